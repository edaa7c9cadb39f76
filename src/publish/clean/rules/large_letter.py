"""Takes a text; gives the rule that puts a large first letter back to its word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.lines import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = re.compile(
    r"(?:(?<=\n)|\A)[ \t]*[“\"‘']?(?P<letter>[A-Z])(?P<gap>[ \t]*\n\s*)"
    r"(?P<rest>[a-z]+|[A-Z]+)(?=['’][A-Za-z]|[ ,])(?=[^\n]{30})(?=[^\n]*[a-z])"
)
_WORDS = frozenset("AIO")
"""Letters that are words."""
_SHORT = frozenset((
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no",
    "of", "oh", "on", "or", "so", "to", "up", "us", "we",
))  # fmt: skip
"""Words of two letters; the word list has many that are none."""
_SECOND = (
    ("I", re.compile(r"(?m)^[ \t]*II[.:]?[ \t]*$")),
    ("A", re.compile(r"(?m)^[ \t]*B[.:]?[ \t]*$")),
)
"""The letters that also count parts, and the line that the next part then has."""
_TEXT = "the lock was dug in the dry years, when corn was cheap.\n"


def _large_letters(text: str) -> Iterator[Finding]:
    """Join a letter that stands alone to the paragraph below, which begins amid a word.

    A word list knows the word they make; where it knows the rest as well, as in "A" over "way", it
    is only proposed. Under "A" or "I" a paragraph may begin with its second word, unless it is in
    capitals or a part "II" or "B" follows: there the letter is a number.
    """
    counted = {letter for letter, second in _SECOND if second.search(text)}
    for match in _ALONE.finditer(text):
        letter, rest = match["letter"], match["rest"].lower()
        word = letter.lower() + rest
        whole = word in (_SHORT if len(word) == 2 else word_list())
        own = letter in _WORDS and rest in word_list()
        if letter in counted or not (whole or (own and match["rest"].islower())):
            continue
        both = whole and own and len(rest) > 1
        yield Finding(
            match.start("gap"), match.end("gap"), "" if whole else " ",
            0.95 if whole and not both else 0.6, review=not whole, propose=both,
            why="a large first letter",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    Rule(
        "large-letter",
        "lines",
        "A large first letter is set apart from its word, and is copied as a line of its own.",
        Reach.LINES,
        _large_letters,
        (
            Example("T\n\nhe lock" + _TEXT.removeprefix("the lock"), "The lock"
                    + _TEXT.removeprefix("the lock")),
            Example("T\nHE LOCK was dug in the dry years, when corn was cheap.",
                    "THE LOCK was dug in the dry years, when corn was cheap."),
            Example("“I\n\nt was dug in the dry years, when corn was cheap,” said Anna.",
                    "“It was dug in the dry years, when corn was cheap,” said Anna."),
            Example("A\n\nlock was dug in the dry years, when corn was very cheap.",
                    "A lock was dug in the dry years, when corn was very cheap."),
            Example("B\n\nThe lock was dug in the dry years, when corn was cheap.",
                    "B\n\nThe lock was dug in the dry years, when corn was cheap.", "a part"),
            Example("I\n\nTHE LOCK THAT NOBODY WANTED TO MEND AT ALL",
                    "I\n\nTHE LOCK THAT NOBODY WANTED TO MEND AT ALL", "a number and its title"),
            Example("I\n\nTHE LOCK was dug in the dry years, when corn was very cheap.",
                    "I\n\nTHE LOCK was dug in the dry years, when corn was very cheap.",
                    "a part that begins in small capitals"),
            Example("A\n\nway was found in the dry years, when corn was very cheap.",
                    "A\n\nway was found in the dry years, when corn was very cheap.",
                    "either word, so that a person is asked"),
            Example("I\n\nsaw the lock when it was dug in the year.\n\nII\n\nIt was dry.",
                    "I\n\nsaw the lock when it was dug in the year.\n\nII\n\nIt was dry.",
                    "the first of two parts"),
            Example("X\n\nmarks the place where the lock was dug in the dry years.",
                    "X\n\nmarks the place where the lock was dug in the dry years.",
                    "no word begins so"),
        ),
    ),
)  # fmt: skip

"""Takes a text; gives the rule that puts a large first letter back to its word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.lines import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = re.compile(
    r"(?:(?<=\n)|\A)[ \t]*(?P<letter>[A-Z])(?P<gap>[ \t]*\n\s*)"
    r"(?P<rest>[a-z]+|[A-Z]+)(?=['’][A-Za-z]|[ ,])(?=[^\n]{30})(?=[^\n]*[a-z])"
)
_WORDS = frozenset("AIO")
"""Letters that are words."""
_SHORT = frozenset((
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no",
    "of", "oh", "on", "or", "so", "to", "up", "us", "we",
))  # fmt: skip
"""Words of two letters; the word list has many that are none."""
_TEXT = "the lock was dug in the dry years, when corn was cheap.\n"


def _large_letters(text: str) -> Iterator[Finding]:
    """Join a letter that stands alone to the paragraph below, which begins amid a word.

    A word list knows the word they make; where it knows the rest as well, as in "A" over "way", a
    person is asked. Under "A" or "I" a paragraph may begin with its second word.
    """
    for match in _ALONE.finditer(text):
        letter, rest = match["letter"], match["rest"].lower()
        word = letter.lower() + rest
        whole = word in (_SHORT if len(word) == 2 else word_list())
        if not whole and (letter not in _WORDS or rest not in word_list()):
            continue
        both = whole and letter in _WORDS and rest in word_list() and len(rest) > 1
        yield Finding(
            match.start("gap"), match.end("gap"), "" if whole else " ",
            0.6 if both else 0.95, review=both, why="a large first letter",
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
            Example("A\n\nlock was dug in the dry years, when corn was very cheap.",
                    "A lock was dug in the dry years, when corn was very cheap."),
            Example("B\n\nThe lock was dug in the dry years, when corn was cheap.",
                    "B\n\nThe lock was dug in the dry years, when corn was cheap.", "a part"),
            Example("I\n\nTHE LOCK THAT NOBODY WANTED TO MEND AT ALL",
                    "I\n\nTHE LOCK THAT NOBODY WANTED TO MEND AT ALL", "a number and its title"),
            Example("X\n\nmarks the place where the lock was dug in the dry years.",
                    "X\n\nmarks the place where the lock was dug in the dry years.",
                    "no word begins so"),
        ),
    ),
)  # fmt: skip

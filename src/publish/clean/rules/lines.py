"""Takes a text with broken lines; gives the rules that undo what only the margin did."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from spellchecker import SpellChecker

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.shape import Shape, groups
from publish.patterns import later
from publish.small_words import of_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_BREAK = later(r"(?<![ \t\u00a0])[ \t\u00a0]*\n[ \t\u00a0]*")
_BROKEN = later(
    r"(?<![\w-])(?P<left>[^\W\d_]+(?:['’-][^\W\d_]+)*)-[ \t]*\n[ \t]*(?P<right>[^\W\d_]+)(?![\w@])"
)
_UNDERLINED = later(
    r"(?:(?<=\n\n)|(?<![\s\S]))(?P<title>\S[^\n]{0,99})\n(?P<line>={3,100}|-{3,100})[ \t]*"
    r"(?=\n[ \t]*(?:\n|\S)|\Z)"
)
_COLUMNS = later(r"\t|\S {2,}\S|[|=>#]|^[-*•\d]")
_WORD = later(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HYPHEN = later(r"[^\W\d_]-\Z")
_TIGHT_DASH = later(r"(?:(?<=[^\s-])(?:--|—)\Z)")
_LISTED = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
"""The languages that have a word list."""
_PARAGRAPH = (
    "It was the habit of the house to dine at three, and\n"
    "nobody had ever thought to ask why, since all of the\n"
    "clocks had been wrong for as long as any one of them\n"
    "could remember, and the cook was deaf."
)
_ONE_MENDED = _PARAGRAPH.replace("and\nnobody", "and nobody")
_VERSE = (
    "The lamp was low, the road was long,\nThe rain came on at ten;\n"
    "And nobody who heard the song\nHas heard the song again."
)


def _underlined(text: str) -> Iterator[Finding]:
    """Find a line that stands alone and has a line of one mark under it, about as long.

    A row of a table is none, whose columns stand apart by tabs or several spaces.
    """
    for match in _UNDERLINED.finditer(text):
        title, line = match["title"].rstrip(), match["line"]
        near = abs(len(line) - len(title)) <= max(3, len(title) // 4)
        if near and not _COLUMNS.search(title) and any(char.isalpha() for char in title):
            start = match.start("title")
            mark = "# " if line[0] == "=" else "## "
            yield Finding(start, start, mark, 0.95, why="a line under it")
            yield Finding(start + len(title), match.end("line"), "", 0.95, why="a line under it")


def _hard_wraps(text: str) -> Iterator[Finding]:
    """Join the lines of a paragraph; a dash that was set tight stays tight.

    A line that ends in a broken word is left to the rule for those, which runs next.
    """
    for group in groups(text):
        if group.shape not in (Shape.PROSE, Shape.LIST):
            continue
        for match in _BREAK.finditer(text, group.start, group.end):
            before = text[max(0, match.start() - 3) : match.start()]
            after = text[match.end() : match.end() + 2]
            if _HYPHEN.search(before) and after[:1].isalpha():
                continue
            tight = _TIGHT_DASH.search(before) or after == "--" or after.startswith("—")
            yield Finding(match.start(), match.end(), "" if tight else " ")


def _broken_words(text: str) -> Iterator[Finding]:
    """Mend words broken at the margin, by the text's own words first, then by a word list.

    A pair that neither knows keeps its hyphen and is flagged: a hyphen too many can be seen, a
    false join cannot. Nothing is joined next to a single letter or a capital.
    """
    broken = list(_BROKEN.finditer(text))
    if not broken:
        return
    kept = [(g.start, g.end) for g in groups(text) if g.shape not in (Shape.PROSE, Shape.LIST)]
    broken = _outside(broken, kept)
    own = _vocabulary(text)
    tongue = of_words(own)
    listed = word_list(tongue if tongue in _LISTED else "en")
    for match in broken:
        left, right = match["left"], match["right"]
        start, end = match.end("left"), match.start("right")
        joined, hyphened = (left + right).lower(), f"{left}-{right}".lower()
        last = left.rsplit("-", 1)[-1]
        if len(last) < 2 or len(right) < 2 or right[0].isupper() or own[hyphened] > own[joined]:
            yield Finding(start, end, "-")
        elif own[joined]:
            yield Finding(start, end, "", 0.98, why="the text has this word elsewhere")
        elif (last + right).lower() in listed:
            yield Finding(start, end, "", 0.9, why="a word list has this word")
        elif last.lower() in listed and right.lower() in listed:
            yield Finding(start, end, "-", 0.8, why="two words that make a compound")
        else:
            yield Finding(start, end, "-", 0.5, review=True, why="no word list knows the word")


def _outside(broken: list[re.Match[str]], kept: list[tuple[int, int]]) -> list[re.Match[str]]:
    """Give the breaks that do not lie within a group whose lines are lines."""
    starts = [start for start, _ in kept]
    out = []
    for match in broken:
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or kept[at][1] < match.end():
            out.append(match)
    return out


def _vocabulary(text: str) -> Counter[str]:
    words = (match[0].lower() for match in _WORD.finditer(text))
    return Counter(words)


@cache
def word_list(language: str = "en") -> frozenset[str]:
    """Give the words of a language that a word broken in two may be, in lower case."""
    return frozenset(SpellChecker(language=language, distance=1).word_frequency.keys())


RULES: tuple[Rule, ...] = (
    Rule(
        "underlined-heading",
        "lines",
        "A line of hyphens or equals signs under a title is the typewriter's way to say heading.",
        Reach.LINES,
        _underlined,
        (
            Example("The Boats\n---------\n\nThey came.", "## The Boats\n\nThey came."),
            Example("The Canal\n=========\nBy A. Clerk", "# The Canal\nBy A. Clerk"),
            Example("Year  Tons\n----------\n1820  4,000", "Year  Tons\n----------\n1820  4,000"),
            Example("One\ntwo\n---\n", "One\ntwo\n---\n", "two lines over a section break"),
            Example(
                "They came down the valley.\n----------\nThen they left.",
                "They came down the valley.\n----------\nThen they left.",
                "a section break",
            ),
        ),
        signs=("\n---", "\n==="),
    ),
    Rule(
        "hard-wrap",
        "lines",
        "Lines broken by hand fit one width only; a paragraph is one line of the manuscript.",
        Reach.LINES,
        _hard_wraps,
        (
            Example(_PARAGRAPH, _PARAGRAPH.replace("\n", " ")),
            Example(
                _PARAGRAPH.replace("three, and\n", "three--\n"),
                _PARAGRAPH.replace("three, and\n", "three--").replace("\n", " "),
                "a dash stays tight",
            ),
            Example(_VERSE, _VERSE, "verse keeps its lines"),
        ),
    ),
    Rule(
        "broken-word",
        "lines",
        "A word broken at another edition's margin keeps a hyphen that it never had.",
        Reach.LINES,
        _broken_words,
        (
            Example(_PARAGRAPH.replace("and\nnobody", "and no-\nbody"), _ONE_MENDED),
            Example(
                _PARAGRAPH.replace("three, and\n", "three, Anglo-\nSaxons "),
                _PARAGRAPH.replace("three, and\n", "three, Anglo-Saxons "),
                "a real compound",
            ),
            Example("2,4-\ndinitrophenol", "2,4-\ndinitrophenol", "a chemical name"),
        ),
        signs=("-\n", " \n", "\t\n"),
    ),
)

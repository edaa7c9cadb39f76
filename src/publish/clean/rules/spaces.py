"""Takes a text with odd spaces; gives the rules that make them plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.shape import Shape, groups
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_ODD = later("[\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
_FRENCH_BEFORE = "«"
_FRENCH_AFTER = ";:!?»%"
_TRAILING = later(r"(?m)(?<![ \t\u00a0])[ \t\u00a0]+$")
_RUN = later(r"(?<=[^\s])(?:[ \t]{2,}|\t)(?=[^\s])")
_ORDINAL = later(
    r"(?<![\w.,/-])(?:\d*(?<!1)1 {1,2}st|\d*(?<!1)2 {1,2}nd|\d*(?<!1)3 {1,2}rd"
    r"|\d*(?:[04-9]|1[1-3]) {1,2}th)(?![\w'’]| \d)"
)
_SPLIT = later(r"\d {1,2}[snrt]")
"""What such an ordinal has, and is quickly looked for."""
_SPACED_MARK = later(r"(?<=[\w)\]”’\"'%]) +(?=[,.;:!?](?:[\s\"”’')\]]|$))(?!\.[ \u00a0]\.)")
_FIGURES = later(r"\d +[.,] +\d")
_TIGHT_LOW = later(r"\w[,.](?=\s)")
_TIGHT_HIGH = later(r"\w[;:!?](?=\s)")
_SPACED_CLOSE = later(r"(?<=[\w.,;:!?]) +(?=[)\]”])")
_SPACED_OPEN = later(r"(?:(?<=[(\[])|(?<![^\s(\[—–-]“)(?<=“)) +(?=\w)")


def _odd_spaces(text: str) -> Iterator[Finding]:
    for match in _ODD.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        french = before in _FRENCH_BEFORE or after in _FRENCH_AFTER
        figures = before.isdigit() and after.isdigit()
        if before and after and len(match[0]) == 1 and (french or figures):
            continue
        yield Finding(match.start(), match.end(), " " * len(match[0]))


def _trailing(text: str) -> Iterator[Finding]:
    for match in _TRAILING.finditer(text):
        yield Finding(match.start(), match.end(), "")


def _runs(text: str) -> Iterator[Finding]:
    """Find runs of spaces, but in no line whose columns or shape they make."""
    for group in groups(text):
        if group.shape in (Shape.TABLE, Shape.CODE, Shape.VERSE):
            continue
        for match in _RUN.finditer(text, group.start, group.end):
            yield Finding(match.start(), match.end(), " ")


def _split_ordinals(text: str) -> Iterator[Finding]:
    if not _SPLIT.search(text):
        return
    for match in _ORDINAL.finditer(text):
        gap = match[0].index(" ")
        end = gap + match[0].count(" ")
        yield Finding(match.start() + gap, match.start() + end, "")


def _spaced_marks(text: str) -> Iterator[Finding]:
    """Find a space before a mark, unless the text as a whole sets its marks so, as French does."""
    found = list(_SPACED_MARK.finditer(text))
    for marks, tight in ((",.", _TIGHT_LOW), (";:!?", _TIGHT_HIGH)):
        mine = sum(text[m.end()] in marks for m in found)
        if 4 * mine > sum(1 for _ in tight.finditer(text)) + 4:
            found = [m for m in found if text[m.end()] not in marks]
    found = [m for m in found if not _FIGURES.match(text, m.start() - 1)]
    if "«" in text:
        found = [m for m in found if text[m.end()] not in _FRENCH_AFTER]
    for match in found:
        yield Finding(match.start(), match.end(), "", 0.9)


def _spaced_brackets(text: str) -> Iterator[Finding]:
    found = [*_SPACED_CLOSE.finditer(text), *_SPACED_OPEN.finditer(text)]
    for match in sorted(found, key=lambda m: m.start()):
        yield Finding(match.start(), match.end(), "", 0.9)


BEFORE_LINES: tuple[Rule, ...] = (
    Rule(
        "no-break-space",
        "spaces",
        "Web pages hold words together with spaces that then will not stretch or break.",
        Reach.SPACES,
        _odd_spaces,
        (
            Example("Prime\u00a0\u00a0\u00a0Minister\u00a0Yoshida", "Prime   Minister Yoshida"),
            Example("Où\u202f? «\u00a0Ici\u00a0»", "Où\u202f? «\u00a0Ici\u00a0»", "French spacing"),
            Example("10\u202f000 men", "10\u202f000 men", "a thin space groups figures"),
        ),
    ),
    Rule(
        "trailing-space",
        "spaces",
        "Spaces at a line's end are seen by nobody but Markdown, which breaks the line there.",
        Reach.SPACES,
        _trailing,
        (Example("one  \ntwo\t", "one\ntwo"), Example("  one\ntwo", "  one\ntwo")),
    ),
)
"""Rules that run first, so that lines can be compared and joined."""

RULES: tuple[Rule, ...] = (
    Rule(
        "space-run",
        "spaces",
        "Runs of spaces between words are left over from justified lines and typewriters.",
        Reach.SPACES,
        _runs,
        (
            Example("Prime              Minister.  Then", "Prime Minister. Then"),
            Example(
                "Year   Tons   Ships\n1914   2,000   14\n1915   3,100   22",
                "Year   Tons   Ships\n1914   2,000   14\n1915   3,100   22",
                "columns",
            ),
        ),
    ),
    Rule(
        "split-ordinal",
        "spaces",
        "A raised ordinal ending comes off its number when it is copied.",
        Reach.SPACES,
        _split_ordinals,
        (
            Example(
                "the 21 st Century, the 11 th, the 2 nd", "the 21st Century, the 11th, the 2nd"
            ),
            Example("at 21 St James Street", "at 21 St James Street"),
            Example("he weighed 11 st 4 lb", "he weighed 11 st 4 lb", "stones"),
            Example("1.1 st, 12 nd", "1.1 st, 12 nd", "no such ordinal"),
        ),
    ),
    Rule(
        "space-before-mark",
        "spaces",
        "A space before a comma or full stop is where something raised was lost.",
        Reach.SPACES,
        _spaced_marks,
        (
            Example("on September 11th , and after", "on September 11th, and after"),
            Example("and so on ... or .5 of it", "and so on ... or .5 of it"),
            Example("« Quoi ! » dit-il ; oui, là.", "« Quoi ! » dit-il ; oui, là.", "guillemets"),
            Example("She left . . . then", "She left . . . then", "a spaced ellipsis"),
            Example("Où va-t-il ? Quoi ? Ici ; là : oui !", "Où va-t-il ? Quoi ? Ici ; là : oui !"),
        ),
        signs=(" ,", " .", " ;", " :", " !", " ?"),
    ),
    Rule(
        "space-inside-bracket",
        "spaces",
        "A space inside a bracket lets the bracket stand alone at a line's end.",
        Reach.SPACES,
        _spaced_brackets,
        (
            Example("the treaty ( of 1951 ) held", "the treaty (of 1951) held"),
            Example("the treaty (of 1951) held", "the treaty (of 1951) held"),
            Example("„So ist es.“ Dann ging er", "„So ist es.“ Dann ging er", "a German close"),
        ),
        signs=(" )", " ]", " ”", "( ", "[ ", "“ "),
    ),
)

"""Takes a text copied from pages; gives the rules that part notes from the text and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_edges import edges_of
from publish.clean.rules.parted_numbers import NOTES_HEADING
from publish.clean.run_in import run_in
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = (
    "The chain across the harbour was drawn every evening by\n"
    "two men of the watch,{0} whose names are written in the\n"
    "rolls of the town,{1} and who were paid out of the dues of\n"
)
_NEXT = (
    "the port until the year in which the fleet went away{0} and\n"
    "the chain was taken up for the whole of the winter.\n"
)
_APART = (
    _PAGE.format(1, 2)
    + "\n1. Rolls, fol. 3.\n\n2. Ibid.\n\n"
    + _NEXT.format(3)
    + "\n3. Moss, p. 4.\n"
)
_CROWDED = _APART.replace("\n\n", "\n")


_RULE = later(
    r"\n(?:[ \t]*\n)?[ \t]*(?:_{4,}|—{3,}|-{4,}(?=[ \t]*\n\s{0,9}\[\d))[ \t]*\n(?:[ \t]*\n)?"
    r"(?=[ \t]*(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|\d{1,3}(?=[ \t])|[*†‡§¹²³])[ \t]*[\"“‘(_A-Z])"
)


def _crowded(text: str) -> Iterator[Finding]:
    """Find the notes at the foot of a page, where lines stand right above or below."""
    edges = edges_of(text)
    lines = edges.lines
    for foot in edges.feet:
        for index in (*foot.heads, foot.last + 1):
            if index == 0 or index >= len(lines) or edges.gaps[index].apart:
                continue
            at = lines[index - 1].end
            after = index > foot.last
            sure = not (after and foot.unsure)
            yield Finding(at, at, "\n", 0.9 if sure else 0.5, review=not sure, why="a page's notes")


_ROW = (
    "They came.1 They went.2 They slept.3\n\nNotes\n\n1. Rolls, box 4. 2. See Moss, 12. 3. Ibid.\n"
)
_IN_LINES = _ROW.replace(". 2. See", ".\n\n2. See").replace(". 3. Ibid", ".\n\n3. Ibid")
_VOLUME = "They came.1 They went.2\n\nNotes\n\n1. Moss, vol. 1. 2. Aufl., Bonn.\n"


def _run_in(text: str) -> Iterator[Finding]:
    """Find the notes that begin behind another on its line; without a heading, for review."""
    edges = edges_of(text)
    lines = [(text.index(line.text[0], line.start), line.text) for line in edges.lines]
    heading = NOTES_HEADING.search(text)
    listed = heading.end() if heading else len(text)
    for start, end, put in run_in(text, lines, edges.gaps, edges.loose):
        why = "notes in one row, all of them called"
        yield Finding(start, end, put, 0.9, review=start < listed, why=why)


def _rules(text: str) -> Iterator[Finding]:
    """Find the rule that parts a page's notes from its text, right over the first of them."""
    for match in _RULE.finditer(text):
        yield Finding(match.start(), match.end(), "\n\n", 0.95, why="the rule over notes")


_RULED = "They came.1\n\n______\n1 Rolls, fol. 3.\n\nThey went.2\n____\n2 Ibid.\n"

BEFORE_PAGES = (
    Rule(
        name="note-rule",
        family="lines",
        why="A rule parts notes from the page above them; without pages it parts nothing.",
        reach=Reach.LINES,
        find=_rules,
        examples=(
            Example(
                _RULED, "They came.1\n\n1 Rolls, fol. 3.\n\nThey went.2\n\n2 Ibid.\n", "two pages"
            ),
            Example("Name\n______\nDay\n____\n", "Name\n______\nDay\n____\n", "a form"),
            Example("Sum\n____\n1820\n", "Sum\n____\n1820\n", "a year"),
        ),
    ),
    Rule(
        name="run-in-note",
        family="lines",
        why="Several notes were set in one row, and would be read as the first of them.",
        reach=Reach.LINES,
        find=_run_in,
        examples=(
            Example(_ROW, _IN_LINES),
            Example(_ROW.replace(".3", "."), _ROW.replace(".3", "."), "the third is not called"),
            Example(_VOLUME, _VOLUME, "a volume's number, which is the note's too"),
        ),
    ),
)
RULES = (
    Rule(
        name="crowded-note",
        family="lines",
        why="Notes at a page's foot stand right under its text, and would be read as its lines.",
        reach=Reach.LINES,
        find=_crowded,
        examples=(
            Example(_CROWDED, _APART),
            Example(
                _CROWDED.replace("1 whose", " whose").replace("2 and", " and"),
                _CROWDED.replace("1 whose", " whose").replace("2 and", " and"),
                "points that nothing calls",
            ),
        ),
    ),
)

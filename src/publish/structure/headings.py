"""Takes a text's units; gives which are headings, what spoke for each, and at which level."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.shape import Shape
from publish.structure.days import is_date
from publish.structure.diary import day_heads
from publish.structure.nesting import APPENDED, OF_NOTES, USUAL
from publish.structure.openings import opens_letter
from publish.structure.outline import Heading, levels
from publish.structure.recurring import recurring
from publish.structure.series import gaps
from publish.structure.signs import Signs, Vote, ends_in_date, gather, vote
from publish.structure.units import ATX, title_case
from publish.structure.wording import HOLDING, KNOWN, NOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.contents import Contents
    from publish.structure.labels import Label
    from publish.structure.units import Unit

_ENOUGH = 2.6
"""The sum of signs (log-odds) from which a line is a heading; no single sign reaches it."""
_NEARLY = _ENOUGH - 0.8
"""From here a line is one if it looks like three others that are, and else is asked about."""
_AMID = 1.0
"""From here a line is one if its number stands between those of two that are."""
_SERIES = 4
"""So many that are nearly headings, all in one style, are."""
_OF_DAYS = Vote(_ENOUGH + 1.0, ["a day over each part"])
_LONGEST_PLAIN = 24
"""Words of a title neither in capitals nor in title case; a paragraph that a page ends has more."""
_OF_LETTERS = frozenset(("letter", "epistle"))
"""The labels under which to whom a letter goes may stand."""
_TO = re.compile(r"(?:To|TO|From|FROM) |(?:[A-Z][\w.]*,? ){1,5}(?:to|TO) [A-Z]")
_OF_DOCUMENTS = 1
"""The rank of the heads of a collection of documents: nothing inside a document stands above."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings ``found``, in order, and the units that are perhaps one: ``possible``."""

    found: tuple[Heading, ...] = ()
    possible: tuple[int, ...] = ()


def headings(
    units: Sequence[Unit], taken: frozenset[int], listed: Contents, authors: frozenset[str]
) -> Headings:
    """Find the headings among the units that are not ``taken``.

    ``authors`` are the folded names of the text's authors, who sign but head nothing.
    """
    signs = gather(units, listed, taken)
    votes: dict[int, Vote] = {}
    for index, unit in enumerate(units):
        plausible = unit.is_line and "\t" not in unit.text.strip()
        if plausible and index not in taken and unit.folded not in authors:
            votes[index] = vote(units, index, taken, signs)
    votes.update(dict.fromkeys(day_heads(units) - taken, _OF_DAYS))
    chosen = {index for index, each in votes.items() if each.score >= _ENOUGH}
    if not signs.series.documents:
        again = recurring(units, votes, chosen, signs)
        for index in again - chosen:
            votes[index] = votes[index].again()
    else:
        again = set()
    chosen |= again
    chosen = _with_companions(units, votes, chosen, alone=signs.series.documents)
    found = levels(_merged(units, votes, signs, chosen, again))
    used = {index for each in found for index in range(each.first, each.last + 1)}
    nearly = (i for i, each in votes.items() if each.score >= _NEARLY and i not in used)
    short = (i for i in nearly if len(units[i].words) <= 16 and _may_be(units[i], signs))
    return Headings(tuple(found), tuple(short))


def _with_companions(
    units: Sequence[Unit], votes: dict[int, Vote], chosen: set[int], *, alone: bool
) -> set[int]:
    """Add what nearly passed and looks like what passed: the document's own style decides.

    So do four that nearly passed, in one style; not in a collection of documents, where lines
    stand ``alone``, each in a document of its own.
    """
    styles = Counter(_style(units[index]) for index in chosen)
    nearly = {i for i, each in votes.items() if each.score >= _NEARLY}
    amid = {i for i, each in votes.items() if each.score >= _AMID}
    chosen = chosen | gaps(units, amid - chosen, chosen)
    alike = Counter(_style(units[i]) for i in nearly | chosen)
    return chosen | {
        i
        for i in nearly
        if styles[_style(units[i])] >= 3 or (not alone and alike[_style(units[i])] >= _SERIES)
    }


def _may_be(unit: Unit, signs: Signs) -> bool:
    return signs.closing.closes(unit, titled=False) or not unit.ends_sentence


def _style(unit: Unit) -> tuple[bool, str, str]:
    found = unit.label
    last = unit.plain[-1:]
    return unit.plain.isupper(), last if last in ".:" else "", found.word if found else ""


def _merged(
    units: Sequence[Unit],
    votes: dict[int, Vote],
    signs: Signs,
    chosen: set[int],
    again: set[int],
) -> list[Heading]:
    """Put a bare label and the title under it together, and the lines of one title."""
    out: list[Heading] = []
    covered = -1
    for index in sorted(chosen):
        if index <= covered or _is_addressee(units, index):
            continue
        found = units[index].label
        last = index
        titled = index + 1 in votes and _titles(units[index + 1])
        beside = opens_letter(units, index + 1) or _is_addressee(units, index + 1)
        titled = titled and not beside
        if found and not found.rest and titled and not _goes_on(units, index + 1):
            sure = found.word != "decimal" or votes[index + 1].score > 1
            last = index + sure
        anchor = last
        while (
            last + 1 in votes
            and last - anchor < 3
            and _carries_on(units[anchor], units[last], units[last + 1])
        ):
            last += 1
        covered = last
        best = max((votes[i] for i in range(index, last + 1)), key=lambda each: each.score)
        confidence = round(min(0.99, 0.5 + max(best.score - 1.5, 0.0) / 10), 2)
        over = signs.series.documents and index in signs.series.heads
        rank = _OF_DOCUMENTS if over else _rank(units[index], found)
        signs_say = bool(ATX.match(units[index].text))
        evidence = tuple(best.evidence)
        holds = HOLDING.match(units[index].plain) is not None
        out.append(
            Heading(
                index,
                last,
                rank,
                confidence,
                evidence,
                found,
                signs_say,
                holds,
                units[index].folded,
                index in again,
            )
        )
    return out


def _titles(unit: Unit) -> bool:
    """Tell whether a unit is the title to the bare label above it, however often it recurs."""
    text, another = unit.plain, unit.label
    if not 1 <= len(unit.words) <= 36 or unit.above > 3 or text.endswith((",", ";", ":")):
        return False
    if ATX.match(unit.text) or len(text.strip(".")) == 1:
        return False
    if len(unit.words) > _LONGEST_PLAIN and not (unit.wording.shouted or title_case(unit.words)):
        return False
    if text[0].islower() or is_date(text) or (ends_in_date(text) and len(unit.words) <= 12):
        return False
    if unit.ends_sentence and not text.endswith("?"):
        where_printed = ends_in_date(text)
        if not (where_printed or unit.wording.shouted or title_case(unit.words)):
            return False
    return not another or (another.word in {"decimal", "lettered"} and bool(another.rest))


def _is_addressee(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line right under "Letter I" says to whom that letter goes."""
    over = units[index - 1].label if index else None
    letter = over is not None and over.word in _OF_LETTERS and not over.rest
    return letter and _TO.match(units[index].plain) is not None


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line leads on to the next of its stanza, as a wrapped paragraph's first."""
    unit = units[index]
    after = units[index + 1] if index + 1 < len(units) else None
    same = after is not None and after.stanza == unit.stanza and after.above == 0
    return same and after is not None and after.plain[:1].islower() and not unit.wording.shouted


def _carries_on(anchor: Unit, unit: Unit, after: Unit) -> bool:
    """A second line of one title: the same stanza, and both in capitals or title case."""
    if after.stanza != unit.stanza or after.shape is not Shape.LINES or not after.words:
        return False
    if is_date(after.plain) or ends_in_date(after.plain) or after.label:
        return False
    if unit.label or unit.wording.known or ATX.match(unit.text) or ATX.match(after.text):
        return False
    if unit.text.endswith("]") and not unit.plain.endswith("]"):
        return False  # an encyclopaedia's link closes it
    if anchor.wording.shouted:
        return after.wording.shouted
    bracketed = after.plain[0] == "(" and after.plain[-1] == ")"
    closed = after.plain.endswith((".", ":", ",", ";"))
    return bracketed or (not closed and title_case(after.words))


def _rank(unit: Unit, found: Label | None) -> int:
    if marked := ATX.match(unit.text):
        return len(marked[1])
    if found and found.rank:
        return USUAL if found.word in APPENDED else found.rank
    if found and found.word == "roman":
        return 3
    if NOTES.fullmatch(unit.plain.rstrip(".:")):
        return OF_NOTES
    if KNOWN.fullmatch(unit.plain.rstrip(".:")):
        return USUAL
    return 3 if unit.plain.isupper() else 4

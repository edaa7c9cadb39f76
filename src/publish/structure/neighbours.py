"""Takes a unit among its neighbours; gives what these say for and against its being a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.shape import Shape
from publish.structure.phrases import is_phrase
from publish.structure.series import opens_document
from publish.structure.units import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_A_CLAUSE = 8
_LITTLE = 1.0
"""What a few words, a list or verse below a line say for it: less than a paragraph."""
_A_SENTENCE = 3
"""Words of a short paragraph at the least."""
_SET_APART = frozenset((Shape.TABLE, Shape.VERSE, Shape.CODE, Shape.QUOTED))
_BULLETS = frozenset(("> ", "- ", "* ", "• ", "· ", "– "))
_STREET = re.compile(
    r"\A\d{1,4}[a-z]?,? (?:[A-Z][\w’']+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Place|Terrace|Row|Drive|Boulevard|Court)\b\.?"
)
"""A line of an address."""
Sign = tuple[float, str]
"""A weight (log-odds) and, where it speaks for a heading, the words to tell an editor so."""


def opens_text(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a paragraph stands below a unit, or what letters begin with."""
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and (after.is_sentence or opens_document(after))


def tells(unit: Unit) -> bool:
    """Tell whether a line is a short paragraph: closed, with a verb, and in a sentence's capitals.

    A name, an address, an ingredient or a cry has none.
    """
    wording = unit.wording
    if not unit.is_line or not wording.ends_sentence or wording.shouted or wording.label:
        return False
    text = unit.plain
    if len(unit.words) < _A_SENTENCE or text[-1:] in "!?" or not text[:1].isupper():
        return False
    return not is_phrase(text, unit.words)


def _names(unit: Unit) -> bool:
    """Tell whether a line names what follows, by its words, capitals or number."""
    wording = unit.wording
    strong = wording.shouted or wording.known or wording.label or title_case(unit.words)
    credited = unit.plain.endswith(")")  # a picture's
    return bool(strong) or (is_phrase(unit.plain, unit.words) and not credited)


def _is_set_apart(unit: Unit) -> bool:
    """Tell whether something stands here that a heading may have right below it, as a list."""
    return unit.shape in _SET_APART or _is_item(unit)


def above(units: Sequence[Unit], index: int, taken: frozenset[int]) -> list[Sign]:
    """Weigh what stands before a unit; ``taken`` are known to be no headings."""
    out: list[Sign] = []
    unit = units[index]
    if unit.above >= 2:
        out.append((0.8, "blank lines above it"))
    if index == 0 or index - 1 in taken:
        return out
    before = units[index - 1]
    last = before.plain[-1:]
    if last and last in ":,":
        out.append((-2.0 if last == ":" else -3.0, ""))
    elif before.is_sentence or tells(before):
        if before.wording.ends_sentence:
            out.append((0.5, "between paragraphs"))
    elif before.is_line and not before.wording.ends_sentence:
        out.append((-0.4, ""))
    if not unit.label and any(_STREET.search(each.plain) for each in units[index - 1 : index + 2]):
        out.append((-2.0, ""))
    signed = unit.stanza == before.stanza and unit.above == 0 and before.wording.named
    if signed and index > 1 and units[index - 2].plain.endswith(","):
        out.append((-3.0, ""))  # the office of who signs
    among = index > 1 and _bare(unit) and _bare(before) and _bare(units[index - 2])
    among = among and not (_is_below_list(units, index) or _is_apart(units, index))
    if among and (index + 1 == len(units) or not opens_document(units[index + 1])):
        out.append((-2.0, ""))
    return out


def _is_below_list(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a list or quotation, as marked, ends right above a line that is not."""
    return _is_item(units[index - 1]) and not _is_item(units[index])


def _is_item(unit: Unit) -> bool:
    return unit.wording.text.lstrip()[:2] in _BULLETS


def _is_apart(units: Sequence[Unit], index: int) -> bool:
    """Tell whether the two lines above stand together, as who signs does, and a line apart."""
    unit, before = units[index], units[index - 1]
    return unit.above > 0 and units[index - 2].stanza == before.stanza


def _bare(unit: Unit) -> bool:
    """Tell whether a line is one as there are in lists of people, addresses and signatures."""
    return unit.is_line and unit.wording.bare and not tells(unit)


def below(units: Sequence[Unit], index: int) -> list[Sign]:
    """Weigh what stands after a unit: a heading has text below it."""
    unit = units[index]
    if index + 1 == len(units):
        return [(-2 if unit.wording.known else -5, "")]
    after = units[index + 1]
    if after.plain[:1].islower() and index and _breaks_off(units[index - 1]):
        return [(-6, "")]
    text_below = opens_text(units, index)
    if text_below:
        out: list[Sign] = [(1.4, "text after it")]
    elif (tells(after) or _is_set_apart(after)) and _names(unit):
        out = [(_LITTLE, "text after it")]
    elif after.plain[:1].islower():
        out = [(-3, "")]
    else:
        out = [(-0.4 * max(0, _short_lines(units, index + 1) - 1), "")]
    if not text_below and unit.wording.named:
        out.append((-1.5, ""))
    if unit.stanza == after.stanza and unit.above == 0 and index:
        out.append((-0.3, ""))
    return out


def _breaks_off(unit: Unit) -> bool:
    """Tell whether a paragraph ends amid a sentence, which then goes on over what splits it."""
    last = unit.plain[-1:]
    runs_on = last.isalnum() or last in set(",-–—")
    return runs_on and (unit.is_sentence or len(unit.words) > _A_CLAUSE)


def _short_lines(units: Sequence[Unit], index: int) -> int:
    count = 0
    for at in range(index, min(index + 4, len(units))):
        each = units[at]
        if each.is_sentence or not each.is_line:
            break
        count += 1
    return count

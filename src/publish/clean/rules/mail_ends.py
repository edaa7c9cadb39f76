"""Takes the lines of a text that may have come in a letter; gives what letters end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rules.mail_words import (
    ADDRESS,
    BUTTON,
    DEVICE,
    FAREWELL,
    IS_LIST,
    LEGAL,
    LEGAL_HEAD,
    LIST_FOOT,
)
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.clean.rules.mail_lines import Line

_RULE = later(r"[_=*~-]{8,}")
_DELIMITER = "--"
_CONTACT = later(
    r"\+?\d[\d ()./-]{6,}\d|(?:https?://|www\.)\S+|\b(?:tel|phone|mob(?:ile)?|fax|t|m|e)\b\s?[:.]",
    2,
)
_WORD = later(r"[^\W\d_]+")
_SIGNATURE, _WIDEST = 14, 90
"""Lines of a signature, and characters of one, at the most."""
_NAMES = 9
"""Lines under a farewell: the name, the office, the address."""
_FEWEST = 2
"""Words of a firm's notice at the least."""


def foot(lines: Sequence[Line], begin: int, *, mail: bool, farewell: bool) -> list[tuple[int, int]]:
    """Give the ranges of lines at a text's end, from line ``begin`` on, that a letter adds.

    In every text these are a telephone's line and a list's foot. Where ``mail`` says that the text
    came in a letter, also a firm's notices and a signature; with ``farewell`` the words before it.
    """
    stop = _last(lines, len(lines))
    taken: list[tuple[int, int]] = []
    while stop > begin:
        first = _of_list(lines, begin, stop)
        first = first if first < stop else _of_device(lines, stop, mail=mail)
        if mail and first == stop:
            first = _of_firm(lines, begin, stop)
        if mail and first == stop:
            first = _signature(lines, begin, stop)
        if farewell and first == stop:
            first = _farewell(lines, begin, stop)
        if first == stop:
            break
        taken.append((first, stop))
        stop = _last(lines, first)
    joined: list[tuple[int, int]] = []
    for first, end in reversed(taken):
        if joined and not any(line.text for line in lines[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined if stop > begin else []


def _last(lines: Sequence[Line], stop: int) -> int:
    """Give the end behind the last line with words before ``stop``."""
    while stop and not lines[stop - 1].text:
        stop -= 1
    return stop


def _stanza(lines: Sequence[Line], begin: int, stop: int) -> int:
    while stop > begin and lines[stop - 1].text:
        stop -= 1
    return stop


def _of_device(lines: Sequence[Line], stop: int, *, mail: bool) -> int:
    text = lines[stop - 1].text
    return stop - bool(DEVICE.fullmatch(text) or (mail and BUTTON.fullmatch(text)))


def _of_list(lines: Sequence[Line], begin: int, stop: int) -> int:
    """Give where the foot of a list begins: a row of strokes over lines of which each is usual."""
    at = stop
    named = False
    while at > begin and at > stop - _SIGNATURE:
        text = lines[at - 1].text
        if text and _RULE.fullmatch(text):
            return at - 1 if named and at < stop else stop
        if text in {"", "--", "---"}:
            at -= 1
            continue
        if not LIST_FOOT.fullmatch(text):
            break
        named = named or IS_LIST.search(text) is not None
        at -= 1
    while at < stop and not lines[at].text:
        at += 1
    delimited = at < stop and lines[at].text == _DELIMITER
    return at if named and delimited else stop


def _of_firm(lines: Sequence[Line], begin: int, stop: int) -> int:
    """Give where the paragraph begins in which a firm says for whom its letters are."""
    first = _stanza(lines, begin, stop)
    said = " ".join(line.text for line in lines[first:stop])
    words = {match[0].lower() for match in LEGAL.finditer(said)}
    headed = LEGAL_HEAD.match(said) is not None
    if headed and not words and stop - first == 1 and len(said) > _WIDEST:
        return stop
    return first if len(words) >= _FEWEST or headed else stop


def _signature(lines: Sequence[Line], begin: int, stop: int) -> int:
    """Give where the lines under two hyphens begin, as programs set them over a signature."""
    for at in range(stop - 1, max(begin, stop - _SIGNATURE) - 1, -1):
        text = lines[at].text
        if text == _DELIMITER:
            return at
        if len(text) > _WIDEST:
            break
    return stop


def _farewell(lines: Sequence[Line], begin: int, stop: int) -> int:
    """Give where a farewell begins, with a few short lines below it that close no sentence."""
    seen = 0
    for at in range(stop - 1, begin, -1):
        text = lines[at].text
        if not text:
            continue
        if FAREWELL.fullmatch(text):
            return at if seen else stop
        seen += 1
        contact = ADDRESS.search(text) or _CONTACT.search(text)
        told = text.endswith((".", "!", "?")) and len(_WORD.findall(text)) > _NAMES
        if seen > _NAMES or len(text) > _WIDEST or (told and not contact):
            break
    return stop

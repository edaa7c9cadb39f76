"""Takes a page and its lines; gives those of its boxes: stories, comments, captions, links.

A box is known by its head; what stands under it is the box's while it keeps the box's shape.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rules.site_signs import OF_THE_TEXT, is_bare_name, on_one_line
from publish.clean.rules.site_sure import is_credit
from publish.clean.rules.site_words.boxes import (
    EDIT,
    EDIT_LINK,
    FOUND,
    OTHER_STORIES,
    REPLY,
    THREAD,
)
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.clean.rules.site_signs import Line, Page

_ALONE = later(r"abstract|summary|acknowledge?ments?|keywords:? .*", re.IGNORECASE)
"""The head of a part that a paper has and no site, and its line of keywords."""
_OWN_HEAD = later(
    r"(?:end|foot)?notes|references|works cited|(?:select(?:ed)? )?bibliography|sources|"
    r"(?:further|suggested|recommended) readings?|"
    r"((?:(?:list of )?(?:the )?signatories|signed|signed by|yours .{2,20}),?:?)",
    re.IGNORECASE,
)
_OF_SITES = later(r"recommended", re.IGNORECASE)
"""How a site heads its other stories amid a text, and a scholar the books below one."""
_YEAR = later(r"\b(?:1[5-9]|20)\d\d\b")
_EVIDENCE = 2
"""So many replies make a thread of what stands under its head."""
_LEAST, _MOST = 3, 26
"""The words that the title of another story has."""
_CAPTION, _CAPTION_INSIDE = 30, 20
"""So many words has what is said of a picture; a paragraph has more, amid the text above all."""
_SENTENCES = later(r"[.!?][\"”’)]* +[\"“‘(]*[A-Z]")
_INSIDE = 8
"""So many stories may a box amid the text list."""
_NUMBERED = later(r"(\d{1,2})[.)]? (?=\S)")
_ENTRY = later(r"\^|\[?\d{1,3}[.\]]")


def boxes(text: str, seen: Page) -> set[int]:
    """Give the indices of the lines of the page's boxes, their heads included."""
    plain = [on_one_line(text, line) if line.words <= 120 else "" for line in seen.lines]
    return {
        *_stories(seen, plain),
        *_threads(seen, plain),
        *_index(seen, plain),
        *_captions(seen, plain),
    }


def _stories(seen: Page, plain: Sequence[str]) -> Iterator[int]:
    """Give the titles of other stories under a head that says they are such."""
    stops = _stops(seen, plain)
    taken = 0
    for head, each in enumerate(plain):
        if (
            head < taken
            or seen.lines[head].words > 9
            or not OTHER_STORIES.fullmatch(each.strip(" :>»›▸"))
        ):
            continue
        stop, signed = _signed(seen.lines, plain, stops, head + 1)
        stop = max(stop, _ranked(seen.lines, plain, head))
        inside = seen.first <= head <= seen.last
        while not signed and (
            stop > head + 2
            and inside
            and not _NUMBERED.match(plain[stop - 1])
            and _heads_text(seen.lines, stop - 1)
        ):
            stop -= 1
        if stop > head + 1 and (stop - head - 1 <= _INSIDE or not inside):
            yield from range(head, stop)
            taken = stop


def _signed(
    lines: Sequence[Line], plain: Sequence[str], stops: Sequence[int], first: int
) -> tuple[int, bool]:
    """Give where a run of titles stops, each of which may have its author's name under it.

    Also tell whether it has, twice at the least, so that the last name is no heading of the text.
    """
    stop, names = stops[first], 0
    while first < stop < len(lines) and is_bare_name(lines[stop], plain[stop]):
        names += 1
        further = stops[stop + 1]
        if further == stop + 1:
            return (stop + 1, True) if names > 1 else (stop, False)
        stop = further
    return stop, False


def _ranked(lines: Sequence[Line], plain: Sequence[str], head: int) -> int:
    """Give where the titles under a head stop that count from 1, as the most read stories do."""
    below = head + 1
    while below < min(len(plain), head + _INSIDE + 1):
        number = _NUMBERED.match(plain[below])
        if not number or int(number[1]) != below - head or lines[below].sentence:
            break
        below += 1
    return below if below > head + 2 else head


def _stops(seen: Page, plain: Sequence[str]) -> list[int]:
    """Give for each line where the run of titles that it begins stops: at itself, if it is none."""
    out = list(range(len(plain) + 1))
    for i in range(len(plain) - 1, -1, -1):
        if _is_title(seen.lines[i], plain[i]):
            out[i] = out[i + 1]
    return out


def lists(text: str, seen: Page) -> set[int]:
    """Give the indices of what the text itself lists under a head: works, notes, who signed it."""
    out = {i for i, line in enumerate(seen.lines) if _is_alone(text, line)}
    for i, line in enumerate(seen.lines[:-1]):
        head = line.words <= 5 and _OWN_HEAD.fullmatch(EDIT_LINK.sub("", on_one_line(text, line)))
        if not head or i in out or _is_sites(text, seen.lines[i : i + 5]):
            continue
        below = i + 1
        while below < len(seen.lines) and _is_own(text, seen.lines[below], signed=bool(head[1])):
            below += 1
        if below > i + 1:
            out |= set(range(i, below))
    return out


def _is_sites(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether what is recommended is a site's: stories signed by name, without a year."""
    if not _OF_SITES.match(text, lines[0].start):
        return False
    plain = [on_one_line(text, line) for line in lines if line.words <= _MOST]
    names = sum(is_bare_name(line, on_one_line(text, line)) for line in lines[2:])
    return names > 0 and not any(_YEAR.search(each) for each in plain)


def _is_alone(text: str, line: Line) -> bool:
    return line.words <= _MOST and bool(_ALONE.fullmatch(on_one_line(text, line)))


def _is_own(text: str, line: Line, *, signed: bool) -> bool:
    """Tell whether a line may be a work, a note or a name, and holds no phrase of a site."""
    if text[line.start : line.start + 1] == "^" and "note" in line.seen:
        return True  # a source in an encyclopaedia, whatever its words
    if line.kinds or not line.words or FOUND.match(text, line.start):
        return False
    said = line.words > (1 if signed else 2) or line.seen & OF_THE_TEXT
    return bool(said or _YEAR.search(text[line.start : line.end]))


def _is_title(line: Line, plain: str) -> bool:
    if line.kinds or not line.words:
        return bool(line.words) and not line.sentence
    if line.seen & {"note", "cited", "open", "lower"}:
        return False
    closed = plain.endswith(".") and not plain.endswith("..")
    return _LEAST <= line.words <= _MOST and not closed


def _heads_text(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a short line may as well be the heading of the text that goes on under it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].words <= 4 and below is not None and below.sentence


def _threads(seen: Page, plain: Sequence[str]) -> Iterator[int]:
    """Give what readers wrote under the text, from the head over it to the page's end."""
    for head in range(seen.last + 1, len(plain)):
        if seen.lines[head].words > 24 or not THREAD.fullmatch(plain[head]):
            continue
        below = range(head + 1, len(plain))
        said = sum(len(plain[i]) < 90 and bool(REPLY.fullmatch(plain[i])) for i in below)
        notes = sum("note" in seen.lines[i].seen for i in below)
        if said >= _EVIDENCE and notes <= said:
            yield head
            yield from below
        return


def _captions(seen: Page, plain: Sequence[str]) -> Iterator[int]:
    """Give what is said of a picture just above the line that says whose it is."""
    for i in range(1, len(plain)):
        above = seen.lines[i - 1]
        if not is_credit(plain[i]) or not above.sentence or above.words > _CAPTION:
            continue
        inside = seen.first <= i - 1 <= seen.last
        paragraph = above.words > _CAPTION_INSIDE or _SENTENCES.search(plain[i - 1])
        if not inside or ("/" in plain[i] and not paragraph):
            yield i - 1


def _index(seen: Page, plain: Sequence[str]) -> Iterator[int]:
    """Give the tables of links between an encyclopaedia's references and its foot."""
    if sum(bool(EDIT.fullmatch(each)) for each in plain) < 3:
        return
    foot = next((i for i, each in enumerate(plain) if FOUND.fullmatch(each)), len(plain))
    top = max((i for i in range(foot) if _is_entry(seen.lines[i], plain[i])), default=len(plain))
    start = next((i for i in range(top + 1, foot) if plain[i].lower() == "v"), None)
    if start is not None and [each.lower() for each in plain[start : start + 3]] == ["v", "t", "e"]:
        yield from range(start, len(plain))
    elif foot < len(plain):
        yield from range(foot, len(plain))


def _is_entry(line: Line, plain: str) -> bool:
    return line.sentence or bool(_ENTRY.match(plain)) or "cited" in line.seen

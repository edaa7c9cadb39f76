"""Takes a prepared tree and the text drawn from it; gives what is missing and where pages begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.pdf.walk import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from publish.pdf.prepare import Prepared
    from publish.pdf.walk import Piece

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060])
_HYPHENS = ("-", "\u2010")
_FAR = 20_000
_ENOUGH = 12


@dataclass(slots=True)
class Stream:
    """One run of text in reading order: the main flow, or one note.

    ``runs`` are the pieces of text with the elements they belong to, ``starts`` where each begins
    in ``text``, which is the whole without spaces (a line break eats them, so they prove nothing).
    """

    runs: list[tuple[Element, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    text: str = ""

    def owner(self, at: int) -> int:
        """Give the index of the run that holds a character of ``text``."""
        return max(bisect_right(self.starts, at) - 1, 0)


@dataclass(slots=True)
class Found:
    """How what was drawn matches the tree: ``lost`` and ``strange`` are both empty if it is whole.

    ``lost`` holds elements and the words of theirs that are on no page; ``strange`` text on a page
    that the tree has not. ``page_starts`` gives for each page with running text the offset of its
    first character in the flow's ``text``.
    """

    flow: Stream
    lost: list[tuple[Element, str]] = field(default_factory=list)
    strange: list[Piece] = field(default_factory=list)
    page_starts: dict[int, int] = field(default_factory=dict)
    words: int = 0


def solid(text: str) -> str:
    """Give a text without spaces and invisible characters."""
    return "".join(text.translate(_INVISIBLE).split())


def read(element: Element, notes: set[Element]) -> Iterator[tuple[Element, str]]:
    """Give an element's text in order, with the element each piece belongs to, notes left out."""
    if element.text:
        yield element, element.text
    for child in element:
        if child not in notes:
            yield from read(child, notes)
        if child.tail:
            yield element, child.tail


def stream(runs: Iterable[tuple[Element, str]]) -> Stream:
    """Make a stream of such pieces."""
    out, at, parts = Stream(), 0, []
    for element, text in runs:
        part = solid(text)
        if part:
            out.runs.append((element, text))
            out.starts.append(at)
            parts.append(part)
            at += len(part)
    out.text = "".join(parts)
    return out


def match(prepared: Prepared, pieces: Iterable[Piece]) -> Found:
    """Lay what was drawn beside what should have been drawn, character by character."""
    body = prepared.html.find("body")
    assert body is not None
    notes = set(prepared.notes.values())
    flow = stream(read(body, notes))
    found = Found(flow, words=_count(body))
    drawn: dict[str, list[Piece]] = {}
    for piece in pieces:
        if not piece.pseudo and not piece.repeated and piece.area is not Area.MARGIN:
            drawn.setdefault(piece.note, []).append(piece)
    _follow(flow, drawn.pop("", []), found, pages=True)
    for name, note in prepared.notes.items():
        _follow(stream(read(note, set())), drawn.pop(name, []), found, pages=False)
    for rest in drawn.values():
        found.strange.extend(rest)
    return found


_INLINE = frozenset(
    [
        *("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup"),
    ]
)


def _count(body: Element) -> int:
    """Count words; a block's edge parts them, an inline element's does not."""
    parts: list[str] = []

    def take(element: Element) -> None:
        edge = "" if element.tag in _INLINE else " "
        parts.extend((edge, element.text or ""))
        for child in element:
            take(child)
            parts.append(child.tail or "")
        parts.append(edge)

    take(body)
    return len("".join(parts).split())


def _follow(stream: Stream, drawn: list[Piece], found: Found, *, pages: bool) -> None:
    at = 0
    for piece in drawn:
        text = solid(piece.text)
        if pages and text:
            found.page_starts.setdefault(piece.page, at)
        while text:
            same = _common(stream.text, at, text)
            if same == len(text) or (same and text[same:] in _HYPHENS):
                at += same
                break
            # What was left out may begin as what follows it does: try from its start.
            back = min(at + same - stream.starts[stream.owner(at + same)], same)
            for used in (same - back, same):
                further = stream.text.find(text[used : used + _ENOUGH], at + used, at + _FAR)
                if further > at + used:
                    break
            else:
                found.strange.append(piece)
                at += same
                break
            _lose(stream, at + used, further, found)
            at, text = further, text[used:]
    _lose(stream, at, len(stream.text), found)


def _common(whole: str, at: int, text: str) -> int:
    """Give how many characters of ``text`` stand in ``whole`` from ``at`` on."""
    if whole.startswith(text, at):
        return len(text)
    return next(
        (
            n
            for n, (a, b) in enumerate(zip(whole[at : at + len(text)], text, strict=False))
            if a != b
        ),
        min(len(text), len(whole) - at),
    )


def _lose(stream: Stream, start: int, end: int, found: Found) -> None:
    while start < end:
        run = stream.owner(start)
        stop = min(end, stream.starts[run + 1] if run + 1 < len(stream.starts) else end)
        found.lost.append((stream.runs[run][0], stream.text[start:stop]))
        start = stop

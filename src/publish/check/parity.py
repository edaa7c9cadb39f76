"""Takes a packet, its edition and what the outputs hold; gives where their words differ.

Words in are words out: whatever a person wrote in a manuscript stands in the edition, and whatever
stands in the edition stands in each output, in the same order, once.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.bind.markup import words
from publish.diagnostics import Diagnostic, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.bind.model import Edition, Section
    from publish.packet.model import Packet

_XHTML = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_SHOWN = 8
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Content:
    """What a section holds, wherever it is: its words, headings and ids, in order."""

    words: tuple[str, ...]
    headings: tuple[str, ...]
    notes: int
    terms: int
    paragraphs: tuple[str, ...]


def of_section(section: Section) -> Content:
    """Give what a bound section holds."""
    return _content(section.tree)


def of_epub(data: bytes, names: Iterable[str]) -> dict[str, Content]:
    """Give what each named section of an EPUB holds, read back from the file itself."""
    wanted = set(names)
    out: dict[str, Content] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for entry in sorted(book.namelist()):
            if not entry.endswith(".xhtml"):
                continue
            root = _plain(ET.fromstring(book.read(entry)))
            for element in root.iter():
                name = element.get("id", "")
                if name in wanted and name not in out and element.tag in ("section", "nav"):
                    out[name] = _content(element)
    return out


def compare(edition: Edition, found: Mapping[str, Content], output: str) -> tuple[Diagnostic, ...]:
    """Compare an output with its edition, section by section; ``output`` names it to people."""
    out: list[Diagnostic] = []
    for section in edition.sections:
        if section.name not in found:
            out.append(
                _fault(section, f"the section “{section.title}” is not in the {output}", output)
            )
            continue
        want, have = of_section(section), found[section.name]
        out.extend(_word_faults(section, want.words, have.words, output))
        for what, a, b in (
            ("headings", want.headings, have.headings),
            ("notes", want.notes, have.notes),
            ("linked terms", want.terms, have.terms),
            ("paragraph numbers", want.paragraphs, have.paragraphs),
        ):
            if a != b:
                said = f"the {what} of “{section.title}” differ: {_short(a)} in the manuscript, "
                out.append(_fault(section, f"{said}{_short(b)} in the {output}", output))
    return tuple(out)


def manuscript(packet: Packet, edition: Edition) -> tuple[Diagnostic, ...]:
    """Hold that binding lost no word of a manuscript's text and notes, and added none."""
    out: list[Diagnostic] = []
    sections = {section.name: section for section in edition.sections}
    for reading in packet.readings:
        section = sections[reading.slug]
        blocks = [w for block in reading.manuscript.blocks for w in words(block).split()]
        bodies = [
            w
            for note in reading.manuscript.notes.values()
            for block in note.blocks
            for w in words(block).split()
        ]
        tree = section.tree
        have = [w for e in tree if e.tag not in ("header", "section") for w in words(e).split()]
        out.extend(_word_faults(section, blocks, have, "bound text"))
        notes = [
            w
            for e in tree.iter()
            if e.tag == "aside" or e.get("class") == "unplaced-note"
            for w in (w for block in e for w in words(block).split())
        ]
        if Counter(bodies) != Counter(notes):
            out.extend(_word_faults(section, sorted(bodies), sorted(notes), "bound notes"))
    return tuple(out)


def _content(element: ET.Element) -> Content:
    return Content(
        words=tuple(_words(element)),
        headings=tuple(words(e) for e in element.iter() if e.tag in _HEADINGS),
        notes=sum("note" in e.get("class", "").split() for e in element.iter("aside")),
        terms=sum("term" in e.get("class", "").split() for e in element.iter("a")),
        paragraphs=tuple(e.get("data-p", "") for e in element.iter() if e.get("data-p")),
    )


_BLOCK = re.compile(
    r"(?:p|div|h[1-6]|li|d[tdl]|t[drh]|table|tr|aside|section|figure|figcaption|pre|blockquote|ol|ul|header|br|hr)$"
)


def _words(element: ET.Element) -> list[str]:
    """Give the words of an element; a block's edge parts words, an inline element's does not."""
    return "".join(_text(element)).split()


def _text(element: ET.Element) -> Iterator[str]:
    if _is_ours(element):
        return
    edge = " " if _BLOCK.match(element.tag) else ""
    yield edge
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield edge


def _is_ours(element: ET.Element) -> bool:
    """Tell whether an output added the element: a page mark, or a note's number at its body."""
    classes = element.get("class", "").split()
    return "pagebreak" in classes or "number" in classes


def _plain(root: ET.Element) -> ET.Element:
    for element in root.iter():
        element.tag = element.tag.removeprefix(_XHTML) if isinstance(element.tag, str) else "span"
        if element.get(_EPUB_TYPE) == "pagebreak":
            element.set("class", "pagebreak")
    return root


def _word_faults(
    section: Section, want: Sequence[str], have: Sequence[str], output: str
) -> Iterator[Diagnostic]:
    if list(want) == list(have):
        return
    start = next(
        (n for n, (a, b) in enumerate(zip(want, have, strict=False)) if a != b),
        min(len(want), len(have)),
    )
    window = 400
    matcher = difflib.SequenceMatcher(
        None, want[start : start + window], have[start : start + window], autojunk=False
    )
    _, a0, a1, b0, b1 = next(op for op in matcher.get_opcodes() if op[0] != "equal")
    before = " ".join(want[max(start + a0 - 5, 0) : start + a0])
    missing = " ".join(want[start + a0 : start + min(a1, a0 + _SHOWN)]) or "nothing"
    instead = " ".join(have[start + b0 : start + min(b1, b0 + _SHOWN)]) or "nothing"
    yield _fault(
        section,
        f"after “… {before}” the manuscript has “{missing}”, the {output} has “{instead}”",
        output,
    )


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _fault(section: Section, message: str, output: str) -> Diagnostic:
    return Diagnostic(
        "words-differ",
        message,
        Where(section.file),
        hint=f"This is a fault of publish, not yours: no {output} was written. Please report it.",
    )

"""Takes a packet, its edition and what the outputs hold; gives where their words differ.

Words in are words out: whatever a person wrote in a manuscript stands in the edition, and whatever
stands in the edition stands in each output, in the same order, once. What an output adds by its
nature (folios, the number before a note's body, the mark of a printed page) is not counted.
"""

from __future__ import annotations

import difflib
import functools
import io
import zipfile
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
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ADDED = frozenset(("folio", "note-number", "number", "elsewhere", "page-break"))
_BLOCK_TAGS = (
    "p div h1 h2 h3 h4 h5 h6 li dl dt dd table caption thead tbody tr td th aside section nav "
    "header figure figcaption pre blockquote ol ul br hr"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BODIES = frozenset(("note", "unplaced-note"))
_SHOWN = 8
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Content:
    """What a section holds, wherever it is.

    ``words`` are those of its running text in order, ``notes`` those of each note by its id,
    ``terms`` the number of linked terms, ``paragraphs`` their numbers in order.
    """

    words: tuple[str, ...]
    headings: tuple[str, ...]
    notes: Mapping[str, tuple[str, ...]]
    terms: int
    paragraphs: tuple[str, ...]


def of_tree(tree: ET.Element) -> Content:
    """Give what a section's tree holds: the bound one, or the one that an output laid out."""
    notes = {
        note.get("id", ""): tuple(_words(note))
        for note in _notes(tree)
        if _ADDED.isdisjoint(_classes(note))
    }
    flow: list[ET.Element] = []
    _flow(tree, flow)
    kept = [e for e in flow if _ADDED.isdisjoint(_classes(e))]
    parts: list[str] = []
    _text(tree, parts)
    return Content(
        words=tuple("".join(parts).split()),
        headings=tuple(words(e) for e in kept if e.tag in _HEADINGS),
        notes=notes,
        terms=sum("term" in _classes(e) for e in kept if e.tag == "a"),
        paragraphs=tuple(e.get("data-p", "") for e in kept if e.get("data-p")),
    )


def of_epub(data: bytes, names: Iterable[str]) -> dict[str, Content]:
    """Give what each named section of an EPUB holds, read back from the file itself."""
    wanted = set(names)
    out: dict[str, Content] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for entry in sorted(book.namelist()):
            if not entry.endswith(".xhtml"):
                continue
            root = ET.fromstring(book.read(entry))
            for element in root.iter():
                element.tag = element.tag.removeprefix(_XHTML)
            for element in root.iter():
                name = element.get("id", "")
                if name in wanted and name not in out and element.tag in ("section", "nav"):
                    out[name] = of_tree(element)
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
        want, have = of_tree(section.tree), found[section.name]
        out.extend(_word_faults(section, want.words, have.words, output))
        for name in dict.fromkeys((*want.notes, *have.notes)):
            one, other = want.notes.get(name, ()), have.notes.get(name, ())
            out.extend(_word_faults(section, one, other, output))
        for what, a, b in (
            ("headings", want.headings, have.headings),
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
    for reading in packet.texts:
        section = sections[reading.slug]
        tree = section.tree
        want = [words(block) for block in reading.manuscript.blocks]
        have = [words(e) for e in tree if e.tag not in ("header", "section")]
        if want != have:
            out.extend(_word_faults(section, _joined(want), _joined(have), "bound text"))
        bodies = sorted(
            " ".join(words(b) for b in note.blocks) for note in reading.manuscript.notes.values()
        )
        notes = sorted(
            " ".join(words(b) for b in e)
            for e in tree.iter()
            if e.tag in ("aside", "div") and not _BODIES.isdisjoint(_classes(e))
        )
        if bodies != notes:
            pairs = zip(bodies, notes, strict=False)
            one, other = next(((a, b) for a, b in pairs if a != b), ("".join(bodies[-1:]), ""))
            out.extend(_word_faults(section, one.split(), other.split(), "bound text"))
    return tuple(out)


def _joined(texts: Iterable[str]) -> list[str]:
    return " ".join(texts).split()


def _classes(element: ET.Element) -> frozenset[str]:
    return _split(element.get("class", ""))


@functools.lru_cache(maxsize=1024)
def _split(classes: str) -> frozenset[str]:
    return frozenset(classes.split())


def _notes(tree: ET.Element) -> Iterator[ET.Element]:
    return (e for tag in ("aside", "div") for e in tree.iter(tag) if _is_note(e))


def _is_note(element: ET.Element) -> bool:
    return element.tag in ("aside", "div") and "note" in _classes(element)


def _flow(element: ET.Element, out: list[ET.Element]) -> None:
    """Gather the elements of the running text: no notes, and not the heading over their list."""
    out.append(element)
    for child in element:
        if not _is_note(child) and not _is_notes_heading(element, child):
            _flow(child, out)


def _is_notes_heading(parent: ET.Element, child: ET.Element) -> bool:
    return child.tag == "h2" and "notes" in _classes(parent)


def _words(element: ET.Element) -> list[str]:
    parts: list[str] = []
    for child in element:
        _text(child, parts)
    return "".join(parts).split()


def _text(element: ET.Element, parts: list[str]) -> None:
    """Gather the running text; a block's edge parts words, an inline element's does not."""
    if not _ADDED.isdisjoint(_classes(element)):
        return
    edge = " " if element.tag in _BLOCKS else ""
    parts.append(edge)
    if element.text:
        parts.append(element.text)
    for child in element:
        if not _is_note(child) and not _is_notes_heading(element, child):
            _text(child, parts)
        if child.tail:
            parts.append(child.tail)
    parts.append(edge)


def _word_faults(
    section: Section, want: Sequence[str], have: Sequence[str], output: str
) -> Iterator[Diagnostic]:
    """Report the first place where two runs of words part, with both sides."""
    if tuple(want) == tuple(have):
        return
    start = next(
        (n for n, (a, b) in enumerate(zip(want, have, strict=False)) if a != b),
        min(len(want), len(have)),
    )
    end = start + _WINDOW
    matcher = difflib.SequenceMatcher(None, want[start:end], have[start:end], autojunk=False)
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

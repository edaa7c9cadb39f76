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
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.bind.markup import gather, words
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
_ASIDES = ("aside", "div")
_BODIES = frozenset(("note", "unplaced-note"))
_SHOWN = 8
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Content:
    """What a section holds, wherever it is.

    ``text`` is its running text, ``notes`` that of each note by its id, with whatever blanks part
    their words; ``terms`` the number of linked terms, ``paragraphs`` their numbers in order.
    """

    text: str
    headings: tuple[str, ...]
    notes: Mapping[str, str]
    terms: int
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words of the running text in order."""
        return tuple(self.text.split())


@dataclass(slots=True)
class _Found:
    """What a walk through a tree has found so far."""

    parts: list[str] = field(default_factory=list)
    headings: list[ET.Element] = field(default_factory=list)
    terms: int = 0
    paragraphs: list[str] = field(default_factory=list)


def of_tree(tree: ET.Element) -> Content:
    """Give what a section's tree holds: the bound one, or the one that an output laid out."""
    notes = {
        note.get("id", ""): _inside(note)
        for note in _notes(tree)
        if _ADDED.isdisjoint(_classes(note))
    }
    found = _Found()
    _walk(tree, found, shown=True)
    headings = tuple(words(heading) for heading in found.headings)
    text = "".join(found.parts)
    return Content(text, headings, notes, found.terms, tuple(found.paragraphs))


def of_epub(data: bytes, names: Iterable[str]) -> dict[str, Content]:
    """Give what each named section of an EPUB holds, read back from the file itself."""
    wanted = set(names)
    out: dict[str, Content] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for entry in sorted(book.namelist()):
            if not entry.endswith(".xhtml"):
                continue
            sections = []
            for element in ET.fromstring(book.read(entry)).iter():
                element.tag = element.tag.removeprefix(_XHTML)
                if element.tag in ("section", "nav") and element.get("id") in wanted:
                    sections.append(element)
            for section in sections:
                out.setdefault(section.get("id", ""), of_tree(section))
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
        out.extend(_word_faults(section, want.text, have.text, output))
        for name in dict.fromkeys((*want.notes, *have.notes)):
            one, other = want.notes.get(name, ""), have.notes.get(name, "")
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
        want = [_plain([block]) for block in reading.manuscript.blocks]
        have = [_plain([e]) for e in tree if e.tag not in ("header", "section")]
        if want != have:
            out.extend(_word_faults(section, " ".join(want), " ".join(have), "bound text"))
        bodies = sorted(_plain(note.blocks) for note in reading.manuscript.notes.values())
        notes = sorted(_plain(e) for e in tree.iter() if _is_body(e))
        if bodies != notes:
            out.extend(_note_faults(section, bodies, notes))
    return tuple(out)


def _plain(elements: Iterable[ET.Element]) -> str:
    """Give the text of elements that `words` gives, blanks as they are."""
    parts: list[str] = []
    for element in elements:
        gather(element, ("call",), parts)
    return "".join(parts)


def _is_body(element: ET.Element) -> bool:
    return element.tag in _ASIDES and not _BODIES.isdisjoint(_classes(element))


def _note_faults(
    section: Section, bodies: Sequence[str], notes: Sequence[str]
) -> Iterable[Diagnostic]:
    """Report the first note that was bound with other words, if any was."""
    wanted, bound = (sorted(" ".join(text.split()) for text in texts) for texts in (bodies, notes))
    if wanted == bound:
        return ()
    pairs = zip(wanted, bound, strict=False)
    one, other = next(((a, b) for a, b in pairs if a != b), ("".join(wanted[-1:]), ""))
    return _word_faults(section, one, other, "bound text")


def _classes(element: ET.Element) -> frozenset[str]:
    return _split(element.get("class", ""))


@functools.lru_cache(maxsize=1024)
def _split(classes: str) -> frozenset[str]:
    return frozenset(classes.split())


def _notes(tree: ET.Element) -> Iterator[ET.Element]:
    return (e for tag in _ASIDES for e in tree.iter(tag) if "note" in _classes(e))


def _inside(note: ET.Element) -> str:
    """Give the text of a note's blocks."""
    found = _Found()
    for child in note:
        _walk(child, found, shown=True)
    return "".join(found.parts).strip()


def _walk(element: ET.Element, found: _Found, *, shown: bool) -> None:
    """Gather the running text and what stands in it, without notes and the heading over their list.

    A block's edge parts words, an inline element's does not. Words that an output adds are not
    ``shown``.
    """
    tag, classes = element.tag, _classes(element)
    if not classes.isdisjoint(_ADDED):
        shown = False
    else:
        if tag in _HEADINGS:
            found.headings.append(element)
        elif tag == "a" and "term" in classes:
            found.terms += 1
        if number := element.get("data-p"):
            found.paragraphs.append(number)
    edge = " " if shown and tag in _BLOCKS else ""
    if edge:
        found.parts.append(edge)
    if shown and element.text:
        found.parts.append(element.text)
    headed = "notes" in classes
    for child in element:
        is_note = child.tag in _ASIDES and "note" in _classes(child)
        if not is_note and not (headed and child.tag == "h2"):
            _walk(child, found, shown=shown)
        if shown and child.tail:
            found.parts.append(child.tail)
    if edge:
        found.parts.append(edge)


def _word_faults(section: Section, one: str, other: str, output: str) -> Iterator[Diagnostic]:
    """Report the first place where the words of two texts part, with both sides."""
    if one == other or (want := one.split()) == (have := other.split()):
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

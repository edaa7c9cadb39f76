"""Takes the Markdown of a manuscript; gives it as data: front matter, XHTML blocks, notes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.util import AtomicString

from publish.diagnostics import Diagnostic, PublishError, Severity, Warned, Where
from publish.files import read_text, shown
from publish.manuscript import front_matter, languages
from publish.manuscript.blocks import Block, Note, Outline, Shape, cut
from publish.manuscript.dialect import Dialect
from publish.manuscript.limits import check_limits
from publish.manuscript.model import FrontMatter, Manuscript, NoteBody
from publish.manuscript.wording import EDITORIAL, MISSING_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]"
)
_REFUSALS = {
    "link-refused": (
        "this link is not one that a packet may hold, and was left out",
        "Links may begin with https://, http://, mailto: or #.",
    ),
    "image-refused": (
        "this image is not a file of the packet, and was left out",
        "Put the image beside the manuscript and name it without a folder above it.",
    ),
}


def parse_file(path: Path) -> Warned[Manuscript]:
    """Read and parse a manuscript.

    Raises PublishError where the file cannot be read, is empty, or its front matter is no YAML.
    """
    return parse(read_text(path), path)


def parse(text: str, path: Path) -> Warned[Manuscript]:
    """Parse a manuscript's whole text; ``path`` is the name that its faults are reported under.

    Faults that leave something to work with come back as diagnostics beside the manuscript. Raises
    PublishError where nothing can be made of it: an empty text, front matter that is no YAML, a
    block that goes beyond the dialect's limits.
    """
    file = shown(path)
    found: list[Diagnostic] = []
    text = _tidy(text, file, found)
    if not text.strip():
        raise PublishError(
            Diagnostic(
                "empty-manuscript",
                "the manuscript is empty",
                Where(file),
                hint="Write the text, or run `publish normalize` on its source again.",
            )
        )
    yaml, taken = front_matter.split(text)
    if taken < 0:
        raise PublishError(
            Diagnostic(
                "front-matter-open",
                "the front matter has no end",
                Where(file, 1),
                hint="Put a line --- after the last key.",
            )
        )
    front = front_matter.read(yaml, file, found)
    outline = cut(text.split("\n")[taken:], taken + 1)
    front = _title(front, outline, file, found)
    reader = _Reader(file, front.lang, outline, found, languages.has_kana(text))
    blocks = reader.blocks(outline.blocks)
    notes = reader.notes(outline.notes)
    called = {c.get("data-label", "") for c in _calls(blocks)}
    called |= {c.get("data-label", "") for note in notes.values() for c in _calls(note.blocks)}
    unplaced = tuple(label for label in notes if label not in called)
    found.extend(_undefined(sorted(called - notes.keys()), text.split("\n"), file))
    return Warned(Manuscript(path, front, tuple(blocks), notes, unplaced), tuple(found))


def parse_inline(text: str, lang: str) -> ET.Element:
    """Parse a line of Markdown, such as a title, as the words of a ``span``; links refused drop."""
    outline = Outline()
    reader = _Reader("", lang, outline, [], languages.has_kana(text))
    root = ET.Element("div")
    ET.SubElement(root, "span").text = " ".join(text.split())
    reader.inline(root)
    languages.mark(root[0], lang)
    return root[0]


def _tidy(text: str, file: str, found: list[Diagnostic]) -> str:
    """Settle line ends and take out characters that no text can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _CONTROLS.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        found.append(
            Diagnostic(
                "control-character",
                f"the invisible character U+{ord(bad[0]):04X} was left out",
                Where(file, line),
                Severity.WARNING,
                hint="Delete it in the manuscript; there may be more of them.",
            )
        )
        text = _CONTROLS.sub("", text)
    return text


def _title(front: FrontMatter, outline: Outline, file: str, found: list[Diagnostic]) -> FrontMatter:
    """Take the title from a first ``# heading`` where the front matter has none."""
    first = outline.blocks[0] if outline.blocks else None
    if first is not None and first.shape is Shape.HEADING and first.level == 1:
        words = " ".join(first.lines[0].split())
        if not front.title or front.title.casefold() == words.casefold():
            outline.blocks.pop(0)
            return replace(front, title=words, lines={"title": first.line, **front.lines})
    if not front.title:
        found.append(
            Diagnostic(
                "title-missing",
                "the manuscript has no title",
                Where(file, front.lines.get("title", 1)),
                hint="Write `title: …` between two lines --- at the top.",
            )
        )
    return front


def _calls(elements: Iterable[ET.Element]) -> Iterable[ET.Element]:
    for element in elements:
        for anchor in element.iter("a"):
            if anchor.get("class") == "call":
                yield anchor


def _undefined(labels: Iterable[str], lines: list[str], file: str) -> Iterable[Diagnostic]:
    """Report the calls whose note has no body, each at the line that calls it first."""
    for label in labels:
        call = f"[^{label}]"
        line = next((n for n, words in enumerate(lines, start=1) if call in words), 0)
        yield Diagnostic(
            "note-undefined",
            f"{call} calls a note that has no body",
            Where(file, line),
            hint=f"Write `{call}: ` and its text on a line of its own; where the source lacks it: "
            f"{MISSING_NOTE}",
        )


class _Reader:
    """Turns blocks of lines into XHTML, one at a time."""

    def __init__(
        self, file: str, lang: str, outline: Outline, found: list[Diagnostic], japanese: bool
    ) -> None:
        self.file = file
        self.lang = lang
        self.found = found
        self.japanese = japanese
        self.dialect = Dialect()
        self.dialect.references = outline.references
        self.markdown = Markdown(extensions=[self.dialect])

    def blocks(self, blocks: list[Block]) -> list[ET.Element]:
        out: list[ET.Element] = []
        for block in blocks:
            for element in self._elements(block):
                element.set("data-line", str(block.line))
                out.append(element)
        for element in out:
            if element.tag == "blockquote":
                element.set("class", "epigraph")
            elif element.tag != "hr":
                break
        return out

    def notes(self, notes: list[Note]) -> dict[str, NoteBody]:
        out: dict[str, NoteBody] = {}
        for note in notes:
            if note.label in out:
                self._fault(
                    "note-twice",
                    f"the note [^{note.label}] has two bodies; the first is on line "
                    f"{out[note.label].line}",
                    note.line,
                    "Give one of them another label, in its call and in its body.",
                )
                continue
            inner = cut(note.lines, note.line)
            blocks = tuple(e for block in inner.blocks for e in self._elements(block))
            words = " ".join(" ".join(e.itertext()) for e in blocks).split()
            if not words:
                self._fault(
                    "note-empty",
                    f"the note [^{note.label}] has no text",
                    note.line,
                    f"Write its text after [^{note.label}]: or, where the source lacks it, "
                    f"{MISSING_NOTE}",
                )
            missing = words == MISSING_NOTE.split()
            out[note.label] = NoteBody(note.label, blocks, note.line, missing)
        return out

    def _fault(
        self,
        code: str,
        message: str,
        line: int,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.found.append(Diagnostic(code, message, Where(self.file, line), severity, hint))

    def _elements(self, block: Block) -> list[ET.Element]:
        check_limits(block, self.file)
        root = ET.Element("div")
        match block.shape:
            case Shape.FENCE:
                self._code(root, block)
            case Shape.HEADING:
                ET.SubElement(root, f"h{max(block.level, 2)}").text = block.lines[0]
                if block.level == 1:
                    self._fault(
                        "heading-level",
                        "a heading of the first level is the title's alone; read as the second",
                        block.line,
                        "Begin the heading with ## instead of #.",
                        Severity.WARNING,
                    )
            case Shape.VERSE:
                _verse(root, block)
            case _:
                self.markdown.parser.parseBlocks(root, "\n".join(block.lines).split("\n\n"))
        self.inline(root)
        for code, words in self.dialect.refused:
            message, hint = _REFUSALS[code]
            self._fault(code, f"{message}: {words[:80]}", block.line, hint, Severity.WARNING)
        self.dialect.refused.clear()
        for element in root:
            self._finish(element)
        return list(root)

    def inline(self, root: ET.Element) -> None:
        """Read the inline marks of all the elements below ``root``, in place."""
        self.markdown.treeprocessors["inline"].run(root)
        self.markdown.treeprocessors["unescape"].run(root)

    @staticmethod
    def _code(root: ET.Element, block: Block) -> None:
        code = ET.SubElement(ET.SubElement(root, "pre"), "code")
        code.text = AtomicString("\n".join(block.lines))
        if block.info:
            code.set("class", f"language-{block.info}")

    def _finish(self, element: ET.Element) -> None:
        """Settle what the library leaves open: figures, editorial paragraphs, languages."""
        element.tail = None
        for inner in element.iter():
            if inner.tag in ("th", "td") and (align := inner.attrib.pop("align", None)):
                inner.set("class", f"align-{align}")
            if inner.text:
                inner.text = str(inner.text)
        if element.tag == "p":
            if len(element) == 1 and element[0].tag == "img" and not _own_words(element):
                _figure(element)
            words = "".join(element.itertext())
            if words.startswith(EDITORIAL.rstrip()) and words.rstrip().endswith("]"):
                element.set("class", "editorial")
        languages.mark(element, self.lang, self.japanese)


def _own_words(element: ET.Element) -> str:
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip()


def _figure(element: ET.Element) -> None:
    """Make a paragraph that is one image a figure; the image's title is its caption."""
    element.tag = "figure"
    element.text = None
    image = element[0]
    image.tail = None
    if caption := image.attrib.pop("title", ""):
        ET.SubElement(element, "figcaption").text = caption


def _verse(root: ET.Element, block: Block) -> None:
    """Read a line block (Pandoc's): a line a line, ``|`` alone between stanzas."""
    verse = ET.SubElement(root, "div", {"class": "verse"})
    stanza: ET.Element | None = None
    for line in block.lines:
        if not line.startswith("|"):
            if stanza is not None and len(stanza):
                stanza[-1].text = f"{stanza[-1].text} {line.strip()}"
            continue
        words = line[2:].rstrip()
        if not words.strip():
            stanza = None
            continue
        if stanza is None:
            stanza = ET.SubElement(verse, "div", {"class": "stanza"})
        element = ET.SubElement(stanza, "p", {"class": "line"})
        element.text = words.lstrip()
        if indent := min((len(words) - len(words.lstrip()) + 1) // 2, 8):
            element.set("class", f"line indent-{indent}")

"""Takes blocks of Markdown lines; gives them as XHTML elements, and note bodies as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from publish.diagnostics import Diagnostic, Severity, Where
from publish.manuscript import languages
from publish.manuscript.blocks import Block, Note, Outline, Shape, cut
from publish.manuscript.dialect import Dialect
from publish.manuscript.limits import check_limits
from publish.manuscript.model import NoteBody
from publish.manuscript.wording import EDITORIAL, MISSING_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

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


_ESCAPE = r"\\([!-/:-@\[-`{-~])"
_ESCAPED = re.compile(_ESCAPE)
_PROSE = re.compile(rf"[^\W\d_]|[“‘\"'(]|\d++(?!\.)|{_ESCAPE}")
_CALL = r"\[\^([^`\\\[\]<&*_{\s]{1,80}+)\]"
_CALLS = re.compile(_CALL)
_ONLY_CALLS = re.compile(rf"(?:[^`\\\[\]<&*_{{]++|{_ESCAPE}|{_CALL})*+")
"""A text with calls of notes, escapes and no other mark: most paragraphs of an essay are such."""


class Reader:
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
        """Read top-level blocks, each with its line; a quotation that begins is an epigraph."""
        out: list[ET.Element] = []
        for block in blocks:
            for element in self._elements(block):
                if element.tag == "dl" and out and out[-1].tag == "dl":
                    out[-1].extend(element)
                    continue
                element.set("data-line", str(block.line))
                _mark_pages(element)
                out.append(element)
        for element in out:
            if element.tag == "blockquote":
                element.set("class", "epigraph")
            elif element.tag != "hr":
                break
        return out

    def notes(self, notes: list[Note]) -> dict[str, NoteBody]:
        """Read the bodies of notes, keyed by label in their order; faults are added to the list."""
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
            for element in blocks:
                forget_pages(element)
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
        done = False
        match block.shape:
            case Shape.FENCE:
                self._code(root, block)
            case Shape.HEADING:
                ET.SubElement(root, f"h{max(block.level, 2)}").text = "".join(block.lines[:1])
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
            case Shape.OTHER if _is_prose(block.lines):
                done = _paragraph(root, "\n".join(block.lines))
            case _:
                self.markdown.parser.parseBlocks(root, "\n".join(block.lines).split("\n\n"))
        if not done:
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
        patterns = self.dialect.patterns("".join(root.itertext()))
        if not patterns:
            return
        processor = self.markdown.treeprocessors["inline"]
        assert isinstance(processor, InlineProcessor)
        processor.inlinePatterns = patterns  # type: ignore[assignment]
        processor.run(root)
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


def _mark_pages(element: ET.Element) -> None:
    """Make the page marks of a printed source known; a paragraph of one alone is no passage."""
    for mark in element.iter("span"):
        if "data-page" in mark.attrib:
            mark.set("class", "source-page")
            if element.tag == "p" and len(element) == 1 and not _own_words(element):
                element.set("class", "source-page-line")


def forget_pages(element: ET.Element) -> None:
    """Leave page marks as words: in a note or a title they refer, and no page begins there."""
    for mark in element.iter("span"):
        mark.attrib.pop("data-page", None)


def _is_prose(lines: Sequence[str]) -> bool:
    """Tell whether lines can be nothing but a paragraph: each begins as a sentence would."""
    return all(_PROSE.match(line) and "|" not in line for line in lines)


def _paragraph(root: ET.Element, text: str) -> bool:
    """Make a paragraph; tell whether it was read here and now, as it has no marks but those."""
    paragraph = ET.SubElement(root, "p")
    marked = "[^" in text or "\\" in text
    if not marked or "  \n" in text or not _ONLY_CALLS.fullmatch(text):
        paragraph.text = text
        return False
    lead, *rest = _CALLS.split(text)
    paragraph.text = _unescaped(lead) or None
    for label, words in zip(rest[::2], rest[1::2], strict=True):
        call = ET.SubElement(paragraph, "a", {"class": "call", "data-label": label})
        call.tail = _unescaped(words) or None
    return True


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


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

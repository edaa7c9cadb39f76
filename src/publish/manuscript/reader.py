"""Takes blocks of Markdown lines; gives them as XHTML elements, and note bodies as such."""

from __future__ import annotations

import functools
import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from publish.diagnostics import Diagnostic, Severity, Where
from publish.manuscript import languages
from publish.manuscript.blocks import Block, Note, Outline, Shape, cut
from publish.manuscript.dialect import Dialect, is_plain
from publish.manuscript.limits import check_limits
from publish.manuscript.model import NoteBody
from publish.manuscript.wording import EDITORIAL, MISSING_NOTE

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


_MARK = r"[!-/:-@\[-`{-~]"
_ESCAPED = re.compile(rf"\\({_MARK})")
_PROSE = re.compile(rf"[^\W\d_]|[“‘\"'(\[]|\d++(?!\.)|\\{_MARK}")
_WORDS = r"[^`\\\[\]<&*_{]++"
_LABEL = r"[^`\\\[\]<&*_{\s]{1,80}+"
_STRESSED = rf"(?!\s){_WORDS}(?<!\s)"
_BRACKETED = rf"\[(?!p\.)(?:{_WORDS})?+\](?![(\[{{])"
_SIMPLE = re.compile(rf"\\{_MARK}|\[\^(?P<label>{_LABEL})\]|\*(?P<stressed>{_STRESSED})\*(?!\*)")
_ONLY_SIMPLE = re.compile(
    rf"(?:{_WORDS}|\\{_MARK}|\[\^{_LABEL}\]|\*{_STRESSED}\*(?!\*)|{_BRACKETED})*+"
)
"""A text with calls of notes, plain words in emphasis or brackets, escapes and no other mark: most
paragraphs and notes of an essay are such."""


class Reader:
    """Turns blocks of lines into XHTML, one at a time."""

    def __init__(
        self, file: str, lang: str, outline: Outline, found: list[Diagnostic], japanese: bool
    ) -> None:
        self.file = file
        self.lang = lang
        self.found = found
        self.japanese = japanese
        self.references = outline.references
        self.dialect, self.markdown = _library()

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
            whole = Block(Shape.OTHER, note.line, note.lines)
            one = len(note.lines) == 1 and not note.lines[0].startswith("[")
            if one and (simple := self._simple(whole)) is not None:
                out[note.label] = NoteBody(note.label, (simple,), note.line)
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
        if (simple := self._simple(block)) is not None:
            return [simple]
        check_limits(block, self.file)
        root = ET.Element("div")
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
                ET.SubElement(root, "p").text = "\n".join(block.lines)
            case _:
                self.markdown.parser.parseBlocks(root, "\n".join(block.lines).split("\n\n"))
        for code, words in self.inline(root):
            message, hint = _REFUSALS[code]
            self._fault(code, f"{message}: {words[:80]}", block.line, hint, Severity.WARNING)
        for element in root:
            self._finish(element)
        return list(root)

    def _simple(self, block: Block) -> ET.Element | None:
        """Read a paragraph of words, calls and plain emphasis at sight; nothing where it is not."""
        if block.shape is not Shape.OTHER or not _is_prose(block.lines):
            return None
        text = "\n".join(block.lines)
        linked = self.references and "[" in text
        if linked or "  \n" in text or not _ONLY_SIMPLE.fullmatch(text):
            return None
        check_limits(block, self.file)
        paragraph = _paragraph(text)
        if "[" in text and _is_own("".join(paragraph.itertext())):
            return None
        if not text.isascii():
            languages.mark(paragraph, self.lang, self.japanese)
        return paragraph

    def inline(self, root: ET.Element) -> list[tuple[str, str]]:
        """Read the inline marks of all the elements below ``root``, in place; give what it refused.

        Each is a code and the words that were not let through.
        """
        patterns = self.dialect.patterns("".join(root.itertext()))
        if not patterns:
            return []
        self.dialect.references = self.references
        self.dialect.refused.clear()
        processor = self.markdown.treeprocessors["inline"]
        assert isinstance(processor, InlineProcessor)
        processor.inlinePatterns = patterns  # type: ignore[assignment]
        processor.run(root)
        self.markdown.treeprocessors["unescape"].run(root)
        return list(self.dialect.refused)

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


def _is_own(words: str) -> bool:
    """Tell whether words are the tool's, which are more than a paragraph."""
    return words.startswith(EDITORIAL.rstrip()) or words.split() == MISSING_NOTE.split()


def _is_prose(lines: list[str]) -> bool:
    """Tell whether lines can be only a paragraph: a table has strokes, and two lines or more."""
    tabled = len(lines) > 1
    return all(_PROSE.match(line) and not (tabled and "|" in line) for line in lines)


def _paragraph(text: str) -> ET.Element:
    """Make a paragraph of a text that is simple."""
    paragraph = ET.Element("p")
    if is_plain(text):
        paragraph.text = text
        return paragraph
    last: ET.Element | None = None
    end = 0
    for found in _SIMPLE.finditer(text):
        if found.lastgroup is None:
            continue
        _add(paragraph, last, text[end : found.start()])
        end = found.end()
        if found.lastgroup == "label":
            last = ET.SubElement(paragraph, "a", {"class": "call", "data-label": found["label"]})
        else:
            last = ET.SubElement(paragraph, "em")
            last.text = found["stressed"]
    _add(paragraph, last, text[end:])
    return paragraph


def _add(paragraph: ET.Element, last: ET.Element | None, text: str) -> None:
    """Put words behind the last element of a paragraph, or where there is none at its start."""
    words = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    if last is None:
        paragraph.text = words or None
    else:
        last.tail = words or None


@functools.cache
def _library() -> tuple[Dialect, Markdown]:
    """Make the library's parser, once: that takes as long as reading a short manuscript."""
    dialect = Dialect()
    return dialect, Markdown(extensions=[dialect])


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

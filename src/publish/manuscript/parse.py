"""Takes the Markdown of a manuscript; gives it as data: front matter, XHTML blocks, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.diagnostics import Diagnostic, PublishError, Severity, Warned, Where
from publish.files import read_bytes, read_text, shown
from publish.manuscript import front_matter, languages
from publish.manuscript.alien import other_kind
from publish.manuscript.blocks import Outline, Shape, cut
from publish.manuscript.dialect import is_plain
from publish.manuscript.model import FrontMatter, Manuscript
from publish.manuscript.reader import Reader, forget_pages
from publish.manuscript.wording import MISSING_NOTE
from publish.text import UNWRITABLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def parse_file(path: Path) -> Warned[Manuscript]:
    """Read and parse a manuscript.

    Raises PublishError where the file cannot be read, is something else than Markdown, is empty, or
    its front matter is no YAML.
    """
    if kind := other_kind(read_bytes(path)):
        raise PublishError(
            Diagnostic(
                "not-a-manuscript",
                f"this is {kind}, and no manuscript in Markdown",
                Where(shown(path)),
                hint="Save its words as plain text and bring them in with `publish add`.",
            )
        )
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
    reader = Reader(file, front.lang, outline, found, languages.has_kana(text))
    blocks = reader.blocks(outline.blocks)
    notes = reader.notes(outline.notes)
    called = {c.get("data-label", "") for c in _calls(blocks)}
    called |= {c.get("data-label", "") for note in notes.values() for c in _calls(note.blocks)}
    unplaced = tuple(label for label in notes if label not in called)
    found.extend(_undefined(sorted(called - notes.keys()), text.split("\n"), file))
    return Warned(Manuscript(path, front, tuple(blocks), notes, unplaced), tuple(found))


def parse_inline(text: str, lang: str) -> ET.Element:
    """Parse a line of Markdown, such as a title, as the words of a ``span``; links refused drop."""
    root = ET.Element("div")
    ET.SubElement(root, "span").text = " ".join(text.split())
    if not is_plain(text):
        Reader("", lang, Outline(), [], languages.has_kana(text)).inline(root)
        forget_pages(root)
    languages.mark(root[0], lang)
    return root[0]


def _tidy(text: str, file: str, found: list[Diagnostic]) -> str:
    """Settle line ends and take out characters that no text can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := UNWRITABLE.search(text):
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
        text = UNWRITABLE.sub("", text)
    return text


def _title(front: FrontMatter, outline: Outline, file: str, found: list[Diagnostic]) -> FrontMatter:
    """Take the title from a first ``# heading`` where the front matter has none."""
    first = outline.blocks[0] if outline.blocks else None
    if first is not None and first.shape is Shape.HEADING and first.level == 1:
        words = " ".join(" ".join(first.lines).split())
        if words and (not front.title or front.title.casefold() == words.casefold()):
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

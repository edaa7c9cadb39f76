"""Takes an edition, its page map and a page's number; gives the paragraphs on that page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.check.numbered import paragraphs
from publish.diagnostics import Diagnostic, Exit, PublishError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap, PageStart
    from publish.check.handed_out import Paragraph


@dataclass(slots=True)
class _Offsets:
    """Where elements with an id begin and end in a section's text, notes left out."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    length: int = 0

    def read(self, element: Element) -> None:
        """Count an element's text; its span is kept where it has an id."""
        begins = self.length
        self.length += len(element.text or "")
        for child in element:
            if child.tag != "aside":
                self.read(child)
            self.length += len(child.tail or "")
        if name := element.get("id"):
            self.spans[name] = (begins, self.length)


def on_page(edition: Edition, pages: PageMap, label: str) -> tuple[Paragraph, ...]:
    """Give the numbered paragraphs, whole, that have words on the page with this printed number.

    Raises PublishError where no page has the number, or no numbered paragraph stands on it.
    """
    if all(start.label != label for start in pages.starts):
        labels = [start.label for start in pages.starts if start.label]
        message = f"there is no page {label}"
        raise _fault(message, f"Pages run from {labels[0]} to {labels[-1]}.")
    known = printed_pages(edition, pages)
    found = tuple(p for p in paragraphs(edition) if label in known[p.reading, p.number])
    if not found:
        message = f"no numbered paragraph stands on page {label}"
        raise _fault(message, "Try the page before or after it.")
    return found


def printed_pages(edition: Edition, pages: PageMap) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the printed numbers of the pages that each paragraph stands on.

    The keys are the paragraph's reading and its number.
    """
    out: dict[tuple[str, str], list[str]] = {}
    readings: dict[str, _Offsets] = {}
    for section in edition.sections:
        readings[section.name] = _Offsets()
        readings[section.name].read(section.tree)
    spans: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    for p in paragraphs(edition):
        out[p.reading, p.number] = []
        span = readings[p.reading].spans[f"{p.reading}-p{p.number}"]
        spans.setdefault(p.reading, []).append((p.number, span))
    starts = pages.starts
    for at, start in enumerate(starts):
        offsets = readings.get(start.section)
        if offsets is None:
            continue
        opens = not at or starts[at - 1].section != start.section
        begins = _place(start, offsets, opens=opens)
        same = at + 1 < len(starts) and starts[at + 1].section == start.section
        ends = _place(starts[at + 1], offsets, opens=False) if same else offsets.length
        for number, span in spans.get(start.section, ()):
            if _overlap(span, begins, ends):
                out[start.section, number].append(start.label)
    return {place: tuple(labels) for place, labels in out.items()}


def _place(start: PageStart, offsets: _Offsets, *, opens: bool) -> int:
    """Give the offset in its section at which a page begins; a blank page begins at the end."""
    if start.block in offsets.spans:
        return offsets.spans[start.block][0] + start.offset
    return 0 if opens else offsets.length


def _overlap(span: tuple[int, int], begins: int, ends: int) -> bool:
    return span[0] < ends and span[1] > begins


def _fault(message: str, hint: str) -> PublishError:
    return PublishError(Diagnostic("no-such-place", message, hint=hint), exit_code=Exit.USAGE)

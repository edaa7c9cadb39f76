"""Takes an edition; gives which pages of its readings' printed sources each paragraph stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.check.numbered import paragraphs
from publish.diagnostics import Diagnostic, Exit, PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from publish.bind.model import Edition
    from publish.check.handed_out import Paragraph

MARK = "source-page"


def source_pages(edition: Edition) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the source's pages by (reading, paragraph's number), for paragraphs after a first mark.

    A paragraph stands on each page of which it has words.
    """
    out: dict[tuple[str, str], tuple[str, ...]] = {}
    for section in edition.sections:
        page = ""
        for block in section.tree:
            if block.tag in ("header", "section"):
                continue
            seen: list[str] = []
            for text, mark in _pieces(block):
                page = mark or page
                if page and text.strip() and page not in seen:
                    seen.append(page)
            if seen and (number := block.get("data-p")):
                out[section.name, number] = tuple(seen)
    return out


def on_source_page(edition: Edition, label: str) -> tuple[Paragraph, ...]:
    """Give the paragraphs, of any reading, with words on this page of their source.

    Raises PublishError where no reading has the page.
    """
    known = source_pages(edition)
    found = tuple(p for p in paragraphs(edition) if label in known.get((p.reading, p.number), ()))
    if not found:
        labels = list(dict.fromkeys(page for pages in known.values() for page in pages))
        hint = (
            f"The pages marked are {', '.join(labels)}."
            if labels
            else "Mark where a page of the source begins as [p. 12], in the text."
        )
        message = f"no page {label} is marked in the readings"
        raise PublishError(Diagnostic("no-such-place", message, hint=hint), exit_code=Exit.USAGE)
    return found


def _pieces(element: Element) -> Iterator[tuple[str, str]]:
    """Give an element's text in order, as (text, ""), and each mark in its place as ("", page)."""
    if element.get("class") == MARK:
        yield "", element.get("data-page", "")
    else:
        yield element.text or "", ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or "", ""

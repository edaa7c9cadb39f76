"""Takes a bound section; gives it as one XHTML file of the EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.bind.model import Kind
from publish.diagnostics import Diagnostic, Severity, Where
from publish.epub.characters import escape, forbidden, legal, line, quote
from publish.epub.vocabulary import direction, matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.bind.model import Section
    from publish.epub.markup import Markup

STYLES = "styles"
"""The folder of the style sheets, from the package document."""


def href(section: Section) -> str:
    """Give the path of a section's file from the package document: stable, as its name is."""
    return "nav.xhtml" if section.kind is Kind.CONTENTS else f"text/{section.name}.xhtml"


def targets(sections: Iterable[Section]) -> dict[str, str]:
    """Give, for every id in the sections, the path of the file that holds it."""
    found: dict[str, str] = {}
    for section in sections:
        path = href(section)
        for element in section.tree.iter():
            if identifier := element.get("id"):
                found[identifier] = path
    return found


def document(
    title: str, lang: str, body: str, *, of: str, sheets: Sequence[str], role: str = ""
) -> str:
    """Give a whole XHTML document round the ``body``.

    ``of`` is the ``epub:type`` of the body, ``sheets`` the ways to the style sheets, ``role`` more
    attributes of the body, each with a space before it.
    """
    tag = quote(lang)
    turned = ' dir="rtl"' if direction(lang) == "rtl" else ""
    links = "".join(
        f'<link rel="stylesheet" type="text/css" href="{quote(sheet)}"/>\n' for sheet in sheets
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{tag}" xml:lang="{tag}"{turned}>\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(title)}</title>\n{links}</head>\n'
        f'<body epub:type="{of}"{role}>\n{body}\n</body>\n</html>\n'
    )


def page(section: Section, markup: Markup, sheets: Sequence[str]) -> tuple[str, list[Diagnostic]]:
    """Give a section's file as text, without the characters that XHTML cannot hold.

    Raises PublishError where its elements stand too deep inside each other.
    """
    body = markup.outer(section.tree)
    ways = [markup.path_to(sheet) for sheet in sheets]
    title = line(section.title) or section.name
    text = document(title, section.lang, body, of=matter(section.kind), sheets=ways)
    kept = legal(text)
    if kept == text:
        return text, markup.diagnostics
    return kept, [*markup.diagnostics, _dropped(section, text)]


def _dropped(section: Section, text: str) -> Diagnostic:
    return Diagnostic(
        "control-characters",
        f"characters that no EPUB can hold are left out: {forbidden(text)}",
        Where(section.file),
        Severity.WARNING,
        hint="Take them out of the manuscript; `publish normalize` does so for a source.",
    )

"""Takes contents, landmarks and pages; gives the navigation document and, for old devices, an NCX.

Written here because ebooklib's own makes a "page" of every element that has an ``epub:type``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.epub.characters import escape, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.epub.model import Entry, Landmark, PageBreak
    from publish.epub.wording import Wording


def toc(entries: Sequence[Entry], heading: str, identifier: str) -> str:
    """Give the table of contents as a navigation list under its ``heading`` (XHTML)."""
    name = quote(identifier)
    return (
        f'<nav epub:type="toc" role="doc-toc" id="{name}" aria-labelledby="{name}--title">\n'
        f'<h1 id="{name}--title">{heading}</h1>\n{_list(entries)}\n</nav>'
    )


def _list(entries: Iterable[Entry]) -> str:
    lines = []
    for entry in entries:
        below = f"\n{_list(entry.children)}\n" if entry.children else ""
        lines.append(f'<li><a href="{quote(entry.href)}">{entry.markup}</a>{below}</li>')
    return "<ol>\n" + "\n".join(lines) + "\n</ol>"


def landmarks(places: Sequence[Landmark], words: Wording) -> str:
    """Give the landmarks as a navigation list that is not shown on the page."""
    lines = "\n".join(
        f'<li><a epub:type="{p.type}" href="{quote(p.href)}">{escape(p.label)}</a></li>'
        for p in places
    )
    label = quote(words.landmarks)
    return (
        f'<nav epub:type="landmarks" id="landmarks" aria-label="{label}" hidden="">\n'
        f"<ol>\n{lines}\n</ol>\n</nav>"
    )


def page_list(breaks: Sequence[PageBreak], files: Mapping[str, str], words: Wording) -> str:
    """Give the printed pages as a navigation list; ``files`` has each section's path."""
    lines = "\n".join(
        f'<li><a href="{quote(files[b.section])}#{b.id}">{escape(b.label)}</a></li>' for b in breaks
    )
    label = quote(words.pages)
    return (
        f'<nav epub:type="page-list" role="doc-pagelist" id="page-list" aria-label="{label}" '
        f'hidden="">\n<ol>\n{lines}\n</ol>\n</nav>'
    )


def ncx(
    entries: Sequence[Entry],
    breaks: Sequence[PageBreak],
    files: Mapping[str, str],
    *,
    identifier: str,
    title: str,
    lang: str,
) -> bytes:
    """Give the contents and the pages as an NCX (OPF 2.0.1, section 2.4.1)."""
    order: dict[str, int] = {}
    points = _points(entries, order, [0])
    targets = []
    for at, page in enumerate(breaks, start=1):
        way = f"{files[page.section]}#{page.id}"
        number = f' value="{page.label}"' if page.label.isascii() and page.label.isdigit() else ""
        kind = "normal" if number else "front" if page.label.isalpha() else "special"
        targets.append(
            f'<pageTarget id="page-{at}" type="{kind}"{number} playOrder="{_order(order, way)}">'
            f"<navLabel><text>{escape(page.label)}</text></navLabel>"
            f'<content src="{quote(way)}"/></pageTarget>'
        )
    pages = "\n".join(targets)
    listed = (
        f"<pageList>\n<navLabel><text>{escape(title)}</text></navLabel>\n{pages}\n</pageList>\n"
        if targets
        else ""
    )
    numbers = [int(b.label) for b in breaks if b.label.isascii() and b.label.isdigit()]
    facts = {
        "dtb:uid": identifier,
        "dtb:depth": str(_depth(entries)),
        "dtb:totalPageCount": str(len(breaks)),
        "dtb:maxPageNumber": str(max(numbers, default=0)),
    }
    metas = "\n".join(f'<meta name="{name}" content="{quote(v)}"/>' for name, v in facts.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" '
        f'xml:lang="{quote(lang)}">\n<head>\n{metas}\n</head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n"
        f"<navMap>\n{points}\n</navMap>\n{listed}</ncx>\n"
    ).encode()


def _points(entries: Iterable[Entry], order: dict[str, int], count: list[int]) -> str:
    out = []
    for entry in entries:
        count[0] += 1
        number, place = count[0], _order(order, entry.href)
        below = f"\n{_points(entry.children, order, count)}\n" if entry.children else ""
        out.append(
            f'<navPoint id="point-{number}" playOrder="{place}">'
            f"<navLabel><text>{escape(entry.label)}</text></navLabel>"
            f'<content src="{quote(entry.href)}"/>{below}</navPoint>'
        )
    return "\n".join(out)


def _order(order: dict[str, int], way: str) -> int:
    """Give a target's place in the play order, where the same target has the same place."""
    return order.setdefault(way, len(order) + 1)


def _depth(entries: Iterable[Entry]) -> int:
    return max((1 + _depth(entry.children) for entry in entries), default=0)

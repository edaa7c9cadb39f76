"""Takes an edition, settings and perhaps a page map; gives the EPUB. The one way into this room."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from publish.bind.model import Kind
from publish.diagnostics import Diagnostic, PublishError, Warned, Where
from publish.epub import breaks, contents, cover, navigation, pages, sheets
from publish.epub.characters import escape, line, seen
from publish.epub.gallery import Gallery
from publish.epub.markup import Markup
from publish.epub.metadata import Facts, metas
from publish.epub.model import Epub, Landmark, Resource
from publish.epub.package import package
from publish.epub.vocabulary import direction
from publish.epub.wording import wording
from publish.files import build_date, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.bind.model import Edition, Section
    from publish.bind.pages import PageMap
    from publish.epub.model import Entry, PageBreak, Settings

_XHTML = "application/xhtml+xml"
_NAVIGATION = "nav.xhtml"
_COVER = "cover.xhtml"
_SHEETS = tuple(f"{pages.STYLES}/{name}" for name in sheets.SHEETS)


def make(
    edition: Edition, settings: Settings, page_map: PageMap | None = None, root: Path | None = None
) -> Warned[Epub]:
    """Make the EPUB of an edition.

    ``page_map`` says where the printed pages begin; without it there is no page list. ``root`` is
    the packet's folder, whose own styles, fonts and pictures come before those shipped. Raises
    PublishError where there is nothing to bind, or a style, font or picture cannot be used.
    """
    if not edition.sections:
        raise PublishError(
            Diagnostic(
                "nothing-to-bind",
                "the packet has no readings",
                hint="Name at least one under [[readings]] in packet.toml.",
            )
        )
    return _Book(edition, settings, page_map, root).bound()


class _Book:
    """An EPUB in the making: what its files must know of each other."""

    def __init__(
        self, edition: Edition, settings: Settings, page_map: PageMap | None, root: Path | None
    ) -> None:
        self._metadata = edition.metadata
        self._settings = settings
        self._page_map = page_map
        self._root = root
        self._words = wording(edition.metadata.lang)
        self._said: list[Diagnostic] = []
        self._gallery = Gallery(root)
        self._cover = self._cover_picture()
        self._sections: Sequence[Section] = edition.sections
        self._breaks: Sequence[PageBreak] = ()
        if page_map:
            self._sections, self._breaks, lost = breaks.mark(edition.sections, page_map)
            self._said += lost
        self._files = {section.name: pages.href(section) for section in self._sections}
        self._targets = pages.targets(self._sections)

    def bound(self) -> Warned[Epub]:
        """Give the finished EPUB with everything there is to say about it."""
        entries, navigation_text = self._navigation()
        texts = [self._cover_text()]
        texts += [
            navigation_text if s.kind is Kind.CONTENTS else self._text(s) for s in self._sections
        ]
        if navigation_text not in texts:
            texts.append(navigation_text)
        styled, lacking = sheets.styled(seen(texts), self._root, fonts=self._settings.fonts)
        self._said += lacking
        self._said += self._gallery.diagnostics
        resources = [
            *self._documents(texts),
            self._ncx(entries),
            *styled,
            self._cover,
            *self._gallery.resources,
        ]
        data = package(
            resources,
            metas(self._metadata, self._settings, self._page_map, _facts(texts)),
            self._landmarks(),
            identifier=self._metadata.identifier,
            lang=self._metadata.lang,
            direction=direction(self._metadata.lang),
            modified=_moment(self._metadata.modified),
            date=build_date(),
        )
        return Warned(Epub(data, len(self._sections), len(self._breaks)), tuple(self._said))

    def _markup(self, section: Section | None, href: str) -> Markup:
        file = section.file if section else ""
        picture = self._gallery.beside(file)
        return Markup(href, self._targets, self._words, file=file, picture=picture)

    def _text(self, section: Section) -> str:
        text, said = pages.page(section, self._markup(section, pages.href(section)), _SHEETS)
        self._said += said
        return text

    def _documents(self, texts: Sequence[str]) -> list[Resource]:
        """Give the XHTML files, of which ``texts`` holds the cover, the sections and the rest."""
        cover_text, *others = texts
        found = [Resource("cover", _COVER, _XHTML, cover_text.encode(), spine=True)]
        for section, text in zip(self._sections, others, strict=False):
            if section.kind is Kind.CONTENTS:
                found.append(_nav(text, spine=True))
            else:
                name, href = f"text-{section.name}", pages.href(section)
                found.append(Resource(name, href, _XHTML, text.encode(), spine=True))
        if len(others) > len(self._sections):
            found.append(_nav(others[-1], spine=False))
        return found

    def _cover_text(self) -> str:
        body = cover.page(self._cover.href, self._metadata, self._words)
        return pages.document(
            self._words.cover, self._metadata.lang, body, of="frontmatter", sheets=_SHEETS
        )

    def _cover_picture(self) -> Resource:
        if self._settings.cover:
            manifest = self._root / "manuscript" / "packet.toml" if self._root else None
            where = Where(shown(manifest) if manifest else "packet.toml")
            own = self._gallery.cover(self._settings.cover, where)
            if own is not None:
                return own
        data, said = cover.draw(self._metadata, self._root)
        self._said += said
        return Resource("cover-image", cover.HREF, "image/png", data, ("cover-image",))

    def _contents(self) -> Section | None:
        return next((s for s in self._sections if s.kind is Kind.CONTENTS), None)

    def _navigation(self) -> tuple[tuple[Entry, ...], str]:
        bound = self._contents()
        markup = self._markup(bound, _NAVIGATION)
        heading, identifier, before, after = escape(self._words.contents), "contents", "", ""
        entries: tuple[Entry, ...] = ()
        if bound is not None:
            tree = next((e for e in bound.tree.iter() if e.tag == "nav"), bound.tree)
            entries = contents.from_tree(tree, markup, self._targets)
            identifier = tree.get("id") or identifier
            title = tree.find("h1")
            heading = markup.inner(title) if title is not None else escape(line(bound.title))
            before, after = breaks.around(bound.tree, tree, markup)
        entries = entries or contents.from_headings(self._sections)
        parts = [before, navigation.toc(entries, heading, identifier), after]
        parts.append(navigation.landmarks(self._landmarks(), self._words))
        if self._breaks:
            parts.append(navigation.page_list(self._breaks, self._files, self._words))
        self._said += markup.diagnostics
        title_of = line(bound.title) if bound else self._words.contents
        body = "\n".join(part for part in parts if part)
        text = pages.document(
            title_of or self._words.contents,
            self._metadata.lang,
            body,
            of="frontmatter",
            sheets=_SHEETS,
        )
        return entries, text

    def _ncx(self, entries: Sequence[Entry]) -> Resource:
        data = navigation.ncx(
            entries,
            self._breaks,
            self._files,
            identifier=self._metadata.identifier,
            title=line(self._metadata.title) or self._metadata.slug,
            lang=self._metadata.lang,
        )
        return Resource("ncx", "toc.ncx", "application/x-dtbncx+xml", data)

    def _landmarks(self) -> list[Landmark]:
        places = [Landmark("cover", self._words.cover, _COVER)]
        if bound := self._contents():
            label = line(bound.title) or self._words.contents
            places.append(Landmark("toc", label, _NAVIGATION))
        body = {Kind.PART, Kind.INTRODUCTION, Kind.READING}
        if start := next((s for s in self._sections if s.kind in body), None):
            places.append(Landmark("bodymatter", self._words.start, pages.href(start)))
        for kind, name in ((Kind.SOURCES, "bibliography"), (Kind.GLOSSARY, "glossary")):
            if section := next((s for s in self._sections if s.kind is kind), None):
                label = line(section.title) or section.name
                places.append(Landmark(name, label, pages.href(section)))
        return places


def _nav(text: str, *, spine: bool) -> Resource:
    return Resource("nav", _NAVIGATION, _XHTML, text.encode(), ("nav",), spine=spine)


def _facts(texts: Sequence[str]) -> Facts:
    """Find what the accessibility metadata speaks of; the first text is the cover's."""
    return Facts(
        pictures=any("<img " in text for text in texts[1:]),
        tables=any("<table" in text for text in texts),
        notes=any('"doc-noteref"' in text for text in texts),
        terms=any('"doc-glossref"' in text for text in texts),
    )


def _moment(text: str) -> dt.datetime:
    """Read an ISO 8601 date or time as UTC; where there is none, the build's own date."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return build_date()
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

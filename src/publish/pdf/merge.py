"""Takes PDFs that were typeset apart; gives one PDF: pages, structure, links, outline, labels.

What pikepdf does not merge by itself is carried over here: structure trees become one tree under
one Document (ISO 32000-1, 14.7), parent tree keys are renumbered, names and outlines joined, links
from one part into another, which each part holds as ``x-packet:ID``, turned into places.
"""

from __future__ import annotations

import copy
import io
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from publish.pdf import faces, folios
from publish.pdf.order import roman
from publish.pdf.scheme import SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.pdf.slots import Folios


_CATALOGUE = (
    *("/Lang", "/MarkInfo", "/ViewerPreferences", "/PageMode", "/Metadata"),
    *("/OutputIntents", "/AF", "/Version"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF to be merged: its bytes, the folios to stamp, how many blank pages follow it."""

    data: bytes
    folios: tuple[Folios, ...] = ()
    blanks_after: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Pages counted together: the index of the first, the style (``r`` or ``D``), the start."""

    index: int
    style: str
    start: int = 1

    def label(self, index: int) -> str:
        """Give the folio of the page at this index."""
        number = self.start + index - self.index
        return roman(number) if self.style == "r" else str(number)


@dataclass(slots=True)
class _Merge:
    """One merge under way: the PDF that grows and what is to be joined at its end."""

    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)
    kids: list[Any] = field(default_factory=list)
    parents: list[Any] = field(default_factory=list)
    next_key: int = 0
    names: dict[str, Any] = field(default_factory=dict)
    ids: list[tuple[bytes, Any]] = field(default_factory=list)
    outline: list[OutlineItem] = field(default_factory=list)
    held: list[pikepdf.Pdf] = field(default_factory=list)


def merged(
    parts: Sequence[Part], runs: Sequence[Run], face: Callable[[str], bytes], shell: bytes
) -> bytes:
    """Give one PDF of all the parts, in order.

    ``shell`` is a PDF whose only page is blank and whose catalogue (metadata, language, output
    intent, files that travel along) is that of the whole. ``runs`` say how pages are labelled,
    ``face`` gives a font's file by the name that the engine gave the font.
    """
    merge = _Merge()
    cover = pikepdf.open(io.BytesIO(shell))
    merge.held.append(cover)
    document = merge.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    for part in parts:
        first = len(merge.pdf.pages)
        source = pikepdf.open(io.BytesIO(part.data))
        merge.held.append(source)
        with warnings.catch_warnings():
            # Places and links are carried over below.
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
            merge.pdf.pages.extend(source.pages)
        # Asked for once: the library goes through all of its pages to give one.
        pages = list(merge.pdf.pages[first:])
        _join_structure(merge, source, document, pages)
        _join_places(merge, source, pages)
        labels = [_label(runs, first + n) for n in range(len(pages))]
        for places in part.folios:
            folios.stamp(merge.pdf, pages, places, labels)
        for _ in range(part.blanks_after):
            merge.pdf.pages.append(cover.pages[0])
            _blank(merge.pdf.pages[-1])
    _close_structure(merge, document)
    _close_catalog(merge, runs)
    faces.unite(merge.pdf, face)
    out = io.BytesIO()
    merge.pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
    )
    return out.getvalue()


def _blank(page: pikepdf.Page) -> None:
    """Take from a blank page its part in the structure of the file that it came from."""
    for key in ("/StructParents", "/Annots", "/Tabs"):
        if key in page.obj:
            del page.obj[key]


def _label(runs: Sequence[Run], index: int) -> str:
    run = [run for run in runs if run.index <= index][-1]
    return run.label(index)


def _join_structure(
    merge: _Merge, source: pikepdf.Pdf, document: Any, pages: Sequence[pikepdf.Page]
) -> None:
    if "/StructTreeRoot" not in source.Root:
        return
    tree = merge.pdf.copy_foreign(source.Root.StructTreeRoot)
    for root in tree.K:
        for kid in root.K if Name.Document == root.S else [root]:
            kid.P = document
            merge.kids.append(kid)
    highest = -1
    numbers = list(tree.ParentTree.Nums) if "/ParentTree" in tree else []
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        highest = max(highest, int(key))
        merge.parents += [int(key) + merge.next_key, value]
    if "/IDTree" in tree:
        named = list(tree.IDTree.Names)
        pairs = zip(named[::2], named[1::2], strict=True)
        merge.ids += [(bytes(name), element) for name, element in pairs]
    for page in pages:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + merge.next_key
        for annotation in page.obj.get("/Annots", Array()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + merge.next_key
    merge.next_key += highest + 1


def _join_places(merge: _Merge, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> None:
    home = {old.obj.objgen: new.obj for old, new in zip(source.pages, pages, strict=True)}

    def moved(place: Any) -> Array:
        new: Array = copy.copy(place)
        new[0] = home[place[0].objgen]
        return new

    places: dict[str, Any] = {}
    if "/Names" in source.Root and "/Dests" in source.Root.Names:
        named = list(source.Root.Names.Dests.Names)
        places = {str(n): p for n, p in zip(named[::2], named[1::2], strict=True)}
        merge.names.update({name: moved(place) for name, place in places.items()})

    def carried(item: OutlineItem) -> OutlineItem:
        place: Any = item.destination
        if place is None and item.action is not None:
            place = item.action.D
        if isinstance(place, (String, str)):
            place = places[str(place)]
        new = OutlineItem(item.title, moved(place) if place is not None else None)
        new.is_closed = item.is_closed
        new.children = [carried(child) for child in item.children]
        return new

    if "/Outlines" in source.Root:
        with source.open_outline() as outline:
            merge.outline += [carried(item) for item in outline.root]


def _close_structure(merge: _Merge, document: Any) -> None:
    pdf = merge.pdf
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document.P = root
    document.K = Array(merge.kids)
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(merge.parents)))
    root.ParentTreeNextKey = merge.next_key
    if merge.ids:
        pairs = [
            part for name, kid in sorted(merge.ids, key=_by_name) for part in (String(name), kid)
        ]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))
    pdf.Root.StructTreeRoot = root


def _by_name(entry: tuple[bytes, Any]) -> bytes:
    return entry[0]


def _close_catalog(merge: _Merge, runs: Sequence[Run]) -> None:
    pdf, front = merge.pdf, merge.held[0]
    for key in _CATALOGUE:
        if key in front.Root:
            pdf.Root[key] = _brought(pdf, front, front.Root[key])
    for key, value in front.docinfo.items():
        pdf.docinfo[key] = value
    names = [part for name in sorted(merge.names) for part in (String(name), merge.names[name])]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
    if "/Names" in front.Root and "/EmbeddedFiles" in front.Root.Names:
        pdf.Root.Names.EmbeddedFiles = _brought(pdf, front, front.Root.Names.EmbeddedFiles)
    labels: list[Any] = []
    for run in runs:
        labels += [run.index, Dictionary(S=Name(f"/{run.style}"), St=run.start)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
    _resolve_links(merge)
    with pdf.open_outline() as outline:
        outline.root.extend(merge.outline)


def _brought(pdf: pikepdf.Pdf, source: pikepdf.Pdf, value: Any) -> Any:
    """Give a value of another PDF as one of this, where it stands inside its owner."""
    if isinstance(value, (Dictionary, Array, pikepdf.Stream)):
        return pdf.copy_foreign(value if value.is_indirect else source.make_indirect(value))
    return value


def _resolve_links(merge: _Merge) -> None:
    for page in merge.pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            if action is None or action.get("/S") != Name.URI:
                continue
            address = str(action.URI)
            if address.startswith(SCHEME):
                name = address.removeprefix(SCHEME)
                annotation.A = Dictionary(Type=Name.Action, S=Name.GoTo, D=String(name))

"""Takes a tree and style sheets; gives laid-out pages, and the bytes of a PDF made from them.

The only module that leans on inner parts of the engine (WeasyPrint 70.0). They are tried for
before use: with another version the PDF is made by the engine's own way, with a plainer structure
tree, and a diagnostic says so.
"""

from __future__ import annotations

import contextlib
import logging
import warnings
from typing import TYPE_CHECKING, Any

import cssselect2
import weasyprint
import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import FontConfiguration

from publish.diagnostics import Diagnostic, PublishError, Severity
from publish.pdf import fetch, mends, tags, turns
from publish.pdf.versions import ENGINE, UNDERSTOOD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    import pydyf


_RULE = 5
"""The width of the rule above notes, in ems of the running head's type."""

_UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
_UA_PART = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA_NAMESPACE}">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA_NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


class Tree(HTML):  # type: ignore[misc]
    """A document for the engine made from an element tree, without writing and parsing HTML."""

    def __init__(self, html: Element, fetcher: fetch.Closed) -> None:
        self.base_url = fetch.BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.etree_element = html
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(html, content_language=None)


class Metadata(DocumentMetadata):  # type: ignore[misc]
    """What the PDF says of itself, with PDF/UA-1 named beside PDF/A, never compressed.

    PDF/UA-1 (ISO 14289-1) section 5 asks for ``pdfuaid:part``; PDF/A-3 (ISO 19005-3) section 6.6.2
    asks that a property of a schema it does not know be described.
    """

    def generate_rdf_metadata(self, *args: Any) -> bytes:
        """Give the engine's own RDF with the part of PDF/UA added."""
        rdf: bytes = super().generate_rdf_metadata(*args)
        head, end, tail = rdf.rpartition(b"</rdf:RDF>")
        return head + _UA_PART.encode() + b"\n" + end + tail

    def include_in_pdf(
        self, pdf: pydyf.PDF, variant: str, version: object, conformance: object, compress: bool
    ) -> None:
        """Put the metadata in as a plain stream, which validators of PDF/A-1 to 3 all read."""
        del compress
        super().include_in_pdf(pdf, variant, version, conformance, False)


class _Collected(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def messages() -> Iterator[list[str]]:
    """Collect what the engine has to say, instead of letting it write to the terminal."""
    logger = logging.getLogger("weasyprint")
    handler = _Collected()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def fonts() -> FontConfiguration:
    """Give a fresh set of fonts, to be shared by all the documents of one edition."""
    return FontConfiguration()


def sheet(text: str, fetcher: fetch.Closed, fonts: FontConfiguration) -> CSS:
    """Give a style sheet, read once for all the documents that share the fonts."""
    return CSS(string=text, base_url=fetch.BASE, url_fetcher=fetcher, font_config=fonts)


def lay_out(
    html: Element, sheets: Sequence[CSS], fetcher: fetch.Closed, fonts: FontConfiguration
) -> weasyprint.Document:
    """Lay a document out. Raises PublishError where blocks are nested too deep for the engine."""
    try:
        with mends.mended(), turns.whole_at_turns():
            document = Tree(html, fetcher).render(font_config=fonts, stylesheets=list(sheets))
    except RecursionError:
        raise PublishError(
            Diagnostic(
                "nested-too-deep",
                "lists or quotations are nested too deep to be laid out",
                hint="Nest them less than fifty levels deep.",
            )
        ) from None
    for page in document.pages:
        # The engine makes a link of every box inside a link; the outermost one is enough.
        page.links = [link for link in page.links if link[3].element_tag == "a"]
        for box in page._page_box.children if UNDERSTOOD else ():
            if isinstance(box, boxes.FootnoteAreaBox):
                # Its children are placed already: only the rule above them is drawn shorter.
                box.width = min(box.width, _RULE * page._page_box.style["font_size"])
    return document


def page_boxes(document: weasyprint.Document) -> list[Any]:
    """Give the engine's boxes of the pages."""
    return [page._page_box for page in document.pages]


@contextlib.contextmanager
def over(document: weasyprint.Document, boxes_over: Mapping[int, Any]) -> Iterator[None]:
    """Put boxes over pages, by page from 0, while the document is written."""
    before = {number: document.pages[number]._page_box.children for number in boxes_over}
    for number, box in boxes_over.items():
        document.pages[number]._page_box.children = (*before[number], box)
    try:
        yield
    finally:
        for number, children in before.items():
            document.pages[number]._page_box.children = children


def without_glyph(box: Any) -> str:
    """Give the characters of a text box for which no font has a glyph."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    missing = []
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        for info in glyphs.glyphs[0 : glyphs.num_glyphs]:
            empty = info.glyph == pango.PANGO_GLYPH_EMPTY
            if not empty and info.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                missing.append(chr(info.glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG))
        run = run.next
    layout.deactivate()
    return "".join(missing)


@contextlib.contextmanager
def _better_tags(builder: tags.Builder) -> Iterator[None]:
    """Have the engine write our structure tree, and margin text as artifacts, for one PDF."""
    marked, add_tags = Stream.marked, weasyprint.pdf.add_tags

    @contextlib.contextmanager
    def mark(stream: Stream, box: Any, tag: str) -> Iterator[None]:
        kind = builder.artifacts.get(id(box))
        if kind is None or stream._tags is None:
            with marked(stream, box, tag):
                yield
            return
        stream.begin_marked_content("Artifact", kind)
        try:
            yield
        finally:
            stream.end_marked_content()

    Stream.marked, weasyprint.pdf.add_tags = mark, builder.add_tags
    try:
        yield
    finally:
        Stream.marked, weasyprint.pdf.add_tags = marked, add_tags


def write(
    document: weasyprint.Document, builder: tags.Builder, finish: Any, **options: Any
) -> tuple[bytes, list[Diagnostic]]:
    """Write pages as PDF, tagged by ``builder``; ``finish`` is called with the unwritten PDF."""
    with warnings.catch_warnings():
        # The engine leaves its own colour profile's file to be closed by chance.
        warnings.simplefilter("ignore", ResourceWarning)
        if UNDERSTOOD:
            with mends.mended(), _better_tags(builder):
                return document.write_pdf(finisher=finish, **options), []
        data = document.write_pdf(finisher=finish, **options)
    plain = Diagnostic(
        "engine-unknown",
        f"WeasyPrint {weasyprint.__version__} is installed, {ENGINE} is known:"
        " the structure tree is plainer",
        severity=Severity.WARNING,
        hint=f"Install weasyprint=={ENGINE}.",
    )
    return data, [plain]

"""Takes an edition on its pages; gives the bytes of a PDF with its metadata and page labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint import Attachment

from publish import __version__
from publish.files import build_date
from publish.pdf import engine, fetch, tags

if TYPE_CHECKING:
    from publish.bind.model import Metadata
    from publish.diagnostics import Diagnostic
    from publish.pdf.layout import Layout
    from publish.pdf.settings import Associated

VARIANT = "pdf/a-3a"


def written(
    layout: Layout, metadata: Metadata, associated: tuple[Associated, ...] = ()
) -> tuple[bytes, list[Diagnostic]]:
    """Write the pages: PDF/A-3a and PDF/UA-1, or plain PDF for a press, which wants its marks."""
    first = layout.sections()[0].document
    document = first.copy(layout.pages())
    document.metadata = _metadata(metadata)
    date = build_date()
    # By address, so that the type of a file is ours to say and not the machine's.
    fetcher = fetch.Closed({})
    document.metadata.attachments = [
        Attachment(
            url=fetcher.serve(file.name, file.data),
            url_fetcher=fetcher,
            name=file.name,
            description=file.about,
            relationship=file.relationship,
            created=date,
            modified=date,
        )
        for file in associated
    ]
    builder = tags.Builder(engine.page_boxes(document), layout.over())
    count = sum(laid.count for laid in layout.front)

    def finish(_: Any, pdf: pydyf.PDF) -> None:
        labels = [0, pydyf.Dictionary({"S": "/r"})] if count else []
        labels += [count, pydyf.Dictionary({"S": "/D", "St": 1})]
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(labels)})
        pdf.catalog["PageMode"] = "/UseOutlines"

    with engine.over(document, layout.over()):
        return engine.write(document, builder, finish, pdf_variant=VARIANT)


def _metadata(about: Metadata) -> engine.Metadata:
    moment = build_date().strftime("%Y-%m-%dT%H:%M:%SZ")
    title = f"{about.title}: {about.subtitle}" if about.subtitle else about.title
    return engine.Metadata(
        title=title,
        authors=list(about.creators),
        description=about.description or None,
        generator=f"publish {__version__}",
        created=moment,
        modified=moment,
        lang=about.lang,
    )

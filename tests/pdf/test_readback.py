"""A finished file is read back on every build; each kind of damage is told."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Name, String

from publish.pdf.readback import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.diagnostics import Warned
    from publish.pdf.make import Pdf


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", [])]


def drop_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def mislabel(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[-1].St = 3


def lead_nowhere(pdf: pikepdf.Pdf) -> None:
    next(link for link in links(pdf) if "/A" in link and "/D" in link.A).A.D = String("gone")


def leave_a_link_open(pdf: pikepdf.Pdf) -> None:
    link = next(link for link in links(pdf) if "/A" in link and "/D" in link.A)
    link.A = pikepdf.Dictionary(S=Name.URI, URI=String("x-packet:harbour-dues"))


def take_links_out(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page.obj).obj.Annots


def tear_a_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pikepdf.Dictionary(Type=Name.Page), Name.Fit])


def take_a_note_out(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Names
    del names[0:2]


def call_two_notes_the_same(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Names
    names.extend(list(names)[:2])


def leave_a_font_outside(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[6].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (drop_a_page, "pages, and"),
        (mislabel, "is labelled"),
        (lead_nowhere, "leads nowhere: 'gone'"),
        (leave_a_link_open, "leads nowhere: 'x-packet:"),
        (take_links_out, "the link to"),
        (tear_a_bookmark, "the bookmark “Harbour Lights”"),
        (take_a_note_out, "'harbour-dues-note-1' is not marked"),
        (call_two_notes_the_same, "2 elements are called"),
        (leave_a_font_outside, "is not in it"),
    ],
)
def test_damage_is_told(
    harbour_pdf: Warned[Pdf], damage: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    made = harbour_pdf.value
    assert not faults(made.data, made.page_map, made.trees)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        damage(pdf)
        out = io.BytesIO()
        pdf.save(out)
    found = faults(out.getvalue(), made.page_map, made.trees)
    assert any(said in fault.message for fault in found), found
    assert {fault.code for fault in found} == {"pdf-unsound"}


def test_a_map_of_other_pages_is_told(harbour_pdf: Warned[Pdf]) -> None:
    made = harbour_pdf.value
    other = replace(made.page_map, starts=made.page_map.starts[1:])
    assert faults(made.data, other, made.trees)

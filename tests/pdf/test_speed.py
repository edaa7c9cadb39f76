from __future__ import annotations

import pydyf
import pytest
from weasyprint import HTML
from weasyprint.layout import LayoutContext

from publish.pdf import speed


class Box:
    """Stands in for an engine's box, and is equal to every other one."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("boxes are compared by identity")

    __hash__ = object.__hash__


def test_notes_are_held_by_identity() -> None:
    one, two, three = Box(), Box(), Box()
    notes = speed.Notes([one, two])
    assert one in notes
    assert three not in notes
    notes.append(three)
    notes.remove(one)
    assert one not in notes
    assert [id(box) for box in notes] == [id(two), id(three)]
    assert three in notes.copy()
    with pytest.raises(ValueError, match="not in the list"):
        notes.remove(one)


def test_a_document_is_the_same_with_and_without() -> None:
    rows = "".join(
        f"<p>Word {n} and more words.<span style='float: footnote'>Note {n}.</span></p>"
        for n in range(120)
    )
    source = f"<html lang=en><title>t</title><body>{rows}"
    plain = HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")
    with speed.mended():
        assert HTML(string=source).write_pdf(pdf_variant="pdf/ua-1") == plain


def test_the_engine_is_left_as_it_was() -> None:
    before = LayoutContext.__init__, pydyf.PDF.page_references
    with speed.mended():
        assert LayoutContext.__init__ is not before[0]
    assert (LayoutContext.__init__, pydyf.PDF.page_references) == before


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "KNOWN", False)
    before = LayoutContext.__init__
    with speed.mended():
        assert LayoutContext.__init__ is before


def test_the_version_installed_is_known() -> None:
    assert speed.KNOWN, "look again at the two spots, then name the new version"

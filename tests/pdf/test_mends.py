from __future__ import annotations

import pydyf
import pytest
from weasyprint import HTML
from weasyprint.layout import LayoutContext

from publish.pdf import mends


class Box:
    """Stands in for an engine's box, and is equal to every other one."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("boxes are compared by identity")

    __hash__ = object.__hash__


def test_notes_are_held_by_identity() -> None:
    one, two, three = Box(), Box(), Box()
    notes = mends.Notes([one, two])
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
    with mends.mended():
        assert HTML(string=source).write_pdf(pdf_variant="pdf/ua-1") == plain


def test_the_engine_is_left_as_it_was() -> None:
    before = LayoutContext.__init__, pydyf.PDF.page_references
    with mends.mended():
        assert LayoutContext.__init__ is not before[0]
    assert (LayoutContext.__init__, pydyf.PDF.page_references) == before


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mends, "KNOWN", False)
    before = LayoutContext.__init__
    with mends.mended():
        assert LayoutContext.__init__ is before


def test_the_version_installed_is_known() -> None:
    assert mends.KNOWN, "look again at the three spots, then name the new version"


def parted(lines: int) -> int:
    """Count the notes that are not on their call's page, in a text of so many short paragraphs."""
    paragraphs = "".join(
        f"<p>{'Words run on. ' * (2 + n * 7 % 17)}<a id=c{n}>call</a>"
        f"<span id=n{n} style='float: footnote; footnote-policy: line'>{'Note. ' * (6 + n % 9)}"
        f"</span>{'More of the same. ' * (n * 5 % 11)}</p>"
        for n in range(lines)
    )
    style = "<style>@page{size:300pt 400pt} p{orphans:2;widows:2;line-height:14pt}</style>"
    document = HTML(string=f"<html lang=en><title>t</title>{style}<body>{paragraphs}").render()
    home = {name: n for n, page in enumerate(document.pages) for name in page.anchors}
    return sum(home[f"c{n}"] != home[f"n{n}"] for n in range(lines))


def test_notes_stay_with_their_calls() -> None:
    assert parted(90) > 0, "the engine has learnt it: take the mend out"
    with mends.mended():
        assert parted(90) == 0

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


def noted(style: str, count: int) -> str:
    """Give a text with notes of many lengths, some of them with blocks inside."""
    inside = ("", "<p>A paragraph.</p>", "<ul><li>One</li><li>Two</li></ul>", "<i>Slant.</i>")
    text = "".join(
        f"<p>{'Words run on. ' * (2 + n * 5 % 9)}<span class=n>{'Note. ' * (1 + n * 7 % 23)}"
        f"{inside[n % 4]}</span>{'And on. ' * (n % 6)}</p>"
        for n in range(count)
    )
    sheet = f"@page{{size:300pt 400pt}} p{{line-height:14pt}} .n{{float:footnote}} {style}"
    return f"<html lang=en><title>t</title><style>{sheet}</style><body>{text}"


@pytest.mark.parametrize(
    "style",
    [
        "",
        ".n p,.n ul{margin:0}",
        "@page{@footnote{margin:9pt 0;padding-top:4pt;border-top:1pt solid}} .n{margin:3pt 0}",
        "@page{@footnote{max-height:60pt}}",
        ".n{footnote-display:inline}",
        ".n{footnote-policy:line;font-size:9pt;line-height:11.2pt} .n p,.n ul{margin:0}",
    ],
    ids=["margins within", "flush", "rule and gaps", "limited", "run-in", "policy"],
)
def test_notes_laid_out_once_stand_where_they_would(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = noted(style, 60)
    with mends.mended():
        once = HTML(string=source).write_pdf()
    monkeypatch.setattr(mends, "_stacked", mends._WHOLE)
    with mends.mended():
        assert HTML(string=source).write_pdf() == once


def test_a_note_is_laid_out_once_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[object] = []
    alone = mends._alone
    monkeypatch.setattr(mends, "_alone", lambda *given: laid.append(given[2]) or alone(*given))
    with mends.mended():
        pages = len(HTML(string=noted(".n p,.n ul{margin:0}", 60)).render().pages)
    assert 60 <= len(laid) < 60 + 4 * pages

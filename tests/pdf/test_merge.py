from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
import weasyprint.pdf.fonts
from pikepdf import Name
from weasyprint import HTML

from publish.pdf.faces import STUB
from publish.pdf.merge import Part, Run, merged
from publish.pdf.order import roman
from publish.pdf.slots import Folios, Side, Slot
from publish.styles import find

# The shipped fonts: what a machine has of its own may be TrueType, which is embedded another way.
FONTS = "".join(
    f"@font-face{{font-family:Merged;font-weight:{weight};src:url({find(f'fonts/{file}').as_uri()})}}"
    for weight, file in (("normal", "LinLibertine_R.otf"), ("bold", "LinLibertine_RB.otf"))
)
STYLE = (
    f"<style>{FONTS}@page{{size:300pt 200pt}} h1,h2{{bookmark-label:content()}}"
    "p{break-after:page} body{font-family:Merged}</style>"
)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Leave font programs out of what the engine writes, and keep the fonts' files by name."""
    files: dict[str, bytes] = {}

    def clean(font: weasyprint.pdf.fonts.Font, *_: object) -> None:
        files[font.name.decode().lstrip("/")] = font.file_content
        font.file_content = font.file_content[:STUB]

    monkeypatch.setattr(weasyprint.pdf.fonts.Font, "clean", clean)
    return files


def part(body: str, title: str) -> bytes:
    html = f"<html lang=en><title>{title}</title>{STYLE}<body>{body}"
    data: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return data


SHELL = part("", "Packet")


def two(kept: dict[str, bytes]) -> pikepdf.Pdf:
    one = part(
        "<h1 id=a>First</h1><p>Alpha <a href='x-packet:b'>see B</a>.</p><h2>Inner</h2><p>Beta.</p>",
        "Packet",
    )
    other = part("<h1 id=b>Second</h1><p>Gamma with zeal.</p>", "Other")
    parts = [Part(one, blanks_after=1), Part(other)]
    data = merged(parts, [Run(0, "r"), Run(3, "D")], kept.__getitem__, SHELL)
    assert data == merged(parts, [Run(0, "r"), Run(3, "D")], kept.__getitem__, SHELL)
    return pikepdf.open(io.BytesIO(data))


def text(pdf: pikepdf.Pdf, folder: Path) -> str:
    pdf.save(folder / "m.pdf")
    done = subprocess.run(
        ["pdftotext", str(folder / "m.pdf"), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(done.stdout.split())


def test_words_pages_and_labels(kept: dict[str, bytes], tmp_path: Path) -> None:
    pdf = two(kept)
    assert len(pdf.pages) == 4
    assert [page.label for page in pdf.pages] == ["i", "ii", "iii", "1"]
    assert text(pdf, tmp_path) == "First Alpha see B. Inner Beta. Second Gamma with zeal."


def test_a_link_into_another_part_is_a_place(kept: dict[str, bytes]) -> None:
    pdf = two(kept)
    (link,) = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    names = list(pdf.Root.Names.Dests.Names)
    places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    assert Name.GoTo == link.A.S
    assert places[str(link.A.D)][0].objgen == pdf.pages[3].obj.objgen


def test_one_outline(kept: dict[str, bytes]) -> None:
    pdf = two(kept)
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["First", "Second"]
        assert [item.title for item in outline.root[0].children] == ["Inner"]
        place = outline.root[1].destination
        assert place is not None
        assert place[0].objgen == pdf.pages[3].obj.objgen  # type: ignore[index, union-attr]


def test_one_structure_tree_whose_keys_agree(kept: dict[str, bytes]) -> None:
    pdf = two(kept)
    root = pdf.Root.StructTreeRoot
    (document,) = root.K
    numbers = list(root.ParentTree.Nums)
    tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert list(tree) == sorted(tree)
    assert len(tree) == len(numbers) // 2
    assert all(kid.P.objgen == document.objgen for kid in document.K)
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            for element in tree[int(page.obj.StructParents)]:
                assert element.Type == Name.StructElem
                assert element.Pg.objgen == page.obj.objgen


def test_one_program_a_face(kept: dict[str, bytes]) -> None:
    pdf = two(kept)
    programs = {
        font.DescendantFonts[0].FontDescriptor.FontFile3.objgen
        for page in pdf.pages
        for font in page.obj.get("/Resources", {}).get("/Font", {}).values()
    }
    assert len(kept) == 2  # regular and bold
    assert len(programs) == 2


def test_folios_are_stamped_as_artifacts(kept: dict[str, bytes], tmp_path: Path) -> None:
    body = "".join(f"<p>Page {n} 0123456789</p>" for n in range(3))
    data = part(body, "Packet")
    source = pikepdf.open(io.BytesIO(data))
    fonts = source.pages[0].obj.Resources.Font
    (name,) = [str(key) for key in fonts]
    unicode_map = fonts[name].ToUnicode.read_bytes().decode()
    figures = {
        figure: (int(unicode_map.split(f"> <{ord(figure):04x}>")[0][-4:], 16), 465.0)
        for figure in "0123456789"
    }
    slots = tuple(Slot(n, 150, 20, Side.CENTRE) for n in (0, 2))
    folios = Folios(name.lstrip("/"), 9, figures, slots)
    pdf = pikepdf.open(
        io.BytesIO(merged([Part(data, (folios,))], [Run(0, "D", 98)], kept.__getitem__, SHELL))
    )
    words = text(pdf, tmp_path)
    assert words.count("98") == 1
    assert words.count("100") == 1
    assert "99" not in words
    assert b"/Artifact" in pdf.pages[0].Contents[0].read_bytes()


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "i"), (4, "iv"), (19, "xix"), (1994, "mcmxciv")]
)
def test_roman(number: int, figures: str) -> None:
    assert roman(number) == figures

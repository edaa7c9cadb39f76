"""The specimen: every style, laid out by the ordinary road and compared as pictures.

``PUBLISH_PICTURES=1`` writes the pictures anew; look at them before they are committed.
"""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops, ImageFilter, ImageStat

from publish import styles
from publish.bind.bind import bind
from publish.cli import publish
from publish.diagnostics import Severity
from publish.packet.load import load_whole
from publish.pdf import page as pages
from publish.pdf.editions import chosen
from publish.pdf.layout import Layout, Setter
from publish.pdf.walk import Area

PICTURES = Path(__file__).parent / "pictures"
DOTS = 50
BLUR = 1.2
TOLERANCE = 6.0
"""Mean difference of grey, of 255, in the worst tile: glyph edges differ by version of a library,
a line that has moved by half its height gives more than twice as much."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    done = CliRunner().invoke(
        publish,
        ["specimen", "--packet", str(target.parent), "--to", str(target)],
        standalone_mode=False,
    )
    assert done.return_value == 0, done.output
    assert "specimen.pdf: " in done.output
    return target


@pytest.fixture(scope="module")
def layout() -> Layout:
    packet = load_whole(styles.shipped() / "specimen").value
    return Setter(bind(packet), chosen("print"), pages.page("6x9"), packet.root).run()


def test_every_style_is_there(layout: Layout) -> None:
    have = {e.tag for laid in layout.body for e in laid.prepared.html.iter()}
    wanted = """blockquote ul ol dl table figure figcaption pre hr h2 h3 h4 sup em"""
    assert have >= {*wanted.split()}
    classes = " ".join(
        e.get("class", "") for laid in layout.body for e in laid.prepared.html.iter()
    ).split()
    assert {"epigraph", "verse", "note", "missing", "editorial", "byline"} <= set(classes)


def test_the_specimen_has_no_fault(layout: Layout) -> None:
    assert not [d for d in layout.diagnostics if d.severity is not Severity.NOTE]


def test_text_is_on_the_grid_after_every_block(layout: Layout) -> None:
    """Facing pages align although quotations, verse, tables and pictures stand between."""
    page = layout.page
    assert page is not None
    laid = next(one for one in layout.body if one.section.name == "specimen")
    lines: dict[int, set[float]] = defaultdict(set)
    for piece in laid.pieces:
        plain = piece.element is not None and piece.element.tag in ("p", "li", "dd")
        size = piece.box.style["font_size"] * 0.75 if piece.box is not None else 0
        if piece.area is Area.FLOW and plain and abs(size - page.size) < 0.01:
            lines[piece.page].add(round(piece.baseline, 2))
    first = min(lines[1])
    assert len(lines) >= 4
    for number, baselines in lines.items():
        for baseline in baselines:
            away = (baseline - first) / page.leading
            assert abs(away - round(away)) < 0.02, f"page {number}: {baseline} is off the grid"


def test_it_looks_as_it_did(file: Path, tmp_path: Path) -> None:
    subprocess.run(
        ["pdftoppm", "-r", str(DOTS), "-gray", "-png", file, tmp_path / "page"], check=True
    )
    fresh = sorted(tmp_path.glob("page-*.png"))
    if os.environ.get("PUBLISH_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        for old in PICTURES.glob("*.png"):
            old.unlink()
        for picture in fresh:
            with Image.open(picture) as image:
                image.save(PICTURES / picture.name, optimize=True)
        pytest.skip("the pictures were written anew")
    kept = sorted(PICTURES.glob("*.png"))
    assert [p.name for p in fresh] == [p.name for p in kept]
    for now, before in zip(fresh, kept, strict=True):
        assert difference(now, before) < TOLERANCE, now.name


def difference(now: Path, before: Path) -> float:
    """Give the mean difference of grey in the tile of 1/6 inch that differs most."""
    with Image.open(now) as a, Image.open(before) as b:
        assert a.size == b.size
        soft = [image.convert("L").filter(ImageFilter.GaussianBlur(BLUR)) for image in (a, b)]
    apart = ImageChops.difference(*soft)
    tile = DOTS // 6
    small = apart.resize((apart.width // tile, apart.height // tile), Image.Resampling.BOX)
    return float(ImageStat.Stat(small).extrema[0][1])


def test_a_line_that_moves_is_seen(tmp_path: Path) -> None:
    """The comparison itself: one line of text, half a line lower."""
    before = PICTURES / sorted(p.name for p in PICTURES.glob("*.png"))[9]
    with Image.open(before) as image:
        grey = image.convert("L")
    top, height = grey.height // 2, round(14.5 / 72 * DOTS)
    moved = grey.copy()
    moved.paste(grey.crop((0, top, grey.width, top + height)), (0, top + height // 2))
    moved.save(tmp_path / "moved.png")
    assert difference(tmp_path / "moved.png", before) > 2 * TOLERANCE


def test_an_edition_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        publish, ["specimen", "--edition", "nope", "--to", str(tmp_path / "x")]
    )
    assert "there is no edition 'nope'" in str(done.exception)
    assert not (tmp_path / "x").exists()


def test_small_capitals_and_superiors_are_drawn_not_scaled(file: Path) -> None:
    """True small capitals and superior figures come from the face: no smaller size is set."""
    with pikepdf.open(file) as pdf:
        sizes = {
            round(float(operands[1]), 2)
            for page in pdf.pages[8:10]
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }
    size = pages.page("6x9").size / 0.75  # the engine draws in its own pixels
    assert round(size, 2) in sizes
    folio = min(sizes)  # stamped in points: the running heads' own size
    assert folio == pytest.approx(0.83 * size * 0.75, abs=0.02)
    assert min(sizes - {folio}) > 0.82 * size


def test_the_dedication_opens_a_recto_without_head_or_folio(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        labels = [page.label for page in pdf.pages]
    words = [
        subprocess.run(
            ["pdftotext", "-f", str(n), "-l", str(n), file, "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for n in (5, 6, 7)
    ]
    assert words[0] == ["For", "those", "who", "keep", "the", "registers"]
    assert words[1] == []
    assert words[2][0] == "Contents"
    assert labels[4] == "v"

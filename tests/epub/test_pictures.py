"""Pictures of manuscripts and the cover: vetted, once each, and never without words."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from publish.bind.model import Edition
from publish.epub.cover import alternative, draw
from publish.epub.make import make
from publish.epub.model import Settings
from publish.epub.wording import wording

from . import editions
from .books import BARE, OPF, files, package, properties

if TYPE_CHECKING:
    from pathlib import Path


def a_packet(folder: Path) -> Path:
    (folder / "manuscript").mkdir()
    Image.new("RGB", (40, 30), "navy").save(folder / "manuscript" / "map.png")
    Image.new("RGB", (600, 900), "maroon").save(folder / "manuscript" / "front.jpg")
    (folder / "manuscript" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    return folder


def with_picture(source: str, alt: str = "A map") -> Edition:
    figure = f'<figure data-line="9"><img src="{source}" alt="{alt}"/></figure>'
    return editions.edition([editions.reading(figure + figure)])


def test_a_picture_is_in_the_epub_once_with_its_words(tmp_path: Path) -> None:
    made = make(with_picture("map.png"), BARE, root=a_packet(tmp_path))
    assert made.diagnostics == ()
    with zipfile.ZipFile(BytesIO(made.value.data)) as book:
        pictures = [n for n in book.namelist() if n.startswith("EPUB/images/picture-")]
        assert len(pictures) == 1
        assert Image.open(BytesIO(book.read(pictures[0]))).size == (40, 30)
    way = pictures[0].removeprefix("EPUB/")
    assert (
        files(made.value.data)["EPUB/text/one.xhtml"].count(f'<img src="../{way}" alt="A map"/>')
        == 2
    )
    assert "visual" in properties(made.value.data)["schema:accessMode"]


def test_a_picture_that_cannot_be_had_leaves_its_words_and_is_an_error(tmp_path: Path) -> None:
    root = a_packet(tmp_path)
    for source, code in (
        ("gone.png", "picture-missing"),
        ("../../etc/passwd", "picture-missing"),
        ("https://example.org/x.png", "picture-missing"),
        ("broken.png", "picture-broken"),
    ):
        made = make(with_picture(source), BARE, root=root)
        assert {d.code for d in made.diagnostics} == {code}, source
        assert "<figure>A map</figure>" in files(made.value.data)["EPUB/text/one.xhtml"]


def test_a_picture_without_words_is_an_error_with_its_line(tmp_path: Path) -> None:
    made = make(with_picture("map.png", alt=""), BARE, root=a_packet(tmp_path))
    assert {(d.code, d.where.line) for d in made.diagnostics} == {("picture-without-words", 9)}


def test_an_editors_own_cover_is_taken_in_place_of_the_drawn_one(tmp_path: Path) -> None:
    settings = Settings(fonts=False, cover="front.jpg")
    made = make(editions.edition(), settings, root=a_packet(tmp_path))
    assert made.diagnostics == ()
    items = [e for e in package(made.value.data).iter(f"{OPF}item") if e.get("properties")]
    covers = [(e.get("href"), e.get("media-type")) for e in items
              if e.get("properties") == "cover-image"]  # fmt: skip
    assert covers == [("images/cover.jpg", "image/jpeg")]
    assert 'src="images/cover.jpg"' in files(made.value.data)["EPUB/cover.xhtml"]


def test_a_broken_cover_is_an_error_that_names_it(tmp_path: Path) -> None:
    settings = Settings(fonts=False, cover="broken.png")
    made = make(editions.edition(), settings, root=a_packet(tmp_path))
    assert [d.code for d in made.diagnostics] == ["picture-broken"]
    assert "broken.png" in made.diagnostics[0].message
    assert "0x" not in made.diagnostics[0].message
    assert made.diagnostics[0].where.file.endswith("manuscript/packet.toml")


def test_the_drawn_cover_is_a_portrait_of_sixteen_shades_that_speaks() -> None:
    data, said = draw(editions.metadata(), None)
    assert said == []
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        assert picture.size == (1600, 2400)
        assert len(picture.getcolors() or ()) <= 16
    assert len(data) < 45_000
    assert alternative(editions.metadata(), wording("en")) == (
        "Cover: Clocks & Tides: A packet, by Ann Example, Bo Sample"
    )


def test_a_cover_bears_titles_of_any_length() -> None:
    for title in ("W" * 400, "word " * 400, "I"):
        data, said = draw(editions.metadata(title=title, subtitle=title), None)
        assert said == []
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            shades = picture.convert("L")
            # Nothing but the frame touches the margins: no letter runs off the cover.
            column = shades.crop((130, 140, 140, 2260))
            assert column.getextrema()[0] == column.getextrema()[1]


def test_packets_have_cloths_of_their_own() -> None:
    cloths = set()
    for n in range(12):
        data, _ = draw(editions.metadata(identifier=f"urn:uuid:{n}"), None)
        with Image.open(BytesIO(data)) as picture:
            cloths.add(picture.convert("RGB").getpixel((5, 5)))
    assert len(cloths) > 3

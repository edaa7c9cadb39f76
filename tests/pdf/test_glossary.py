"""The glossary of a PDF: run in, small, with the pages of uses, and whole to a screen reader."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

import validators
from publish.bind.bind import bind
from publish.diagnostics import Severity
from publish.packet.load import load_whole
from publish.pdf.editions import chosen
from publish.pdf.layout import Laid, Setter
from publish.pdf.make import make
from publish.pdf.settings import Settings, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.pdf.walk import Piece

LETTERS = "ABCDEFGHIJKLMNOPQRST"
ENTRIES = 3 * len(LETTERS)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Give a packet of two readings whose sixty acronyms are used on many pages."""
    root = tmp_path_factory.mktemp("glossary")
    folder = root / "manuscript"
    folder.mkdir()
    terms, texts = ["terms:"], [["---\ntitle: One\n---"], ["---\ntitle: Zwei\nlang: de\n---"]]
    for number in range(ENTRIES):
        term = f"{LETTERS[number // 3]}{'KMP'[number % 3]}X"
        terms += [
            f"  - term: {term}",
            f"    expansion: Board of {term.lower()}",
            "    origin: editor",
        ]
        if number % 5 == 0:
            terms.insert(-1, "    definition: A board that met on Mondays. It kept the keys.")
        for text in texts:
            text.append(f"Nobody on the quay spoke of {term} on a Monday. " * 4)
    source = "    origin: {source: two}\n    definition: Niemand sprach"
    terms += ["  - term: Kai", source]
    texts[1].append("Niemand sprach am Kai von etwas anderem, und der Kai war lang.")
    (folder / "glossary.yaml").write_text("\n".join(terms) + "\n", encoding="utf-8")
    for name, text in zip(("one", "two"), texts, strict=True):
        (folder / f"{name}.md").write_text("\n\n".join(text) + "\n", encoding="utf-8")
    (folder / "packet.toml").write_text(
        'title = "Boards"\nslug = "boards"\nlang = "en-US"\nreadings = ["one.md", "two.md"]\n',
        encoding="utf-8",
    )
    return bind(load_whole(root).value)


def laid_out(edition: Edition, name: str) -> Laid:
    settings = Settings(chosen(name))
    layout = Setter(edition, settings.styled(), page_of(settings), None).run()
    return next(laid for laid in layout.body if laid.section.kind == "glossary")


def entries(laid: Laid) -> dict[str, list[Piece]]:
    """Give what is drawn of each entry, by its id."""
    out: dict[str, list[Piece]] = defaultdict(list)
    for piece in laid.pieces:
        element = piece.element
        while element is not None and element.get("class", "").split()[:1] != ["entry"]:
            element = laid.prepared.parents.get(element)
        if element is not None and piece.text.strip():
            out[element.get("id", "")].append(piece)
    return out


@pytest.mark.parametrize("name", ["print", "large"])
def test_a_term_runs_on_into_its_words_and_the_lines_below_hang(
    edition: Edition, name: str
) -> None:
    laid = laid_out(edition, name)
    assert not laid.proof.diagnostics
    text_size = page_of(Settings(chosen(name))).size
    found = entries(laid)
    assert len(found) == ENTRIES + 1
    hanging = 0
    for pieces in found.values():
        term, words = pieces[0], next(p for p in pieces[1:] if not p.pseudo)
        assert term.element is not None
        assert term.element.tag == "dfn"
        assert (words.page, words.baseline) == (term.page, pytest.approx(term.baseline))
        assert words.left > term.right + 1
        lines = {(p.page, round(p.baseline)): p for p in reversed(pieces)}
        below = [line.left for at, line in lines.items() if at != (term.page, round(term.baseline))]
        hanging += bool(below)
        # A later page has its text block nearer to the other edge.
        assert not below or any(left > term.left + 4 for left in below)
        sizes = {p.box.style["font_size"] * 0.75 for p in pieces}
        assert max(sizes) < 0.95 * text_size
    assert hanging >= 10


def test_letters_are_set_apart_in_a_long_glossary(edition: Edition) -> None:
    laid = laid_out(edition, "print")
    opened = [e for e in laid.prepared.html.iter("div") if "initial" in e.get("class", "")]
    assert len(opened) == len(LETTERS) - 1
    found = entries(laid)
    for entry in opened:
        first = found[entry.get("id", "")][0]
        above = [p for p in laid.pieces if p.page == first.page and p.baseline < first.baseline - 1]
        words = [p for p in above if p.element is not None and p.element.tag != "h1"]
        if words:
            step = first.baseline - max(p.baseline for p in words)
            assert step > 1.8 * page_of(Settings(chosen("print"))).note_leading


def test_words_of_a_reading_keep_their_language(edition: Edition) -> None:
    tree = next(s.tree for s in edition.sections if s.kind == "glossary")
    langs = {"".join(e.itertext()): e.get("lang") for e in tree.iter("p") if e.get("lang")}
    assert langs == {"Niemand sprach": "de"}


def nodes(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from nodes(kid)


def test_pages_of_uses_are_right_and_the_list_is_one_list(edition: Edition, tmp_path: Path) -> None:
    made = make(edition, Settings(chosen("print")), None)
    assert not [d for d in made.diagnostics if d.severity is not Severity.NOTE]
    file = tmp_path / "boards.pdf"
    file.write_bytes(made.value.data)
    assert not validators.verapdf(file, "PDFA-3A", "PDFUA-1")
    links = [a for a in made.value.trees["glossary"].iter("a") if a.get("href")]
    assert len(links) == 2 * ENTRIES + 1
    with pikepdf.open(io.BytesIO(made.value.data)) as pdf:
        flat = list(pdf.Root.Names.Dests.Names)
        places = {str(n): p for n, p in zip(flat[::2], flat[1::2], strict=True)}
        labels = {page.obj.objgen: page.label for page in pdf.pages}
        for link in links:
            page = labels[places[link.get("href", "")[1:]][0].objgen]
            assert "".join(link.itertext()).endswith(
                f"\N{NO-BREAK SPACE}(p.\N{NO-BREAK SPACE}{page})"
            )
        assert len({labels[places[a.get("href", "")[1:]][0].objgen] for a in links}) > 6
        lists = [n for n in nodes(pdf.Root.StructTreeRoot) if n.S == "/L"]
        (whole,) = [n for n in lists if any(k.S == "/Lbl" for k in nodes(n))]
        assert len(whole.K) == ENTRIES + 1
        assert {tuple(str(kid.S) for kid in item.K) for item in whole.K} == {("/Lbl", "/LBody")}

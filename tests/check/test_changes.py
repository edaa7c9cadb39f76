from __future__ import annotations

import io
import zipfile

import pytest

from publish.check.changes import Kind, compare, differences, errata
from publish.check.handed_out import Paragraph, load
from publish.diagnostics import PublishError

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Grain</dc:title>'
    '<meta property="schema:version">1.2</meta></metadata>'
    '<manifest><item id="a" href="barley.xhtml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
PAGE = (
    '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><body><section id="barley"><h1>Of Barley</h1>'
    '<p id="barley-p1">It was <i>dear</i>.<a epub:type="noteref" href="#n">1</a> Very\n dear.</p>'
    '<p id="barley-p12a">Cheap<span epub:type="pagebreak">47</span> now.</p>'
    '<aside epub:type="footnote" id="n"><p><a role="doc-backlink" href="#c">1</a> Rolls, 14.</p>'
    "</aside></section></body></html>"
)


def book(page: str = PAGE, package: str = PACKAGE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/package.opf", package)
        archive.writestr("EPUB/barley.xhtml", page)
    return out.getvalue()


def made(**texts: str) -> list[Paragraph]:
    return [Paragraph("barley", "Of Barley", number[1:], text) for number, text in texts.items()]


def test_an_epub_gives_its_paragraphs_without_calls_and_page_marks() -> None:
    got = load(book(), "old.epub")
    assert (got.title, got.version) == ("Grain", "1.2")
    assert got.paragraphs == (
        Paragraph("barley", "Of Barley", "1", "It was dear. Very dear.", ("Rolls, 14.",)),
        Paragraph("barley", "Of Barley", "12a", "Cheap now."),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"not a zip",
        book()[:200],
        book(page="<html"),
        book(page='<!DOCTYPE html [<!ENTITY a "b">]><html>&a;</html>'),
        book(package=PACKAGE.replace("barley.xhtml", "nowhere.xhtml")),
    ],
)
def test_what_is_no_epub_is_said(data: bytes) -> None:
    with pytest.raises(PublishError) as caught:
        load(data, "old.epub")
    assert caught.value.diagnostics[0].where.file == "old.epub"


def test_changes_come_in_reading_order() -> None:
    old = made(p1="One two three.", p2="Gone.", p3="Same  words.")
    new = made(p1="One too three.", p1a="Fresh.", p3="Same words.")
    changes = compare(old, new)
    assert [(change.kind, change.number) for change in changes] == [
        (Kind.CHANGED, "1"),
        (Kind.REMOVED, "2"),
        (Kind.ADDED, "1a"),
    ]
    assert list(differences(changes[0])) == [("One two three.", "One too three.")]


def test_the_slip_says_what_to_read_instead() -> None:
    old = made(p1="a b c d e f g h i j k l m n", p2="Gone.")
    new = made(p1="a b c d e f g X i j k l m n", p3="Now " + "word " * 20)
    slip = errata(compare(old, new), "Grain", "1.2", "1.3")
    assert "What changed from version 1.2 to version 1.3." in slip
    assert "- ¶1: for “e f g h i j k” read “e f g X i j k”" in slip
    assert "- ¶2 is gone: “Gone.”" in slip
    assert "- ¶3 is new: “Now word word" in slip
    assert "…”" in slip


def test_no_changes_are_said_too() -> None:
    same = made(p1="One.")
    assert compare(same, same) == ()
    assert "Nothing in the text." in errata((), "Grain", "1", "1")


def test_a_note_that_changed_is_told_with_the_paragraph_that_calls_it() -> None:
    (change,) = compare(
        [Paragraph("chain", "The Chain", "1", "A rope.", ("Rolls, 14.", "Ibid."))],
        [Paragraph("chain", "The Chain", "1", "A rope.", ("Rolls, 41.", "Ibid."))],
    )
    assert list(differences(change)) == [
        ("rope. † Rolls, 14. † Ibid.", "rope. † Rolls, 41. † Ibid.")
    ]

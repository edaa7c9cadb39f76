"""What Kindle's converter would stumble over is found, each with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from publish.check.kindle import kindle
from publish.diagnostics import PublishError, Severity

NAME = "dist/A Book.epub"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="E/p.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A Book</dc:title>
<dc:language>en</dc:language><dc:creator>A. Author</dc:creator></metadata><manifest>
<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>
<item id="p" href="p.png" media-type="image/png"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body id="top"><h1 id="h">T</h1>'
    '<p><a href="#h">h</a> <a href="https://example.org/x">x</a> <img src="p.png" alt="p"/></p>'
    "</body></html>"
)


def book(**changes: str) -> bytes:
    files = {
        "META-INF/container.xml": CONTAINER,
        "E/p.opf": PACKAGE,
        "E/toc.ncx": "<ncx/>",
        "E/c.png": "png",
        "E/p.png": "png",
        "E/a.xhtml": PAGE,
    }
    files |= {name.replace("__", "/").replace("_dot_", "."): v for name, v in changes.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def codes(data: bytes, name: str = NAME) -> list[str]:
    return [d.code for d in kindle(data, name)]


def test_a_good_book_is_taken() -> None:
    assert codes(book()) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('href="#h"', 'href="#gone"', "kindle-link"),
        ('href="#h"', 'href="#top"', "kindle-link"),
        ('href="#h"', 'href="gone.xhtml"', "kindle-link"),
        ('<img src="p.png" alt="p"/>', "", "kindle-picture"),
    ],
)
def test_faults_of_a_page_are_found(old: str, new: str, code: str) -> None:
    assert codes(book(E__a_dot_xhtml=PAGE.replace(old, new))) == [code]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<dc:creator>A. Author</dc:creator>", "", "kindle-metadata"),
        ("<dc:language>en</dc:language>", "<dc:language> </dc:language>", "kindle-metadata"),
        (' properties="cover-image"', "", "kindle-cover"),
        ("application/x-dtbncx+xml", "text/xml", "kindle-ncx"),
    ],
)
def test_faults_of_the_package_are_found(old: str, new: str, code: str) -> None:
    assert code in codes(book(E__p_dot_opf=PACKAGE.replace(old, new)))


def test_names_beyond_ascii_and_files_too_large_are_found() -> None:
    assert codes(book(E__kapitel_ä="x")) == ["kindle-name"]
    assert codes(book(E__big="x" * 51_000_000)) == ["kindle-size"]


def test_a_file_not_named_as_its_title_is_a_note() -> None:
    (said,) = kindle(book(), "dist/a-book.epub")
    assert (said.code, said.severity) == ("kindle-file-name", Severity.NOTE)
    assert "A Book.epub" in said.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        book(E__p_dot_opf="<package"),
        book(E__a_dot_xhtml='<!DOCTYPE html [<!ENTITY a "b">]><html>&a;</html>'),
    ],
)
def test_what_is_no_epub_is_an_error_with_its_name(data: bytes) -> None:
    with pytest.raises(PublishError) as caught:
        kindle(data, NAME)
    assert [d.code for d in caught.value.diagnostics] == ["not-an-epub"]
    assert caught.value.diagnostics[0].where.file == NAME

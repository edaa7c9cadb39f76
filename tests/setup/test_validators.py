"""Negative controls: a validator that passes a mutant is itself at fault."""

import zipfile
from pathlib import Path

import pikepdf
import pytest
import weasyprint

import validators

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A letter</title></head>
<body><main><h1>A letter</h1><p>It is short.</p></main></body></html>"""


@pytest.fixture
def good_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_title_in_the_window(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def test_a_damaged_pdf_does_not_pass(good_pdf: Path, tmp_path: Path) -> None:
    mutants = []
    for damage in (without_language, without_tags, without_title_in_the_window):
        mutants.append(tmp_path / f"{damage.__name__}.pdf")
        with pikepdf.open(good_pdf) as pdf:
            damage(pdf)
            pdf.save(mutants[-1])
    verdicts = validators.verapdf_many([good_pdf, *mutants], "PDFUA-1")
    assert verdicts[good_pdf] == []
    assert validators.page_validation(good_pdf, "ua1") == []
    for mutant in mutants:
        assert verdicts[mutant], mutant.name
        assert validators.page_validation(mutant, "ua1"), mutant.name


def test_a_pdf_is_held_to_each_profile(good_pdf: Path) -> None:
    failures = validators.verapdf(good_pdf, "PDFUA-1", "PDFA-3A")
    assert failures
    assert {failure.split(" ")[0] for failure in failures} == {"PDFA-3A"}


CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier
 id="i">urn:uuid:8f0e4dbc-6f43-5a0c-9c5e-3f3c2b1c7a11</dc:identifier><dc:title>A letter</dc:title>
 <dc:language>en</dc:language><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
 </metadata><manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml"
 properties="nav"/></manifest><spine><itemref idref="n"/></spine></package>"""
NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>A letter</title></head><body><nav epub:type="toc"><ol><li><a
 href="n.xhtml">A letter</a></li></ol></nav></body></html>"""


def epub(path: Path, package: str = PACKAGE, navigation: str = NAVIGATION) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("p.opf", package)
        book.writestr("n.xhtml", navigation)
    return path


def test_a_good_epub_passes(tmp_path: Path) -> None:
    assert validators.epubcheck(epub(tmp_path / "good.epub")) == []


def test_a_damaged_epub_does_not_pass(tmp_path: Path) -> None:
    package = PACKAGE.replace("<dc:title>A letter</dc:title>", "")
    navigation = NAVIGATION.replace('href="n.xhtml"', 'href="gone.xhtml"')
    found = validators.epubcheck(epub(tmp_path / "bad.epub", package, navigation))
    assert [line for line in found if "title" in line]
    assert [line for line in found if "gone.xhtml" in line]


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_is_met", lambda _: False)


@pytest.mark.usefixtures("no_java")
def test_at_home_a_missing_validator_skips_with_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Java is not here; to get it: "):
        validators.epubcheck(tmp_path / "any.epub")


@pytest.mark.usefixtures("no_java")
def test_in_ci_a_missing_validator_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Java is not here"):
        validators.verapdf(tmp_path / "any.pdf", "PDFUA-1")

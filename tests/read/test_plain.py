import pytest

from publish.diagnostics import PublishError
from publish.read import read
from publish.read.plain import read_plain


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("Åland".encode(), "Åland"),
        (b"\xef\xbb\xbfone", "one"),
        ("\ufeffone Ω".encode("utf-16-le"), "one Ω"),
        ("\ufeffone Ω".encode("utf-32-be"), "one Ω"),
        ("“One” and two’s\n".encode("utf-16-le"), "“One” and two’s\n"),
        ("“One” and two’s\n".encode("utf-16-be"), "“One” and two’s\n"),
        (b"one\r\ntwo\r\n", "one\ntwo\n"),
        (b"one\rtwo\r", "one\ntwo\n"),
        (b"one\r\ntwo\n", "one\r\ntwo\n"),
        (b"caf\xe9 \x93quoted\x94", "café “quoted”"),
        (b"\x81\x8d undefined", "\x81\x8d undefined"),
        (b"a\x00b", "a\x00b"),
        (b"", ""),
    ],
)
def test_reads_and_goes_back(data, value):
    source = read_plain(data, "a.txt")
    assert source.text.value == value
    assert source.coding.encode(source.text.value) == data


def test_one_stray_byte_does_not_spoil_the_rest():
    data = "“Åland” — naïve café ".encode() * 4 + b"\xe9\n"
    source = read_plain(data, "a.txt")
    assert source.text.value.endswith("café \udce9\n")
    assert source.coding.encode(source.text.value) == data
    assert source.diagnostics[0].code == "source-encoding"
    assert source.diagnostics[0].where.line == 1


def test_a_lone_surrogate_as_bytes_is_reported():
    data = b"a \xed\xa0\x80 b"
    source = read_plain(data, "a.txt")
    assert source.diagnostics
    assert source.coding.encode(source.text.value) == data


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04", b"<!DOCTYPE html>", b"{\\rtf1"])
def test_other_formats_are_named_not_mangled(tmp_path, data):
    path = tmp_path / "essay.txt"
    path.write_bytes(data)
    with pytest.raises(PublishError) as error:
        read(path)
    assert error.value.diagnostics[0].code == "format-not-read"

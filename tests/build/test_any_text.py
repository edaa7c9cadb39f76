"""Whatever text comes in, a manuscript comes out that keeps the six invariants."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.build.normalize import normalize
from publish.manuscript import ledger as ledgers
from publish.read.plain import read_plain
from publish.structure.model import Known

PIECES = st.sampled_from(
    [
        "The treaty of 1951", "was signed.1", " He left.2 Then", "\n", "\n\n", "\n\n\n", " ",
        "  ", "\t", "\xa0", "NOTES", "Notes\n\n", "1 See the papers.", "[1]", "[2] Ibid., p. 3.",
        "*", "_", "_so_", "* A professor of law.", "[Footnote 1: Of old.]", "By Ada Moss",
        "CHAPTER I", "I.", "1. First", "- item", "• item", "> said", "#", "# x", "`", "```",
        "~~~", "<b>", "&amp;", "\\", "[^1]", "[^1]: x", "[a](b)", "![a](b)", "[a]: b",
        "| a | b |", "|---|---|", "---", "===", "    four", ": def", "http://a.org/_x_",
        "word-\nword", "“quoted”", "\"quoted\"", "'90s", "...", "--", "é", "é", "\ufeff",
        "\u200b", "\x00", "\x0c", "\r", "\r\n", "\u2028", "\x85", "\ud800", "\U0001d518",
        "\ufb01", "â€™", "= b =", "/so/", "Contents", "Abstract", "{#id}", "]{lang=fr}", "1)",
        "2001,1", "***", "* * *", "Page 3", "\xad", "مرحبا", "\u6f22\u5b57", "\x02", "\x03",
        "\x1f", "12345",
    ]
)  # fmt: skip


def check(value):
    data = value.encode("utf-8", "surrogateescape" if is_escape(value) else "surrogatepass")
    source = read_plain(data, "any.txt")
    result = normalize(source, Known(incomplete="x" in value))
    read = ledgers.load(result.ledger_text, source.path)
    assert read.source_bytes(result.manuscript) == data
    again = normalize(source, Known(incomplete="x" in value), read.decisions)
    assert again.manuscript == result.manuscript
    assert again.ledger_text == result.ledger_text


def is_escape(value):
    return all("\udc80" <= c <= "\udcff" for c in value if "\ud800" <= c <= "\udfff")


@given(st.text(max_size=200))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_characters(value):
    check(value)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_heap_of_marks(value):
    check(value)


@given(st.binary(max_size=120))
@settings(max_examples=25, deadline=None)
def test_any_bytes(data):
    result = normalize(read_plain(data, "any.txt"))
    assert result.ledger.source_bytes(result.manuscript) == data


@pytest.mark.parametrize("value", ["", "\n", "\n\n", " ", "x", "\x00", "\ufeff", "*", "[^1]"])
def test_next_to_nothing(value):
    check(value)

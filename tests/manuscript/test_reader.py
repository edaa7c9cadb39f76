"""Only the patterns that a text can trigger are tried on it, and the outcome is the same."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.manuscript import reader as room
from publish.manuscript.blocks import Outline, cut
from publish.manuscript.reader import Reader

PIECES = st.sampled_from(
    [
        *"[](){}<>!^&;:`*_\\ \n",
        "  \n",
        "[^1]",
        "word",
        "a@b.org",
        "https://x.org",
        "lang=la",
        "&amp;",
    ]
)


def read(text: str, *, everything: bool) -> str:
    reader = Reader("", "en", Outline(), [], japanese=False)
    reader.dialect.references = {"word": ("https://x.org", "")}
    if everything:
        patterns = list(reader.markdown.inlinePatterns)
        reader.dialect.patterns = lambda _: patterns  # type: ignore[method-assign]
    root = Element("div")
    SubElement(root, "p").text = text
    reader.inline(root)
    return tostring(root, encoding="unicode")


@given(st.lists(PIECES, max_size=30).map("".join))
@example("a *b* _c_ `d` \\* [word] [x](https://x.org) [l]{lang=la} <https://x.org> &amp; e  \nf")
@example("![alt](x.png) <a@b.org> [^1] \\\n")
def test_patterns_left_out_would_have_found_nothing(text: str) -> None:
    assert read(text, everything=False) == read(text, everything=True)


STARTS = st.sampled_from(
    ["A word", "“So", "'tis", "(b", "1. one", "* two", "> said", ": def", "---", "===", "| a | b",
     "1\\. one", "1901 was", "3", "\\* two", "\\> said", "\\\\", "\\", "\\a"]
)  # fmt: skip


def blocks(text: str) -> list[str]:
    outline = cut(text.split("\n"), 1)
    reader = Reader("", "en", outline, [], japanese=False)
    return [tostring(e, encoding="unicode") for e in reader.blocks(outline.blocks)]


@given(st.lists(STARTS, min_size=1, max_size=6).map("\n".join))
def test_prose_that_is_known_at_sight_is_what_the_parser_makes_of_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_is_prose", lambda _: False)
        parsed = blocks(text)
    assert blocks(text) == parsed


CALLS = st.sampled_from(
    ["A word", " said", "[^1]", "[^b-2]", "[^a_b]", "[^]", " ", "  \n", "\n", "*",
     "\\", "\\*", "\\[", "\\]", "\\\\", "\\&"]
)  # fmt: skip


@given(st.lists(CALLS, min_size=1, max_size=12).map("".join))
@example("A word[^1] said[^b-2]")
@example("So[^1]")
def test_calls_read_at_sight_are_what_the_library_makes_of_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_ONLY_CALLS", re.compile(r"(?!)"))
        parsed = blocks(f"So {text}")
    assert blocks(f"So {text}") == parsed

"""Only the patterns that a text can trigger are tried on it, and the outcome is the same."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic
from publish.manuscript import reader as room
from publish.manuscript.blocks import Outline, cut
from publish.manuscript.parse import parse_inline
from publish.manuscript.reader import Reader
from publish.manuscript.wording import BREAKS_OFF, MISSING_NOTE

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
    outline = Outline(references={"word": ("https://x.org", "")})
    reader = Reader("", "en", outline, [], japanese=False)
    root = Element("div")
    SubElement(root, "p").text = text
    with pytest.MonkeyPatch.context() as patch:
        if everything:
            patterns = list(reader.markdown.inlinePatterns)
            patch.setattr(reader.dialect, "patterns", lambda _: patterns)
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


def notes(text: str) -> list[tuple[str, bool]]:
    outline = cut(text.split("\n"), 1)
    reader = Reader("", "en", outline, [], japanese=False)
    return [
        ("".join(tostring(e, encoding="unicode") for e in note.blocks), note.missing)
        for note in reader.notes(outline.notes).values()
    ]


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


SIMPLE = st.sampled_from(
    ["A word", " said", "[^1]", "[^b-2]", "[^a_b]", "[^]", " ", "  \n", "\n", "*", "*", "*so*",
     "_", "\\", "\\*", "\\[", "\\]", "\\\\", "\\&", "λόγος", "(", ".",
     "[1]", "[a word]", "[]", "[p. 3]", "[", "]", "!", "(b)", "[b]: http://a.org", "\n\n"]
)  # fmt: skip


@given(st.lists(SIMPLE, min_size=1, max_size=12).map("".join))
@example("A word[^1] said[^b-2]")
@example("So[^1]")
@example("it *is* said")
@example("it is**so*")
@example("it *is\nso*[^1]*so*")
@example("it\\*is*so*")
@example("it * is*so *")
@example("[1] so [it] is.")
@example("[b][1]!\n\n[b]: http://a.org")
@example("\\[1] so")
def test_text_read_at_sight_is_what_the_library_makes_of_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_ONLY_SIMPLE", re.compile(r"(?!)"))
        parsed = [(blocks(start + text), notes(f"[^n]: {start}{text}")) for start in ("So ", "")]
    assert [
        (blocks(start + text), notes(f"[^n]: {start}{text}")) for start in ("So ", "")
    ] == parsed


@pytest.mark.parametrize("mark", ["[", "\\["])
def test_the_tools_own_voice_is_known_at_the_start_of_a_paragraph(mark: str) -> None:
    said = BREAKS_OFF.replace("[", mark)
    assert blocks(said) == [f'<p class="editorial" data-line="1">{BREAKS_OFF}</p>']
    assert all('class="editorial"' in each for each in blocks(f"[^1]{said}"))
    [(body, missing)] = notes(f"[^n]: {MISSING_NOTE.replace('[', mark)}")
    assert (body, missing) == (f"<p>{MISSING_NOTE}</p>", True)


def test_what_one_text_refers_to_and_is_refused_is_not_known_to_the_next() -> None:
    assert "href" in read("[word]", everything=False)
    found: list[Diagnostic] = []
    outline = cut(["[word] and [so](javascript:x)"], 1)
    first, *_ = Reader("", "en", outline, found, japanese=False).blocks(outline.blocks)
    assert "".join(first.itertext()) == "[word] and so"
    assert [fault.code for fault in found] == ["link-refused"]
    parse_inline("[so](javascript:y)", "en")
    after = cut(["[so"], 1)
    Reader("", "en", after, found, japanese=False).blocks(after.blocks)
    assert len(found) == 1

"""Whatever stands in a manuscript, it is read with all its words or refused in a diagnostic."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.diagnostics import PublishError
from publish.manuscript.model import Manuscript
from publish.manuscript.parse import parse, parse_file, parse_inline

HEAD = "---\ntitle: Any\n---\n\n"
CONTROLS = st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
ODD = st.one_of(CONTROLS, st.characters(), st.sampled_from(list(" \n\n[]()^*_`<>&\\|:#->!{}~\"'=")))
PIECES = st.sampled_from(
    [
        "word", " ", "\n", "\n\n", "[^1]", "[^1]: ", "[^a]:", "\n    ", "> ", "- ", "1. ", "| ",
        "```\n", "~~~", "## ", "---\n", "title: x", "[p. 12]", "[a](#b)", "](", "![x](y.png)",
        "]{lang=fr}", "&#0;", "&#x1F;", "&#xD800;", "&nbsp;", "\x02", "\x03", "\x02wzxhzdk:0\x03",
        "\x02klzzwxh:0000\x03", "\x1b[31m", "\x00", "\x0b", "\x0c", "\u2028", "\x85", "\ufeff",
        "\ud800", "\udfff", "\uffff", "\u202e", "\u200d", "\U000e0001", "e\u0301", "\u0d4d",
        ": def", "|---|", "<b>", "]]>", "<?x", "\\", "\\\n", "**", "_", "`", "[x]: y", "   x",
    ]
)  # fmt: skip


def told(error: PublishError) -> None:
    assert error.diagnostics
    assert all(d.code and d.message and d.hint for d in error.diagnostics)


def read(text: str) -> Manuscript | None:
    try:
        manuscript = parse(text, Path("any.md")).value
    except PublishError as error:
        told(error)
        return None
    blocks = [*manuscript.blocks, *(b for n in manuscript.notes.values() for b in n.blocks)]
    for block in blocks:
        # What cannot be written as XML and read again could stand in no output.
        again = ET.fromstring(ET.tostring(block, encoding="utf-8"))
        assert "".join(again.itertext()).split() == "".join(block.itertext()).split()
    return manuscript


@given(st.text(ODD, max_size=200))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_characters(text: str) -> None:
    read(text)
    read(HEAD + text)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_heap_of_marks(text: str) -> None:
    read(HEAD + text)


@given(st.lists(st.text(CONTROLS, max_size=3), min_size=3, max_size=3))
def test_words_survive_the_control_characters_round_them(odd: list[str]) -> None:
    lines = [f"alpha {odd[0]} beta", f"gamma {odd[1]} delta", f"epsilon {odd[2]} zeta"]
    manuscript = read(HEAD + "\n\n".join(lines))
    assert manuscript is not None
    found = " ".join(" ".join(block.itertext()) for block in manuscript.blocks).split()
    wanted = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    assert [word for word in found if word in wanted] == wanted


@given(st.text(ODD, max_size=80))
def test_any_title(text: str) -> None:
    element = parse_inline(text, "en")
    for inner in element.iter():
        assert isinstance(inner.tag, str)


@given(st.text(ODD, max_size=40))
def test_any_value_in_front_matter(text: str) -> None:
    quoted = json.dumps(text)
    try:
        front = parse(
            f"---\ntitle: {quoted}\nauthor: {quoted}\n---\n\nx\n", Path("a.md")
        ).value.front
    except PublishError as error:
        told(error)
        return
    for value in (front.title, *(name.literal for name in front.authors)):
        element = ET.Element("p")
        element.text = value
        assert ET.fromstring(ET.tostring(element)).text == (value or None)


@given(data=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.md"
    path.write_bytes(data)
    try:
        assert parse_file(path).value.path == path
    except PublishError as error:
        told(error)


def test_a_call_with_an_escape_in_its_label_is_text() -> None:
    manuscript = read(HEAD + "Chain[^\\:] and\n\n[^\\:]: rope\n")
    assert manuscript
    assert not manuscript.notes
    assert "".join(manuscript.blocks[0].itertext()) == "Chain[^:] and"

"""What is written reads back as what was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from publish.build.normalize import normalize
from publish.manuscript.front_writer import FrontText, front_matter, scalar
from publish.manuscript.parse import parse
from publish.read.plain import read_plain


def body(text):
    made = normalize(read_plain(text.encode(), "a.txt")).manuscript
    return made.split("---\n\n", 1)[1]


def words(text, path):
    made = normalize(read_plain(text.encode(), "a.txt")).manuscript
    return ["".join(block.itertext()) for block in parse(made, path).value.blocks]


OPENING = "The Lock\n\nBy Ada Moss\n\n"
CLOSE = "\n\nThe keeper of the lock wrote a letter to the Board of Trade in the winter.\n"


@pytest.mark.parametrize(
    "line",
    [
        "He paid 2 * 3 * 4 pounds and no more for the whole of the boat.",
        "The file some_long_name and a lone _ stand here among the other words.",
        "Use `code` and a \\ backslash \\* here, and a \\[there], he wrote.",
        "An [aside](and more) and [another] and [a]: third, all in brackets.",
        "See <u>bold</u> and &lt;b&gt; and a < b, as the keeper has it.",
        "1990. That was the year in which the keeper broke his leg on ice.",
        "- 40 degrees of frost there were on the towpath in that winter.",
        "# not a heading, the keeper wrote, but a sign that he had painted.",
        "> 40 tons was more than the lock could bear, the keeper wrote then.",
        ": not a definition but a colon that stands before a sentence here.",
        "| not a table | but bars | which the keeper put between his words.",
    ],
)
def test_marks_that_meant_nothing_mean_nothing(line, tmp_path):
    read_back = words(OPENING + "A first sentence that the keeper wrote, and then another.\n\n" +
                      line + CLOSE, tmp_path / "a.md")  # fmt: skip
    assert line in read_back


def test_emphasis_stays_emphasis(tmp_path):
    text = body(OPENING + "He read _The Canal_ and *The Rope* in one winter at the lock." + CLOSE)
    assert "_The Canal_" in text
    assert "*The Rope*" in text
    tagged = body(OPENING + "He read <b>The Canal</b> in one winter at the lock." + CLOSE)
    assert "**The Canal**" in tagged


def test_a_note_that_ends_amid_what_leaves_the_text_is_still_defined():
    made = body("> The keeper rowed. [Footnote 2: In March.\n] x")
    assert made == "> The keeper rowed.[^2]\n\n[^2]: In March.\n"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=150)
def test_every_value_of_the_front_matter_reads_back(value):
    flat = " ".join(value.split())
    read_back = YAML(typ="safe", pure=True).load(
        f"key: {scalar(flat)}\nlist:\n  - {scalar(flat)}\n"
    )
    assert read_back == {"key": flat, "list": [flat]}


@pytest.mark.parametrize(
    "value", ["no", "1.10", "2001-01-01", "a: b", "a #b", "- x", "~", "null", "x:"]
)
def test_what_yaml_takes_for_something_else_is_quoted(value):
    assert YAML(typ="safe", pure=True).load(scalar(value)) == value


def test_front_matter_names_what_is_not_known():
    assert "rights: unknown" in front_matter(FrontText(title="A"))

"""A text that comes marked up already keeps its headings, quotations and code as what they are."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain
from samples import PROSE, between


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("## The Boats ##", "## The Boats"),
        ("The Boats\n---------", "## The Boats"),
        ("> He was never paid\n> for the oak that he used.",
         "> He was never paid\n> for the oak that he used."),
        ("> He was never paid for the oak.\n>\n> He asked for it -- once.",
         "> He was never paid for the oak.\n>\n> He asked for it — once."),
        ("He wrote this of it:\n> I was never paid for the oak, nor asked.",
         "He wrote this of it:\n\n> I was never paid for the oak, nor asked."),
        ('```python\nx = "it"\n\nprint(x -- 1) ...\n```',
         '```python\nx = "it"\n\nprint(x -- 1) ...\n```'),
        ("    for lock in range(3):\n        print(\"a -- b\")",
         "```\n    for lock in range(3):\n        print(\"a -- b\")\n```"),
        ("> 40 tons", "\\> 40 tons"),
        ("> The boats", "\\> The boats"),
    ],
)  # fmt: skip
def test_marks_with_a_meaning_keep_it(source, written):
    assert between(source) == written


def test_the_number_signs_give_the_levels():
    made = between(f"## The Boats\n\n{PROSE}\n\n### Their Men\n\n{PROSE}\n\n## The Coal")
    assert made.split(PROSE)[0].strip() == "## The Boats"
    text = f"# The Lock\n\n## Boats\n\n{PROSE}\n\n### Men\n\n{PROSE}\n\n## Coal\n\n{PROSE}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert [line for line in made.split("\n") if line.startswith("#")] == [
        "## Boats", "### Men", "## Coal"
    ]  # fmt: skip
    assert "title: The Lock\n" in made


@pytest.mark.parametrize(
    "line",
    [
        "See [the sign](https://example.org/a_sign_(1911)) at the lock, and write to me of it.",
        "Call `open_gate()` before `close_gate()`, or the water of the lock is gone by then.",
        "See [the sign](https://example.org/) and call `open_gate()` before the water is gone.",
        "See <https://example.org/a_b> and the \\*starred\\* lines of it, which are wet.",
    ],
)
def test_links_and_code_in_a_line_stay_what_they_are(line):
    assert between(line) == line


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("See [the sign](at the lock), and the `gate` of it, which is wet in the winter.",
         "See [the sign]\\(at the lock), and the \\`gate\\` of it, which is wet in the winter."),
        ("See \\[the sign](https://example.org/) at the lock, which is wet in the winter.",
         "See \\\\[the sign]\\(https://example.org/) at the lock, which is wet in the winter."),
    ],
)  # fmt: skip
def test_what_is_no_link_and_may_be_no_code_keeps_its_marks_as_text(line, written):
    assert between(line) == written


def test_a_byline_has_no_marks_and_a_section_break_needs_text_on_both_sides():
    head = "# The Lock\n\n**By Ada Moss** | *Slow Water*\n\n---"
    text = f"{head}\n\n{PROSE}\n\n---\n\n{PROSE}\n\n* * *\n"
    front, body = normalize(read_plain(text.encode(), "a.txt")).manuscript.split("\n---\n", 1)
    assert 'byline: "By Ada Moss | Slow Water"' in front
    assert body.strip() == f"{PROSE}\n\n***\n\n{PROSE}"


def test_a_note_that_is_called_by_a_link_is_no_link():
    text = f"The Lock\n\n{PROSE} [a](https://b.org/d_(e))\n\n{PROSE}\n\n[a](https://b.org/d_(e)) \n"
    made = normalize(read_plain(text.encode(), "a.txt")).manuscript
    assert "[^a]\\(https" in made

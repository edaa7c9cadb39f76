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

"""A text that comes marked up already keeps its headings, quotations and code as what they are."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

PROSE = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay."
)


def manuscript(body: str) -> str:
    text = f"The Lock\n\nBy Ada Moss\n\n{PROSE}\n\n{body}\n\n{PROSE}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    return made.split(PROSE, 1)[1].split(PROSE)[0].strip()


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
    assert manuscript(source) == written


def test_the_number_signs_give_the_levels():
    made = manuscript(f"## The Boats\n\n{PROSE}\n\n### Their Men\n\n{PROSE}\n\n## The Coal")
    assert made == "## The Boats"
    text = f"# The Lock\n\n## Boats\n\n{PROSE}\n\n### Men\n\n{PROSE}\n\n## Coal\n\n{PROSE}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert [line for line in made.split("\n") if line.startswith("#")] == [
        "## Boats", "### Men", "## Coal"
    ]  # fmt: skip
    assert "title: The Lock\n" in made

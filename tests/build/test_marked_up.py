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


FOUND = {
    "items of several paragraphs": (
        "## Of it\n\n- boats\n\n  of oak\n\n- men\n\n1. One.\n\n   It was *so*.\n\n2. Two.",
        "## Of it\n\n- boats\n\n    of oak\n\n- men\n\n1. One.\n\n    It was *so*.\n\n2. Two.",
    ),
    "links by reference": (
        ("See [the roll][r], [the Clerk][] and [Quay].\n\n[r]: https://a.org/r 'Old'\n"
        "[the clerk]: https://a.org/c\n[quay]: <https://a.org/q>"),
        ('See [the roll](https://a.org/r "Old"), [the Clerk](https://a.org/c) and '
        "[Quay](https://a.org/q)."),
    ),
    "links to the site's other pages": (
        "See [the roll](../roll.html#a), [here](#top) and [this](https://a.org \"So\"), he said.",
        'See the roll, here and [this](https://a.org "So"), he said.',
    ),
    "pictures": (
        "![The _lock_ (1911)](pictures/lock.png)\n\n![A map](https://a.org/map.png)",
        "![The _lock_ (1911)](pictures/lock.png)\n\n[A map](https://a.org/map.png)",
    ),
    "strong words and parts of words": (
        "## Of it\n\nIt was *un*likely, __Very much so__, ***both***; 2*3*4 and `__init__`.",
        "## Of it\n\nIt was *un*likely, __Very much so__, ***both***; 2\\*3\\*4 and `__init__`.",
    ),
    "a program's names": (
        "It is **so**, from __future__ on.", "It is **so**, from \\_\\_future\\_\\_ on."
    ),
    "escapes": ("## 1\\. Boats\n\nIt is 5\\-6, a \\+ b.", "## 1\\. Boats\n\nIt is 5\\-6, a \\+ b."),
    "lines that stay lines": (
        "Lock House\\\n12 Quay Street\\\nHolm\n\nOne<br>two<br />three\n\n| four\n| five",
        "| Lock House\n| 12 Quay Street\n| Holm\n\n| One\n| two\n| three\n\n| four\n| five",
    ),
    "a table without strokes at its edges": (
        "Year | Tons\n--- | ---:\n1820 | 40\n1821 | *many*",
        "| Year | Tons |\n| --- | ---: |\n| 1820 | 40 |\n| 1821 | *many* |",
    ),
    "a quotation in a quotation": (
        "> > Nobody came.\n>\n> So he said of it.", "> > Nobody came.\n>\n> So he said of it."
    ),
    "a short quotation": ("He said:\n\n> Nobody came.", "He said:\n\n> Nobody came."),
    "tags": (
        ("<p align=\"center\">It was <a href='https://a.org'>so</a>.</p>\n\n<!-- check -->\n\n"
        "<blockquote>\nNobody came of it.\n</blockquote>\n\nH<sub>2</sub>O &gt; 5&thinsp;l"),
        "It was [so](https://a.org).\n\n> Nobody came of it.\n\nH₂O > 5 l",
    ),
    "tags that a text speaks of": (
        "The tag <p> opens a paragraph and </p> closes it, as <b> does not.",
        "The tag \\<p> opens a paragraph and \\</p> closes it, as \\<b> does not.",
    ),
    "a name behind a heading": ("## Of it {#of-it}\n\nIt was so.", "## Of it\n\nIt was so."),
}  # fmt: skip


@pytest.mark.parametrize(("source", "written"), FOUND.values(), ids=FOUND)
def test_what_was_meant_as_markdown_comes_out_so(source, written):
    assert between(source) == written


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: The Lock\nauthor: By Ada Moss\ndate: 2015-03-03\ntags: [a, b]\n---\n\n",
        '+++\ntitle = "The Lock"\nauthor = "Ada Moss"\ndate = 2015-03-03\n[extra]\n+++\n',
        "% The Lock\n% Ada Moss\n% 2015-03-03\n\n",
        '---\nauthor: "[[Ada Moss]]"\ndate: 2015-03-03\n---\n\n# The Lock\n\n',
    ],
)
def test_the_settings_over_a_text_are_its_title_author_and_day(head):
    text = f"{head}{PROSE}\n\n{PROSE}\n"
    front, body = normalize(read_plain(text.encode(), "a.txt")).manuscript.split("\n---\n", 1)
    assert body.strip() == f"{PROSE}\n\n{PROSE}"
    for line in ("title: The Lock", "  - name: Ada Moss", 'date: "2015-03-03"'):
        assert line in front.split("\n")


def test_a_note_written_where_it_is_called_is_a_note():
    told = "Rolls, *passim*; see [the roll](https://a.org)."
    text = f"{PROSE}\n\n{PROSE} It fell.^[{told}] So it was.\n\n{PROSE}\n"
    made = normalize(read_plain(text.encode(), "a.txt")).manuscript
    label = made.split("It fell.[^")[1].split("] So it was.")[0]
    assert made.endswith(f"\n\n[^{label}]: {told}\n")

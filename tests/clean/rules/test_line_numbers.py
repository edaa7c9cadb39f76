"""The numbers of lines in a margin, as drafts and editions have them; and what only counts."""

from __future__ import annotations

import textwrap

import pytest

from clean.rules.test_few_pages import FRONT, WHOLE, words
from clean.rules.test_short_scans import SENTENCES as LINES
from publish.build.normalize import normalize
from publish.read.plain import read_plain


def wrapped() -> list[str]:
    return "\n\n".join(textwrap.fill(each, 64) for each in WHOLE).split("\n")


def counted(step: int, show) -> str:
    out, number = [], 0
    for line in wrapped():
        number += bool(line)
        out.append(show(number, line) if line and number % step == 0 else line)
    return "\n".join(out)


def made(text: str):
    out = normalize(read_plain(f"{FRONT}{text}\n".encode(), "keepers.txt"))
    gone = [c for one in out.ledger.passes for c in one.changes if c.rule == "line-number"]
    return out.manuscript.split("\n---\n", 1)[1], gone


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize(
    "show",
    [
        lambda n, line: f"{n} {line}",
        lambda n, line: f"{n}\t{line}",
        lambda n, line: f"{line}    {n}",
        lambda n, line: f"{n}\n{line}",
    ],
    ids=["front", "tab", "end", "own line"],
)
def test_numbers_of_lines_go_for_review_and_the_text_is_whole(step, show):
    body, gone = made(counted(step, show))
    assert words(body) == words(" ".join(WHOLE))
    assert body.strip().count("\n\n") == len(WHOLE) - 1
    assert all(change.state == "review" for change in gone)


def test_the_lines_of_a_padded_margin_stay_in_line():
    width = 4
    text = "\n".join(
        (f"{n:>3} " if n % 5 == 0 else " " * width) + line if line else line
        for n, line in enumerate(textwrap.wrap(" ".join(WHOLE), 60), start=1)
    )
    assert words(made(text)[0]) == words(" ".join(WHOLE))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"{n} {' '.join(each.lower().split()[: 4 + n % 5])}" for n, each in enumerate(LINES, 1)
        ),
        "\n".join(f"{n} the price of {'corn ' * (n % 5)}in that year" for n in range(1, 12)),
        "\n".join(f"{n} And the keeper said that he would open it, and did" for n in range(1, 15)),
        "\n\n".join(f"{n} {page}" for n, page in enumerate(WHOLE * 3, start=1)),
        "\n\n".join(f"{n}\n{page}" for n, page in enumerate(WHOLE * 3, start=1)),
        "Corn   5\nSalt   10\nCoal   15\nWool   20",
        "\n".join(f"{n} print(lock[{n}])" for n in range(1, 14)),
    ],
    ids=["items", "prices", "verses", "paragraphs", "theses", "table", "program"],
)
def test_what_is_counted_otherwise_stays(text):
    assert not made(text)[1]

"""What libraries and reading devices put on a copy's pages goes; what looks alike stays."""

from __future__ import annotations

import pytest

from clean.rules.test_few_pages import FRONT, WHOLE, split, words
from publish.build.normalize import normalize
from publish.read.plain import read_plain

RULES = {"running-head", "page-number", "page-stamp"}


def made(text: str):
    out = normalize(read_plain(f"{FRONT}{text}\n".encode(), "keepers.txt"))
    gone = [c for one in out.ledger.passes for c in one.changes if c.rule in RULES and c.applied]
    return out.manuscript.split("\n---\n", 1)[1], gone


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(
    "foot",
    [
        "Digitized by Google", "Digitized by\nGoogle", "Original from University of Ely",
        (
            "Generated on 2021-03-04 12:00 GMT / https://hdl.handle.net/2027/mdp.390150\n"
            "Public Domain, Google-digitized / http://www.hathitrust.org/access_use#pd-google"
        ),
        "Location 4{}", "Page {} of 300 • 4%", "{}/12", "{} | P a g e",
        "{}\nDownloaded from journals.example.com at University of Ely on March 4, 2014",
        "Downloaded from journals.example.com at University of Ely on March 4, 2014\n{}",
    ],
)  # fmt: skip
def test_what_a_copy_has_at_its_feet_goes(foot, gap):
    for pages in (split(3), WHOLE[:3]):
        text = gap.join(f"{page}{gap}{foot.format(n)}" for n, page in enumerate(pages, start=4))
        body, gone = made(text)
        assert words(body) == words(" ".join(pages))
        assert gone


@pytest.mark.parametrize("head", ["DRAFT - DO NOT CITE", "A PREPRINT - MARCH 4, 2021"])
def test_a_head_below_the_numbers_of_pages_goes_with_them(head):
    pages = split(4)
    text = f"\n{head}\n".join(f"{page}\n{n}" for n, page in enumerate(pages, start=1))
    body, gone = made(text)
    assert words(body) == words(" ".join(pages))
    assert gone


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"{n}\n\nLETTER TO THE KEEPER\n\n{page}" for n, page in enumerate(WHOLE, 1)),
        "\n\n".join(f"LETTER TO THE KEEPER\n\n{n}\n\n{page}" for n, page in enumerate(WHOLE, 1)),
        f"Location 12\n\n{WHOLE[0]}\n\nLocation 7\n\n{WHOLE[1]}",
        f"1/2\n\n{WHOLE[0]}\n\n3/4\n\n{WHOLE[1]}",
        "1/3\n\nDraw the lock.\n\n2/3\n\nRow through.\n\n3/3\n\nClose it.",
        f"{WHOLE[0]}\n\nDigitized by Google in 2005, it was read by many who had never seen it.",
        f"{WHOLE[0]}\n\nPage 3 of 12 was lost.\n\n{WHOLE[1]}",
    ],
)
def test_what_looks_like_it_stays(text):
    assert not made(text)[1]

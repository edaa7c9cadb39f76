"""Covers that libraries and publishers put before an article: what is read there, and what goes."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

TITLE = "The Lock and the Law in a Dry Town"
PARAGRAPH = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay, and for years nobody was wrong."
)
BODY = "\n\n".join([PARAGRAPH] * 3)
COVERS = {
    "fields": """{title}
Author(s): Ada Moss
Source: The Canal Review, Vol. 12, No. 3 (Mar., 1911), pp. 34-56
Published by: Northern Press
Stable URL: https://www.example.org/stable/12
Accessed: 04-03-2019 11:42 UTC

JSTOR is a service that keeps journals for the people of many universities, and for
others who ask. For more information about JSTOR, please write to help@example.org.

Your use of the JSTOR archive indicates your acceptance of the terms, which stand at
https://www.example.org/terms""",
    "citation": """The Canal Review

ISSN: 0013-8266 (Print) Journal homepage: https://www.example.org/rcan

{title}

Ada Moss

To cite this article: Ada Moss (2011) {title}, The Canal Review, 12:3, 34-56

To link to this article: https://doi.org/10.1080/0013.2011.12

Published online: 04 Mar 2011.

Article views: 1234

View related articles""",
    "repository": """University of Overy Research Repository

{title}

Ada Moss

Citation for published version (APA):
Moss, A. (2011). {title}. The Canal Review, 12(3), 34-56.

Document Version
Publisher’s PDF, also known as Version of Record

General rights
Copyright and moral rights for what is kept here remain with those who wrote it.

Download date: 04. Mar. 2019""",
    "network": """See discussions, stats, and author profiles for this publication at: https://example.net/12
{title}
Article in The Canal Review · March 2011
CITATIONS
3
READS
1,234
1 author:
Ada Moss
University of Overy
12 PUBLICATIONS   34 CITATIONS
SEE PROFILE""",
    "page": """{title}
Ada Moss
The Canal Review
Northern University Press
Volume 12, Number 3, March 2011
pp. 34-56
Article
View Citation
Additional Information

In lieu of an abstract, here is a brief excerpt of the content:""",
}


def manuscript(text: str) -> tuple[str, str]:
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    front, _, body = made.removeprefix("---\n").partition("\n---\n")
    return front, body.strip()


@pytest.mark.parametrize(
    "own",
    ["", f"{TITLE}\nAda Moss\n\n", f"{TITLE.upper()}\n\nADA MOSS\nUniversity of Overy\n\n",
     "The Lock and the Law\nin a Dry Town\n\nBy Ada Moss\n\n"],
    ids=["no head", "a head", "capitals", "two lines"],
)  # fmt: skip
@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS.keys())
def test_a_cover_gives_the_front_matter_and_goes(cover, own):
    front, body = manuscript(f"{cover.format(title=TITLE)}\n\n{own}{BODY}\n")
    title = " ".join(re.findall(r"^(?:sub)?title: (.*)$", front, re.MULTILINE))
    assert title.lower() == TITLE.lower()
    assert [name.lower() for name in re.findall(r"- name: (.*)", front)] == ["ada moss"]
    assert re.search(r"^date: .*11", front, re.MULTILINE)
    assert body == BODY


def test_what_goes_of_a_cover_is_told():
    text = f"{COVERS['fields'].format(title=TITLE)}\n\n{BODY}\n"
    made = normalize(read_plain(text.encode(), "lock.txt"))
    changes = [change for one in made.ledger.passes for change in one.changes]
    gone = [change for change in changes if change.rule == "library-cover"]
    assert len(gone) == 6
    assert all(change.state == "review" for change in gone if "JSTOR" in change.before)


@pytest.mark.parametrize(
    "own",
    [
        "JSTOR is a service that spares libraries their shelves, and its founders said so.",
        "Downloaded by ten thousand people in a week, the charter broke the archive’s pages.",
        "Published by the Canal Society, it was read by nobody who could have mended it.",
        "Source: Rolls of the town, p. 4",
    ],
)
def test_an_author_s_own_words_on_such_things_stay(own):
    _, body = manuscript(f"The Lock\n\nBy Ada Moss\n\n{PARAGRAPH}\n\n{own}\n\n{BODY}\n")
    assert own in body


def test_a_periodical_over_the_title_is_no_part_of_it():
    front, body = manuscript(f"The Canal Review\nThe Lock and the Law\nAda Moss\n\n{BODY}\n")
    assert "title: The Lock and the Law\n" in front
    assert "The Canal Review" in front
    assert body == BODY


def test_works_that_a_text_reviews_are_its_own_and_say_nothing_of_it():
    works = (
        "Hale, Anna. Mud and the State. Low Ferry: Quay Press, 1994. Pp. 212. $24.95 (paper).",
        "Reed, Carl. What Bridges Cost. London: Anchor Press, 2001. Pp. xii + 340.",
    )
    text = f"The Politics of Mud\n\nAda Moss\nLow Ferry College\n\n{works[0]}\n{works[1]}\n\n{BODY}"
    made = normalize(read_plain(f"{text}\n".encode(), "mud.txt")).manuscript
    front, _, body = made.partition("\n---\n")
    assert "date:" not in front
    assert all(each in body for each in works)

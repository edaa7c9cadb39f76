"""Bylines that stand in odd places: over the day, at the foot, amid the text, an agency's."""

from __future__ import annotations

import pytest

from publish.clean.rules.furniture import RULES
from publish.structure.analyse import analyse
from publish.structure.model import BlockKind

PARAGRAPH = (
    "The harbour had been closed to foreign ships for eleven years when the first petition "
    "reached the council, and nobody then alive could say with confidence who had ordered it."
)
BODY = "\n\n".join([PARAGRAPH] * 4)
STANDFIRST = "Eleven years without a ship were long enough for the merchants of the lower town."
TITLE = "How the Harbour Was Closed by the Council"


def _read(text: str) -> tuple[str, list[str]]:
    front = analyse(text).front
    title = text[front.title.start : front.title.end] if front.title else ""
    return title, [text[each.name.start : each.name.end] for each in front.authors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Anna Clerk\n\non Mar 4\n\n{TITLE}\n\n{BODY}\n", ["Anna Clerk"]),
        (f"{TITLE}\n\nAFP\n\nMarch 4, 2021\n\n{BODY}\n", ["AFP"]),
        (f"{TITLE}\n\n{BODY}\n\nContact the author:\n\nAnna Clerk\n\nJo Quay\n",
         ["Anna Clerk", "Jo Quay"]),
        ((f"{TITLE}\n\n{BODY}\n\nServings: 3\n\nAuthor: Anna\n\n{BODY}\n\n{BODY}\n\n{BODY}"
         f"\n\n{BODY}\n"), ["Anna"]),
        (f"{TITLE}\n\n{BODY}\n\n— Anna Clerk\n", ["Anna Clerk"]),
        (f"{TITLE}\n\n{BODY}\n\nPolitics\n\nAnna Clerk\n", ["Anna Clerk"]),
        (f"{TITLE}\n\n{STANDFIRST}\n\nAnna Clerk\n\n{BODY}\n", ["Anna Clerk"]),
    ],
    ids=["over the day", "an agency", "at the foot", "amid the text", "as a signature",
         "under the section", "under a standfirst"],
)  # fmt: skip
def test_an_odd_place_of_a_byline(text: str, names: list[str]):
    assert _read(text) == (TITLE, names)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\nNEWS\n\nMarch 4, 2021\n\n{BODY}\n",
        (
            f"{TITLE}\n\n{BODY}\n\nTitle: Chains\n\nAuthor: Anna Clerk\n\nPublisher: Quay\n\n"
            f"{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n"
        ),
        f"{TITLE}\n\n{BODY}\n\nThose who came:\n\nDan Rower\n\nAnna Clerk\n",
        f"{TITLE}\n\n{BODY}\n\nAlso there was:\n\nAnna Clerk\n",
        f"{TITLE}\n\n{STANDFIRST}\n\nAnna Clerk\n\n{BODY}\n\nIn the end Clerk left the town.\n",
    ],
    ids=[
        "a category over the date",
        "the author of a book reviewed",
        "the end of a list",
        "a list of one",
        "a person the text is about",
    ],
)
def test_others_are_not_taken_for_the_author(text: str):
    assert _read(text) == (TITLE, [])


def _left(text: str) -> str:
    for rule in RULES:
        for each in sorted(rule.find(text), key=lambda found: -found.start):
            text = text[: each.start] + each.text + text[each.end :]
    return text


MENU = "Home\nAbout us\nSign in\nSubscribe\n"
FOOT = "Share this article\nTweet\nRelated articles\n{}\nPrivacy policy\nTerms of use\n"


def test_names_that_sign_stay_among_a_sites_lines():
    foot = FOOT.format("Written on Mar 4 by\nAnna Clerk")
    text = f"{MENU}Anna Clerk\non Mar 4\nNext story\n{TITLE}\n{PARAGRAPH}\n{PARAGRAPH}\n{foot}"
    left = _left(text)
    assert "Anna Clerk\non Mar 4\n" in left
    assert "Written on Mar 4 by\nAnna Clerk\n" in left
    assert "Subscribe" not in left
    assert _left(left) == left


def test_names_in_a_list_of_other_articles_go():
    foot = FOOT.format("Leave a reply\nJo Quay\nLeave a reply")
    text = f"{MENU}{TITLE}\n{PARAGRAPH}\n{PARAGRAPH}\n{foot}"
    assert "Jo Quay" not in _left(text)


def test_the_owner_of_a_page_stays_and_so_does_the_word_over_an_entry():
    text = f"Anna Clerk\nAbout\nSubscribe\n{TITLE}\n{PARAGRAPH}\n{PARAGRAPH}\n{FOOT.format('')}"
    assert _left(text).startswith("Anna Clerk\n")
    chains = "A chain is drawn across the mouth of a harbour by a windlass on the quay.\n"
    menu = "From Wikipedia, the free encyclopedia\nJump to: navigation, search\n"
    assert _left(f"Chain\n{menu}{chains * 6}{FOOT.format('')}").startswith("Chain\n")


def test_of_several_days_the_day_of_writing_stays():
    days = "Updated: 9 May 2021 9:38 pm\nPosted: 4 May 2021 8:11 pm\n"
    left = _left(f"{MENU}{TITLE}\nBy Anna Clerk\n{days}{PARAGRAPH}\n{PARAGRAPH}\n{FOOT.format('')}")
    assert "Posted: 4 May" in left
    assert "Updated" not in left


@pytest.mark.parametrize("foot", ["Anna Clerk\nFollow us\n", "RSS – 2009-2021 by Anna Clerk\n"])
def test_a_page_names_its_writer_only_at_the_foot(foot: str):
    text = f"{MENU}{TITLE}\n{PARAGRAPH}\n{PARAGRAPH}\nShare\nTweet\n{foot}"
    assert "Anna Clerk" in _left(text)


def test_a_long_line_of_days_and_hours_keeps_its_words_in_the_byline():
    line = "Published: 22:00 GMT, 26 September 2020 | Updated: 08:39 GMT, 28 September 2020"
    text = f"{TITLE}\n\nBy Anna Clerk\n\n{line}\n\n{BODY}\n"
    structure = analyse(text)
    (kind,) = {each.kind for each in structure.blocks if "Updated" in text[each.start : each.end]}
    assert kind is BlockKind.BYLINE
    assert structure.front.date
    assert text[structure.front.date.start : structure.front.date.end] == "26 September 2020"

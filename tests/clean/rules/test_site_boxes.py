"""Boxes of a page: other stories, readers' comments, tables of links; and what only looks so."""

from __future__ import annotations

import time

import pytest

from publish.build.normalize import normalize
from publish.clean.rules.site_lines import RULES
from publish.clean.rules.site_sure import is_sure
from publish.read.plain import read_plain

MENU = "Home\nAbout us\nLog in\nThe Harbour Chain\nBy Anna Clerk\n"
TEXT = (
    "The council met on Thursday to hear the engineers, who had surveyed the harbour twice.\n"
    "They reported that the chain could be raised within a year, if the money were found for it.\n"
    "The mayor thanked them and asked what a second survey would cost, and who would pay for it.\n"
    "A chain of that length, the elder of the two replied, had never been weighed in one piece.\n"
)
MORE = (
    "Nobody asked where the money had gone that was found for it the last time they reported.\n"
    "The clerk wrote down that they had been asked, and the council went home to its supper.\n"
    "On Friday the tide was low, and boys walked out to where the second anchor had been seen.\n"
)
FOOT = "Share this article\nTweet\nPrivacy policy\n© 2021 All rights reserved\n"


def left(text: str) -> str:
    (rule,) = RULES
    out, at = "", 0
    for found in rule.find(text):
        out += text[at : found.start] + found.text
        at = found.end
    return out + text[at:]


def test_stories_under_their_head_go_from_amid_the_text() -> None:
    box = "Related articles\nTen harbours you must see before the tide turns\nChains of the North\n"
    rest = left(MENU + TEXT + box + MORE + FOOT)
    assert TEXT in rest
    assert MORE in rest
    assert "Ten harbours" not in rest
    assert "Related" not in rest


def test_a_heading_under_a_box_stays_with_its_text() -> None:
    box = "Most read\nTen harbours you must see before the tide turns\nThe second survey\n"
    rest = left(MENU + TEXT + box + MORE + FOOT)
    assert "The second survey\n" + MORE in rest
    assert "Ten harbours" not in rest


@pytest.mark.parametrize(
    "kept",
    [
        "Related work\nMoss, Ada. The Lower Canal (1911).\nFern, Tom. Locks and Keepers (1923).\n",
        "Further reading\nThe Lower Canal and Its Keepers\nLocks of the Northern Counties\n",
        "Recommended reading\nThe Lower Canal and Its Keepers\nLocks of the Northern Counties\n",
        "You will need:\nTwo hundred feet of chain\nA windlass with its crank\n",
    ],
)
def test_lists_of_the_text_stay(kept: str) -> None:
    assert kept in left(MENU + TEXT + kept + MORE + FOOT)


def test_what_readers_wrote_goes_with_its_head_to_the_pages_end() -> None:
    thread = (
        "2 thoughts on “The Harbour Chain”\nBen Quay\nMarch 3, 2021 at 9:14 am\n"
        "I have rowed past that chain for thirty years and never saw the end of it.\nReply\n"
        "Cora Moss\nMarch 4, 2021 at 8:02 pm\nNor did my father, who forged it.\nReply\n"
    )
    rest = left(MENU + TEXT + MORE + FOOT + thread)
    assert MORE in rest
    assert "rowed past" not in rest
    assert "forged it" not in rest


def test_comments_that_nobody_answers_do_not_take_the_notes_along() -> None:
    notes = "Notes\n1. Rolls of the council, p. 4.\n2. Ibid., p. 9, with the clerk's own remark.\n"
    assert notes in left(MENU + TEXT + MORE + "2 comments\n" + notes)


def test_an_encyclopaedias_links_go_and_its_references_stay() -> None:
    page = (
        "Chains\nFrom Wikipedia, the free encyclopedia\nHistory[edit]\nMain article: Harbours\n"
        + TEXT
        + "Uses[edit]\n"
        + MORE
        + "References[edit]\n^ Clerk, Anna (1911). The Lower Canal. Retrieved 4 May 2011.\n"
        + "v\nt\ne\nChains and anchors\nAnchor\nWindlass\nMooring line\n"
        + "Retrieved from “https://example.org/chains”\nPrivacy policy\nLog in\n"
    )
    rest = left(page)
    assert "The Lower Canal" in rest
    assert "Windlass" not in rest
    assert "Main article" not in rest
    assert "Uses" in rest


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article:",
        "1,204 shares",
        "Main article: Harbours",
        "READ MORE: The chain that would not rise",
        "Sign up for our weekly newsletter",
        "Image copyright Ada Moss",
        "Ada Moss/Harbour Times/Getty Images",
        "The chain at low tide (Image: GETTY)",
        "View all comments (4)",
        "How to Raise a Chain by Night How to Raise a Chain by Night",
        "When you pull at almost any chain, you find that… Read more Read more",
        "3of4The windlass on the northern quay, seen from the boat.",
    ],
)
def test_words_of_a_site_are_known_anywhere(line: str) -> None:
    assert is_sure(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement, wrote the clerk, is the mother of trade.",
        "The shares of the canal stood at 1,204 in March.",
        "Sign up for the survey with the same name as before",
        "(Reporting by Ada Moss; Editing by Tom Fern/Reuters)",
        "WEXCOMBE (AP) — The chain was raised on Thursday.",
        "Image and likeness",
        "This article has been adapted from its original source.",
        "Comments on the second survey",
        "Row, row, row, row",
        "The chain is the chain",
        "Home again, home again,",
        "2 of 10 boats were lost in the first year of the chain.",
        "Reuters",
    ],
)
def test_words_of_a_text_are_not_taken_for_a_sites(line: str) -> None:
    assert not is_sure(line)


def test_what_is_said_of_a_picture_goes_with_whose_it_is() -> None:
    caption = "Boys walk out to the second anchor at low tide on Friday.\n"
    rest = left(MENU + TEXT + caption + "Ada Moss/Harbour Times/Getty Images\n" + MORE + FOOT)
    assert caption not in rest
    assert TEXT + MORE in rest


def test_all_goes_that_stands_over_a_title_with_its_byline() -> None:
    menu = "Log in\nSubscribe\nTides\nHarbours of the North and the West\n"
    front = "The Chain and the Council\nBy Anna Clerk\nMarch 3, 2021\n"
    assert left(menu + front + TEXT + MORE + FOOT).startswith(front)


def test_what_stands_over_a_heading_without_byline_stays() -> None:
    front = "The Harbour Papers\nEdited for the Council of the Town\nThe Chain and the Council\n"
    assert left(front + TEXT + MORE + "Share this article\n").startswith(front)


def test_many_heads_in_a_row_take_no_longer_than_their_number() -> None:
    start = time.perf_counter()
    left(MENU + TEXT + "Related\n" * 4000 + MORE + FOOT)
    assert time.perf_counter() - start < 10


def test_a_newsletter_loses_its_counts_and_what_its_readers_wrote():
    text = (
        "Slow Water\nSubscribeSign in\nThe Towpath\nIda Reed\nMar 04, 2024\n\n12\n\n3\nShare\n"
        "The towpath is closed in winter, and those who walk it know that they have no business "
        "there. The Board put up a sign in 1911, and nobody has read it since.\n\nThe Board wanted "
        "quiet. It had bought the canal for the water, and not for the boats, in 1871.\n\n12\n\n3\n"
        "Share\nPrevious\nNext\nDiscussion about this post\nCommentsRestacks\nUser's avatar\n"
        "Write a comment...\nTom Pell\nMar 4\nLiked by Ida Reed\nI remember it!\n\nLike (2)\n"
        "Reply\nShare\n© 2024 Ida Reed\nPrivacy ∙ Terms ∙ Collection notice\n"
    )
    manuscript = normalize(read_plain(text.encode(), "slow.txt")).manuscript
    body = manuscript.split("\n---\n", 1)[1].strip()
    assert body.startswith("The towpath is closed")
    assert body.endswith("in 1871.")

"""The last lines of an author over a site's footer: kept, or told; never gone in silence."""

from __future__ import annotations

import pytest

from publish.clean.book import Book
from publish.clean.change import State
from publish.clean.rules import site_lines
from publish.clean.run import clean
from publish.text import Text

FRONT = "The Ferry and the Bell\n\nBy Ada Moss\n\n"
PARTS = (
    "The ferry at Holm was rung for with a bell that hung on the far bank, where nobody lived.",
    "Whoever came down from the hills pulled the rope, and the ferryman, if he was awake, rowed.",
    "My mother said that in her youth the bell had been heard as far as the second mill.",
    "By the time I was old enough to ring it, the trees had grown, and it was heard by no one.",
    "So we learned to shout, and the ferryman learned to sleep on the near side of the house.",
    "There is a law from that century which fixes the fare for a man, a horse, and a coffin.",
    "It does not mention children, and we took this to mean that we might cross for nothing.",
)
ESSAY = "\n\n".join(PARTS)
FOOT = (
    "12 comments\n\nShare this\n\nRelated posts\n\nTen bells you must hear\n\nSubscribe\n\n"
    "Privacy policy\n"
)


def gone(text: str) -> dict[str, State]:
    """Give each line that was taken out, with who answers for it."""
    book = Book()
    clean(Text(text), site_lines.RULES, book)
    return {
        line: change.state
        for one in book.passes
        for change in one.applied
        for line in change.before.split("\n")
        if line
    }


@pytest.mark.parametrize(
    "end",
    [
        "Translated by Ann Lee",
        "Translated from the Danish by Ann Lee",
        "Illustrations by Tom Fern",
        "With thanks to the ferrymen of Holm",
        "First published in The Holm Quarterly, 1987",
        "Edited by Paul Reed\n\nPhotographs by Cora Quay",
        "Reprinted by permission of the author",
        "Ada Moss\n\nHolm, 3 March 1921",
        "For my mother\n\nOctober 2004",
        "Yours ever,\n\nAda",
        "To be continued",
        "Thank you.\n\n(Applause)",
        "Twice she rang,\n\nThree times she called,\n\nNobody rowed,\n\nAnd the river was wide.",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_what_closes_a_text_stays_over_a_footer(end: str, gap: str) -> None:
    out = gone((FRONT + ESSAY + "\n\n" + end + "\n\n" + FOOT).replace("\n\n", gap))
    assert "Share this" in out
    assert not set(end.split("\n\n")) & set(out)


@pytest.mark.parametrize(
    "end",
    ["Institute of Ferries, Holm", "ada.moss@example.org", "Photo: Tom Fern", "See also: The Mill"],
)
def test_what_may_close_a_text_is_told_if_it_goes(end: str) -> None:
    out = gone(FRONT + ESSAY + "\n\n" + end + "\n\nShare\n\nSubscribe\n\nLog in\n\nCookies\n")
    assert "Subscribe" in out
    assert out.get(end, State.REVIEW) is State.REVIEW


def test_a_few_lines_of_a_site_go_unseen() -> None:
    out = gone(FRONT + ESSAY + "\n\nShare this article\n\nPrivacy policy\n\nSubscribe\n")
    assert out == dict.fromkeys(("Share this article", "Privacy policy", "Subscribe"), State.AUTO)


def _headed(*heads: str) -> str:
    parts = (f"{head}\n\n{part}\n\n{PARTS[0]}" for head, part in zip(heads, PARTS, strict=False))
    return FRONT + ESSAY + "\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "heads",
    [
        ("1. Read", "2. Share", "3. Comments", "4. Follow", "5. Archive"),
        ("Share", "Comments", "Print", "Follow", "Search"),
        ("Facebook", "Twitter", "Instagram"),
    ],
)
def test_headings_that_are_a_sites_words_stay_where_nothing_else_is_a_sites(
    heads: tuple[str, ...],
) -> None:
    assert gone(_headed(*heads)) == {}


def test_numbered_headings_stay_on_a_page_and_others_are_told() -> None:
    heads = ("1. Read", "2. Share", "3. Comments")
    assert not set(heads) & set(gone(_headed(*heads) + FOOT))
    assert gone(_headed("Share", "Follow") + FOOT)["Follow"] is State.REVIEW


def test_no_text_is_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look = site_lines.page

    def counted(text: str) -> object:
        asked.append(text)
        return look(text)

    monkeypatch.setattr(site_lines, "page", counted)
    assert gone(FRONT + ESSAY + "\n\n" + FOOT)
    assert len(asked) == len(set(asked)) > 1


@pytest.mark.parametrize("title", ["Salt", "The Chain", "Harbour Lights"])
@pytest.mark.parametrize(
    "body",
    [
        f"{PARTS[0]}\n{PARTS[1]}\n{PARTS[2]}",
        "The tide went out,\nThe chain fell slack,\nThe ships came in,\nAnd none went back.",
    ],
    ids=["prose", "verse"],
)
def test_a_short_title_and_a_name_stay_over_the_text(title, body):
    page = (
        f"Home\nAbout us\nSubscribe\nContact\nLog in\n{title}\nAnna Clerk\n{body}\n"
        "Share this article\nTweet\nRelated articles\nLeave a reply\nPrivacy policy\n"
    )
    out = clean(Text(page), site_lines.RULES).value
    assert title in out
    assert "Anna Clerk" in out
    assert "Privacy" not in out


def test_a_list_that_the_text_leads_on_to_stays_over_the_foot():
    things = "Bread\nSalt\nRope\nLamp oil"
    page = (
        "Home\nAbout us\nSubscribe\nThe Harbour Chain\nBy Anna Clerk\nThe harbour had been closed "
        "to foreign ships for eleven years when the first petition reached the council.\nNobody "
        "then alive could say who had ordered the chain to be drawn across its mouth, and the "
        f"clerks were of no help.\nAll that the watch asked for was this:\n{things}\n"
        "Privacy policy\nTerms of use\nContact us\n© 2021 The Echo. All rights reserved.\n"
    )
    assert things in clean(Text(page), site_lines.RULES).value


def test_the_headword_of_an_encyclopaedia_stays():
    page = (
        "Weir\nFrom Wikipedia, the free encyclopedia\nJump to navigation\nA weir is a barrier "
        "across a river that holds the water back, as the mills below it need it to do.\nMany of "
        "them were built of oak and rubble, and most had to be mended in each dry year.\n"
        "History[edit]\nThe oldest was built by monks, who left a charter that nobody could read "
        "any more when it was needed.\nPrivacy policy\nAbout Wikipedia\nDisclaimers\n"
    )
    out = clean(Text(page), site_lines.RULES).value
    assert out.startswith("Weir\n")
    assert "free encyclopedia" not in out

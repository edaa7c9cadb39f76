"""The head of a page, its notices and cards: what stays, what goes, and what only looks so."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.rules.site_lines import RULES
from publish.clean.rules.site_signs import is_names
from publish.clean.rules.site_words.notices import is_notice
from publish.clean.rules.site_words.phrases import kinds
from publish.read.plain import read_plain

MENU = "Home\nSubscribe\nLog in\nWorld\nOpinion\nPuzzles\n"
BUTTONS = "Share\nPrint this page\n"
TEXT = (
    "At five in the morning the hill is inside a cloud, and nobody on it can see the sea below.\n"
    "She goes along the row with a broom handle and knocks each net until the water runs down.\n"
    "On a good night there are two hundred litres, which do for her house and for her sister's.\n"
    "The company that bought the ridge wants all of it taken down before the dry season ends.\n"
    "There is no precedent, in that country or elsewhere, that either side's lawyers have found.\n"
)
PARAGRAPHS = "\n" + TEXT.replace("\n", "\n\n")
MORE = TEXT.replace("hill", "quay").replace("net", "line")
FOOT = "Related articles\nPrivacy policy\nTerms of use\n© 2021 All rights reserved\n"
STANDFIRST = "On the dry hills south of the town, families drink the mist and a developer wants it"


def read(page: str) -> tuple[str, str, str]:
    made = normalize(read_plain(page.encode(), "page.txt")).manuscript
    front = made.split("\n---\n")[0]
    title = next(line[7:].strip('"') for line in front.split("\n") if line.startswith("title: "))
    return title, front, made


def left(text: str) -> str:
    (rule,) = RULES
    out, at = "", 0
    for found in rule.find(text):
        out += text[at : found.start] + found.text
        at = found.end
    return out + text[at:]


@pytest.mark.parametrize(
    "signed",
    [
        "Ana de la Torre\nLeith - 04 Sept 2021 - 16:45",
        "By Ana de la Torre",
        "Von Ana de la Torre",
        "Words: Ana de la Torre · Photographs: Jo Hall",
        "Ana de la Torre\nFollow\n6 min read\n·\nApr 17, 2020",
        "Ana de la Torre, University of Upper Severn",
        "Ana de la Torre, O.P.\nMarch 3, 2021",
    ],
)
@pytest.mark.parametrize("standfirst", ["", STANDFIRST + "\n", STANDFIRST + ".\n"])
def test_the_title_over_who_signs_stays_with_its_standfirst(signed, standfirst):
    title, front, made = read(
        f"{MENU}Old quarrels over fog come back\n{standfirst}{signed}\n{BUTTONS}{PARAGRAPHS}{FOOT}"
    )
    assert title == "Old quarrels over fog come back"
    assert "- name: Ana de la Torre" in front
    assert not standfirst or STANDFIRST in made.replace("\n", " ")
    assert "Puzzles" not in made


def test_a_caption_or_list_below_who_signs_is_no_title():
    page = (
        f"{MENU}A marsupial comes back to the paddock\nRegional Wimmera\nBy Ana Hall\n"
        "Posted Tue 9 May 2021 at 5:02am\nThe company has stopped mowing a ridge of native hill\n"
        f"{BUTTONS}{PARAGRAPHS}{FOOT}"
    )
    assert read(page)[0] == "A marsupial comes back to the paddock"


def test_other_stories_with_their_writers_over_the_title_are_not_it():
    page = (
        f"{MENU}Ten harbours to see before the tide\nBy Tom Pell\nMarch 2, 2021\n"
        f"Old quarrels over fog come back\nBy Ana Hall\nMarch 3, 2021\n{BUTTONS}{PARAGRAPHS}{FOOT}"
    )
    title, front, _ = read(page)
    assert title == "Old quarrels over fog come back"
    assert "Ana Hall" in front
    assert "Tom Pell" not in front


def test_the_author_of_a_book_that_is_reviewed_is_not_who_wrote_the_review():
    page = (
        f"{MENU}A House Built on Commas\nBy Ana Hall\nThe Corrector: A Life of Isabel Thring\n"
        f"by Hugh Maddock.\nFenwick, 412 pp., £25, January 2021\n{BUTTONS}{PARAGRAPHS}{FOOT}"
    )
    title, front, _ = read(page)
    assert title == "A House Built on Commas"
    assert "- name: Ana Hall" in front
    assert "- name: Hugh Maddock" not in front


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Ana de la Torre", True),
        ("Jonas von Thal and Miriam Özdemir", True),
        ("Ana Hall, Jo Pell and Kim Roe", True),
        ("Bede Hall, O.P.", True),
        ("Ana", False),
        ("The Harbour Chain", False),
        ("Read more about Leith", False),
        ("Hall: A Life", False),
        ("Chapter 4", False),
    ],
)
def test_names(line, says):
    assert is_names(line) is says


@pytest.mark.parametrize(
    "line",
    [
        "We use some essential cookies to make this website work.",
        "You can sign up here for the weekly email newsletter that our editors write.",
        "By subscribing, you can help us get this article to more people.",
        "Please include your email address and we will add you to the newsletter.",
    ],
)
def test_a_site_that_speaks_of_itself_gives_notice(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "We use some essential oils to make this soap work.",
        "You can see the harbour from our window, if you lean out.",
        "The newsletter of the guild was printed at Leith until the press was sold.",
        "In this article we ask who owned the fog, and what the courts said of it.",
        "He put the cookies on the table and asked for the letters in his inbox.",
        "Please donate generously, the bishop wrote, and the commission will be paid.",
    ],
)
def test_a_text_that_speaks_of_such_things_does_not(line):
    assert not is_notice(line)


def test_notices_below_a_text_go_and_amid_it_stay():
    notice = "We use cookies on this website so that you can sign up for the newsletter.\n"
    lines = TEXT.split("\n")
    amid = "\n".join([*lines[:3], notice.strip(), *lines[3:]])
    assert notice not in left(MENU + TEXT + "Related articles\n" + notice + FOOT)
    assert notice in left(MENU + amid + FOOT)


def test_cards_of_other_stories_below_a_text_go_with_their_writers():
    cards = (
        "Read more\nThe lost art of carbon copy\nA letter had a ghost, and we let it go so "
        "lightly, I think now.\nBy Otto Lind\nDesk plants, ranked by guilt\nBy Otto Lind\n"
    )
    rest = left(MENU + TEXT + cards + FOOT)
    assert rest.endswith(TEXT)


def test_one_credit_below_a_text_is_no_card():
    credit = "Translated by Otto Lind\n"
    assert credit in left(MENU + TEXT + credit + FOOT)


@pytest.mark.parametrize(
    "line",
    ["Share full article", "Improve this answer", "Was this page useful?", "2 gold badges"],
)
def test_what_a_visitor_may_do(line):
    assert kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "What’s next?",
        "Share the bread",
        "Read a book a week",
        "Was this the end?",
        "Two gold badges were found in the hull",
        "Report on the Wreck",
    ],
)
def test_headings_that_only_look_so(line):
    assert not kinds(line)


def test_a_short_sentence_over_another_below_a_box_is_the_texts():
    told = "Police in the town had closed the case.\n"
    after = "Do you know who took the chain, or where it was sold, and to whom in the end?\n"
    box = "Read more\nShare\nTweet\nSubscribe\nSign up for the newsletter\n"
    assert told in left(MENU + TEXT + MORE + box + told + after + FOOT)

"""The words of a site's controls, and sentences of authors that hold some of them."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.rules.site_sure import is_sure
from publish.clean.rules.site_words.phrases import kinds
from publish.read.plain import read_plain


@pytest.mark.parametrize(
    "line",
    [
        "These are external links and will open in a new window",
        "Other People Are Reading",
        "Skip Navigation",
        "Close Navigation Menu",
        "Search this website",
        "What are you looking for?",
        "Already have an account? Log in",
        "Forgot your password?",
        "Cart (0)",
        "Home » Essays » The Towpath",
        "You are here: Home / Essays / The Towpath",
        "Export citation",
        "Save for later",
        "Your browser does not support the audio element.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Notify me of new posts by email.",
        "Discover more from Slow Water",
        "Theme: Twenty Twelve by WordPress.",
        "Was this article helpful?",
        "Report a correction or typo",
        "This article is more than 5 years old",
        "Republish our articles for free, online or in print, under a Creative Commons license.",
        "Download on the App Store",
        "Tagged: canals",
        "Read: The Chain That Ate the Harbour",
        "When you buy a book using a link on this page, we receive a commission.",
    ],
)
def test_what_a_control_says_is_known(line: str):
    assert kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "What are you looking for in the water?",
        "He forgot the password, and the gate stayed shut.",
        "The towpath was closed, home and harbour too.",
        "This article is more than a complaint.",
        "Republish it, wrote Moss, and be sued.",
        "Was this justice helpful to anyone?",
        "Read: it is the imperative of the age.",
        "Via Roma 14",
        "12:01",
    ],
)
def test_what_an_author_says_with_such_words_is_none(line: str):
    assert not is_sure(line)
    assert not kinds(line) - {"meta"}


def test_stories_recommended_amid_a_text_go_with_their_authors():
    said = (
        "The towpath is closed in winter, and those who walk it know that they have no business "
        "there. Nobody on the bank could say when the order had been given, or by whom, and those "
        "who kept the books of the Board had been told to say nothing of it to anyone who asked. "
    ) * 2
    box = "RECOMMENDED READING\nThe Last Keeper of Hull\nTOM PELL\nWhy Rope Is Dear\nADA MOSS\n"
    text = (
        f"Skip to content\nMy Account\nSubscribe\nThe Towpath\nBy Ida Reed\n{said}\n\n{said}\n\n"
        f"{box}\n{said}\n\nRead: The Chain of Hull\n\n{said}\n\nPrivacy Policy\nContact\n"
    )
    body = normalize(read_plain(text.encode(), "t.txt")).manuscript.split("\n---\n", 1)[1]
    assert body.count("The towpath is closed") == 8
    assert not any(each in body for each in ("Keeper of Hull", "TOM PELL", "Rope", "ADA", "Chain"))


def test_works_recommended_below_a_text_stay():
    said = "The towpath is closed in winter, and those who walk it know it well. " * 6
    text = (
        f"Skip to content\nMy Account\nSubscribe\nThe Towpath\nBy Ida Reed\n{said}\n\n{said}\n\n"
        "Recommended reading\nTom Pell, Canals of the North (Hull, 1988)\n"
        "Ada Moss, Locks (Leeds, 1971)\n\nPrivacy Policy\nContact\n"
    )
    manuscript = normalize(read_plain(text.encode(), "t.txt")).manuscript
    assert "Tom Pell, Canals of the North" in manuscript


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share Tweet Print", "share"),
        ("Print | Share | E-mail", "share"),
        ("Home | Essays | About | Donate", "menu"),
        ("Home · News · Archive · Contact us", "menu"),
    ],
)
def test_a_row_of_a_site_s_words_is_of_their_kind(line: str, kind: str):
    assert kind in kinds(line)


@pytest.mark.parametrize(
    "line",
    ["Peace | War | Truth | Home", "War · Peace · Love", "Bread / Salt / Water", "Save Copy"],
)
def test_a_row_of_other_words_is_none(line: str):
    assert not kinds(line)

from __future__ import annotations

from typing import cast

from publish.clean.rules.site_lines import RULES, weigh
from publish.clean.rules.site_signs import Line
from publish.clean.rules.site_weights import WEIGHTS

MENU = "Home\nNews\nSport\nAbout us\nSubscribe\nLog in\nFollow us\n"
TEXT = (
    "The council met on Thursday to hear the engineers, who had surveyed the harbour twice.\n"
    "They reported that the chain could be raised within a year, if the money were found for it.\n"
    "Nobody asked where the money had gone that was found for it the last time they reported.\n"
) * 4
FOOT = "Share this article\nTweet\nRelated articles\nPrivacy policy\n© 2021 All rights reserved\n"


def taken(text: str) -> str:
    (rule,) = RULES
    return "".join(text[found.start : found.end] for found in rule.find(text))


def test_a_menu_goes() -> None:
    assert "Subscribe" in taken(MENU + TEXT + FOOT)


def test_a_list_that_is_much_of_the_page_stays() -> None:
    towns = "".join(f"Upper {chr(65 + n % 26)}{'aeiou'[n % 5]}rden {n // 26}\n" for n in range(900))
    gone = taken(MENU + towns + TEXT + FOOT)
    assert "rden" not in gone
    assert "Share this article" in gone


def test_the_weight_of_a_line_does_not_depend_on_the_order_of_its_signs() -> None:
    signs = list(WEIGHTS)
    sums = {
        weigh(Line(0, 1, 1, False, frozenset(), cast("frozenset[str]", signs[n:] + signs[:n])))
        for n in range(len(signs))
    }
    assert len(sums) == 1

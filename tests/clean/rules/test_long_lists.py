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


SIGNED = "".join(
    f"{name} Clerk, {office}\n" if n % 2 else f"{name} Quay\n"
    for n, (name, office) in enumerate(
        (name, office)
        for name, office in zip(
            ("Anna", "Ben", "Cora", "Dan", "Eva", "Finn", "Gita", "Hal", "Ida", "Jon"),
            ("pilot", "rower", "editor", "Harbour College", "poet") * 2,
            strict=True,
        )
    )
)


def test_those_who_signed_a_letter_stay_and_a_menu_of_places_does_not() -> None:
    assert taken(MENU + TEXT + SIGNED + FOOT).count("Quay") == 0
    towns = "".join(f"{name}town Council\n" for name in ("Ash", "Birch", "Elm", "Fir") * 3)
    assert "Elmtown Council" in taken(MENU + TEXT + "Share\nTweet\n" + towns + FOOT)


def test_members_with_their_addresses_stay() -> None:
    members = "".join(
        f"{name} Quay\nWard of the Chain\n{name.lower()}.quay@council.example.org\n"
        for name in ("Anna", "Ben", "Cora", "Dan", "Eva", "Finn")
    )
    assert "quay@council" not in taken(MENU + TEXT + members + FOOT).lower()
    assert "webmaster@" in taken(MENU + TEXT + "Contact us\nwebmaster@example.org\n" + FOOT)


def test_a_work_that_is_cited_goes_with_no_menu() -> None:
    cited = "^ Quay, Anna (4 March 2014). “The Chain”. Retrieved 5 May 2016.\n" * 3
    assert "Chain" not in taken(MENU + TEXT + "References\n" + cited + FOOT)

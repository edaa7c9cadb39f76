"""Takes a line; tells whether it says where, at what hour or on what terms a text was given out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.days import is_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_ROOMS = (
    r"Room|Auditorium|Theat(?:re|er)|Ballroom|Hotel|Library|Building|Palace|Cent(?:re|er)|Lawn|"
    r"Courthouse|Stadium|Cathedral|Embassy|Airport|Campus|Museum|Gallery|Arena|Headquarters|Annex|"
    r"Chamber|Chancery|Rotunda|Mansion|Pavilion|Portico|Terrace|Barracks"
)
_BOTH = r"Hall|House|Church|Chapel|Garden|Gardens|Court|Square|Castle|Office|Station|Club|Park"
"""The places that people are called by, too."""
_WHICH = (
    r"Town|City|Guild|Village|Parish|County|State|Government|White|Mansion|Royal|Great|Old|New|"
    r"North|South|East|West|Northern|Southern|Eastern|Western|Main|Upper|Lower|Grand|Central|Music|"
    r"Concert|Lecture|Dining|Banquet|Assembly|Opera|Rose|Oval|Public|National|Custom|Customs|"
    r"Market|Trinity|Christ|Parliament|Senate|Union|College|Convention|Conference|Exhibition|Press"
)
"""Words before them that are no names."""
_VENUE = re.compile(
    r"(?:(?:In|At|Aboard|Inside|Outside)\s+)?(?:the\s+|The\s+)?"
    r"(?:(?:[A-Z0-9][\w.’'&-]*\s+){0,5}"
    rf"(?:{_ROOMS}|(?:{_WHICH})\s+(?:{_BOTH})|(?:St\.?|Saint)\s+\w+[’']s?\s+(?:{_BOTH}))"
    r"|(?:Guild|Town|City)hall|Room\s+\w+|(?<=Aboard )(?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3})"
    r"(?:\s+(?:\d+|[A-Z]))?"
    r"(?:,\s+(?:the\s+)?[A-Z0-9][\w.’' -]{1,40}){0,3}"
)
_VIA = re.compile(
    r"(?:via|by|on|over)\s+(?:the\s+)?(?:video[ -]?|tele[ -]?)?(?:conference|teleconference|"
    r"videoconference|telephone|phone|zoom|skype|webcast|video ?link|livestream|satellite)"
    r"(?:\s+call)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?){1,2}"
)
_ONE_HOUR = r"\d{1,2}(?:[:.h]\d{2}\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
_HOUR = re.compile(
    rf"[(\[]?(?:at |begins |ends )?{_ONE_HOUR}(?:\s*(?:–|—|-|to|until)\s*{_ONE_HOUR})?"
    r"(?:,?\s*\(?"
    r"(?:[ECMPWB][DS]?T|GMT|UTC|CET|CEST|BST|IST|JST|local(?: time)?|hours?)\)?)?[)\].]*",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"[(\[*]?(?:(?:not )?for (?:immediate |general |public )?release\b.{0,60}|"
    r"(?:strictly )?embargo(?:ed)?\b.{0,80}|hold for release\b.{0,60}|"
    r"(?:(?:press|news|media) release|press statement|press communiqu[eé])(?: no\.? ?\S{1,12})?|"
    r"(?:text |remarks )?as (?:prepared(?: for delivery)?|delivered|written)|"
    r"(?:please )?check against delivery|(?:official |internal |full |rush |edited |unedited )*"
    r"transcript|office of (?:the|public|press|media)\b.{2,60}(?:secretary|affairs|relations|"
    r"office|communications)|(?:media|press) (?:contacts?|enquiries|inquiries)\s*:?.{0,80})"
    r"[)\]*:.]*",
    re.IGNORECASE,
)
_NEAR = 3
"""Lines between a place and the day or hour at which something was said there."""


def is_hour(text: str) -> bool:
    """Tell whether a line is an hour and nothing else: "11:42 A.M. EST"."""
    return len(text) <= 60 and text[-1:] != ":" and _HOUR.fullmatch(text) is not None


def is_terms(text: str) -> bool:
    """Tell whether a line says when a text may be printed, or how it was given out."""
    return len(text) <= 120 and _TERMS.fullmatch(text) is not None


def is_venue(text: str) -> bool:
    """Tell whether a line is the name of a place where people meet; a title may be called so too.

    What may be a person's name, as Stuart Hall, is none.
    """
    if len(text) > 120 or (" " not in text and not text.endswith("hall")):
        return False
    return _VENUE.fullmatch(text) is not None or _VIA.fullmatch(text) is not None


def is_occasion(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is an hour or terms, or a place that stands near these or near a day."""
    text = units[index].plain
    if is_hour(text) or is_terms(text):
        return True
    return is_venue(text) and _is_dated(units, index)


def is_place_of(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line under a title is a town and its county, right by a day or an hour."""
    return len(units[index].plain) <= 60 and bool(_PLACE.fullmatch(units[index].plain)) and (
        _is_dated(units, index)
    )  # fmt: skip


def _is_dated(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a day, an hour or terms stand near a line, with only places between."""
    for step in (-1, 1):
        for at in range(index + step, index + step * _NEAR, step):
            if not 0 <= at < len(units) or not units[at].is_line:
                break
            text = units[at].plain
            if is_date(text) or is_hour(text) or is_terms(text):
                return True
            if not (is_venue(text) or _PLACE.fullmatch(text)):
                break
    return False

"""Takes nothing in; gives the classes of words that phrases of web sites are made of.

Each is the inside of a group of a pattern that heeds no case. Where a word is also one of daily
speech it stands in a class of its own, since only some phrases are safe with it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AGENCY = (
    r"(?:Associated Press|Agence France-Presse|AP|AFP|ANI|ANSA|dpa|EFE|IANS|JIJI|Jiji|Kyodo|"
    r"KYODO|PA|PTI|Reuters|REUTERS|TASS|UPI|Xinhua)(?:/[A-Z]\w+(?: [A-Z]\w+)?)?"
)
"""A news agency that signs for its writers; here alone the case counts."""

PARTICLE = (
    r"de|da|di|du|del|della|der|den|des|la|le|van|von|vom|zu|ten|ter|bin|ibn|al|el|y|e|dos|das|"
    r"do|af|av|ní|ui|O|i"
)
"""The small words within names."""
_FULL_NAME = rf"(?=[A-ZÀ-Þ][\w.’'-]*\s+(?:(?:{PARTICLE})\s+){{0,3}}[A-ZÀ-Þ])"
BY_ABROAD = rf"(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Dd]i)\s+{_FULL_NAME}"
"""The word before an author's name in other tongues; here the case counts too."""
BY_WORDS = rf"(?:[Ww]ords|WORDS|[Tt]ext|TEXT|[Ss]tory|STORY):\s+{_FULL_NAME}"
"""What a magazine sets before the name of a writer, beside who took the photographs."""
ROLE = (
    r"\b(?:[Ee]ditor|[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Cc]olumnist|[Cc]ontributor|[Cc]ritic|"
    r"EDITOR|REPORTER|CORRESPONDENT|WRITER|COLUMNIST|CONTRIBUTOR)\s*\Z|"
    r"\b(?:Fellow|Professor|Lecturer|Researcher|Analyst|Engineer|Director|Journalist|Manager|"
    r"Scientist|Historian|Curator)\b"
)
"""What those who write do, at the end of a line, or a scholar's rank within it."""

HOUSES = r"ap photo|reuters|afp|shutterstock|associated press|unsplash|flickr|epa"
"""Who sells pictures to newspapers."""
HOUSES_IN_FULL = rf"{HOUSES}|getty(?: images)?|alamy(?: stock photo)?|istock(?:photo)?|ap"
"""The same, with those that have two names."""
HOUSES_AMID = r"getty images|ap photo|shutterstock|istockphoto"
"""Those whose names, amid other words, say that these are on a picture."""

NETWORKS = r"facebook|twitter|linkedin|pinterest|reddit|whatsapp|tumblr|instagram|youtube|e-?mail"
"""Where a page can be shared, by names that are nothing else."""
NETWORKS_OR_WORDS = (
    rf"{NETWORKS}|x|telegram|flipboard|google\+?|google plus|mastodon|bluesky|threads|snapchat|"
    r"tiktok|print|copy link|messenger|pocket|skype|weibo|vk|rss(?: feed)?|fb|line|hacker news|"
    r"sms|digg|stumbleupon"
)
"""The same, with names that are words too."""
NETWORK_PART = r"link|icon|logo|profile|page"
"""What of a network a page shows."""

PIECES = r"article|story|post|page|entry|piece|essay|interview|poem|recipe|video|episode"
"""What a page holds, that is shared, liked or printed."""
PIECES_AND_PARTS = rf"{PIECES}|stories|posts|blog|report|item|series|content|site|website|news"

STORIES = r"stories|articles|posts|news|videos|content|topics"
"""What else a site holds, in heads over lists of it."""
STORIES_OR_WORDS = rf"{STORIES}|headlines|coverage|links|reading"
RANKED = r"read|popular|viewed|shared"
"""By what a site orders its other stories."""

REMARKS = r"comments?|reply|replies|conversation|discussion"
"""What readers write under a page."""
COUNTED = r"comments?|replies|responses"
"""What of it is counted."""
COUNTED_ABROAD = r"kommentare?|commentaires?|comentarios?"

COUNT = r"(?:[\d.,]*\d\s?[km]?\+?|no|one|all|\(\d+\))"
"""It ends in a figure: "2. Share" is a heading with its number."""
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTH_ABROAD = (
    r"(?:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|septiembre|octubre|noviembre|diciembre|april|august|september|november|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|janeiro|"
    r"fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
)
MONTH_BEGINS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

ENCYCLOPAEDIA = r"from wikipedia, the free encyclopa?edia"
SEE_ARTICLE = r"main articles?: .{1,80}|further information: .{1,80}"
"""The lines with which an encyclopaedia sends to its other articles."""
RETRIEVED = r"retrieved from [\"“]?https?://"
ARCHIVED = (
    r"the wayback machine - https?://\S+|\d+ captures?|about this capture|"
    r"\d{1,2} [a-z]{3} \d{4} [-–] \d{1,2} [a-z]{3} \d{4}|close (?:this )?window|"
    r"(?:find this article at|printed from):? (?:https?://|www\.)\S+"
)
"""Stands round a page that was put by, or made for print."""
MAILED = (
    r"view (?:this (?:e-?mail|message)|it) in (?:your|a) browser|forward (?:this )?to a friend|"
    r"you(?:['’]re| are) receiving this (?:e-?mail|message|newsletter) because\b.{0,120}|"
    r"\d+ .{3,60}\bPMB \d+, .{3,60}|"
    r"unsubscribe(?: from this list)?|update your preferences"
)
"""Stands round a letter that was sent to a list."""
CAPTCHA = r"(?:this|the) (?:site|page|form) is protected by re-?captcha"


_FIRST = re.compile(r"\W{0,3}(\w?)")
_BEGUN = re.compile(r"[a-z](?![?*{|])")
"""What begins with a letter that cannot be left out."""
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]|[^\\\[()|]+")


class Phrases:
    """Phrases that a line may be as a whole, a few marks round it allowed, whatever its case.

    Only those are compiled that may begin with the letter that a line begins with: there are
    hundreds, and a text that is no page of a site asks for few of them.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.pattern = "|".join(phrases)
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _by_letter(self) -> dict[str, str]:
        """The phrases by their first letter; under no letter those that may begin with any."""
        out: dict[str, list[str]] = {"": []}
        for phrase in _alternatives(self.pattern):
            letter = phrase[0] if _BEGUN.match(phrase) else ""
            out.setdefault(letter, []).append(phrase)
        return {letter: "|".join(some) for letter, some in out.items()}

    def fullmatch(self, line: str) -> bool:
        """Tell whether a line is one of the phrases."""
        return self.begun_with(first_letter(line), line)

    def begun_with(self, letter: str, line: str) -> bool:
        """Tell whether a line is one of the phrases, of which `first_letter` is known."""
        if not letter.isascii():
            return self._says("*", self.pattern, line)
        by_letter = self._by_letter
        if letter in by_letter and letter and self._says(letter, by_letter[letter], line):
            return True
        return bool(by_letter[""]) and self._says("", by_letter[""], line)

    def _says(self, key: str, phrases: str, line: str) -> bool:
        pattern = self._compiled.get(key)
        if pattern is None:
            pattern = re.compile(rf"\W{{0,3}}(?:{phrases})\W{{0,3}}", re.IGNORECASE)
            self._compiled[key] = pattern
        return pattern.fullmatch(line) is not None


def first_letter(line: str) -> str:
    """Give the letter that a line begins with, behind three marks at most, in lower case."""
    found = _FIRST.match(line)
    return found[1].lower() if found else ""


def _alternatives(pattern: str) -> Iterator[str]:
    """Give what a pattern has between the strokes that stand in no group."""
    depth, start = 0, 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "|" and not depth:
            yield pattern[start : token.start()]
            start = token.end()
        depth += (token[0] == "(") - (token[0] == ")")
    yield pattern[start:]


def whole(*phrases: str) -> Phrases:
    """Give the phrases, for lines that are one of them."""
    return Phrases(phrases)

"""Takes a line; tells whether its words are a site's wherever they stand, amid the text too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.clean.rules.site_phrases import AGENCY

if TYPE_CHECKING:
    from collections.abc import Iterable

_NETWORK = (
    r"(?:facebook|twitter|linkedin|pinterest|reddit|whatsapp|tumblr|instagram|youtube|e-?mail)"
)
_THING = r"(?:article|story|post|page|entry|piece|recipe|video|episode)"
_HOUSE = (
    r"(?:getty(?: images)?|ap photo|ap|afp|reuters|epa|shutterstock(?:\.com)?|unsplash|"
    r"alamy(?: stock photo)?|istock(?:photo)?|flickr|pixabay|bloomberg|associated press)"
)
_REMARKS = r"(?:comments?|reply|replies|conversation|discussion)"
_PICTURE = r"(?:image|photo|picture|pic|credit)s?: ?"
_CREDITS = (
    rf"(?:\S+ ){{0,4}}\S+\s?/\s?(?:[\w.&' -]{{2,30}}\s?/\s?)?{_HOUSE}",
    rf"(?:photo(?:graph)?|image|picture)s?: (?:.{{1,50}}/\s?)?{_HOUSE}",
)

_WORDS: dict[str, tuple[str, ...]] = {
    "advertising": (
        r"advert(?:isement|ising)s?",
        r"advert(?:isement|ising) ?[-–—] ?(?:continue reading|story continues|scroll)\b.{0,40}",
        r"(?:story|article|post) continues (?:below|after)\b.{0,40}",
        r"continue reading (?:the main story|below)",
        r"scroll (?:down )?(?:to continue|for more).{0,60}",
        r"inread invented by .{1,20}",
        r"(?:sponsored|promoted) (?:content|links?|stor(?:y|ies)|posts?)",
        r"click here to get the .{1,30} app",
    ),
    "share": (
        rf"share (?:this(?: {_THING})?|with (?:your )?friends)(?: (?:on|via|with) .{{1,30}})?:?",
        rf"share (?:this )?(?:{_THING} )?(?:on|to|via) {_NETWORK}",
        rf"(?:re)?tweet this(?: {_THING})?!?",
        r"(?:please )?share:|sharing is caring!?|spread the word!?",
        r"\d[\d.,]* ?k?\s*shares?",
        r"click (?:here )?to (?:share|tweet|email|print) .{1,80}",
        r"follow @\w{2,30}|@\w{2,30}",
        r"never miss an? (?:update|post|story|thing)\b.{0,40}",
        r"(?:give|leave) (?:us )?feedback|go to permalink",
    ),
    "comment": (
        r"\d[\d,]*\s*(?:comments?|replies|responses)(?:\. .{1,30})?|comments? \(\d+\)",
        (
            r"(?:view|read|see|show|load|join) (?:all |the |more )?(?:\d+ )?"
            rf"{_REMARKS}(?: \(\d+\))?\s*[»›>]*"
        ),
        rf"(?:post|leave|write|add) (?:an? |your )?{_REMARKS}(?: here)?\s*[»›>]*",
    ),
    "encyclopaedia": (
        r"main articles?: .{1,80}|further information: .{1,80}|for other uses, see .{1,80}",
        r"retrieved from [\"“]?https?://.{1,160}|hidden categor(?:y|ies):.*",
        r"this is a dynamic list and may never .{1,160}",
        (
            r"this (?:article|section) (?:needs|does not|relies|may|has) .{1,40}"
            r"(?:additional citations?|(?:any|reliable) sources|multiple issues)\b.{0,200}"
        ),
    ),
    "related": (
        r"(?:read|see) more:\s.{1,120}|read more(?:\s*[»›>…]+)?",
        r"related (?:post|article|story|link|video|reading|roundup):\s.{1,120}",
        r".{20,320}(?:…|\.{3}|\]) ?read more(?: read more)?",
        r"view (?:this )?(?:image|photo|gallery)\s*[»›>]*|(?:hide|toggle) caption",
    ),
    "newsletter": (
        (
            r"(?:subscribe|sign up)\b.{0,60}\b"
            r"(?:newsletters?|inbox|youtube|channel|podcasts?|magazine|ideas|(?:news|price) alerts|"
            r"e-?mail (?:alerts|updates|list))\b.{0,100}"
        ),
        r"subscribe(?: now| today)?!?|let our news meet your inbox.{0,120}",
        r"never miss .{1,60} newsletter.{0,40}|get regular updates .{1,120}",
        r"(?:\w+ ){1,3}newsletters? privacy policy.{0,80}",
    ),
    "legal": (
        r"this (?:site|page|form) is protected by re-?captcha.{0,200}",
        r"privacy policy(?:\s*[|/·•].{0,80})?",
        r"(?:all|portions of (?:this|the)) content\b.{0,60}©.{0,200}",
        r"write to .{1,40} at \S+@\S+\.\w+|(?:order|get) reprints.{0,40}",
    ),
    "picture": (
        r"image (?:copyright|source|caption),?\s?\S.{0,220}|media ?caption,?\s?\S.{0,220}",
        r"\d{1,2} ?of ?\d{1,2}(?-i:[A-Z]).{5,400}",
        r"media playback is (?:un|not )supported.{0,40}",
        *_CREDITS,
        rf".{{3,220}}[(\[]{_PICTURE}(?:[\w.&' /-]{{2,40}}[/ ])?{_HOUSE}[)\]]",
    ),
}

_SURE = re.compile(
    rf"\W{{0,3}}(?:{'|'.join(each for kind in _WORDS.values() for each in kind)})\W{{0,3}}",
    re.IGNORECASE,
)
_PAGES = (
    rf"{_NETWORK}(?:[\s,|/·•]+{_NETWORK})*|(?:share|follow|like|find) (?:us |me )?on {_NETWORK}.*",
    rf"(?:re)?tweet|{_NETWORK} (?:link|icon|logo|profile|page)|rss(?: feeds?)?|share all.*",
    r"log ?(?:in|out)(?:\W.{0,40})?|sign[- ]?(?:in|up|out)(?:\W.{0,60})?|register|my account",
    r"subscribe(?:\W.{0,60})?|(?:e-?)?newsletters?|follow(?: us| me)?(?:\W.*)?|cookies?(?: .*)?",
    r"(?:skip|jump) to .{1,60}|toggle .{1,40}|(?:main )?menu|back to top|site ?map",
    r"advertise with us",
    r"terms (?:of|and|&) (?:use|service|conditions|sale).{0,40}|privacy (?:policy|notice).{0,60}",
    r"no comments.{0,20}|cancel reply|leave a (?:comment|reply).{0,40}|trending(?: now)?|sponsored",
    r"related (?:articles|posts|stories|content|topics|news|videos)|you (?:may|might) also .{1,40}",
    r"most (?:read|popular|viewed|shared|recent)(?: .{0,30})?|powered by .{1,40}",
    r"(?:print|e-?mail) (?:this|article|page).{0,30}|print(?:er)?[- ]friendly.{0,30}",
    r"(?:load|show|view|see) (?:more|all)(?: .{0,30})?|click (?:here|to) .{1,80}",
)
_PAGE = re.compile(rf"\W{{0,3}}(?:{'|'.join(_PAGES)})\W{{0,3}}", re.IGNORECASE)
_DOOR = re.compile(
    r"\W{0,3}(home|about(?: us)?|contact(?: us)?|donate|search|archives?|share|advertisement)\W*|"
    r"\W{0,3}(©).*"
)
_DOORS = 3
"""So many ways into the rest of a site has a page at least, where a text's headings have one."""
_ADVERT = re.compile(r"advert(?:isement|ising)s?\W?", re.IGNORECASE)
_CREDIT = re.compile(rf"\W{{0,3}}(?:{'|'.join(_CREDITS)})\W{{0,3}}", re.IGNORECASE)
_LINK = 3
"""The spaces that a title has at least: "Bit by bit bit by bit" is no link."""
_BY_AGENCY = re.compile(rf"\(?(?:reporting|writing|editing|additional)\b|{AGENCY}\Z", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_sure(line: str) -> bool:
    """Tell whether a line, from its first word to its last, is a site's and nothing else."""
    if _is_doubled(line):
        return True
    return len(line) <= 420 and bool(_SURE.fullmatch(line)) and not _BY_AGENCY.match(line)


def is_page(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines could stand on nothing but a page of a site.

    "From", "Next" or "News" stand in letters, minutes and lists of contents too, and over a preface
    of old there stands "Advertisement"; a page has that twice, or "Home" and "Search" beside it.
    """
    adverts = 0
    doors: set[str] = set()
    for line in lines:
        if _ADVERT.fullmatch(line):
            adverts += 1
        elif line and (_PAGE.fullmatch(line[:200]) or is_sure(line)):
            return True
        if len(line) < 60 and (door := _DOOR.fullmatch(line.lower())):
            doors.add((door[1] or door[2])[:5])
    return adverts > 1 or len(doors) >= _DOORS


def is_credit(line: str) -> bool:
    """Tell whether a line only names whose a picture is, with the house that sold it."""
    return len(line) <= 120 and bool(_CREDIT.fullmatch(line)) and not _BY_AGENCY.match(line)


def _is_doubled(line: str) -> bool:
    """Tell whether a line of four words or more says the same twice or thrice, as a link does.

    Such a link stands on a picture, and on its title; a text repeats itself with a comma.
    """
    for times in (2, 3):
        part, rest = divmod(len(line) + 1, times)
        once = line[: part - 1]
        if not rest and " ".join([once] * times) == line:
            return once[:1].isupper() and once.count(" ") >= _LINK and once[-1:] not in ",;"
    return False

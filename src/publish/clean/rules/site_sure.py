"""Takes a line; tells whether its words are a site's wherever they stand, amid the text too."""

from __future__ import annotations

import re
from functools import lru_cache

from publish.clean.rules.site_phrases import AGENCY

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
        r"(?:give|leave) (?:us )?feedback",
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

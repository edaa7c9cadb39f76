"""Takes nothing in; gives the lines that are a site's wherever they stand, or only on its pages."""

from __future__ import annotations

import re

from publish.clean.rules.site_words import abroad, controls, doings
from publish.clean.rules.site_words.classes import (
    AGENCY,
    ARCHIVED,
    CAPTCHA,
    COUNTED,
    ENCYCLOPAEDIA,
    HOUSES_IN_FULL,
    MAILED,
    NETWORK_PART,
    NETWORKS,
    PIECES,
    RANKED,
    REMARKS,
    RETRIEVED,
    SEE_ARTICLE,
    STORIES,
    whole,
)
from publish.patterns import later

_HOUSE = rf"(?:{HOUSES_IN_FULL}|shutterstock\.com|pixabay|bloomberg)"
_PICTURE = r"(?:image|photo|picture|pic|credit)s?: ?"

_CREDITS = (
    rf"(?:\S+ ){{0,4}}\S+\s?/\s?(?:[\w.&' -]{{2,30}}\s?/\s?)?{_HOUSE}",
    rf"(?:photo(?:graph)?|image|picture)s?: (?:.{{1,50}}/\s?)?{_HOUSE}",
)
_CAPTIONS = (
    r"image (?:copyright|source|caption),?\s?\S.{0,220}|media ?caption,?\s?\S.{0,220}",
    r"\d{1,2} ?of ?\d{1,2}(?-i:[A-Z]).{5,400}",
    r"media playback is (?:un|not )supported.{0,40}",
    rf".{{3,220}}[(\[]{_PICTURE}(?:[\w.&' /-]{{2,40}}[/ ])?{_HOUSE}[)\]]",
)
_ADVERTISING = (
    r"advert(?:isement|ising)s?",
    r"advert(?:isement|ising) ?[-–—] ?(?:continue reading|story continues|scroll)\b.{0,40}",
    r"these are external links and will open .{1,40}",
    r"(?:story|article|post) continues (?:below|after)\b.{0,40}",
    r"continue reading (?:the main story|below)",
    r"scroll (?:down )?(?:to continue|for more).{0,60}",
    r"inread invented by .{1,20}",
    r"(?:sponsored|promoted) (?:content|links?|stor(?:y|ies)|posts?)",
    r"click here to get the .{1,30} app",
)
_SHARING = (
    rf"share (?:this(?: (?:{PIECES}))?|with (?:your )?friends)(?: (?:on|via|with) .{{1,30}})?:?",
    rf"share (?:this )?(?:(?:{PIECES}) )?(?:on|to|via) (?:{NETWORKS})",
    rf"(?:re)?tweet this(?: (?:{PIECES}))?!?",
    r"(?:please )?share:|sharing is caring!?|spread the word!?",
    r"\d(?:[\d.,]*\d)? ?k?\s*shares?",
    r"click (?:here )?to (?:share|tweet|email|print) .{1,80}",
    r"follow @\w{2,30}|@\w{2,30}",
    r"never miss an? (?:update|post|story|thing)\b.{0,40}",
    r"(?:give|leave) (?:us )?feedback|go to permalink",
)
_COMMENTING = (
    rf"\d[\d,]*\s*(?:{COUNTED})(?:\. .{{1,30}})?|comments? \(\d+\)",
    (
        r"(?:view|read|see|show|load|join) (?:all |the |more )?(?:\d+ )?"
        rf"(?:{REMARKS})(?: \(\d+\))?\s*[»›>]*"
    ),
    rf"(?:post|leave|write|add) (?:an? |your )?(?:{REMARKS})(?: here)?\s*[»›>]*",
)
_OF_AN_ENCYCLOPAEDIA = (
    rf"{ENCYCLOPAEDIA}|{SEE_ARTICLE}|for other uses, see .{{1,80}}",
    rf"{RETRIEVED}.{{1,160}}|hidden categor(?:y|ies):.*|categories: [^|]{{1,60}}\|.*",
    r"this page was last (?:edited|modified) on .{1,60}",
    r"[\"“].{1,80}[\"”] redirects here\..{0,120}",
    r"(?:for .{1,80}|this article is about .{1,120}), see .{1,80}\([a-z -]{3,40}\)\.?",
    (
        r"(?:how to cite|preview the pdf version of) this entry\b.{0,60}|"
        r"look up (?:topics and thinkers|this topic) .{0,20}related to this entry\b.{0,80}|"
        r"look up this topic at .{1,80}|enhanced bibliography for this entry\b.{0,80}|"
        r"\[please contact the author with .{0,20}\]"
    ),
    r"this is a dynamic list and may never .{1,160}",
    (
        r"this (?:article|section) (?:needs|does not|relies|may|has) .{0,40}"
        r"(?:additional citations?|(?:any|reliable) sources|multiple issues)\b.{0,400}"
    ),
)
_TO_OTHER_STORIES = (
    r"(?:read|see) more:\s.{1,120}|read more(?:\s*[»›>…]+)?",
    r"related (?:post|article|story|link|video|reading|roundup):\s.{1,120}",
    r".{20,320}(?:…|\.{3}|\]) ?read more(?: read more)?",
    r"view (?:this )?(?:image|photo|gallery)\s*[»›>]*|(?:hide|toggle) caption",
)
_SIGNING_UP = (
    (
        r"(?:subscribe|sign up)\b.{0,60}\b"
        r"(?:newsletters?|inbox|youtube|channel|podcasts?|magazine|ideas|(?:news|price) alerts|"
        r"e-?mail (?:alerts|updates|list))\b.{0,100}"
    ),
    r"subscribe(?: now| today)?!?|let our news meet your inbox.{0,120}",
    r"never miss .{1,60} newsletter.{0,40}|get regular updates .{1,120}",
    r"(?:\w+ ){1,3}newsletters? privacy policy.{0,80}",
)
_FOR_SUBSCRIBERS = (
    (
        r"(?:this )?(?:article|story|post|content) is (?:for|available to|only for) .{0,20}"
        r"(?:subscribers|members)\b.{0,40}"
    ),
    r"(?:subscribers?|members?)[ -]only(?: (?:article|story|post|content))?",
    r"you(?:['’]ve| have) .{1,40}\bfree (?:articles?|stor(?:y|ies))\b.{0,80}",
    r"already an? (?:subscriber|member)\?.{0,40}",
    r"(?:subscribe|log in|sign in|register) to (?:continue|keep|finish) reading\b.{0,60}",
    r"unlimited (?:digital )?access (?:for|to|from) .{1,60}",
    r"thanks for reading\b.{0,80}\b(?:subscribe|share)\b.{0,100}",
)
_LEGAL = (
    rf"{CAPTCHA}.{{0,200}}",
    r"privacy policy(?:\s*[|/·•].{0,80})?",
    r"(?:all|portions of (?:this|the)) content\b.{0,60}©.{0,200}",
    r"write to .{1,40} at \S+@\S+\.\w+|(?:order|get) reprints.{0,40}",
)

SURE = whole(
    *_CREDITS,
    *_CAPTIONS,
    *_ADVERTISING,
    *_SHARING,
    *_COMMENTING,
    *_OF_AN_ENCYCLOPAEDIA,
    *_TO_OTHER_STORIES,
    *_SIGNING_UP,
    *_LEGAL,
    *_FOR_SUBSCRIBERS,
    ARCHIVED,
    MAILED,
    *abroad.SURE,
    *controls.SURE,
    *doings.SURE,
)
"""A line that is a site's wherever it stands, amid the text too."""
CREDIT = whole(*_CREDITS)
"""A line that only says whose a picture is."""
BY_AGENCY = later(rf"\(?(?:reporting|writing|editing|additional)\b|{AGENCY}\Z", re.IGNORECASE)
"""A line of an agency on who wrote, which is like one of those."""

PAGE = whole(
    rf"(?:{NETWORKS})(?:[\s,|/·•]+(?:{NETWORKS}))*",
    rf"(?:share|follow|like|find) (?:us |me )?on (?:{NETWORKS}).*",
    rf"(?:re)?tweet|(?:{NETWORKS}) (?:{NETWORK_PART})|rss(?: feeds?)?|share all.*",
    r"log ?(?:in|out)(?:\W.{0,40})?|sign[- ]?(?:in|up|out)(?:\W.{0,60})?|register|my account",
    r"subscribe(?:\W.{0,60})?|(?:e-?)?newsletters?|follow(?: us| me)?(?:\W.*)?|cookies?(?: .*)?",
    r"(?:skip|jump) to .{1,60}|toggle .{1,40}|(?:main )?menu|back to top|site ?map",
    r"advertise with us",
    r"terms (?:of|and|&) (?:use|service|conditions|sale).{0,40}|privacy (?:policy|notice).{0,60}",
    r"no comments.{0,20}|cancel reply|leave a (?:comment|reply).{0,40}|trending(?: now)?|sponsored",
    rf"related (?:{STORIES})|you (?:may|might) also .{{1,40}}",
    rf"most (?:{RANKED}|recent)(?: .{{0,30}})?|powered by .{{1,40}}",
    r"(?:print|e-?mail) (?:this|article|page).{0,30}|print(?:er)?[- ]friendly.{0,30}",
    r"(?:load|show|view|see) (?:more|all)(?: .{0,30})?|click (?:here|to) .{1,80}",
    *abroad.PAGE,
    *controls.PAGE,
    *doings.PAGE,
)
"""A line that stands on nothing but a page of a site, though a text may have it as well."""
DOOR = later(
    r"\W{0,3}(home|about(?: us)?|contact(?: us)?|donate|search|archives?|share|advertisement)\W*|"
    r"\W{0,3}(©).*"
)
"""A way into the rest of a site; of these it takes several."""
ADVERT = later(r"advert(?:isement|ising)s?\W?", re.IGNORECASE)

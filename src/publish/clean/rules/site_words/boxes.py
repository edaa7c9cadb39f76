"""Takes nothing in; gives the lines that open, part and close a site's boxes beside a text."""

from __future__ import annotations

import re

from publish.clean.rules.site_words.abroad import OTHERS
from publish.clean.rules.site_words.classes import (
    COUNTED,
    ENCYCLOPAEDIA,
    PIECES,
    RANKED,
    RETRIEVED,
    STORIES_OR_WORDS,
)
from publish.patterns import later

_INVITED = r"(?:leave|post|add|write) a (?:reply|comment)\b.{0,30}"
_COMMENTS = (
    rf"\d[\d,]* (?:{COUNTED}|thoughts?)(?: (?:on|to) .{{1,120}}|:)?|"
    rf"comments? \(?\d[\d,]*\)?:?|{_INVITED}"
)

COMMENTS = later(rf"{_COMMENTS}|(?:view|read|show|load) (?:all )?(?:\d+ )?comments", re.IGNORECASE)
"""Stands between the text and what its readers wrote."""
THREAD = later(
    rf"{_COMMENTS}|comments:?|(?:responses|reactions) ?\(\d+\)|discussion about this (?:{PIECES})|"
    r"comments ?restacks|join the (?:conversation|discussion)\W?",
    re.IGNORECASE,
)
"""Stands over what readers wrote."""
REPLY = later(
    r"repl(?:y|ies)(?: to .{1,40})?|.{1,50} (?:says|said|wrote):?|\d+ repl(?:y|ies)|permalink|"
    r".{0,40}\b(?:19|20)\d\d,? at \d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?.{0,20}|"
    r"(?:• )?\d+ (?:hours?|days?|weeks?|months?|years?) ago|log in to (?:reply|leave a comment)|"
    r"liked by .{1,60}|like (?:\(\d+\)|reply(?: share)?)|see more replies",
    re.IGNORECASE,
)
"""Stands by each thing that a reader wrote: who, when, and the button to answer."""
OTHER_STORIES = later(
    rf"related(?: (?:{STORIES_OR_WORDS}|article|story|post|video|items))?|"
    rf"(?:you (?:may|might)(?: also)?|also) (?:like|be interested in|enjoy)|"
    rf"(?:our |the )?(?:latest|recent|popular|trending|featured|top|recommended|other|more) "
    rf"(?:(?!reading)(?:{STORIES_OR_WORDS})|stories from .{{1,30}})|"
    rf"(?:most|more) (?:{RANKED}|commented|emailed)(?: .{{1,30}})?|"
    rf"more (?:(?:{STORIES_OR_WORDS}) )?(?:from|in|on) .{{1,40}}|"
    r"next up(?: in .{1,40})?|what to read next|(?:other )?people are (?:also )?reading|"
    r"trending(?: now)?|recommended(?: for you)?|don['’]t miss|in case you missed it|"
    r"recommended reading|"
    r"(?:editor['’]?s['’]?|staff) picks?|from (?:around )?the web|explore further|up next|"
    rf"{OTHERS}",
    re.IGNORECASE,
)
"""Stands over the titles of other stories."""
EDIT = later(rf".{{1,80}}\[edit\]|[vte]|hide|{ENCYCLOPAEDIA}", re.IGNORECASE)
"""Stands on the pages of an encyclopaedia, by its headings and tables of links."""
FOUND = later(rf"{RETRIEVED}.*", re.IGNORECASE)
"""Opens the foot of such a page."""
ABOUT = later(r"about(?: me)?", re.IGNORECASE)
"""Stands under the name of a page's owner."""
FOLLOW = later(r"follow(?: (?:us|me|him|her|them))?:?", re.IGNORECASE)
"""Stands there too, at the page's foot."""
EDIT_LINK = later(
    r"\s*\[(?:edit(?: source)?|bearbeiten(?: \| quelltext bearbeiten)?|editar(?: código)?|"
    r"modifier(?: \| modifier le code)?|modifica(?: wikitesto)?)\]\Z",
    re.IGNORECASE,
)
"""The link for editing that an encyclopaedia sets behind each heading."""

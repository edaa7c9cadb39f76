"""Takes a sentence; tells whether it is a site that speaks in it, of itself and to its visitor.

No phrase is asked for: a notice names a thing that only a site has, a newsletter, an account, a
cookie, with another such thing, and says "we" or "you" of it.
"""

from __future__ import annotations

import re

from publish.patterns import later

_OWN = later(
    r"\b(?:(newsletters?)|(cookies)|((?:e-?mail|your) inbox)|(e-?mail address(?:es)?)|"
    r"(sign(?:ed|ing)?[- ](?:up|in)\b)|(logged in|log in)|(subscri(?:be|bers?|bing))|"
    r"((?:this|our) (?:web ?site|site|app)\b)|(web ?site)|(privacy (?:policy|notice))|"
    r"(terms (?:of (?:use|service)|(?:and|&) conditions))|(enable java ?script)|(advertisers)|"
    r"(our partners)|(comment(?:s|ing)? (?:section|policy|platform|form)|community guidelines)|"
    r"(click (?:here|on)|tap here)|(app store|google play)|(magic link|billing info)|"
    r"(affiliate (?:links?|commissions?))|(registered user)|(unsubscribe|opt out)|"
    r"(questions tagged)|(our newsroom|our journalism))",
    re.IGNORECASE,
)
"""What only a site has."""
_SHARED = later(
    r"\b(?:(browser)|(your (?:device|account|visit|consent|permission|subscription|preferences))|"
    r"(advertising)|(personal (?:data|information))|(licen[cs]ed? under|republish\w*)|"
    r"((?:this|these) (?:page|article|story|post|recipe)s?\b)|(third[- ]party)|"
    r"(free (?:articles?|stories|trial))|(our (?:mailing list|readers))|(devices\b)|"
    r"(best (?:prices?|deals?)\b)|(the app\b)|(embedded content)|(your (?:phone|tablet)))",
    re.IGNORECASE,
)
"""What it has too, and others."""
_SPEAKS = later(r"\b(?:you|your|you['’](?:re|ve|ll)|we|we['’](?:re|ve|d)|our|us|please)\b", re.I)
_THINGS, _FEW = 2, 45
"""So many things make a notice of a sentence that says "we" or "you"; words of it at the most."""


def is_notice(line: str) -> bool:
    """Tell whether a line of up to 45 words is such a notice."""
    if line.count(" ") > _FEW or not _SPEAKS.search(line):
        return False
    own = {match.lastindex for match in _OWN.finditer(line)}
    shared = {match.lastindex for match in _SHARED.finditer(line)}
    return bool(own) and len(own) + len(shared) >= _THINGS

"""Takes nothing in; gives what a visitor may do with a page, and what it asks and answers them.

A verb and the page's own thing are enough, "Share full article", "Improve this answer"; a heading
of a text on how to do a thing names the thing by itself, or with "a" and "the".
"""

from __future__ import annotations

from publish.clean.rules.site_words.classes import MONTH, PIECES

_THING = (
    rf"(?:{PIECES}|answer|question|image|photo|slides?|figures?|publication|report|memor(?:y|ies))"
)
_DOING = (
    r"(?:share|save|gift|give|send|print|download|copy|bookmark|pin|report|rate|cite|e-?mail|"
    r"improve|embed|translate|listen to|read|view|explore|upload|discuss)"
)
_TAIL = r"(?: (?:for later|(?:with|to|on|of) .{1,30}))?!?"
_BUTTONS = (
    rf"{_DOING} (?:this|full|your|my|all) {_THING}{_TAIL}|"
    r"(?:add|save) to (?:my|your) .{1,20}|open (?:this )?in (?:a )?new (?:tab|window)|split view|"
    r"download (?:article|image|slide|pdf|figure|publication|transcript)(?: \(.{1,20}\))?|"
    r"press enter or click to .{1,60}|text settings"
)
_ASKED = (
    rf"(?:is|was|did|were|are) (?:this|these) (?:{_THING}|information)\b.{{3,30}}\?|"
    rf"did you (?:make|try|enjoy|like) this {_THING}\?|(?:yes|no),? this .{{1,20}}useful|"
    r"see a problem on this page\?|did someone forward you this .{1,60}"
)
_COUNTED = (
    r"\d+ (?:gold|silver|bronze) badges?|[\d.,]+[km]? (?:restacks?|following|followers?)|"
    r"\d(?:\.\d+)? from \d+ votes?|"
    rf"(?:asked|answered|edited|modified|viewed) (?:{MONTH} \d.{{0,30}}|\d.{{1,30}})|"
    r"reactions: .{1,60}"
)
_FORMS = (
    r"type your (?:e-?mail|message|name|comment)\W*|required,? but never shown|"
    r"post (?:as a guest|your answer)|ask a question|"
    r"(?:great|success|welcome back|congratulations)! (?:you['’]ve|check|your) .{1,80}|"
    r"your (?:link|billing info|session|payment) (?:has|was|is) .{1,40}"
)
_ACCESS = (
    r"you (?:do not|don['’]t) (?:currently )?have access to .{1,60}|"
    rf"you have .{{1,20}} of this {_THING} left\b.{{0,80}}|(?:purchase )?licensing rights"
)
_SCRIPTS = (
    r"(?:please )?(?:turn on|enable|activate) java ?script\b.{0,100}|"
    r"to view this (?:video|content),? .{1,160}"
)
_PAST = r"skip (?:next section|navigation|past) ?.{0,60}|show .{1,20} only"
_OF_PRINT = (
    r"(?:this (?:article|story) )?(?:was )?(?:published|appears|appeared) in the print edition "
    r"of .{1,120}|this (?:article|story) (?:first )?appear(?:s|ed) in the .{1,40} (?:issue|edition)"
)
_NEWS = r"(?:the )?(?:latest|newest) (?:posts|stories|updates) (?:from|in) .{1,30}"
_PAGES_OWN = r"on this page|explore this article|article contents|get in touch"

USUAL = {
    "share": f"{_BUTTONS}|{_SCRIPTS}",
    "comment": f"{_COUNTED}|{_FORMS}",
    "menu": f"{_PAST}|{_PAGES_OWN}",
    "legal": _ASKED,
    "newsletter": _ACCESS,
    "meta": _OF_PRINT,
    "related": _NEWS,
}
"""The usual words, by the kinds of furniture."""
SURE = (_ACCESS, _SCRIPTS, rf"{_DOING} (?:this|full) (?:{PIECES}){_TAIL}")
"""The lines that are a site's wherever they stand."""
PAGE = (_SCRIPTS, _ACCESS)
"""The lines that stand on nothing but its pages."""

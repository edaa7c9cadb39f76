"""Takes nothing in; gives what a site's controls say: searches, accounts, players, forms, shops."""

from __future__ import annotations

from publish.clean.rules.site_words.classes import PIECES

_NAVIGATION = (
    r"(?:skip|main|primary|secondary|site|footer) (?:navigation|menu)|"
    r"(?:open|close|show|hide|expand|collapse) (?:the )?(?:(?:main |primary |navigation )?menu|"
    r"search(?: bar)?|navigation|sidebar|table of contents)|"
    r"you are here\b.{0,120}|home(?: ?[/»›>→] ?[^/»›>→.]{1,60}){1,5}|breadcrumbs?|"
    r"(?:choose|select|change) (?:your )?(?:language|edition|page|region|country)|"
    r"(?:international|uk|us|print|digital) edition|e-?paper|today['’]s (?:paper|front page)|"
    r"(?:switch to )?(?:dark|light) mode|translate(?: this page)?|page not found|"
    r"play|pause|mute|unmute|get started|(?:book|request) a demo"
)
_SEARCHING = (
    r"search (?:the|this|our) (?:site|website|blog|archives?)|search (?:input|query|results)|"
    r"site search|what are you looking for\?"
)
_TO_ONESELF = (
    r"(?:already have|don['’]t have|need|have) an account\?.{0,40}|create (?:an?|your) .{0,6} ?"
    r"account|(?:forgot|reset|lost) (?:your )?password\?*|remember me|keep me (?:signed|logged) in|"
    r"my (?:profile|reading list|bookmarks|list|library)|saved (?:stories|articles|items)|"
    r"(?:your )?(?:shopping )?(?:cart|basket)(?: ?\(\d+\))?|checkout|wishlist"
)
_BUYING = (
    r"(?:give a gift|gift (?:a )?subscriptions?)|try (?:it|us) (?:for )?free\b.{0,30}|"
    rf"(?:unlock|gift) this (?:{PIECES})|this is your last free (?:{PIECES})\b.{{0,40}}|"
    r"buy me a coffee|home delivery|merch(?:andise)?"
)
_SILENT = (
    r"(?:this )?video (?:player )?is (?:loading|unavailable)\W*|"
    r"your browser does not support\b.{0,80}|(?:please )?enable javascript\b.{0,100}"
)
_PLAYING = (
    r"listen \d+ min(?:ute)?s?|\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?|"
    rf"audio is loading\W*|{_SILENT}|(?:play|pause|mute|unmute) (?:video|audio)"
)
_TAKING_ALONG = (
    r"(?:export|copy|download|view) citations?|"
    rf"cite this(?: (?:{PIECES}))?|add to (?:my )?(?:reading list|bookmarks|favou?rites|library)|"
    r"e-?mail to a friend|save for later|get shareable link|x \(twitter\)"
)
_WINDOWS = (
    r"\(?opens (?:in|an?) (?:a )?(?:new|external) (?:window|tab|site)\)?|"
    r"these are external links and will open in a new (?:window|tab)\W?|"
    r"other people are reading:?"
)
_COMMENTING = (
    r"(?:this )?comment(?:s| thread)? (?:is|are) (?:now )?closed\b.{0,30}|"
    r"this site uses akismet\b.{0,120}|notify me of (?:new|follow-?up) .{1,40}|"
    r"flag as inappropriate|be the first to like this\W?|"
    r"(?:one|\d+) (?:bloggers?|people|person) likes? this\W?|like loading\W*|upvote|downvote"
)
_MORE = (
    r"more to explore|keep reading|discover more(?: from .{1,40})?|"
    r"explore (?:more )?topics|all (?:posts|articles|stories) by .{1,40}|find out more"
)
_TO_A_STORY = r"(?-i:Read|READ|Watch|WATCH)(?: next| now| also)?: (?-i:[A-Z“‘\"]).{1,120}[^.\s]"
_EARNING = r"when you (?:buy|purchase|click) .{1,80}\bwe (?:may )?(?:receive|earn|get)\b.{1,120}"
_FORMS = (
    r"(?:first|last|full) name ?\*?|you have successfully subscribed\W*|subscribed|"
    r"success! you['’]re on the list\W*|please enter a valid .{1,30}|"
    r"something went wrong\b.{0,20}\btry again\b.{0,20}|we respect your privacy\W?|"
    r"stay connected(?: with us)?|connect with us"
)
_OF_HOUSES = (
    r"(?:proudly )?powered by .{1,40}|blog at .{1,40}|theme: .{1,60}\bby .{1,40}|"
    r"(?:web ?site|site) (?:designed |built |design )?by .{1,40}|"
    r"registered (?:charity|in england|company)\b.{0,80}|an? .{2,40} publication\W?|"
    r"accessibility(?: statement)?|imprint|media kit|permissions|(?:reprints|rights) (?:&|and) "
    r"permissions|reprints|reuse this content|cookie declaration"
)
_TELLING = (
    r"(?:report|request|submit) (?:an? )?(?:error|correction|typo|problem)\b.{0,40}|"
    r"(?:see something wrong|spotted an error|got a tip|have a tip|want to write)\?.{0,60}|"
    rf"(?:write|pitch) (?:for )?us|submit an? (?:{PIECES}|manuscript)|"
    rf"was this (?:{PIECES}|information) (?:helpful|useful)\?|rate this (?:{PIECES})|"
    r"customer (?:service|support|care)|help (?:&|and) support"
)
_OF_AGE = rf"this (?:{PIECES}) is (?:more than|over) (?:\d+|one|an?) years? old\W?"
_REPUBLISH = rf"republish (?:this|our) (?:{PIECES}|articles|stories)\b.{{0,120}}"
_AGAIN = rf"this (?:{PIECES}) (?:is|was) republished from\b.{{1,200}}|{_REPUBLISH}"
_STORES = r"(?:available|download(?: it)?|get it) (?:on|from) (?:the )?(?:app store|google play)"
_PICTURES = (
    r"(?:expand|open|zoom) (?:the |this )?image\b.{0,20}|slideshow|show caption|"
    r"(?:image|picture|photo) via .{2,40}|courtesy of .{2,40}"
)
_PARTS_OF_PAPERS = r"obituaries|classifieds|horoscopes?|crosswords?|puzzles|games|books"

USUAL = {
    "menu": f"{_NAVIGATION}|{_SEARCHING}|{_TO_ONESELF}|{_PARTS_OF_PAPERS}",
    "share": f"{_TAKING_ALONG}|{_WINDOWS}|{_PLAYING}|{_STORES}",
    "comment": _COMMENTING,
    "related": f"{_MORE}|{_TO_A_STORY}",
    "advertising": _EARNING,
    "newsletter": f"{_FORMS}|{_BUYING}",
    "legal": f"{_OF_HOUSES}|{_TELLING}|{_AGAIN}",
    "meta": (
        rf"{_OF_AGE}|estimated reading time\b.{{0,20}}|(?:post )?views: [\d.,]+|"
        r"(?:mon|tue|wed|thu|fri|sat|sun) \d{1,2} [a-z]{3} \d{4} \d{1,2}\.\d\d [a-z]{2,4}"
    ),
    "tags": r"(?:tagged(?: with)?|topic|section): .{1,120}",
    "credit": _PICTURES,
}
"""The usual words, by the kinds of furniture."""
SURE = (
    _WINDOWS,
    _EARNING,
    r"this site uses akismet\b.{0,120}|like loading\W*|(?:one|\d+) bloggers? likes? this\W?",
    _STORES,
    _OF_AGE,
    _REPUBLISH,
    _SILENT,
    r"proudly powered by .{1,40}|blog at wordpress\.com\.?|theme: .{1,60}\bby wordpress\.com\W?",
)
"""The lines that are a site's wherever they stand."""
PAGE = (
    r"(?:already|don['’]t) have an account\?.{0,40}|create (?:an?|your) (?:free )?account",
    r"search (?:this|our) (?:site|website|blog)|site search|(?:skip|main|primary) navigation",
    r"you are here: .{1,120}|keep me (?:signed|logged) in|(?:forgot|reset) (?:your )?password\?",
)
"""The lines that stand on nothing but its pages."""

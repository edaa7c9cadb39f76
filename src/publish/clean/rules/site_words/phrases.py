"""Takes a line; gives the kinds of site furniture whose usual words it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from publish.clean.rules.site_words import abroad, controls, doings
from publish.clean.rules.site_words.classes import (
    ARCHIVED,
    CAPTCHA,
    COUNT,
    ENCYCLOPAEDIA,
    HOUSES,
    HOUSES_AMID,
    HOUSES_IN_FULL,
    MAILED,
    MONTH,
    NETWORK_PART,
    NETWORKS,
    NETWORKS_OR_WORDS,
    PIECES_AND_PARTS,
    SEE_ARTICLE,
    first_letter,
    whole,
)

_NETWORK = rf"(?:{NETWORKS_OR_WORDS})"
_PIECE = rf"(?:this|that|the|our|your|these|my|a|an)?\s*(?:{PIECES_AND_PARTS}|with \w+)?"

_WHOLE: dict[str, str] = {
    "share": (
        r"x?\s?share (?:via|permalink)|listen(?: to (?:this|the) (?:article|story|post|essay))?|"
        r"(?P<said>recommend|bookmark|save|share|tweet|like)(?:(?P=said))?(?:ed|d)?|"
        rf"(?:please\s+)?share(?:\s+{_PIECE})?(?:\s+(?:on|to|via|by|with"
        rf"|in)\s+.{{1,30}})?(?:\s*[:.!…]+)?"
        rf"|{COUNT}\s+shares?|shares?\s*:?\s*{COUNT}?|sharing options"
        rf"|share all sharing options.*"
        rf"|(?:{_NETWORK}[\s,|/·•]*){{1,8}}|(?:re)?tweet(?:\s+(?:this|it))?|pin(?:\s+it)?"
        rf"|like(?: this)?:?"
        rf"|(?:print|e-?mail|save|bookmark|download|copy|read)(?:\s+|/|-)(?:this|article|story"
        rf"|page|later|link|pdf|"
        rf"friendly|preview|the article|this article|this page|this story).*"
        rf"|print(?:er)?[- ]friendly.*"
        rf"|click to (?:share|email|print).*|share your thoughts.*|copied!?|copy|link copied.*"
        rf"|save|send(?: to)?.*"
        rf"|view pdf.*|(?:follow|find|join|like)\s+(?:us|me|the author|him|her|them)?\s*(?:on"
        rf"|at|:)?"
        rf"(?:\s+{_NETWORK}.*)?|follow|recommend|bookmark|favou?rite|spread the word.*"
        rf"|email ?this.*|share\s?(?:to|on)\s?{_NETWORK}.*|{_NETWORK} (?:{NETWORK_PART})"
    ),
    "menu": (
        r"log ?in\W+(?:join|register|sign ?up|subscribe)|account settings(?: log ?out)?|"
        rf"{ARCHIVED}|{ENCYCLOPAEDIA}|jump to:? .{{1,60}}|{SEE_ARTICLE}|"
        r"\w+(?: \w+){0,2} portal|show navigation|job listings|"
        r"(?:site )?(?:mobile )?navigation|how to advertise|order reprints|"
        r"home(?:\s?page)?|about(?: us| me| this (?:site|blog|page))?|contact(?:s| us| me"
        r"|-us)?|menu|main menu|search(?: for:?| this site)?|"
        r"skip to (?:main )?(?:content|navigation|footer|search).*|toggle (?:navigation|menu"
        r"|search).*|(?:main )?navigation( menu)?|"
        r"log ?(?:in|out|on)|sign[- ]?(?:in|up|out|on)(?:\s*/\s*sign[- ]?(?:in|up))?|register"
        r"|my account|account(?: settings)?|profile|"
        r"sections?|topics?|categories:?|archives?|sitemap|site (?:map|index"
        r"|information navigation)|careers?|jobs|advertise(?: with us)?|"
        r"help(?: cent(?:er|re))?|faqs?|support(?: us)?|donate(?: now)?|shop|store|cart"
        r"|events?|videos?|photos?|podcasts?|"
        r"newsletters?|e-?newsletter|mobile(?: apps?)?|apps?|rss|feeds?|feedback"
        r"|more(?:\s*[»›>+…]+)?|see (?:all|more).*|view (?:all|more).*|"
        r"show (?:more|less|all).*|load more.*|all (?:news|posts|stories|articles|topics)"
        r"|back to (?:top|home|blog|news).*|"
        r"(?:go to|return to) (?:the )?(?:home ?page|top|main).*|close(?: (?:menu|search|ad))?"
        r"|author and citation info|friends pdf preview|entry (?:navigation|contents)"
        r"|open|hide|edit|next|previous|prev|"
        r"news|world|politics|business|sports?|science|tech(?:nology)?|health|opinions?"
        r"|culture|entertainment|arts?|lifestyle|life|"
        r"travel|weather|local(?: news)?|education|environment|food|style|fashion|money"
        r"|markets?|magazine|"
        r"us|u\.s\.|uk|europe|asia|africa|americas?|middle east|australia|china|india|blogs?"
        r"|features?|"
        r"english|français|deutsch|español|italiano|język|latest(?: news)?|subscriptions?"
        r"|subscriber.*|members?(?:hip)?|community|"
        r"our (?:team|company|story|mission|work)|who we are|what we do|privacy|terms"
        r"|resources?|products?|services|solutions|"
        r"learn more.*|get started|read(?: more)?(?:\s*[»›>…]+)?|continue(?: reading)?.{0,40}"
        r"|click (?:here|to) .*|site navigation|"
        r"accessibility|a to z|a-z|directory|index|calendar|gallery|galleries|media"
        r"|press(?: room| releases?)?|tools?|explore|discover"
    ),
    "comment": (
        r"\d+ ?repl(?:y|ies)|\d+ ?comments?\W.{0,40}|"
        r"the opinions expressed in .{0,30}comments.{0,160}|"
        rf"(?:{COUNT}\s+)?comments?\s*(?:\(?{COUNT}\)?)?\s*(?:off)?:?|(?:leave|post|add|write"
        rf"|submit|make) (?:a |your |the )?(?:first )?(?:reply|comment|response|review).*|"
        rf"(?:view|read|see|show|load|hide|join) (?:all |the |more )?(?:{COUNT} )?(?:comments?"
        rf"|replies|discussion|conversation).*|repl(?:y|ies)(?: to .*)?|report(?: abuse"
        rf"| comment)?|"
        r"be the first to (?:comment|reply|share).*|no comments.*|comments (?:are )?(?:closed"
        r"|off|disabled).*|cancel reply|save my name.*|"
        r"(?:you must|please) (?:be )?(?:log|sign|register).*|your (?:e-?mail address|comment"
        r"|name).*|required fields.*|name\s*\*?|e-?mail(?: address)?\s*\*?|website|"
        rf"(?:{COUNT}\s+)?(?:likes?|responses?|replies|reactions?|views|votes|messages"
        rf"|followers|claps|reads|trackbacks?|pingbacks?)|views?:? ?{COUNT}|"
        r"(?:says|said|wrote):|permalink|flag(?: this)?|loading.*|post comment|submit|send"
        r"|message|from|to|"
        r"(?:discuss|join the discussion|conversation)(?: this)?.{0,20}|(?:sort|order) by.*"
        r"|newest|oldest|most (?:liked|recommended)|report this .*"
    ),
    "related": (
        r"explore further|next up in .{1,60}|.{4,90} \[(?:video|gallery|photos|live|updated?)\]|"
        r"(?:you (?:may|might)(?: also)?|also) (?:like|be interested|enjoy|read).*"
        r"|related(?! work| literature| research| studies)(?: \w+){0,2}:?|(?:more|also"
        r"|see also|next|up next|read|watch)(?: \w+){0,3} (?:from|in|on|by|about)\b.{0,40}|"
        r"recommended(?: \w+){0,3}:?|(?:read|up|watch|coming|see) next.*|next (?:up|post"
        r"|article|story).*|previous (?:post|article|story).*|(?:older|newer) (?:posts?"
        r"|entries|articles?).*|"
        r"most (?:read|popular|viewed|shared|recent|commented|emailed|discussed"
        r"|watched)\b.{0,30}|(?:popular|trending|latest|recent|featured|top|hot|don['’]t miss"
        r"|must[- ]reads?|best of)(?: \w+){0,3}:?|"
        r"(?:editor['’]?s?['’]?|staff|our) (?:picks?|choice|favou?rites?).*|(?:from"
        r"|around) (?:the|our) (?:web|network|archives?|partners?|blog).*|from around the web"
        r"|sponsored(?: \w+){0,3}|"
        r"promoted(?: \w+){0,3}|paid (?:post|content).*|more (?:\w+ ){0,3}(?:stories|news"
        r"|articles|posts|coverage|headlines|videos|like this|reading|info(?:rmation)?|for you"
        r"|recipes|topics)\b.{0,30}|"
        r"what(?:['’]s| is) (?:hot|new|trending|next(?!\?)).*|in case you missed it.*|also (?:on|in"
        r"|by|read):?\b.{0,40}|read (?:more|also|the full|full|related|next)\b.{0,90}"
        r"|(?:photos|video|watch|gallery|listen|see also|related):.*|"
        r"(?:in )?this (?:week|month)['’]s.*|in this (?:article|story|section|series):?.*"
        r"|upcoming events?|up next:?|see (?:more|also)\b.{0,50}|gallery.{0,60}\d+ (?:photos?"
        r"|images?|pictures?)|headlines|highlights|"
        r"(?:new|other|similar) (?:posts|articles|stories|reviews|releases)"
    ),
    "advertising": (
        r"if you (?:buy|purchase) .{1,40} (?:through|from|using|via) .{1,180}|taboola.{0,20}|"
        r".{1,120}\baffiliate (?:links?|partnerships?|commissions?)\b.{0,200}|sponsored links.*|"
        r"advert(?:isement|ising|s)?\b.{0,30}|ads?(?: by .*| choices)?|sponsors?"
        r"|supported by.{0,30}|story continues below.*|article continues (?:below|after).*"
        r"|scroll (?:down )?(?:to|for).*|"
        r"continue reading the main story.*|(?:want to )?(?:remove|see fewer|hide) ads.*"
        r"|sponsored links?|buy (?:now|it|tickets?|on).*|shop now|deals?|from \$.*|(?:skip"
        r"|close) ad(?:vertisement)?.*|"
        r"(?:this )?(?:article|content|post) (?:is|was) (?:sponsored|brought to you).*"
        r"|promotions?|get (?:it|more|the) (?:at|info|app)\b.*|(?:best )?(?:offers?|coupons?)"
        r"|start (?:your )?free trial.*"
    ),
    "legal": (
        r"(?:this|the) (?:document|page|material) is subject to copyright.*|"
        rf"{CAPTCHA}.*|this copy is for your .*|"
        r"(?:all|our|this|portions of (?:this|the)) (?:site )?content (?:is|are|available) .{0,40}"
        r"(?:licen[cs]ed|©|under a creative commons).*|"
        r".{0,60}(?:©|\(c\)\s*\d{4}|copyright\s+(?:©|\d{4}|policy|notice|by)).{0,200}"
        r"|.{0,100}all rights reserved.{0,120}|(?:privacy|cookies?|copyright)(?: (?:policy"
        r"|notice|statement|preferences|settings|cent(?:er|re)))?(?:\s*[/|&].*)?|"
        r"terms(?: (?:of|and|&) (?:use|service|sale|conditions?))?.{0,40}|do not sell.*"
        r"|your (?:privacy|ad) (?:choices|rights).*|powered by .{1,60}"
        r"|(?:proudly )?(?:designed|hosted|built|developed|theme) (?:by|with|on) .{1,40}"
        r"|impressum|datenschutz.*|"
        r"disclaimer.{0,20}|corrections?|legal(?: notice)?|licen[cs]e|(?:this|the) (?:material"
        r"|content|article) may not be (?:published|reproduced).*"
    ),
    "tags": (
        r"(?:tags?|filed (?:under|to|in)|labels?|topics|categor(?:y|ies)|keywords|posted (?:in"
        r"|under)|related (?:tags?|topics?)|in this article|more (?:on|in|about)"
        r"|read more about|explore more|see more on)\s*:?(?:\s.{0,160})?|#\w+(?:\s+#\w+)*"
    ),
    "meta": (
        r"a version of this (?:article|story) (?:appears|appeared|ran) in .*|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}:\d\d ?[ap]\.?m\.?|"
        rf"(?:first |last )?(?:published|posted|updated|modified|edited|created|printed"
        rf"|added)\b.{{0,60}}|{COUNT}\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|h"
        rf"|d|m)\s*(?:read|ago).*|.{{0,50}}\b\d+ (?:min(?:ute)?s?)(?:\.| to)? read.*|"
        rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd"
        rf"|th)?\s+{MONTH},?\s+\d{{4}})(?:[,|•·\s-]+(?:at\s+)?\d{{1,2}}[:.]\d\d.*)?"
        rf"|.{{0,60}}\b\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?|et|gmt|est|edt|pt|utc|ist|bst).{{0,40}}|"
        rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}.{{0,20}}|\d{{4}}-\d\d-\d\d.{{0,10}}|by|by:|and"
        rf"|author:?|written by.{{0,40}}|[\d.,]+[km]?%?|reading time.*|\W+"
    ),
    "newsletter": (
        rf"{MAILED}|"
        r"no spam\b.*|enter your e-?mail\b.*|get (?:regular|breaking|the latest)\b.{0,140}|"
        r"(?:daily|the latest) (?:news|stories)\b.{0,100}|join our \w+ (?:forums?|community)\b.*|"
        r"(?:subscribe|sign[- ]?up|register)\b.{0,140}|(?:get|receive|join|enter|thanks?|check"
        r"|never miss|stay|don['’]t miss|want|keep|please check|delivered)\b.{0,120}\b(?:inbox"
        r"|newsletters?|e-?mails?|mailing list|updates|alerts|subscrib\w+|sign(?:ing|ed) up"
        r"|every (?:day|week|morning))\b.{0,80}|"
        r"(?:the |our |daily |weekly |free |e-?mail ){0,3}newsletters?|.{0,60}\bsubscrib(?:e"
        r"|er|ers|ing|ed) (?:now|to|today|for|and)\b.{0,90}|there was an error.{0,60}"
        r"|(?:i agree|by (?:signing|submitting|subscribing|clicking|providing"
        r"|continuing))\b.{0,260}|sorry!?|thank you(?!\.)(?:!| for .{0,20})?|"
        r"an error (?:has )?occurred.*|"
        r"(?:become|be) an? (?:member|subscriber|supporter|patron).{0,60}|(?:get"
        r"|download) (?:the|our) app.*|your support\b.{0,120}|support (?:our|independent|us"
        r"|the)\b.{0,90}|make a (?:donation|contribution|gift).{0,60}|unsubscribe.*"
        r"|manage (?:your )?(?:account|preferences|newsletters?|subscription).*"
        r"|let our news .*|breaking news (?:emails?|alerts?).*"
    ),
    "credit": (
        r"image (?:copyright|caption)\b.{0,220}|media ?(?:caption|playback)\b.{0,160}|"
        r"\(?(?:photos?|photography|photograph|image|images|picture|pictures|illustrations?"
        r"|credit|graphic|video|cover image|featured image|lead image|source|art|screenshot"
        r"|getty)(?: credits?| source)?(?: by| courtesy(?: of)?|:).{0,120}|.{0,120}(?:/| via "
        rf"|\(|credit:? ?…?|image: |photo: |photos?/|/\s?)\s*(?:{HOUSES}|getty|alamy|istock|"
        r"bloomberg|ap\)|pa wire).{0,60}|"
        r"(?:above|left|right|below|top|bottom|caption):.{0,160}|.{0,200}\b"
        rf"(?:{HOUSES_AMID}|istock|unsplash)\b.{{0,60}}|"
        r"(?:enlarge|view"
        r"|open) (?:this )?(?:image|photo|slideshow|gallery).*|\d+\s?(?:of|/)\s?\d+.{0,200}"
        r"|(?:image|photo) \d+ of \d+.*|.{1,40}/(?:[\w .]+ )?(?:images|pictures|photos|file"
        r"|times|post)|file photo.*|hide caption.*|toggle caption.*|play video.*"
        r"|media caption.*"
    ),
    "agency": (
        r".{0,200}[(/:|–—\[]\s?(?:image|photo|picture|credit"
        rf"|pic)?s?\s?:?\s?(?:{HOUSES_IN_FULL}|pa wire)\b.{{0,60}}|"
        rf".{{0,160}}\b(?:{HOUSES_AMID})\b.{{0,40}}|"
        r".{0,160}\((?:image|photo|picture|pic|credit)s?: [^()]{2,60}\)"
    ),
    "author": (
        r".{1,90}\bcontributed (?:reporting|to this (?:report|story|article))\b.{0,60}|"
        r"(?:medically |fact[- ])?(?:reviewed|edited|researched|checked) by:? .{1,60}|"
        r"(?:senior |contributing ){1,2}(?:writer|editor|contributor|correspondent)|"
        r"about the authors?|(?:view|see|read|more|show)(?: all| more)? (?:posts|articles"
        r"|stories|bio|profile)?\s?(?:by|from|of)? .{0,40}(?:bio|profile|posts|articles"
        r"|stories)|follow .{1,40} on .{1,60}|@\w{2,30}|(?:e-?mail|contact|write to"
        r"|reach) .{1,60}\b(?:at|on)\b .{1,60}|.{1,60}\b\S+@\S+\.\w{2,4}\b.{0,40}|"
        r"\(?(?:reporting|writing|edited|editing|additional reporting|with reporting|compiled"
        r"|translated)\b by .{1,160}|(?:staff )?(?:reporter|writer|correspondent|editor"
        r"|contributor|columnist)|.{1,40}, (?:staff writer|reporter|correspondent|contributor"
        r"|contributing (?:writer|editor))|.{1,80} (?:is|was) (?:a|an"
        r"|the) (?:\w+ ){0,4}(?:reporter|correspondent|editor|writer|columnist|journalist"
        r"|contributor|blogger|staff writer|freelance)\b.{0,260}|"
        r"author (?:bio|archive|profile)|(?:read|see) more (?:by|from) .{1,40}"
        r"|originally (?:published|posted|appeared) (?:at|on|in|by) .{1,120}|(?:this"
        r"|the) (?:article|post|story|piece|essay) (?:was )?(?:originally|first) (?:published"
        r"|appeared|posted).{1,160}|send (?:tips|feedback).*"
    ),
    "cookie": (
        r".{0,120}\b(?:we|this (?:site|website)|our site) uses? cookies\b.{0,400}|(?:accept"
        r"|reject|allow|manage|decline)(?: all| only)?(?: cookies?| settings| preferences"
        r"| necessary)?|got it!?|ok(?:ay)?|i (?:agree|accept|understand)|cookie (?:settings"
        r"|preferences|consent|notice).*|no,? thanks.*|dismiss|yes,? .{0,40}"
    ),
}  # fmt: skip

KINDS = {
    kind: whole(
        phrases, *filter(None, (each.USUAL.get(kind) for each in (abroad, controls, doings)))
    )
    for kind, phrases in _WHOLE.items()
}

_PARTED = re.compile(r"\s+[|·•›»/]\s+")
_BUTTON = re.compile(rf"share|tweet|pin|{NETWORKS}", re.IGNORECASE)
_LONGEST_ROW, _WORDS, _BUTTONS = 160, 3, 8
"""Characters of a row of words, words in one of its cells, and buttons in a row, at the most."""
_FIGURES = str.maketrans("123456789", "000000000")


def kinds(line: str) -> frozenset[str]:
    """Give the kinds of furniture that a line reads as from its first word to its last.

    Only lines of up to 420 characters are asked, and no heading of an encyclopaedia.
    """
    if len(line) > 420 or line.endswith("[edit]"):
        return frozenset()
    # No phrase tells one figure from another, and lines that are numbered differ in nothing else.
    return _kinds(line.translate(_FIGURES))


@lru_cache(maxsize=4096)
def _kinds(line: str) -> frozenset[str]:
    letter = first_letter(line)
    found = frozenset(kind for kind, words in KINDS.items() if words.begun_with(letter, line))
    return found or _row(line)


def _row(line: str) -> frozenset[str]:
    """Give the kinds of a line that is a row of a site's words: "Home | Essays | About"."""
    cells = _PARTED.split(line) if len(line) <= _LONGEST_ROW else ()
    if len(cells) > 2 and all(0 < len(cell.split()) <= _WORDS for cell in cells):
        known = [each for cell in cells if (each := _kinds(cell))]
        return frozenset().union(*known) if 2 * len(known) >= len(cells) else frozenset()
    words = line.split(" ")
    buttons = 1 < len(words) <= _BUTTONS and any(map(_BUTTON.fullmatch, words))
    shared = buttons and all("share" in _kinds(word) for word in words)
    return frozenset({"share"}) if shared else frozenset()

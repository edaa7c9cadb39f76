"""Takes nothing in; gives what covers say that libraries and publishers put before an article."""

from __future__ import annotations

import re

_COPY = r"(?:article|paper|document|version|work|item|chapter|publication|text|manuscript|copy)"
_STATE = r"(?:author|accepted|peer|post|pre|published|final)"
_TERMS = r"(?:terms|conditions)"
_SERVICE = (
    r"jstor (?:is|was) an? ",
    rf"your use of the \w+ archive indicates .{{0,60}}{_TERMS}",
    r".{3,160} (?:is|are) collaborating with \w+ to digiti[sz]e",
    r"linked references are available on \w+ for this",
    r"you may need to log ?in to \w+ to access the linked",
    r"for more information (?:about|regarding) (?:jstor|project muse)",
    r"this content (?:was |is )?downloaded from ",
    rf"all use subject to .{{0,80}}{_TERMS}",
    r"jstor['’]s terms",
    r"please contact the publisher regarding any",
    r"publisher contact information may be",
    r"each copy of any part of an? \w+ transmission",
    r"-- ?(?:your use of this|the search text of this|to obtain permission to)",
    r"content downloaded(?:/printed)? from ",
    r"stable url ?:",
    r"accessed ?: ?.{0,12}\d.{3,40}\Z",
)
_PUBLISHERS = (
    rf"(?:to link to|link to|the online version of|to view|to access) this {_COPY}\b.{{0,60}}:",
    rf"full {_TERMS} (?:(?:and|&) {_TERMS} )?of (?:access|use)",
    r"(?:e?-?issn ?:? ?[\dx-]{8,9}.{0,60})?journal homepage ?:",
    r"e?-?issn ?:? ?\d{4}-\d{3}[\dx].{0,60}\Z",
    r"(?:submit|publish) your (?:article|paper|manuscript) (?:to|in|with) this journal",
    r"article views ?: ?[\d,.]+\Z",
    r"view (?:related|citing|crossmark)\b.{0,40}\Z",
    r"citing (?:articles|literature)\b.{0,60}\Z",
    r"request permissions? ?:? ?(?:click here)?\Z",
    r"additional services (?:and information )?for .{0,120}",
    r"(?:e-?mail|citation) alerts ?: ?https?:",
    r"(?:subscriptions|reprints|permissions|citations) ?: ?https?:",
    r">*\s*version of record\s*[-–—:]",
    r"downloaded (?:from|by) .{3,200}(?:\d{4}|\.(?:com|org|edu|net)\b)",
    rf"for additional information about this {_COPY}",
    r"\[?\s*access provided (?:at|by|to)\b.{0,160}",
    r"in lieu of an abstract\b.{0,120}",
    rf"read the full {_COPY}\Z",
    r".{3,60} ltd registered in england",
    r"publication details,? including instructions for authors",
    r"please scroll down for",
    rf"this {_COPY} may be used (?:only )?for (?:research|private|personal|non)",
    r"any substantial or systematic reproduction",
    r".{3,60} makes? every effort to ensure the accuracy",
    rf"this {_COPY} (?:was|has been) downloaded (?:by|from)",
    r"contents lists? available at ",
    r"this is a pdf file of an unedited",
    r"published in final edited form as",
    r"(?:nih|hhs) public access\Z",
    r".{0,40}\bauthor manuscript(?:; available in pmc .{4,30})?\Z",
    r"(?:save pdf|see full pdf|rights (?:&|and) permissions|explore all metrics)\Z",
    rf"(?:permissions icon permissions|share icon share|cite this {_COPY}|{_COPY} contents)\Z",
    r"[\d,.]+k? accesses\Z",
)
_NETWORKS = (
    r"see discussions, stats,? and author profiles? for this",
    r"all content following this page was uploaded",
    r"the user has requested enhancement of",
    r"some of the authors of this publication are also",
    r"\d+ publications?\s+[\d,.]+ citations?\Z",
    r"electronic copy (?:of this paper )?(?:is )?available at",
    r"this paper can be downloaded (?:without charge|free)",
)
_REPOSITORIES = (
    r"hal id ?: ?\S+",
    r"hal(?: \(\w+\))? is an? (?:multi|open)",
    r"l['’]archive ouverte pluridisciplinaire",
    r"copyright and (?:other )?(?:moral|related) rights\b",
    r"if you (?:believe|consider|think|find) .{0,120}(?:breach|infring)",
    r"items? (?:deposited|available) in .{0,60}(?:repositor|archive|research|online)",
    r"download(?:ed)? date ?:",
    r"follow this and additional works at",
    r"part of the .{3,90} commons\Z",
    rf"this {_COPY} is brought to you (?:for free|by|as)",
    r"it has been accepted for inclusion in",
    r".{3,60} (?:research )?online url for this",
    rf"this is (?:an?|the) {_STATE}\W?[\w -]{{0,40}}{_COPY} of\b",
    r"version ?: ?(?:accepted|published|submitted|publisher|final|author).{0,40}\Z",
    r"please (?:refer to|cite|check) the (?:published|final|publisher).{0,80}(?:version|record)",
    r"(?:view metadata, citation|brought to you by (?:core|provided))\b",
    rf"access to the published {_COPY} may require",
    r"(?:n\.?b\.? )?when citing this work,? (?:please )?cite",
    r"permanent (?:link|url|wrap url|address)\b.{0,60}(?:https?:|:\Z)",
    r"publisher['’]s (?:pdf|version).{0,60}\Z",
)
SURE = re.compile(
    "|".join(f"(?:{each})" for each in (*_SERVICE, *_PUBLISHERS, *_NETWORKS, *_REPOSITORIES)),
    re.IGNORECASE,
)
"""How the lines begin that stand on such covers alone, a cover having several of them."""
WEAK = re.compile(
    r"pdf|tools|share|article|references|citations?(?: ?:? ?[\d,]+)?|reads?(?: ?:? ?[\d,]+)?|"
    r"[\d,.]{1,7}|what is this\?|see profile|view project|crossmark|check for updates|"
    r"additional information|related content|document version|document status(?: and date)?:?|"
    r"general rights|take ?down(?: policy)?|reuse|link to publication.{0,60}|published by ?:|"
    r"article ?:|(?:original|research) article|(?:https?://|www\.)\S+|"
    r"\d+ authors?(?:, including)? ?:|"
    r"(?:download|save|see full|view) pdf(?: download pdf)?|related papers|article contents|access|"
    r"extract|cite|rights (?:&|and) permissions|permissions(?: icon permissions)?|share icon share|"
    r"academia\.edu|provided by:? .{2,80}|\d+ pages|"
    r"[\d,.]+k? (?:citations|views|downloads)|.{3,100} is (?:currently )?published by .{3,80}|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w* \w{3} +\d{1,2} \d\d:\d\d:\d\d (?:\w+ )?\d{4}|"
    r"publisher ?: .{2,60}|on ?: .{0,30}\d.{0,30}|"
    r"view citation|faculty publications|.{3,50} (?:scholar ?(?:commons|works)|repository|"
    r"digital commons|eprints|research online)",
    re.IGNORECASE,
)
"""Lines that are a cover's where they stand beside its sure ones."""
CITED = re.compile(
    rf"to cite this {_COPY} ?:|how to cite this {_COPY} ?:?|please cite this {_COPY} as|"
    r"(?:recommended |suggested )?citation(?: for [\w ]{3,40})?(?: \([\w ]+\))? ?:?|"
    r"source ?:|author\(s\) ?:|published by ?:|(?:first )?published online ?:?|submitted on|doi ?:|"
    r"https?://(?:dx\.)?doi\.org/|arxiv ?:|article in\b.{3,120}\d{4}\Z|"
    r"10\.\d{4,9}/\S+\Z|vol(?:ume|\.)? ?\d{1,4}\b.{0,60}\d{4}\Z|pp?\. ?\d+ ?[-–] ?\d+\Z|"
    r".{3,120}\bVol(?:ume|\.)? ?\d.{0,60}(?:\b(?:pp?|pages?)\.? ?\d|\(\d{4}\))|"
    r".{3,120}\bdoi ?: ?10\.\d|.{3,120}\bdoi\.org/10\.\d",
    re.IGNORECASE,
)
"""How the lines begin that say where a text appeared: they stay, and its front matter is read
from them."""

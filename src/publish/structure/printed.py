"""Takes a line of front matter; tells whether it says where an author works or a text appeared."""

from __future__ import annotations

import re

from publish.patterns import later

_WORK = later(
    r"\b(?:Universit\w+|Univ\.|Departments?|Dept\.|Institut\w*|College|Faculty|Academy|Laborator\w+|"
    r"Hospital|Observatory|Seminary|Museum|Foundation|Polytechnic|(?:School|Council|Ministry|"
    r"Bureau|Office|Library) (?:of|on|for)|Cent(?:er|re) (?:for|of|on)|(?:[Pp]rofessor|[Ll]ecturer|"
    r"[Ff]ellow|[Dd]irector|[Rr]eader|[Cc]hair|[Ss]cholar|[Rr]esearcher)(?:,| of| in| at| for))"
)
_BEGINS = later(
    r"(?:The )?(?:University|Department|Dept\.|Institute|School|Faculty|Cent(?:er|re)|College) "
    r"(?:of|for)\b|(?!The )(?:[A-Z]\w+ ){1,3}(?:University|College|Institute|Academy)\b"
)
_TELLS = later(
    r"\b(?:is|was|are|were|has|have|had|will|would|can|said|says|wrote|writes|told|argues|teaches|"
    r"works|lives)\b"
)
_ISSUE = later(
    r"\b(?:Vol(?:ume)?\.? ?\d|Vol(?:ume)?\.? [IVXLC]+\b|No\. ?\d|Issue (?:No\.? )?\d|pp?\. ?\d)",
    re.I,
)
_HELPED = later(
    r"(?:(?:with|and)\s+)?(?:an?\s+)?(?:new\s+)?(?:photograph(?:s|y|ed)?|illustrat(?:ions|ed)|"
    r"translat(?:ion|ed)|edited|introduction|introduced|foreword|preface|drawings|maps|selected)\b"
    r"(?:\s+(?:from|out of)\s+the\s+\w+)?(?:\s+and\s+\w+)?\s+by:?\s+[A-Z]",
    re.IGNORECASE,
)
_IMPRINT = later(
    r"(?:(?:first|originally|previously|also)\s+)?(?:published|printed|reprinted|appeared|"
    r"delivered|broadcast|adapted|excerpted|extracted|forthcoming)\s+(?:in|by|at|from|to|before|"
    r"on|with)\s+\S",
    re.IGNORECASE,
)
_CONTACT = later(r"(?:e-?mail|contact|twitter|x|web(?:site)?)?\s*:?\s*(?:@\w+|\S+@\S+\.\w+)", re.I)
_ROLE = later(
    r"(?:[A-Z][\w-]+ ){0,3}(?:Writer|Editor|Reporter|Correspondent|Columnist|Contributor|Critic|"
    r"Producer|Fellow|Staff)(?:,? (?:at|of|for) .{2,60}|, [A-Z].{2,60})?"
)
PERIODICAL = later(
    r"(?:The )?(?:[A-Z][\w’'-]+ (?:of |and |& |for )?(?:the )?){1,5}(?:Review|Journal|Quarterly|"
    r"Magazine|Bulletin|Gazette|Monthly|Weekly|Tribune|Herald|Observer)|"
    r"(?:The )?(?:Journal|Review|Annals|Proceedings|Transactions|Bulletin|Archives?) (?:of|for) .+"
)
"""What is called as a periodical is."""
_KICKER = later(
    r"(?:(?:the|our)\s+)?(?:(?:guest|book|film|art|long|big|short|special|sunday)[\s-]+)?(?:"
    r"opinions?|essays?|commentar(?:y|ies)|reviews?|interviews?|features?|analys[ie]s|columns?|"
    r"perspectives?|editorials?|op-?eds?|reads?|profiles?|reportage|dispatch(?:es)?|criticism|"
    r"ideas|culture|viewpoints?|comment|explainers?|forum|symposium|q&a|obituar(?:y|ies)|lectures?)"
    r"(?:\s+(?:essays?|articles?|reviews?))?\s*[|:]?",
    re.IGNORECASE,
)
_HISTORY = later(
    r"(?:(?:manuscript |article |first )?(?:received|revised|accepted|published(?: online)?|"
    r"available online|online|submitted|(?:received )?in revised form)\b[^.;,|/]{0,40}"
    r"(?:, (?:1[89]|20)\d\d)?(?:\s*[.;,|/]\s*|\Z)){1,5}",
    re.IGNORECASE,
)
_SMALL = frozenset(("OF", "AND", "FOR", "THE", "ON", "IN"))
_MOST_WORDS = 24


def is_affiliation(text: str, *, apart: bool = False) -> bool:
    """Tell whether a line says where somebody works: a university, a department, a chair.

    Where it stands ``apart`` from the name it might as well be a heading, so that it must begin as
    a place of work does or hold a comma.
    """
    if not text[:1].isupper() or len(text.split()) > _MOST_WORDS or not _WORK.search(text):
        return False
    if _TELLS.search(text) or (text.endswith((".", "?", ":")) and not text.endswith("Univ.")):
        return False
    return not apart or "," in text or _BEGINS.match(text) is not None


def is_over_title(text: str) -> bool:
    """Tell whether a line over a title names the periodical, or the part of it that prints it.

    Printers call the latter the kicker: "OPINION", "Book review".
    """
    shouted = text.isupper() and PERIODICAL.fullmatch(_titled(text))
    return bool(shouted or PERIODICAL.fullmatch(text) or _KICKER.fullmatch(text))


def is_kicker(text: str) -> bool:
    """Tell whether a line says only of what kind a text is, as the line over a title does."""
    return _KICKER.fullmatch(text) is not None


def _titled(text: str) -> str:
    """Give a line in capitals as a title has them, its small words small."""
    return " ".join(w.lower() if w in _SMALL else w.capitalize() for w in text.split())


def is_issue(text: str) -> bool:
    """Tell whether a line gives the volume, number or pages of the issue that held a text."""
    return len(text) <= 160 and bool(_ISSUE.search(text)) and not _TELLS.search(text)


def is_imprint(text: str) -> bool:
    """Tell whether a line says where a text was printed, given or taken from."""
    return len(text.split()) <= _MOST_WORDS and _IMPRINT.match(text) is not None


def is_help(text: str) -> bool:
    """Tell whether a line names those who translated, edited or illustrated a text."""
    return len(text.split()) <= _MOST_WORDS and _HELPED.match(text) is not None


def is_history(text: str) -> bool:
    """Tell whether a line says when a paper was received, accepted and published."""
    return len(text) <= 240 and any(map(str.isdigit, text)) and bool(_HISTORY.fullmatch(text))


def is_contact(text: str) -> bool:
    """Tell whether a line under a name says where to write to its bearer, and nothing else."""
    return _CONTACT.fullmatch(text) is not None


def is_role(text: str) -> bool:
    """Tell whether a line under a name is only what its bearer does: "Staff Writer"."""
    return len(text) <= 90 and _ROLE.fullmatch(text) is not None

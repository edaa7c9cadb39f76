"""Takes a line of a text; gives what can be seen of it by its characters alone."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from publish.clean.program import has_sign, has_sign_set_in, is_set_in

BLANKS = " \t\u00a0\u3000"
NARROWEST, WIDEST = 45, 110
"""Characters that a margin by hand may leave to a line."""
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`~\n]*\Z")
"""A line that opens or closes code, which keeps its blank lines."""
_END = re.compile(r"[.!?:;…][\"'”’)\]_*]*\Z")

_RULE = re.compile(r"(?:[*•·.~=_—–⁂❦❧§#-][ \t\u00a0]*){3,}\Z|[*⁂❦❧•~#§—]\Z")
_ITEM = re.compile(
    r"(?:[-*•‣◦▪●–—]|\(?(?:\d{1,3}|[ivx]{1,5})[.)]|\([a-zA-Z]\)|[a-z]\)|[a-h]\.(?= +[^\W\d]))"
    r"[ \t\u00a0]+(?=\S)"
)
_BULLET = re.compile(r"[-*•‣◦▪●][ \t\u00a0]+(?=\S)")
_GAP = re.compile(r"\S(?:[ \u00a0]{3,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)")
_BOX = re.compile(r"[+|][-=+|: ]{3,}[+|]?\Z")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\d*\Z|\s{3,}\d{1,4}\Z")
_CAPITAL = re.compile(r"[\"'“‘(\[_*—-]*[A-ZÀ-ÖØ-Þ]")
_QUOTED = re.compile(r"[ \t]{0,3}>")
_COUNT = re.compile(
    r"(?:\[(?P<square>[0-9]{1,3})\]|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<bare>[0-9]{1,3}))"
    r"[ \t]*(?(bare)(?<=[ \t]))[\"'“‘(_*]{0,2}[A-ZÀ-ÖØ-Þ]"
)
_NAME = 30
_SPEAKER = re.compile(r"[A-Z][\w.’' -]{0,25}:[ \u00a0]*\t")
"""Who speaks, before what he says: no cell of a table."""
_NOTE = re.compile(r"(?:fn\.? ?|n\. ?)\d")
"""A note that begins small: "fn3. Ibid."."""
_BROKEN = re.compile(r"[^\W\d_]{2}-\Z")


class Look(msgspec.Struct, frozen=True, gc=False):
    """What a line looks like, whatever stands round it."""

    text: str
    width: int
    indent: int
    tail: str
    """The last characters, so that no pattern looks through a line of a million."""
    first: int
    """Characters of the first word."""
    capital: bool
    small: bool
    dashed: bool
    item: bool
    set_off: bool
    """A bullet or a rule, which never goes on what stands before."""
    numbered: bool
    count: int
    """The number of a note that the line may begin, "4 Ibid." or "[4] Ibid.", 0 for none."""
    rule: bool
    closed: bool
    broken: bool
    quoted: bool
    fence: bool
    boxed: bool
    gapped: bool
    leaders: bool
    code: bool
    """A program's line, by what prose and verse never hold."""
    set_in: bool
    """Set in as Markdown sets code in."""
    program: bool
    """A program's line, if all round it are set in."""


def look(text: str) -> Look:
    """Look at a line that is not blank."""
    bare, behind, inner = text.lstrip(), text.lstrip(BLANKS), text.strip()
    tail = text.rstrip()[-60:]
    # Before each search stands what it cannot do without: most lines have none of it.
    led = tail[-1].isdecimal() or tail.endswith(("..", ". ."))
    item, set_in = _ITEM.match(inner), is_set_in(text)
    return Look(
        text,
        width=len(text.rstrip()),
        indent=len(text) - len(behind),
        tail=tail,
        first=len(bare.split(maxsplit=1)[0]),
        capital=_CAPITAL.match(bare) is not None,
        small=bare[0].islower() and not _NOTE.match(bare),
        dashed=bare[0] in "-–—",
        item=item is not None,
        set_off=_BULLET.match(behind) is not None or _is_rule(behind.rstrip()),
        numbered=_ITEM.match(behind) is not None,
        count=_count(bare),
        rule=_is_rule(inner),
        closed=_END.search(tail) is not None,
        broken=tail[-1] == "-" and _BROKEN.search(tail) is not None,
        quoted=_QUOTED.match(text) is not None,
        fence=FENCE.match(text) is not None,
        boxed=_BOX.match(inner[:WIDEST]) is not None,
        gapped=_is_gapped(inner, item) or _strokes(text) > 1,
        leaders=led and _LEADERS.search(tail) is not None,
        code=has_sign(text),
        set_in=set_in,
        program=set_in and has_sign_set_in(text),
    )


def _is_gapped(text: str, item: re.Match[str] | None) -> bool:
    """Tell whether a blank as wide as between columns parts a line, not behind its number."""
    if "\t" not in text and "   " not in text and "\u00a0" not in text:
        return False
    return _GAP.search(text, _marked(text, item)) is not None


def _marked(text: str, item: re.Match[str] | None) -> int:
    """Give the end of an item's or a note's number, which a tab may follow: "1⇥See Pell, p. 3."."""
    if item:
        return item.end()
    if "\t" in text[:_NAME] and (spoken := _SPEAKER.match(text)):
        return spoken.end()
    note = _COUNT.match(text) if "\t" in text[:6] else None
    return note.end() if note and text.count(" ") > 1 else 0


def _count(text: str) -> int:
    match = _COUNT.match(text)
    return int(unicodedata.normalize("NFKC", match[match.lastgroup or 0])) if match else 0


def _strokes(text: str) -> int:
    return text.count("|") + text.count("│") + text.count("┃")


def _is_rule(text: str) -> bool:
    return len(text) <= WIDEST and _RULE.match(text) is not None

"""Takes a text; gives its lines, and which of them are a letter's head and who sent it when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from publish.clean.rules.mail_words import (
    ADDRESS,
    ATTRIBUTION,
    CLOCK,
    FIELD,
    FORWARDED,
    LIST_TAG,
    PARTING,
    REPLY,
)
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400
"""Characters of a line of a head at the most."""
_MOST_LINES = 80
"""Lines of a head at the most, those between servers included."""
_SCREEN = later(r"(?P<name>[^<>@\n]{3,60}?)\s*<[^\s<>@]+@[^\s<>]+>(?P<rest>.*)")
"""Who sent a letter, as a program shows it over the letter's words."""
_BEHIND = later(r"to (?:me|us)\b.{0,80}|\(\d+ (?:hours?|days?|weeks?) ago\).*")
_MBOX = later(r"From \S+@\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} .*\d{4}\s*")
_NAMED = later(r"\((?P<inside>[^()@]{3,60})\)\s*\Z")
_BRACKETED = later(r"[<\[(]\s*(?:mailto:)?[^<>\[\]()\s]*@[^<>\[\]()]*[>\])]|\S+@\S+")
_HOUR = later(r"^.*\d(?:\s*[AaPp]\.?[Mm]\.?)?\s*")
_TOKEN = later(r"[^\W\d_][\w.’'-]*\Z")
_PARTICLES = frozenset(("de", "da", "di", "du", "del", "der", "den", "la", "le", "van", "von", "y"))
_OFFICES = frozenset(
    ("the", "newsletter", "team", "group", "list", "press", "office", "review", "university",
     "support", "service", "admin", "editor", "editors", "info", "news", "library", "digest",
     "department", "no-reply", "noreply", "mail", "school", "society", "journal")
)  # fmt: skip
"""Words in the names of senders that are no persons."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line: the offset of its first character, and its ``text`` without blanks at its ends."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A letter's head, lines ``first`` to ``stop``: who sent it ("" for none), and its subject."""

    first: int
    stop: int
    sender: str = ""
    subject: str = ""
    forwarded: bool = False
    sent: str = ""
    """The day and hour, as the head has them."""
    shown: bool = False
    """Whether a program shows it so, the subject at the very top."""
    attributed: bool = False
    """Whether it is no more than a line that says who wrote."""


def lines_of(text: str) -> list[Line]:
    """Give the lines of a text, blank ones too."""
    out: list[Line] = []
    start = 0
    for line in text.split("\n"):
        out.append(Line(start, line.strip(" \t\u00a0\u200b\r")))
        start += len(line) + 1
    return out


def head_at(lines: Sequence[Line], first: int, *, parted: bool) -> Head | None:
    """Read the head of a letter that begins with a line; ``parted`` if a parting stands over it.

    A memorandum has the words of a head too: one of a letter has an address, the hour, what
    only letters are marked with, or a parting.
    """
    text = lines[first].text
    if len(text) > _LONGEST:
        return None
    if (attributed := _attribution(lines, first, parted=parted)) is not None:
        return attributed
    if _MBOX.fullmatch(text):
        return head_at(lines, first + 1, parted=True) or Head(first, first + 1)
    return _fields(lines, first, parted=parted) or _screen(lines, first)


def _attribution(lines: Sequence[Line], first: int, *, parted: bool) -> Head | None:
    """Read "On 3 March 2015 at 16:12, Ada Moss wrote:", over one line or two."""
    text = lines[first].text
    if not text or text.startswith((">", "|")):
        return None
    for stop in (first + 1, first + 2):
        said = " ".join(line.text for line in lines[first:stop])
        if len(said) > _LONGEST or not all(line.text for line in lines[first:stop]):
            return None
        match = ATTRIBUTION.fullmatch(said)
        if match and match.lastgroup and (parted or ADDRESS.search(said) or CLOCK.search(said)):
            said_by = _BRACKETED.sub("", match[match.lastgroup]).rsplit(",", 1)[-1]
            return Head(first, stop, name_of(_HOUR.sub("", said_by)), attributed=True)
    return None


def _fields(lines: Sequence[Line], first: int, *, parted: bool) -> Head | None:
    found: dict[str, str] = {}
    stop = at = first
    marked = parted
    key = ""
    while at < min(len(lines), first + _MOST_LINES):
        text = lines[at].text
        if not text:
            at += 1
            if at - stop > 1 and found.get("subject") and len(found) > 2:
                break
            continue
        match = FIELD.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            goes_on = key and at == stop and (found[key].endswith((",", ";")) or not found[key])
            if not goes_on:
                break
            found[key] = f"{found[key]} {text}".strip()
        else:
            key = next(name for name, said in match.groupdict().items() if said is not None)
            found.setdefault(key, match["value"] or "")
        marked = marked or _is_marked(key, found[key])
        at += 1
        stop = at
    if not marked or not _is_head(found):
        return None
    subject = found.get("subject", "").strip("*_ ")
    bare = REPLY.sub("", subject, 1) if REPLY.match(subject) else subject
    tagged = LIST_TAG.match(bare)
    bare = bare[tagged.end() :] if tagged else bare
    bare = REPLY.sub("", bare, 1) if REPLY.match(bare) else bare
    forwarded = FORWARDED.match(subject) is not None
    sent = found.get("sent", "").strip("*_ ")
    return Head(first, stop, name_of(found.get("from", "")), bare, forwarded, sent)


def _is_head(found: dict[str, str]) -> bool:
    """Tell whether fields are those of a letter: the sender or subject, and two more or one."""
    who, what = "from" in found, "subject" in found
    when, whom = "sent" in found, "to" in found
    return (who and (what or when or whom)) or (what and when and whom)


def _is_marked(key: str, value: str) -> bool:
    if key in {"technical", "answer"} or ADDRESS.search(value):
        return True
    if key == "sent":
        return CLOCK.search(value) is not None
    return key == "subject" and REPLY.match(value) is not None


def _screen(lines: Sequence[Line], first: int) -> Head | None:
    """Read who sent a letter as a program shows it: name and address, the day, "to me"."""
    match = _SCREEN.fullmatch(lines[first].text)
    if match is None:
        return None
    stop = first + 1
    near = [at for at in range(first + 1, min(first + 6, len(lines))) if lines[at].text]
    marked = CLOCK.search(match["rest"]) is not None
    for at in near:
        text = lines[at].text
        field = FIELD.fullmatch(text) is not None
        hour = len(text) < 60 and CLOCK.search(text) is not None
        if not (field or hour or _BEHIND.fullmatch(text)):
            break
        marked = marked or hour
        stop = at + 1
    return Head(first, stop, name_of(match["name"]), shown=True) if marked else None


def is_parting(line: Line) -> bool:
    """Tell whether a line parts a letter that is sent on from who sent it."""
    return len(line.text) < 120 and PARTING.fullmatch(line.text) is not None


def name_of(said: str) -> str:
    """Give the name of a person in a sender's field, "" where it names none."""
    inside = _NAMED.search(said)
    bare = (
        inside["inside"] if inside and "@" in said[: inside.start()] else _BRACKETED.sub("", said)
    )
    bare = " ".join(bare.strip(" \t\u00a0\"'“”*_<>()[]").split())
    last, comma, rest = bare.partition(", ")
    if comma and rest and " " not in last:
        bare = f"{rest} {last}"
    words = bare.split()
    if not 2 <= len(words) <= 5 or _OFFICES & {word.lower() for word in words}:
        return ""
    fits = all(_TOKEN.match(w) and (w[0].isupper() or w in _PARTICLES) for w in words)
    return bare if fits else ""


def first_with_words(lines: Sequence[Line], at: int = 0) -> int:
    """Give the first line from ``at`` on that is not blank, or how many lines there are."""
    return next((n for n in range(at, len(lines)) if lines[n].text), len(lines))

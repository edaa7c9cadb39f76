"""Takes a text that came in a letter; gives the letter's head, farewell and foot, as a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.mail_ends import foot
from publish.clean.rules.mail_lines import (
    Head,
    first_with_words,
    head_at,
    is_parting,
    lines_of,
)
from publish.clean.rules.mail_words import FIELD, GREETING, WARNING
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.clean.rules.mail_lines import Line

_WORD = later(r"[^\W\d_]+")
_SHARE, _MOST = 0.15, 150
"""The part of all words, and the words, that who sent a text on may have written over it."""
_REACH = 80
"""Lines in which the heads of a letter that was sent on several times are looked for."""
_NOTE = 60
"""Words of a paragraph that greets and says what is sent."""
_TITLE = 16
"""Words of a title at the most."""
_NAME_WORDS = 2
"""Words of the name with which who sends a text signs what he says of it, at the most."""
_NOTES, _SIGNED, _LINE = 3, 4, 70
"""Such paragraphs over a title, lines under it that may name an author, letters of a greeting."""
_BY = later(r"\W{0,3}(?:by|von|par|por|di|door|author|autor|auteur|autora?)\b", re.IGNORECASE)
_NAME = later(
    r"\W{0,3}[^\W\d_a-z][\w.’'-]*(?:\s+(?:[^\W\d_a-z][\w.’'-]*|de|van|von|der)){1,4}\W{0,3}"
)
_MARKED = later(r"#{1,3} |\*\*")
_STOPPED = later(r"[.,;:][\"”’)*_]*\Z|[a-z][.!?] +[A-Z]")


@dataclass(frozen=True, slots=True)
class _Opening:
    """What opens the letter's words: the lines of the title, and whether a letter greets first."""

    title: tuple[int, int] | None
    greets: bool


def _find(text: str) -> Iterator[Finding]:
    lines = lines_of(text)
    found = _heads(lines)
    begin = first_with_words(lines, found[-1].stop) if found else 0
    while found and begin < len(lines) and WARNING.fullmatch(lines[begin].text):
        begin = first_with_words(lines, begin + 1)
    if begin >= len(lines) or (found and _goes_on(lines, begin)):
        return
    opening = _opening(lines, begin) if found else _Opening(None, greets=False)
    letter = opening.greets and opening.title is None
    begin = opening.title[0] if opening.title else begin
    parts = foot(lines, begin, mail=bool(found), farewell=bool(found) and not letter)
    if found:
        signature = "\n".join(line.text for first, stop in parts for line in lines[first:stop])
        yield from _head(lines, found, begin, opening, signature)
    for first, stop in parts:
        end = lines[stop].start if stop < len(lines) else len(text)
        yield Finding(lines[first].start, end, "", 0.8, review=True, why="a letter's foot")


def _heads(lines: Sequence[Line]) -> list[Head]:
    """Give the heads that stand over the text, of a letter sent on several times one a time.

    What stands between them is by who sent it on, and short. Where a line that says who wrote
    has a quotation under it, the letter answers that, and the line stays with it.
    """
    found: list[Head] = []
    total = sum(len(_WORD.findall(line.text)) for line in lines)
    between = 0
    parted = False
    at = first_with_words(lines)
    for _ in range(_REACH):
        if at >= len(lines):
            break
        parts = is_parting(lines[at])
        head = None if parts else head_at(lines, at, parted=parted)
        stop = first_with_words(lines, head.stop if head else at + 1)
        if head and head.shown and 0 < between <= 2 * _TITLE and not found:
            over = (line.text for line in lines[: head.first] if line.text)
            subject = next((said for said in over if not WARNING.fullmatch(said)), "")
            head = replace(head, subject=subject)
        elif head and between and not (parted or found or head.attributed):
            head = None
        if head:
            answers = head.attributed and stop < len(lines) and lines[stop].text.startswith(">")
            if not answers:
                found.append(head)
        elif not parts:
            between += len(_WORD.findall(lines[at].text))
            if between > min(_MOST, _SHARE * total):
                break
        parted = parts or head is not None
        at = stop
    return found


def _goes_on(lines: Sequence[Line], begin: int) -> bool:
    """Tell whether other letters follow, so that the text is what people wrote to each other."""
    words = [len(_WORD.findall(line.text)) for line in lines]
    rest = sum(words[begin:])
    for at in range(begin, len(lines)):
        rest -= words[at]
        if rest <= _SHARE * sum(words):
            return False
        if FIELD.match(lines[at].text) and not lines[at - 1].text:
            head = head_at(lines, at, parted=False)
            if head is not None and not head.attributed:
                return True
    return False


def _opening(lines: Sequence[Line], begin: int) -> _Opening:
    """Look whether a letter's words begin with the text, its title, or a greeting before it."""
    at = begin
    greets = GREETING.fullmatch(lines[at].text) is not None and len(lines[at].text) < _LINE
    notes = 0
    if greets:
        at = first_with_words(lines, at + 1)
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].text:
            stop += 1
        words = sum(len(_WORD.findall(line.text)) for line in lines[at:stop])
        signs = greets and words <= _NAME_WORDS and stop - at == 1
        if _is_title(lines[at].text) and words <= 2 * _TITLE and not (signs and notes):
            return _Opening((at, stop), greets)
        notes += 1
        if not greets or words > _NOTE or notes > _NOTES:
            break
        at = first_with_words(lines, stop)
    return _Opening(None, greets)


def _is_title(text: str) -> bool:
    words = len(_WORD.findall(text))
    if not 0 < words <= _TITLE or _STOPPED.search(text) or text.startswith((">", "[", "(")):
        return False
    return _MARKED.match(text) is not None or text.lstrip("*_“\"'‘")[:1].isupper()


def _is_signed(lines: Sequence[Line], begin: int, opening: _Opening, sender: str) -> bool:
    """Tell whether the text names its author at its head."""
    first, stop = opening.title or (begin, begin)
    near = [line.text for line in lines[first + 1 : stop + _SIGNED] if line.text]
    own = sender.lower()
    return any(
        _BY.match(each) or _NAME.fullmatch(each) or (own and own in each.lower())
        for each in near
        if len(_WORD.findall(each)) <= _TITLE
    )


def _head(lines: Sequence[Line], found: Sequence[Head], begin: int, opening: _Opening,
          signature: str) -> Iterator[Finding]:  # fmt: skip
    """Put in the place of a letter's head what it says that the text does not: title, author.

    Who sends a text on is not its author, unless he signs it.
    """
    last = found[-1]
    title = last.subject if opening.title is None else ""
    sender = "" if last.forwarded and last.sender.lower() not in signature.lower() else last.sender
    signed = not sender or _is_signed(lines, begin, opening, sender)
    byline = "" if signed else f"By {sender}\n\n"
    put = f"# {title}\n\n" if title else ""
    at = opening.title[1] if opening.title else begin
    put += byline if at == begin else ""
    if opening.greets and not opening.title and last.sent:
        put += f"{last.sent}\n\n"  # the text is the letter, and this is its day
    yield Finding(lines[0].start, lines[begin].start, put, 0.8, review=True, why="a letter's head")
    if byline and at != begin:
        place = lines[at].start if at < len(lines) else lines[-1].start + len(lines[-1].text)
        yield Finding(place, place, f"\n{byline.rstrip()}\n", 0.6, review=True,
                      why="who sent the letter")  # fmt: skip


_WORDS = (
    "The chain across the harbour was drawn every evening by two men of the watch, whose names are "
    "written in the rolls of the town.\n\nThe clerks who kept the rolls had been told to keep "
    "silent, and they kept their silence as all else in that house.\n"
)
_MEMORANDUM = (
    "TO: The Harbour Master\nFROM: The Clerk\nDATE: 3 March 1921\nSUBJECT: Salt\n\n" + _WORDS
)
_LETTERS = "Dear Jo,\n\n" + _WORDS + "\nBest wishes,\nAda\n"
_TOLD = "On 3 March 1841, Ada Moss wrote:\n\n> Nobody came.\n\n" + _WORDS

RULES = (
    Rule(
        name="mail-frame",
        family="mail",
        why="What a letter sets round a text that it brings tells of the letter, not of the text.",
        reach=Reach.LINES,
        find=_find,
        examples=(
            Example(
                "From: Ada Moss <ada@example.org>\nSent: Tuesday, 3 March 2015 16:12\n"
                "To: Jo Quay\nSubject: RE: The Harbour Chain\n\n"
                + _WORDS
                + "\nBest,\nAda\n\nSent from my iPhone\n",
                "# The Harbour Chain\n\nBy Ada Moss\n\n" + _WORDS + "\n",
            ),
            Example(
                "See below. Jo\n\n---------- Forwarded message ---------\nFrom: Ada Moss "
                "<ada@example.org>\nDate: Tue, 3 Mar 2015\nSubject: the text\n\n"
                "The Harbour Chain\n\nby Ada Moss\n\n" + _WORDS,
                "The Harbour Chain\n\nby Ada Moss\n\n" + _WORDS,
                "a text that has its own title",
            ),
            Example(
                "Am 03.03.2015 um 16:12 schrieb Ada Moss:\n\nThe Harbour Chain\n\n" + _WORDS,
                "The Harbour Chain\n\nBy Ada Moss\n\n" + _WORDS,
            ),
            Example(_MEMORANDUM, _MEMORANDUM, "a memorandum"),
            Example(_LETTERS, _LETTERS, "a letter"),
            Example(_TOLD, _TOLD, "an essay that tells of a letter"),
        ),
    ),
)

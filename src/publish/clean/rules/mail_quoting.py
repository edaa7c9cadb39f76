"""Takes a text that was quoted as a whole in a letter; gives the marks of quoting, as a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.mail_lines import first_with_words, head_at, is_parting, lines_of
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = later(r"[ \t]{0,3}>[ \t]?")
_STROKE = later(r"[ \t]{0,3}\|(?:[ \t]|\Z)")
_WORD = later(r"[^\W\d_]+")
_FEWEST, _PARAGRAPHS = 40, 2
"""Words and paragraphs that a text quoted as a whole has at the least."""
_SHARE = 0.7
"""The part of all words that is quoted at the least under a line that says who wrote it."""
_DEEPEST = 8
_OVERFLOW, _FULL = 30, 66
"""Characters of what a quoted line that was broken again has in a line without a mark, at most,
and of the whole line at the least."""
_BELOW = 12
"""Lines that may stand under what is quoted: who sent it on signs there."""


def _find(text: str) -> Iterator[Finding]:
    """Take a mark from each line, as often as all that is left is quoted.

    What is quoted within keeps its own marks, and so does a quotation in a text that is not.
    """
    if text.count("\n>") + text.count("\n|") < _PARAGRAPHS:
        return
    given = text.split("\n")
    over = _overflown(given)
    left = ["" if at in over else line for at, line in enumerate(given)]
    asked = False
    marked: set[int] = set()
    for _ in range(_DEEPEST):
        run = _quoted(left)
        if run is None:
            break
        first, stop, unsure = run
        asked = asked or unsure
        marked.update(range(first, stop))
        mark = _STROKE if left[first].lstrip().startswith("|") else _MARK
        left[first:stop] = [mark.sub("", line, 1) if mark.match(line) else line
                            for line in left[first:stop]]  # fmt: skip
    start = 0
    for at, (whole, rest) in enumerate(zip(given, left, strict=True)):
        if at in over and at in marked:
            yield Finding(start - 1, start, " ", 0.8, why="the end of the line above")
        elif whole != rest and at not in over:
            # One mark stands for all: a person need not look at each.
            yield Finding(start, start + len(whole) - len(rest), "", 0.9, asked, why="quoted mail")
            asked = False
        start += len(whole) + 1


def _overflown(lines: Sequence[str]) -> frozenset[int]:
    """Give the lines that are the end of the quoted line above, as a program broke it again."""
    return frozenset(
        at
        for at in range(1, len(lines) - 1)
        if 0 < len(lines[at].strip()) <= _OVERFLOW
        and not _MARK.match(lines[at])
        and _MARK.match(lines[at - 1])
        and _MARK.match(lines[at + 1])
        and len(lines[at - 1]) + len(lines[at]) >= _FULL
    )


def _quoted(lines: Sequence[str]) -> tuple[int, int, bool] | None:
    """Give the lines that are quoted, where that is the text, and whether it is unsure."""
    said = [at for at, line in enumerate(lines) if line.strip()]
    marked = [at for at in said if _MARK.match(lines[at])]
    if not marked:
        marked = [at for at in said if _STROKE.match(lines[at])]
        if len(marked) < len(said) or any(lines[at].count("|") > 1 for at in marked):
            return None
    first, stop = marked[0], marked[-1] + 1
    inside = [at for at in said if first <= at < stop]
    if len(inside) > len(marked) or not _is_long(lines[first:stop]):
        return None
    frame, signed = _framed(lines, first, stop)
    if frame == len(said) - len(inside):
        return first, stop, _STROKE.match(lines[first]) is not None
    if not signed or sum(at >= stop for at in said) > _BELOW:
        return None
    own = sum(len(_WORD.findall(lines[at])) for at in inside)
    whole = sum(len(_WORD.findall(lines[at])) for at in said)
    return (first, stop, True) if own >= _SHARE * whole else None


def _is_long(lines: Sequence[str]) -> bool:
    bare = [line.lstrip("> |\t") for line in lines]
    parts = sum(bool(line) and not above for line, above in zip(bare, ["", *bare], strict=False))
    return parts >= _PARAGRAPHS and sum(len(_WORD.findall(line)) for line in bare) >= _FEWEST


def _framed(lines: Sequence[str], first: int, stop: int) -> tuple[int, bool]:
    """Give how many lines over the quoted ones are a letter's head, and if one says who wrote."""
    above = lines_of("\n".join(lines[:first]))
    at, count, signed = first_with_words(above), 0, False
    while at < len(above):
        head = head_at(above, at, parted=count > 0)
        signed = head is not None and first_with_words(above, head.stop) >= len(above)
        after = head.stop if head else at + 1
        if head or is_parting(above[at]):
            count += sum(bool(line.text) for line in above[at:after])
        at = first_with_words(above, after)
    return count, signed


_ESSAY = (
    "The Harbour Chain\n\nThe chain across the harbour was drawn every evening by two men of the "
    "watch, whose\nnames are written in the rolls of the town.\n\nThe clerks who kept the rolls "
    "had been told to keep silent, and they kept their\nsilence as all else in that house.\n"
)
_MAIL = "".join(f"> {line}".rstrip() + "\n" for line in _ESSAY.split("\n")[:-1])
_TWICE = "On 3 March 2015 at 16:12, Ann Clerk wrote:\n" + "".join(
    f"> > {line}".rstrip() + "\n" for line in _ESSAY.split("\n")[:-1]
)
_WITHIN = _ESSAY + "\n> The chain stays where it is,\n> and not a day less.\n\nSo he wrote.\n"
_INTRODUCED = "The clerk wrote this of the chain:\n\n" + _MAIL
_ANSWERED = (
    "Ann Clerk wrote:\n\n> Who drew the chain?\n\nNobody knows.\n\n> And why?\n\nFor salt.\n"
)

RULES = (
    Rule(
        name="mail-quoting",
        family="mail",
        why="A text that was answered or sent on is marked as quoted at each of its lines.",
        reach=Reach.MARKS,
        find=_find,
        examples=(
            Example(_MAIL, _ESSAY),
            Example(
                _TWICE, "On 3 March 2015 at 16:12, Ann Clerk wrote:\n" + _ESSAY, "sent on twice"
            ),
            Example(_WITHIN, _WITHIN, "a quotation in a text"),
            Example(_INTRODUCED, _INTRODUCED, "a quotation that a text introduces"),
            Example(_ANSWERED, _ANSWERED, "questions that are answered"),
        ),
        signs=("\n>", "\n|", "\n >", "\n |", "\n\t>", "\n\t|"),
    ),
)

"""Takes accepted calls and heads; gives the bodies' spans: what leaves the text, what stays of it.

A body runs to the next one of its group. Under a notes heading it runs on to the heading after it;
elsewhere a paragraph that follows the last body is the text's own again. No body takes in a line of
the front matter, wherever that stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.model import Body
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head

_BACK = re.compile(
    r"(?:\s*(?:[↑↩⤴⏎]\ufe0e?|\[\s*(?:back|return|↩|↑)[^\]]{0,20}\](?:\(#[^()\s]{1,60}\))?"
    r"|\((?:back|return)\)"
    r"|(?:return|(?:go )?back) to (?:the )?(?:main )?(?:text|article|top|content)"
    r"|(?<=[.!?”’\")] )(?:go back|return)))+\s*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\[(]?(?:\*{1,4}|[†‡§¶‖]{1,3})[\])]?\s|[†‡§¶‖]")
_STOPS = '.?!”"’)]'
_TAIL = 80
_LONGEST_TAIL = 6
"""Paragraphs that may follow the last body of a text before they are too many to belong to it."""


def is_spread(layout: Layout) -> bool:
    """Tell whether blank lines divide the paragraphs, so that a bare line end is only a wrap."""
    apart = sum(line.apart for line in layout.lines)
    return len(layout.lines) > 2 and 10 * apart >= 6 * len(layout.lines)


def reach(
    value: str,
    layout: Layout,
    group: Group,
    accepted: Sequence[Head],
    calling: Container[int],
    *,
    spread: bool,
) -> list[int]:
    """Give the last line of each accepted body of one group, in order.

    ``calling`` holds the lines that call notes: they are the text's own, and so is what stands
    between the last body and such a line, as the name of whoever writes next.
    """
    ends: list[int] = []
    region = range(group.heads[-1].last + 1, group.last + 1)
    text_follows = any(line in calling for line in region)
    for head, following in zip(accepted, [*accepted[1:], None], strict=True):
        if head.closed:
            ends.append(head.last)
            continue
        limit = following.line - 1 if following else group.last
        last = head.last
        while (
            last < limit
            and last + 1 not in calling
            and not (text_follows and following is None and _is_apart(layout, last + 1, spread))
            and _goes_on(value, layout, last + 1, group, following, spread=spread)
        ):
            last += 1
        stop = following.line if following else len(layout.lines)
        while last + 1 < stop and last + 1 not in calling:
            below = layout.lines[last + 1]
            if not below.runs_on or below.heading or below.front:
                break
            last += 1
        ends.append(last)
    return ends


def _is_apart(layout: Layout, line: int, spread: bool) -> bool:
    return layout.lines[line].apart or not spread


def _goes_on(
    value: str, layout: Layout, line: int, group: Group, following: Head | None, *, spread: bool
) -> bool:
    """Tell whether ``line`` still belongs to the body above it."""
    candidate = layout.lines[line]
    if candidate.heading or candidate.closed_to_calls or candidate.front:
        return False
    if candidate.runs_on or (spread and not candidate.apart):
        return True
    if following is not None:
        return True
    stopped = value[layout.lines[line - 1].end - 1] in _STOPS
    titled = candidate.bare and (candidate.apart or (stopped and not spread))
    return group.zone >= 0 and not titled and group.last - line < _LONGEST_TAIL


def wrapped(value: str, layout: Layout, line: int, *, spread: bool) -> int:
    """Give the last of the lines that are only wraps of ``line``; a sign begins the next note."""
    while (
        spread
        and line + 1 < len(layout.lines)
        and not layout.lines[line + 1].apart
        and not layout.lines[line + 1].heading
        and not layout.lines[line + 1].front
        and not _SIGN.match(value, layout.lines[line + 1].start)
    ):
        line += 1
    return line


def body(
    value: str, layout: Layout, label: str, head: Head, last: int, *, spread: bool, sure: float
) -> Body:
    """Give the body that begins at ``head`` and ends with line ``last``."""
    if head.closed:
        whole = Span(head.start, head.end)
        inner = head.end - 1 if value[head.end - 1] == "]" else head.end
        spans = _paragraphs(value, layout, Span(head.text, inner), spread=spread)
    else:
        end = layout.lines[last].end
        whole = Span(head.start, end)
        spans = _paragraphs(value, layout, Span(head.text, end), spread=spread)
    return Body(label, whole, spans, head.number, sure)


def _paragraphs(value: str, layout: Layout, words: Span, *, spread: bool) -> tuple[Span, ...]:
    """Give the paragraphs of a body's words, without the arrows that lead back to the call."""
    spans: list[Span] = []
    for line in layout.lines[layout.line_at(words.start) : layout.line_at(words.end - 1) + 1]:
        low, high = max(line.start, words.start), min(line.end, words.end)
        back = _BACK.search(value, max(low, high - _TAIL), high)
        if back and back.start() > low:
            high = back.start()
        while high > low and value[high - 1].isspace():
            high -= 1
        if high <= low:
            continue
        if spans and (line.runs_on or (spread and not line.apart)):
            spans[-1] = Span(spans[-1].start, high)
        else:
            spans.append(Span(low, high))
    return tuple(spans)


def sign_body(
    value: str, layout: Layout, label: str, whole: Span, text: int, *, spread: bool
) -> Body:
    """Give the body of a note called by a sign."""
    first = layout.line_at(whole.start)
    last = max(first, layout.line_at(whole.end - 1))
    inner = whole.end
    if value[whole.start] == "[" and value[inner - 1] == "]" and text - whole.start > 4:
        inner -= 1
    else:
        last = wrapped(value, layout, last, spread=spread)
        inner = layout.lines[last].end
        whole = Span(whole.start, inner)
    spans = _paragraphs(value, layout, Span(text, inner), spread=spread)
    return Body(label, whole, spans, 0, 0.95)

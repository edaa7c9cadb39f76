"""Takes a clean text's lines; gives the notes called by signs (``*``, ``†``, ``(+)``), in pairs.

Signs carry no order, so that no chain runs through them: a sign calls the next body that begins
with the same sign, and the order of their places pairs them. A page has one note of a sign, which
a second call on it calls again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from publish.patterns import later
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.structure.notes.bracketed import Bracket
    from publish.structure.notes.layout import Layout

_SIGN = r"\*{1,4}|\+{1,3}|[†‡§¶‖]{1,3}|[#%&$@]"
_BODY = later(
    rf"(?:\((?P<round>{_SIGN})\)|\[(?P<square>{_SIGN})\]|(?P<bare>\*{{1,4}}(?!\[)|[†‡§¶‖]{{1,3}}))\s*"
)
_CALL = later(
    rf"(?<=[\w.,;:!?)\]\"”’'»…*†‡])(?P<gap>\ ?)(?:\((?P<round>{_SIGN})\)|\[(?P<square>{_SIGN})\]"
    r"|(?P<bare>(?<!\ )\*{1,4}(?![\w*\[])|[†‡§¶‖]{1,3}(?!\w)))"
)
SIGNS = later(r"[*+†‡§¶‖#%&$@]")
_PAGE = 3000
"""Characters of a page, on which a sign calls one note only."""
_FARTHEST = 40
"""Lines that are not blank between a call and its body, at most."""


class Sign(msgspec.Struct, frozen=True, gc=False):
    """A call by a sign; ``shape`` is how it is set (round, square or bare)."""

    whole: Span
    sign: str
    shape: str
    line: int

    @property
    def name(self) -> str:
        """Give the sign's name."""
        return name_of(self.sign)


class SignBody(msgspec.Struct, frozen=True, gc=False):
    """A body that begins with a sign: the span that leaves the text, and where its words begin."""

    whole: Span
    text: int
    sign: str
    shape: str
    line: int

    @property
    def name(self) -> str:
        """Give the sign's name, as a call's."""
        return name_of(self.sign)


@dataclass(frozen=True, slots=True)
class Signs:
    """The pairs in order of the calls, and what is left of a shape that has pairs.

    ``again`` are calls that call a body once more, ``alone`` those without one, ``uncalled`` bodies
    without a call.
    """

    pairs: tuple[tuple[Sign, SignBody], ...] = ()
    again: tuple[tuple[Sign, SignBody], ...] = ()
    alone: tuple[Sign, ...] = ()
    uncalled: tuple[SignBody, ...] = ()


def name_of(sign: str) -> str:
    """Give a sign as a label may hold it: itself, the star in a form that Markdown leaves alone."""
    return sign.replace("*", "∗")


def find(value: str, layout: Layout, brackets: list[Bracket], taken: list[Span]) -> Signs:
    """Pair calls and bodies by sign. ``taken`` are spans that belong to other notes, in order."""
    bodies = _bodies(value, layout, brackets)
    bullets = _bullets(bodies)
    bodies = [body for body in bodies if body.line not in bullets]
    waiting: dict[str, deque[Sign]] = defaultdict(deque)
    pairs: list[tuple[Sign, SignBody]] = []
    again: list[tuple[Sign, SignBody]] = []
    alone: list[Sign] = []
    uncalled: list[SignBody] = []
    single = _single(layout, bodies)
    calls = deque(_calls(value, layout, bodies, taken))
    for body in bodies:
        while calls and calls[0].line < body.line:
            waiting[calls[0].sign].append(calls.popleft())
        queue, alike = waiting[body.sign], body.line in single
        while queue and _is_far(queue, body, alike=alike):
            alone.append(queue.popleft())
        if queue:
            pairs.append((queue.popleft(), body))
        else:
            uncalled.append(body)
        if alike:
            again += ((sign, body) for sign in queue)
            queue.clear()
    alone += calls
    for queue in waiting.values():
        alone.extend(queue)
    shapes = {(body.sign, body.shape) for _, body in pairs}
    round_used = any(body.shape == "round" for _, body in pairs)
    kept = [
        call
        for call in alone
        if (call.sign, call.shape) in shapes or (call.shape == "round" and round_used)
    ]
    pairs.sort(key=lambda pair: pair[0].whole)
    left = [
        body
        for body in uncalled
        if (body.shape == "round" and round_used) or body.shape == "bracket"
    ]
    lone = sorted(kept, key=lambda call: call.whole)
    return Signs(tuple(pairs), tuple(again), tuple(lone), tuple(left))


def _calls(value: str, layout: Layout, bodies: list[SignBody], taken: list[Span]) -> Iterator[Sign]:
    """Give the signs that may call a note, in order; a bare one only where a body begins so."""
    signs = {body.sign for body in bodies}
    begun = {body.line for body in bodies}
    spans = iter(taken)
    span = next(spans, None)
    for index, line in enumerate(layout.lines):
        closed = index in begun or line.closed_to_calls
        if closed or not SIGNS.search(value, line.start, line.end):
            continue
        for match in _CALL.finditer(value, line.start + 1, line.end):
            while span and span.end <= match.start():
                span = next(spans, None)
            if span and span.start <= match.start():
                continue
            shape = match.lastgroup or ""
            sign, at = match.group(shape), match.start(shape)
            bare = shape == "bare"
            if bare and (sign not in signs or _no_call(value, line.start, at, sign)):
                continue
            yield Sign(Span(match.start(), match.end()), sign, shape, index)


def _single(layout: Layout, bodies: list[SignBody]) -> set[int]:
    """Give the lines of the bodies that have no other of their sign in the list they stand in."""
    out: set[int] = set()
    inside: dict[str, list[int]] = defaultdict(list)
    last = -1
    for body in bodies:
        if any(line.apart for line in layout.lines[last + 1 : body.line]):
            out.update(lines[0] for lines in inside.values() if len(lines) == 1)
            inside.clear()
        inside[body.sign].append(body.line)
        last = body.line
    out.update(lines[0] for lines in inside.values() if len(lines) == 1)
    return out


def _is_far(queue: deque[Sign], body: SignBody, *, alike: bool) -> bool:
    """Tell whether the first call of some is too far above a body, which others call too."""
    if body.line - queue[0].line > _FARTHEST:
        return True
    return alike and len(queue) > 1 and body.whole.start - queue[0].whole.end > _PAGE


def _bodies(value: str, layout: Layout, brackets: list[Bracket]) -> list[SignBody]:
    found = [
        SignBody(b.whole, b.inner.start, b.symbol, "bracket", layout.line_at(b.whole.start))
        for b in brackets
        if b.symbol and not b.inline
    ]
    ahead = {body.line for body in found}
    for index, line in enumerate(layout.lines):
        if index in ahead or line.heading or line.closed_to_calls:
            continue
        match = _BODY.match(value, line.start, line.end)
        if not match or match.end() >= line.end:
            continue
        shape = match.lastgroup or ""
        sign = match.group(shape)
        found.append(SignBody(Span(line.start, line.end), match.end(), sign, shape, index))
    return sorted(found, key=lambda body: body.line)


def _bullets(bodies: list[SignBody]) -> set[int]:
    """Give the lines that begin with a bare star as three or more of their neighbours do."""
    lines = [body.line for body in bodies if body.shape == "bare" and body.sign == "*"]
    found: set[int] = set()
    for first, third in zip(lines, lines[2:], strict=False):
        if third - first == 2:
            found.update(range(first, third + 1))
    return found


def _no_call(value: str, low: int, at: int, sign: str) -> bool:
    """Tell whether a bare sign is a name's (A*, 5*) or closes ``*words*`` opened in the line."""
    if sign[0] != "*":
        return False
    p, q = value[at - 1], value[at - 2] if at - 2 >= low else " "
    if p.isdecimal() or (p.isalpha() and not q.isalpha()):
        return True
    opened = value.rfind("*", max(low, at - 200), at)
    if opened < 0 or opened + 1 >= at:
        return False
    free = opened == low or not value[opened - 1].isalnum()
    return free and not value[opened + 1].isspace()

"""Takes the numberings of a text one after another; gives the plan: labels, spans and flags."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.structure.model import Body, Call, Flag, NotePlan
from publish.structure.notes import assemble, report, rescue, works
from publish.structure.notes.labels import INLINE, UNMARKED, name_of, run_letter
from publish.structure.notes.marks import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.bracketed import Bracket
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head, Mark
    from publish.structure.notes.match import Numbering
    from publish.structure.notes.symbols import Signs
    from publish.text import Span

_OWN_SHAPE = {Style.SUPERSCRIPT, Style.SQUARE, Style.CURLY}


def _sure(score: float) -> float:
    return round(1 / (1 + math.exp(-min(max(score, -20.0), 20.0))), 3)


@dataclass(slots=True)
class Draft:
    """The plan of one text while it is made."""

    value: str
    layout: Layout
    groups: Sequence[Group]
    spread: bool = False
    taken: set[str] = field(default_factory=set)
    free: dict[tuple[str, int], int] = field(default_factory=dict)
    """By name and run, the run from which on a label may be free: below, all are taken."""
    calls: list[Call] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    called: dict[int, str] = field(default_factory=dict)
    """The label of each head that a call was found for, by the head's first character."""
    run_of_group: dict[int, int] = field(default_factory=dict)
    accepted: list[tuple[Numbering, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spread = assemble.is_spread(self.layout)

    def label(self, name: str, run: int = 1) -> str:
        """Give the label of a note: its own name, and where that is taken its run's letter."""
        free = self.free.get((name, run), run)
        while (label := f"{name}{run_letter(free)}") in self.taken:
            free += 1
        self.free[name, run] = free + 1
        self.taken.add(label)
        return label

    def add(self, numbering: Numbering) -> None:
        """Take a numbering in, unless what is there already accounts for it."""
        pairs = {
            index: pair
            for index, pair in numbering.bodies.items()
            if pair[0].start not in self.called
        }
        calls = numbering.calls
        if self.calls and (2 * len(pairs) < len(calls)):
            return
        for index, (head, group) in pairs.items():
            self.called[head.start] = ""
            self.run_of_group.setdefault(group, numbering.runs[index])
        numbers: defaultdict[int, set[int]] = defaultdict(set)
        for group, run in self.run_of_group.items():
            numbers[run].update(head.number for head in self.groups[group].heads)
        names: list[str] = []
        for index, mark in enumerate(calls):
            run = numbering.runs[index]
            plain = name_of(mark.number, mark.kind)
            label = self.label(plain, run)
            names.append(label)
            paired = index in pairs
            call = self._call(mark, label, 2.0 if paired else 0.0)
            self.calls.append(call)
            if paired:
                self.called[pairs[index][0].start] = label
            else:
                self.flags.append(report.body_missing(call))
            new_run = index > 0 and run != numbering.runs[index - 1]
            if new_run and not numbers[run]:
                self.flags.append(report.restart(call))
        self.accepted.append((numbering, names))
        if not numbering.sorted:
            self._add_gaps(calls, numbering.runs, numbers)

    def _call(self, mark: Mark, label: str, more: float) -> Call:
        end = mark.end
        stops = self.value[end : end + 2]
        if mark.style is Style.SPACED and len(stops) == 2 and stops[0] == " " and stops[1] in ".,;":
            end += 1
        sure = _sure(mark.score + more)
        return Call(mark.start, end, label, mark.number, sure, mark.evidence)

    def _add_gaps(
        self, calls: Sequence[Mark], runs: Sequence[int], numbers: defaultdict[int, set[int]]
    ) -> None:
        for one, two, number, run in report.missing_between(calls, runs):
            place = rescue.find(self.value, number, one.end, two.start)
            if place:
                low = max(one.end, place.start - 12)
                shown = self.value[low : place.end].split()[-1]
                self.flags.append(report.proposed(number, place.start, place.end, shown))
                label = f"proposed-{number}"
                self.calls.append(Call(place.start, place.end, label, number, 0.5, proposed=True))
            elif number not in numbers[run]:
                self.flags.append(report.both_missing(one, two, number))

    def add_uncalled(self, heads: Iterable[Head]) -> None:
        """Make the bodies, those without a call where their place leaves no doubt."""
        chosen: set[int] = set()
        calling = {self.layout.line_at(call.start) for call in self.calls if not call.proposed}
        for index, group in enumerate(self.groups):
            accepted = self._accepted(index, group)
            if not accepted:
                continue
            chosen.update(head.start for head in accepted)
            first = len(self.bodies)
            lasts = assemble.reach(
                self.value, self.layout, group, accepted, calling, spread=self.spread
            )
            for head, last in zip(accepted, lasts, strict=True):
                label = self.called.get(head.start, "")
                uncalled = not label
                if uncalled:
                    run = self.run_of_group.get(index, 1)
                    plain = name_of(head.number, head.kind)
                    label = self.label(plain, run)
                body = assemble.body(
                    self.value,
                    self.layout,
                    label,
                    head,
                    last,
                    spread=self.spread,
                    sure=_sure(head.score + 2),
                )
                self.bodies.append(body)
                if uncalled:
                    self.flags.append(report.call_missing(body))
                if head.misread:
                    self.flags.append(report.number_misread(body))
                if not head.closed and len(body.paragraphs) > 1 and head is accepted[-1]:
                    self.flags.append(report.continued(body))
            if len(accepted) > 1 and group.doubtful:
                self.flags.append(report.bodies_doubtful(self.bodies[first:]))
        self._add_twice(heads, chosen)

    def _accepted(self, index: int, group: Group) -> list[Head]:
        """Give the heads of a group that are bodies."""
        called = [head for head in group.heads if head.start in self.called]
        if called:
            if group.zone < 0 and 3 * len(called) < len(group.heads):
                return called
            return list(group.heads)
        if group.heads[0].closed:
            return list(group.heads)
        if group.zone >= 0 and group.surely and index not in self.run_of_group:
            return list(group.heads)
        return []

    def _add_twice(self, heads: Iterable[Head], chosen: set[int]) -> None:
        """Flag a line that begins as the body above it begins."""
        above: Head | None = None
        for head in heads:
            if head.start in chosen:
                above = head
            elif (
                above is not None
                and head.number == above.number
                and (head.style, head.kind) == (above.style, above.kind)
                and head.line <= above.last + 4
                and not any(
                    line.heading or line.announces or line.bare
                    for line in self.layout.lines[above.last + 1 : head.line]
                )
            ):
                label = self.called.get(above.start, str(above.number))
                self.flags.append(report.body_twice(label, head.number, head.start, head.end))

    def add_again(self, marks: Iterable[Mark]) -> None:
        """Make the calls that call a note once more, where their own evidence is strong."""
        spans = self.spans()
        for numbering, names in self.accepted:
            calls, runs = numbering.calls, numbering.runs
            family = calls[0].family
            taken = {call.start for call in calls}
            labels: dict[int, str] = {}
            at = inside = run = 0
            for mark in marks:
                while at < len(calls) and calls[at].start < mark.start:
                    if runs[at] != run:
                        run = runs[at]
                        labels.clear()
                    labels[calls[at].number] = names[at]
                    at += 1
                while inside < len(spans) and spans[inside].end <= mark.start:
                    inside += 1
                if inside < len(spans) and spans[inside].start <= mark.start:
                    continue
                strong = mark.score >= (2.5 if mark.style in _OWN_SHAPE else 3.0)
                strong = strong or (numbering.sorted and works.cites_again(self.value, mark))
                if mark.start in taken or mark.family != family or not strong:
                    continue
                if mark.number in labels:
                    call = self._call(mark, labels[mark.number], 0.0)
                    self.calls.append(call)
                    self.flags.append(report.cited_again(call))

    def add_brackets(self, brackets: Iterable[Bracket]) -> None:
        """Make the notes whose words stand in brackets where they are called."""
        for bracket in brackets:
            if not bracket.complete:
                self.flags.append(report.unclosed(bracket.whole.start, bracket.whole.end))
            if bracket.symbol or (bracket.number and not bracket.inline):
                continue
            if bracket.inline:
                if not bracket.complete:
                    continue
                numbered = bracket.number > 0
                name = name_of(bracket.number, bracket.kind) if numbered else INLINE
                label = self.label(name)
                start = bracket.whole.start
                start -= start > 0 and self.value[start - 1] == " "
                end, inner = bracket.whole.end, bracket.inner
                self.calls.append(Call(start, end, label, bracket.number, 0.98, inline=inner))
            else:
                body = Body(self.label(UNMARKED), bracket.whole, (bracket.inner,), 0, 0.9)
                self.bodies.append(body)
                self.flags.append(report.call_missing(body))

    def add_signs(self, signs: Signs) -> None:
        """Make the notes that signs call."""
        labels: dict[Span, str] = {}
        for sign, found in signs.pairs:
            label = labels[found.whole] = self.label(sign.name)
            self.calls.append(Call(sign.whole.start, sign.whole.end, label, 0, 0.97))
            self.bodies.append(
                assemble.sign_body(
                    self.value, self.layout, label, found.whole, found.text, spread=self.spread
                )
            )
        for sign, found in signs.again:
            call = Call(sign.whole.start, sign.whole.end, labels[found.whole], 0, 0.9)
            self.calls.append(call)
            self.flags.append(report.cited_again(call))
        for sign in signs.alone:
            call = Call(sign.whole.start, sign.whole.end, self.label(sign.name), 0, 0.8)
            self.calls.append(call)
            self.flags.append(report.body_missing(call))
        for found in signs.uncalled:
            label = self.label(found.name)
            body = assemble.sign_body(
                self.value, self.layout, label, found.whole, found.text, spread=self.spread
            )
            self.bodies.append(body)
            self.flags.append(report.call_missing(body))

    def spans(self) -> list[Span]:
        """Give the spans of the bodies made so far, in order."""
        return sorted(body.whole for body in self.bodies)

    def keep_whole(self, marks: Iterable[Mark]) -> None:
        """Take back the calls of brackets of which not every number calls a note."""
        made = {call.start for call in self.calls}
        broken = {m.among for m in marks if m.among >= 0 and m.start not in made}
        taken = {m.start for m in marks if m.among in broken}
        if not taken.intersection(made):
            return
        self.calls = [call for call in self.calls if call.start not in taken]
        self.flags = [flag for flag in self.flags if flag.start not in taken]
        called = {call.label for call in self.calls}
        told = {flag.start for flag in self.flags if flag.code == "note-call-missing"}
        for body in self.bodies:
            if body.label not in called and body.whole.start not in told:
                self.flags.append(report.call_missing(body))

    def finish(self) -> NotePlan:
        """Give the plan, in order of place, with nothing that overlaps."""
        bodies: list[Body] = []
        for body in sorted(self.bodies, key=lambda body: body.whole):
            if not bodies or bodies[-1].whole.end <= body.whole.start:
                bodies.append(body)
        calls: list[Call] = []
        at = 0
        for call in sorted(self.calls, key=lambda call: (call.start, call.end)):
            while at < len(bodies) and bodies[at].whole.end <= call.start:
                at += 1
            inside = at < len(bodies) and bodies[at].whole.start < call.end
            # What a body leaves of its line must not begin with a call: “[^1]: …” is a definition.
            leads = at > 0 and bodies[at - 1].whole.end >= call.start - 1
            if not inside and not leads and (not calls or calls[-1].end <= call.start):
                calls.append(call)
        flags = sorted(self.flags, key=lambda flag: (flag.start, flag.end, flag.code))
        return NotePlan(tuple(calls), tuple(bodies), tuple(flags))

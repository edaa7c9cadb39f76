"""Takes what came of normalising a text; gives one screen of plain words, or the same as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.change import State
from publish.clean.rules import RULES
from publish.files import shown
from publish.manuscript.write import INLINE, LAYOUT, Shift
from publish.read.source import Lines
from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.build.normalize import Normalized
    from publish.build.outputs import Outcome
    from publish.clean.change import Change, Pass

_MOST_LINES = 12
_MOST_WIDTH = 60
_DOUBTED = 0.5
_FAMILIES = {rule.name: rule.family for rule in RULES}
_ONE = {"spaces": "space", "lines": "line", "marks": "mark"}
"""What one change of a family is called, where that is not as the family."""
_COUNTED = (
    (BlockKind.HEADING, "heading", "headings"),
    (BlockKind.QUOTATION, "quotation", "quotations"),
    (BlockKind.VERSE, "piece of verse", "pieces of verse"),
    (BlockKind.TABLE, "table", "tables"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing for a person's eye: the code, the words, and lines from 1 in both files."""

    code: str
    message: str
    manuscript_line: int
    source_line: int
    hint: str = ""
    doubted: bool = False
    """It was taken out, and may well be the author's."""


def items(result: Normalized) -> list[Item]:
    """Give what needs a person's eye, in the order of the manuscript."""
    source = Lines(result.source.text.value)
    manuscript = Lines(result.manuscript)
    passes = result.ledger.passes
    shifts = [Shift(one.changes) for one in passes]
    out = [
        Item(
            change.rule,
            _in_words(change),
            manuscript.number(_forward(shifts[at:], change.start)),
            source.number(change.source.start),
            doubted=change.confidence <= _DOUBTED and not change.after.strip(),
        )
        for at, one in enumerate(passes)
        for change in one.changes.where(lambda deed: deed.state is State.REVIEW)
    ]
    last = shifts[_first_of_writing(passes) :]
    out += [
        Item(
            flag.code,
            flag.message,
            manuscript.number(_forward(last, flag.start)),
            source.number(result.clean.origin(flag.start)),
            flag.hint,
        )
        for flag in (*result.structure.flags, *result.structure.notes.flags)
    ]
    return sorted(out, key=lambda item: (item.manuscript_line, item.source_line, item.code))


def _first_of_writing(passes: Sequence[Pass]) -> int:
    written = (INLINE, LAYOUT)
    return len(passes) - sum(one.name in written for one in passes)


def _forward(shifts: Sequence[Shift], offset: int) -> int:
    for shift in shifts:
        offset = shift.start(offset)
    return offset


def _in_words(change: Change) -> str:
    before, after = _short(change.before), _short(change.after)
    why = f" ({change.why})" if change.why else ""
    if not change.applied:
        return f"{before} might be {after or 'nothing'}{why}"
    if not change.before.strip():
        return f"put in: {after}{why}"
    if not change.after.strip():
        return f"taken out: {before}{why}"
    return f"{before} became {after}{why}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return (
        f"“{flat if len(flat) <= _MOST_WIDTH else flat[: _MOST_WIDTH - 1] + '…'}”" if flat else ""
    )


def as_words(outcome: Outcome) -> str:
    """Give the report for a person: what was understood, what was done, what to look at."""
    result = outcome.result
    front = result.front
    lines = [
        f"  title    {front.title or 'not found'}" + (f": {front.subtitle}" * bool(front.subtitle)),
        f"  author   {', '.join(name for name, _ in front.authors) or 'not found'}",
        f"  text     {_text(result)}",
        f"  notes    {_notes(result)}",
        f"  changes  {_changes(result)}",
    ]
    eye = items(result)
    if eye:
        lines.append("  To look at (line in the manuscript, line in the source):")
        lines += _grouped(eye)
    for diagnostic in outcome.diagnostics:
        lines.append(f"  {diagnostic.message}")
    made = "written" if outcome.written else "nothing new"
    need = f"{len(eye)} to look at" if eye else "nothing to look at"
    size = len(result.manuscript.encode("utf-8", "replace")) / 1000
    lines.append(f"{shown(outcome.manuscript)}: {made}, {size:,.1f} kB, {need}")
    return "\n".join(lines)


def _text(result: Normalized) -> str:
    kinds = Counter(block.kind for block in result.structure.blocks)
    words = len(_after_front_matter(result.manuscript).split())
    counts = [_count(kinds[kind], one, many) for kind, one, many in _COUNTED if kinds[kind]]
    return ", ".join([_count(words, "word", "words"), *counts])


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _after_front_matter(manuscript: str) -> str:
    return manuscript.removeprefix("---\n").partition("\n---\n")[2]


def _notes(result: Normalized) -> str:
    plan = result.structure.notes
    calls = [call for call in plan.calls if not call.proposed]
    if not calls and not plan.moved:
        return "none"
    have = {body.label for body in plan.bodies} | {call.label for call in calls if call.inline}
    called = {call.label for call in calls}
    parts = [_count(len(calls), "call", "calls"), _count(len(have), "body", "bodies")]
    if missing := len(called - have):
        parts.append(f"{missing} missing from the copy")
    if plan.front:
        parts.append(f"{len(plan.front)} at the head of the manuscript")
    if unplaced := len(have - called):
        parts.append(f"{unplaced} without a call")
    return ", ".join(parts)


def _changes(result: Normalized) -> str:
    families: Counter[str] = Counter()
    for one in result.ledger.passes:
        for deed in one.changes.deeds:
            if deed.applied:
                families[_FAMILIES.get(deed.rule, "manuscript")] += 1
    counts = [_count(count, _ONE.get(each, each), each) for each, count in families.items()]
    return f"{families.total()}: " + ", ".join(counts) if counts else "none"


def _grouped(eye: Sequence[Item]) -> Iterator[str]:
    """Give one line an item where they are few, else one a kind; what is doubted comes first."""
    kinds: dict[tuple[bool, str], list[Item]] = defaultdict(list)
    for item in eye:
        kinds[not item.doubted, item.code].append(item)
    room = _MOST_LINES
    for (certain, code), found in sorted(kinds.items(), key=lambda kind: kind[0][0]):
        if room <= 0:
            yield f"    and {len(kinds)} kinds in all; --json lists every one"
            return
        few = found if len(found) <= 3 or len(eye) <= _MOST_LINES else found[: 1 if certain else 3]
        for item in few:
            more = f", and {len(found) - 1} more of the kind" if len(few) < len(found) else ""
            yield f"    {item.manuscript_line} ({item.source_line})  {item.message}{more}  [{code}]"
            room -= 1


def as_data(outcome: Outcome) -> dict[str, object]:
    """Give the report for a program."""
    result = outcome.result
    rules: Counter[str] = Counter(
        d.rule for one in result.ledger.passes for d in one.changes.deeds if d.applied
    )
    plan = result.structure.notes
    return {
        "manuscript": shown(outcome.manuscript),
        "source": result.source.name,
        "written": [shown(path) for path in outcome.written],
        "title": result.front.title,
        "subtitle": result.front.subtitle,
        "authors": [name for name, _ in result.front.authors],
        "calls": sum(not call.proposed for call in plan.calls),
        "bodies": len(plan.bodies),
        "changes": dict(sorted(rules.items())),
        "look-at": [
            {
                "code": item.code,
                "message": item.message,
                "line": item.manuscript_line,
                "source-line": item.source_line,
                **({"hint": item.hint} if item.hint else {}),
            }
            for item in items(result)
        ],
    }

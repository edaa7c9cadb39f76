"""Takes a source, its manuscript and ledger; gives nothing, or the name of the invariant broken.

The six invariants of a run. Each is proved from what is about to be written, not from how it was
made, so that a fault of any stage stops the run.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.build.reparse import reparsed
from publish.clean.change import State, redo
from publish.clean.run import is_sentence_like
from publish.diagnostics import Diagnostic, PublishError, Where
from publish.manuscript import ledger as ledgers
from publish.manuscript.layout import FRONT
from publish.manuscript.write import INLINE, LAYOUT
from publish.structure.names import only_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publish.manuscript.ledger import Ledger
    from publish.manuscript.write import Written
    from publish.read.source import Source

_WORD = re.compile(r"[^\W_]+")
_DATED = re.compile(r"^date: [\"']?(.*?)[\"']?$", re.MULTILINE)
_NAMED = re.compile(r"^ *- name: [\"']?(.*?)[\"']?$", re.MULTILINE)
_FEW_WORDS = 8
_LONG_WORD = 12
"""Characters that count as a word, in scripts that set no space between words."""
_MOST_REMOVED = 0.02
"""The share of a source's words above which what is removed needs a person's eye."""


def hold(
    source: Source, manuscript: str, ledger: Ledger, dumped: Iterable[str], written: Written
) -> None:
    """Check the six invariants; raises PublishError naming the first that is broken.

    ``dumped`` is the ledger's text in parts, each of whole lines.
    """
    value = source.text.value
    faults = (
        (1, "the ledger undone does not give the source back", _undone(source, manuscript, ledger)),
        (2, "a character is neither kept nor in the ledger", _kept(value, manuscript, ledger)),
        (3, "a word changed that no edit names", _words(value, manuscript, ledger)),
        (4, "much was removed without asking for review", _reviewed(value, ledger)),
        (5, "the manuscript does not read as it was meant", reparsed(manuscript, written)),
        (6, "a second run would give something else", _again(value, manuscript, ledger, dumped)),
    )
    for number, message, detail in faults:
        if detail:
            raise PublishError(
                Diagnostic(
                    f"invariant-{number}",
                    f"nothing was written, since {message}: {detail}",
                    Where(source.name),
                    hint="This is a fault of publish, not of your text. Please report it, with the "
                    "source if you may share it.",
                )
            )


def _undone(source: Source, manuscript: str, ledger: Ledger) -> str:
    try:
        same = ledger.source_bytes(manuscript) == source.data
    except (ValueError, UnicodeError) as error:
        return str(error)
    return "" if same else "the bytes differ"


def _kept(value: str, manuscript: str, ledger: Ledger) -> str:
    """Balance the characters: source and what was put in against manuscript and what was taken."""
    balance = Counter(value)
    balance.subtract(Counter(manuscript))
    for one in ledger.passes:
        made = [deed for deed in one.changes.deeds if deed.applied]
        balance.subtract(Counter("".join([deed.before for deed in made])))
        balance.update(Counter("".join([deed.after for deed in made])))
    wrong = sorted(char for char, n in balance.items() if n and not char.isspace())
    return f"U+{ord(wrong[0]):04X} {wrong[0]!r}" if wrong else ""


def _words(value: str, manuscript: str, ledger: Ledger) -> str:
    """See that the words no edit touches stand in the manuscript, in their order."""
    ahead = iter(_WORD.findall(manuscript))
    for start, end in _untouched(len(value), ledger):
        words = _WORD.findall(value, start, end)
        # A word that goes on beyond an end is touched there.
        if words and start and _WORD.match(value, start) and _WORD.match(value, start - 1):
            del words[0]
        if words and _WORD.match(value, end - 1) and _WORD.match(value, end):
            del words[-1]
        for word in words:
            if word not in ahead:
                return f"{word[:60]!r} at character {value.find(word, start)}"
    return ""


def _untouched(size: int, ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Give the stretches of the source between which changes reach it, in order."""
    touched = bytearray(size + 1)
    for one in ledger.passes:
        for start, end in one.changes.sources():
            if end - start < 2:
                touched[start] = touched[end] = 1
            else:
                touched[start : end + 1] = b"\x01" * (end + 1 - start)
    start = touched.find(0)
    while start >= 0:
        end = touched.find(1, start)
        end = size + 1 if end < 0 else end
        # Places lie between characters: the last one of a stretch ends it.
        if end - 1 > start:
            yield start, end - 1
        start = touched.find(0, end)


def _reviewed(value: str, ledger: Ledger) -> str:
    if lost := _lost_to_front(ledger):
        return lost
    removed: Counter[str] = Counter()
    unseen: Counter[str] = Counter()
    for one in ledger.passes:
        if one.name in (INLINE, LAYOUT):
            continue
        for deed, times in one.changes.alike():
            if not deed.applied or deed.after.strip():
                continue
            if deed.state is State.AUTO and is_sentence_like(deed.before):
                return f"{deed.rule} took {deed.before[:60]!r}"
            count = len(_WORD.findall(deed.before)) * times
            removed[deed.rule] += count
            unseen[deed.rule] += count if deed.state is State.AUTO else 0
    total = len(_WORD.findall(value))
    for rule, count in removed.items():
        if unseen[rule] and count > max(_MOST_REMOVED * total, 20):
            return f"{rule} took {count} of {total} words"
    return ""


def _lost_to_front(ledger: Ledger) -> str:
    """See that what left the text for the front matter arrived there, but for a few words.

    The hour beside the names and the day, or how long a page takes to read, need not arrive.
    """
    deeds = [d for one in ledger.passes if one.name == LAYOUT for d in one.changes.deeds]
    front = [d for d in deeds if d.rule == FRONT and d.applied]
    arrived = {word.lower() for d in front for word in _WORD.findall(d.after)}
    names = [name for d in front for name in _NAMED.findall(d.after)]
    dated = "\n".join(day for d in front for day in _DATED.findall(d.after))
    for deed in front:
        rows = (row for row in deed.before.split("\n") if not only_names(row, names, dated))
        said = "\n".join(rows)
        gone = [word for word in _WORD.findall(said) if word.lower() not in arrived]
        if sum(max(1, len(word) // _LONG_WORD) for word in gone) > _FEW_WORDS:
            return f"{FRONT} took {deed.before[:60]!r}"
    return ""


def _again(value: str, manuscript: str, ledger: Ledger, dumped: Iterable[str]) -> str:
    """Read the ledger back as the next run would, and make its changes again."""
    if not ledgers.reads_back(dumped, ledger):
        return "the ledger reads back as another"
    last: dict[str, int] = {}
    for one in ledger.passes:
        for stem, number in one.changes.numbers():
            # They are given in turn, so that the last of a stem stands for all before it.
            if last.get(stem, 0) >= number:
                return f"the id {stem}, number {number}, stands twice in the ledger"
            last[stem] = number
    try:
        same = redo(value, ledger.passes) == manuscript
    except ValueError as error:
        return str(error)
    return "" if same else "its changes made again differ"

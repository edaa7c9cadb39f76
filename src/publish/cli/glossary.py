"""Takes `publish glossary`; gives what the readings offer, and the editor's decisions on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from publish.diagnostics import Diagnostic
    from publish.glossary.model import Glossary, State
    from publish.glossary.review import Candidate


@click.group("glossary", invoke_without_command=True)
@speak.packet_option
@speak.json_option
@click.pass_context
def command(context: click.Context, folder: Path, as_json: bool) -> int | None:
    """Show what the readings offer for the glossary, with the evidence, the surest first.

    Take a term over with `accept`, be rid of it with `reject`: it does not come back.
    """
    if context.invoked_subcommand is not None:
        context.obj = (folder, as_json)
        return None
    desk = _Desk(folder)
    desk.file_proposals()
    count = speak.plural(len(desk.waiting), "proposal")
    entries = speak.plural(len(desk.glossary.approved()), "entry", "entries")
    last = f"{count} in {desk.shown_proposed}; the glossary has {entries}."
    if desk.moved:
        last += f" {speak.plural(desk.moved, 'place')} brought up to date."
    lines = [*(_told(c) for c in desk.waiting), last]
    return speak.finish(
        desk.diagnostics,
        lines,
        as_json=as_json,
        proposals=[_as_data(c) for c in desk.waiting],
        moved=desk.moved,
    )


_terms = click.argument("terms", nargs=-1, metavar="[TERM]...")
_above = click.option(
    "--above",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help="Also every term with this score or a better one, from 0 to 1.",
)


_reading = click.option(
    "--reading", metavar="NAME", help="Only what this reading says, by its file's name."
)


@command.command("accept")
@_terms
@_above
@_reading
@click.option("--expansion", default="", metavar="WORDS", help="Another reading of the acronym.")
@speak.packet_option
@speak.json_option
@click.pass_context
def accept(
    context: click.Context,
    *,
    terms: tuple[str, ...],
    above: float | None,
    reading: str | None,
    expansion: str,
    folder: Path,
    as_json: bool,
) -> int:
    """Take terms over into manuscript/glossary.yaml, in the readings' own words."""
    from publish.glossary.model import State

    desk = _desk(context, folder, reading)
    as_json = as_json or context.obj[1]
    return _decide(desk, terms, above, State.APPROVED, expansion=expansion, as_json=as_json)


@command.command("reject")
@_terms
@_above
@_reading
@speak.packet_option
@speak.json_option
@click.pass_context
def reject(
    context: click.Context,
    *,
    terms: tuple[str, ...],
    above: float | None,
    reading: str | None,
    folder: Path,
    as_json: bool,
) -> int:
    """Be rid of terms for good: manuscript/glossary.yaml remembers them as rejected."""
    from publish.glossary.model import State

    desk = _desk(context, folder, reading)
    as_json = as_json or context.obj[1]
    return _decide(desk, terms, above, State.REJECTED, as_json=as_json)


def _desk(context: click.Context, folder: Path, reading: str | None) -> _Desk:
    """Take the packet named after the decision, or before it, or the one a person stands in."""
    given = context.get_parameter_source("folder") is not click.core.ParameterSource.DEFAULT
    return _Desk(folder if given else context.obj[0], reading)


def _decide(
    desk: _Desk,
    terms: Sequence[str],
    above: float | None,
    state: State,
    *,
    expansion: str = "",
    as_json: bool,
) -> int:
    from publish.glossary import review, store

    if not terms and above is None:
        raise click.UsageError("Name a term, or say --above SCORE.")
    picked = review.chosen(desk.offered(), terms, above, desk.glossary)
    entries = review.decide(picked, state, desk.readings, expansion)
    if entries:
        store.add(desk.glossary_path, entries)
        desk.look_again()
    desk.file_proposals()
    lines = [f"{entry.state} {entry.term}" for entry in entries]
    count = speak.plural(len(entries), "term")
    left = speak.plural(len(desk.waiting), "proposal")
    lines.append(f"{count} {state} in {desk.shown_glossary}; {left} left.")
    return speak.finish(
        desk.diagnostics,
        lines,
        as_json=as_json,
        decided=[{"term": e.term, "state": str(e.state)} for e in entries],
        proposals=[_as_data(c) for c in desk.waiting],
    )


class _Desk:
    """A packet's readings, its glossary and what waits for a decision."""

    def __init__(self, folder: Path, reading: str | None = None) -> None:
        from publish.files import shown
        from publish.glossary import store
        from publish.glossary.flows import paragraphs
        from publish.packet.find import find_root
        from publish.packet.load import load

        packet = load(find_root(folder)).value
        self.texts: Mapping[str, Sequence[str]] = {
            r.slug: paragraphs(r.manuscript.blocks) for r in packet.texts
        }
        self.readings = {r.slug: self.texts[r.slug] for r in packet.readings}
        self.only = reading.removesuffix(".md") if reading else ""
        if self.only and self.only not in self.readings:
            known = ", ".join(self.readings)
            message = f"The packet's readings are {known}."
            raise click.UsageError(message)
        self.glossary_path = packet.folder / store.FILE
        self.proposed_path = packet.folder / store.PROPOSED_FILE
        self.shown_glossary = shown(self.glossary_path)
        self.shown_proposed = shown(self.proposed_path)
        self.glossary: Glossary
        self.waiting: tuple[Candidate, ...]
        self.diagnostics: tuple[Diagnostic, ...]
        self.look_again()
        self.moved = self.bring_up_to_date()

    def offered(self) -> list[Candidate]:
        """Give the candidates of the reading that was named, or all."""
        return [c for c in self.waiting if not self.only or c.places[0].reading == self.only]

    def bring_up_to_date(self) -> int:
        """Write where the words of accepted entries stand now; give how many have moved."""
        from publish.glossary import store, truth

        moved = list(truth.moved(self.glossary.entries, self.texts))
        if moved:
            store.move(self.glossary_path, moved)
            self.look_again()
        return len(moved)

    def look_again(self) -> None:
        from publish.glossary import review, store

        loaded = store.load(self.glossary_path)
        self.glossary, self.diagnostics = loaded.value, loaded.diagnostics
        self.waiting = review.candidates(self.readings, self.glossary)

    def file_proposals(self) -> None:
        """Write the proposals beside the editor's file, where anything changed."""
        from publish.glossary import store

        store.write_proposed(
            self.proposed_path,
            [c.entry for c in self.waiting],
            [f"{c.score:.2f}, {'; '.join(c.evidence)}" for c in self.waiting],
        )


def _told(candidate: Candidate) -> str:
    entry = candidate.entry
    lines = [f"{candidate.score:.2f}  {entry.term}"]
    if entry.expansion:
        lines.append(f"      {entry.expansion}")
        lines.extend(f"      or: {other}" for other in candidate.alternatives)
    if entry.definition:
        lines.append(f"      “{entry.definition}”")
    uses = speak.plural(len(candidate.places), "place")
    source = entry.source.reading if entry.source else ""
    lines.append(f"      {'; '.join(candidate.evidence)} ({source}, {uses})")
    lines.append(f"      {_context(candidate)}")
    return "\n".join(lines)


def _context(candidate: Candidate, reach: int = 60) -> str:
    start = max(0, candidate.at - reach)
    end = min(len(candidate.context), candidate.at + len(candidate.entry.term) + reach)
    before = "…" if start else ""
    after = "…" if end < len(candidate.context) else ""
    return f"{before}{candidate.context[start:end].strip()}{after}"


def _as_data(candidate: Candidate) -> dict[str, object]:
    entry = candidate.entry
    source = entry.source
    return {
        "term": entry.term,
        "expansion": entry.expansion,
        "alternatives": list(candidate.alternatives),
        "definition": entry.definition,
        "evidence": list(candidate.evidence),
        "score": candidate.score,
        "uses": len(candidate.places),
        "places": [[place.paragraph, place.start, place.end] for place in candidate.places],
        "reading": source.reading if source else "",
        "paragraph": source.paragraph if source else 0,
        "span": [source.start, source.end] if source else [],
    }

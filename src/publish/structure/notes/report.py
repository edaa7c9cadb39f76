"""Takes the calls and bodies of a text; gives what a person should look at, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.structure.model import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.model import Block, Body, Call
    from publish.structure.notes.marks import Mark

_MANY = 50


def body_missing(call: Call) -> Flag:
    """Flag a call whose body the text lacks."""
    return _called(
        "note-body-missing",
        call,
        "here, but its text is not in the copy",
        "Look for the note in a fuller copy and put its words in the place kept for them.",
    )


def in_front(call: Call, place: str) -> Flag:
    """Flag a call in front matter whose note has gone there too."""
    return _called(
        "note-in-front-matter",
        call,
        f"in the {place}; its words stand at the head of the manuscript, as the text's or the "
        "author's note",
        "Check that the note is said of the right author, or of the text.",
    )


def front_body_missing(call: Call, place: str) -> Flag:
    """Flag a call in front matter whose body the text lacks."""
    return _called(
        "note-body-missing",
        call,
        f"in the {place}, but its text is not in the copy; its mark was left there",
        f"Take the mark out of the {place}, or write the note's words as note: beside it.",
    )


def front_called_too(call: Call, place: str) -> Flag:
    """Flag a call in front matter of a note that the text calls as well."""
    return _called(
        "note-in-front-matter",
        call,
        f"in the {place} and in the text; the mark in the {place} was left there",
        f"Take the mark out of the {place}.",
    )


def call_missing(body: Body) -> Flag:
    """Flag a body that no call was found for."""
    return Flag(
        "note-call-missing",
        body.whole.start,
        body.whole.end,
        f"note {_shown(body.number, body.label)} stands here, but nothing in the text calls it",
        f"Put [^{body.label}] where the note belongs; until then it stands under Unplaced notes.",
    )


def bodies_doubtful(bodies: Sequence[Body]) -> Flag:
    """Flag bodies that may be a list of the text's own."""
    one, last = (_shown(body.number, body.label) for body in (bodies[0], bodies[-1]))
    return Flag(
        "note-bodies-doubtful",
        bodies[0].whole.start,
        bodies[-1].whole.end,
        f"{len(bodies)} numbered lines were taken for notes {one} to {last} by their numbers and "
        "their place alone",
        "If they are a list of the text's own, put them back, and mark the notes as missing.",
    )


def body_twice(label: str, number: int, start: int, end: int) -> Flag:
    """Flag a second body with a number that a body already has."""
    return Flag(
        "note-body-twice",
        start,
        end,
        f"a second note {_shown(number, label)} stands here",
        "Decide which of the two belongs to the call, and where the other one goes.",
    )


def cited_again(call: Call) -> Flag:
    """Flag a call that calls a note once more."""
    return _called(
        "note-cited-again",
        call,
        "a second time",
        "Check that the same note is meant, and not a misprinted number.",
    )


def parted(block: Block) -> Flag:
    """A sentence may go on below the notes of a page, or a name that is written small begin one."""
    return Flag(
        "sentence-parted",
        block.start,
        block.start,
        "a sentence may go on here, parted from its beginning by the notes of a page",
        "Join it to the paragraph above if it does.",
    )


def restart(call: Call) -> Flag:
    """Flag a numbering that begins anew with no bodies to show that it does."""
    return Flag(
        "note-restart",
        call.start,
        call.end,
        f"the notes are numbered anew from {call.number} here",
        "Check that a new section begins here.",
    )


def proposed(number: int, start: int, end: int, shown: str) -> Flag:
    """Flag a place where a missing call may be hidden in a figure."""
    return Flag(
        "note-call-missing",
        start,
        end,
        f"the call of note {number} may be hidden in “{shown}”",
        f"If it is, write the figure without its last digits and [^{number}] after it.",
    )


def number_misread(body: Body) -> Flag:
    """Flag a body whose number was read out of letters: “lO.” for 10."""
    return Flag(
        "note-number-misread",
        body.whole.start,
        body.whole.end,
        f"this was read as note {body.label}, though its number has letters in it",
        "Check the number against the notes before and after it.",
    )


def continued(body: Body) -> Flag:
    """Flag paragraphs that were taken into the last body before the text's end."""
    return Flag(
        "note-continued",
        body.paragraphs[1].start,
        body.whole.end,
        f"these paragraphs were read as part of note {_shown(body.number, body.label)}",
        "Check that they belong to the note.",
    )


def unclosed(start: int, end: int) -> Flag:
    """Flag a note in brackets whose closing bracket is missing."""
    return Flag(
        "note-unclosed",
        start,
        end,
        "the bracket of this note is never closed",
        "Put the closing bracket where the note ends.",
    )


def both_missing(one: Mark, two: Mark, number: int) -> Flag:
    """Flag a number that neither a call nor a body carries."""
    return Flag(
        "note-both-missing",
        one.start,
        two.end,
        f"between the calls of notes {one.number} and {two.number} there is none of note "
        f"{number}, and no such note stands in the copy",
        "Look in a fuller copy for where it was called.",
    )


def missing_between(
    calls: Sequence[Mark], runs: Sequence[int]
) -> Iterator[tuple[Mark, Mark, int, int]]:
    """Give each number left out between two calls of a run: the calls, the number, the run."""
    for one, two, before, run in zip(calls, calls[1:], runs, runs[1:], strict=False):
        if run == before and two.number - one.number <= _MANY:
            for number in range(one.number + 1, two.number):
                yield one, two, number, run


def _shown(number: int, label: str) -> str:
    return str(number) if number and label[:1].isdigit() else label


def _called(code: str, call: Call, how: str, hint: str) -> Flag:
    """Flag a call: ``how`` says where its note is called, or how often."""
    note = _shown(call.number, call.label)
    return Flag(code, call.start, call.end, f"note {note} is called {how}", hint)

"""Takes an edition; gives its numbered paragraphs, and those that a person's words point at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.bind.markup import words
from publish.check.handed_out import Paragraph
from publish.diagnostics import Diagnostic, Exit, PublishError

if TYPE_CHECKING:
    from publish.bind.model import Edition

_PLACE = re.compile(r"(?P<reading>.*?)[\s,]*(?:¶|par\.?|paragraph|p\.?)\s*(?P<number>\d+[a-z]*)")


def paragraphs(edition: Edition) -> tuple[Paragraph, ...]:
    """Give every numbered paragraph of an edition in order, with its words and its notes'."""
    return tuple(
        Paragraph(
            section.name,
            section.title,
            block.get("data-p", ""),
            words(block),
            tuple(
                words(notes[call])
                for link in block.iter("a")
                if (call := link.get("href", "")) in notes
            ),
        )
        for section in edition.sections
        for notes in [{f"#{each.get('id')}": each for each in section.tree.iter("aside")}]
        for block in section.tree
        if block.get("data-p")
    )


def find(edition: Edition, place: str) -> Paragraph:
    """Give the paragraph that words such as ``reading ¶12`` mean.

    The reading is named by its slug or by words of its title; a packet of one reading needs no
    name. Raises PublishError where the words mean no paragraph, or more than one.
    """
    found = _PLACE.fullmatch(place.strip())
    if found is None:
        msg = f"{place!r} names no paragraph"
        raise _fault(msg, "Write it like: 'reading ¶12'.")
    name, number = found["reading"].strip(" ,“”\"'").casefold(), found["number"]
    every = paragraphs(edition)
    readings = {p.reading: p.title for p in every}
    meant = [
        slug
        for slug, title in readings.items()
        if name == slug or name in (title.casefold(), "") or _initial(name, title)
    ]
    exact = [slug for slug in meant if name in (slug, readings[slug].casefold())]
    meant = exact or meant
    if len(meant) != 1:
        said = "more than one reading" if meant else "no reading"
        msg = f"{name or place!r} names {said}"
        raise _fault(msg, f"Name one of: {', '.join(readings)}.")
    for paragraph in every:
        if (paragraph.reading, paragraph.number) == (meant[0], number):
            return paragraph
    last = [p.number for p in every if p.reading == meant[0]][-1]
    msg = f"{meant[0]} has no paragraph {number}"
    raise _fault(msg, f"Its last is ¶{last}.")


def _initial(name: str, title: str) -> bool:
    return bool(name) and all(word in title.casefold() for word in name.split())


def _fault(message: str, hint: str) -> PublishError:
    return PublishError(Diagnostic("no-such-place", message, hint=hint), exit_code=Exit.USAGE)

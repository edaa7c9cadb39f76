"""Takes an edition; gives its PDF, put together from fragments that a press has typeset.

Readings come first, all at once. Where a section begins on another side than was guessed, or names
pages (contents, glossary), it is typeset when the pages before it are known; nothing is laid out
twice that does not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.bind.model import Kind
from publish.pdf import starts
from publish.pdf.fragment import Fragment, Press, Task
from publish.pdf.look import look
from publish.pdf.merge import Part, Run, merged
from publish.pdf.order import FRONT, needs_blank, roman
from publish.pdf.settings import Settings, page_of
from publish.pdf.starts import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from publish.bind.model import Edition, Section
    from publish.bind.pages import PageMap

_ROUNDS = 8
_NAMES_PAGES = (Kind.CONTENTS, Kind.GLOSSARY)


@dataclass(slots=True)
class Placed:
    """A fragment in its place: the number of its first page, and whether a blank page follows."""

    section: Section
    fragment: Fragment
    first: int
    blank_after: bool

    @property
    def count(self) -> int:
        """The number of its pages, the blank one that follows counted."""
        return self.fragment.pages + self.blank_after


@dataclass(slots=True)
class Arranged:
    """An edition's fragments in their places: the front matter, then the body from page 1."""

    front: list[Placed]
    body: list[Placed]

    def labelled(self) -> Iterable[tuple[Placed, Callable[[int], str]]]:
        """Give every fragment with the way its pages are labelled."""
        yield from ((placed, roman) for placed in self.front)
        yield from ((placed, str) for placed in self.body)


class Arranger:
    """Has an edition's sections typeset and finds their places."""

    def __init__(
        self, edition: Edition, settings: Settings, root: Path | None, press: Press
    ) -> None:
        self._edition, self._settings, self._root = edition, settings, root
        self._press, self._look = press, look(settings, root)
        self._page = page_of(settings)
        self._done: dict[tuple[str, int, tuple[tuple[str, str], ...]], Fragment] = {}
        self._ids = frozenset(
            name for s in edition.sections for e in s.tree.iter() if (name := e.get("id"))
        )
        self._targets = {
            section.name: frozenset(
                target
                for element in section.tree.iter("a")
                if (href := element.get("href", "")).startswith("#")
                and (target := href[1:]) in self._ids
            )
            for section in edition.sections
        }

    def arrange(self) -> Arranged:
        """Give all the fragments in their places."""
        front = [s for s in self._edition.sections if s.kind in FRONT]
        body = [s for s in self._edition.sections if s.kind not in FRONT]
        labels: dict[str, str] = {}
        now = [s for s in self._edition.sections if s.kind not in _NAMES_PAGES]
        self._typeset([self._task(section, 1, labels) for section in now])
        placed_body = self._settle(body, None, labels, str)
        placed_front = self._settle(front, body[0] if body else None, labels, roman)
        return Arranged(placed_front, placed_body)

    def _settle(
        self,
        sections: Sequence[Section],
        then: Section | None,
        labels: dict[str, str],
        label: Callable[[int], str],
    ) -> list[Placed]:
        """Typeset the sections until each begins where it was typeset to begin.

        ``labels`` takes in the labels of the pages on which their ids stand.
        """
        firsts = dict.fromkeys((s.name for s in sections), 1)
        placed: list[Placed] = []
        for round_ in range(_ROUNDS):
            now = [s for s in sections if round_ or s.kind not in _NAMES_PAGES]
            self._typeset([self._task(s, firsts[s.name], labels) for s in now])
            placed = self._place(now, then, firsts, labels)
            for at in reversed(placed):
                for name, number in at.fragment.anchors.items():
                    labels[name] = label(at.first + number)
            wanted = {at.section.name: self._side(at.first) for at in placed}
            settled = len(now) == len(sections) and all(
                self._key(self._task(s, wanted[s.name], labels)) in self._done for s in now
            )
            if settled and wanted == {s.name: firsts[s.name] for s in now}:
                break
            firsts.update(wanted)
        return placed

    def _side(self, first: int) -> int:
        return 2 if self._page.two_sided and first % 2 == 0 else 1

    def _place(
        self,
        sections: Sequence[Section],
        then: Section | None,
        firsts: Mapping[str, int],
        labels: Mapping[str, str],
    ) -> list[Placed]:
        placed: list[Placed] = []
        number = 1
        first_of_body = next((s for s in self._edition.sections if s.kind not in FRONT), None)
        style = self._settings.styled()
        for at, section in enumerate(sections):
            fragment = self._done[self._key(self._task(section, firsts[section.name], labels))]
            follows = sections[at + 1] if at + 1 < len(sections) else then
            blank = needs_blank(
                number + fragment.pages, follows, first_of_body, style, self._page.two_sided
            )
            placed.append(Placed(section, fragment, number, blank))
            number += placed[-1].count
        return placed

    def _task(self, section: Section, first: int, labels: Mapping[str, str]) -> Task:
        folio: tuple[tuple[str, str], ...] = ()
        if section.kind in _NAMES_PAGES:
            targets = sorted(self._targets[section.name])
            folio = tuple((name, labels[name]) for name in targets if name in labels)
        return Task(
            section=section,
            title=self._edition.metadata.title,
            lang=self._edition.metadata.lang,
            settings=self._settings,
            root=self._root,
            ids=self._targets[section.name],
            folio=folio,
            first=first,
            look=self._look,
        )

    def _key(self, task: Task) -> tuple[str, int, tuple[tuple[str, str], ...]]:
        return task.section.name, task.first, task.folio

    def _typeset(self, tasks: list[Task]) -> None:
        new = [task for task in tasks if self._key(task) not in self._done]
        for task, fragment in zip(new, self._press.typeset(new), strict=True):
            self._done[self._key(task)] = fragment


def joined(arranged: Arranged, shell: bytes, press: Press) -> bytes:
    """Merge the fragments; ``shell`` is a PDF with the edition's metadata and one blank page."""
    parts: list[Part] = []
    digests: dict[str, str] = {}
    for placed in (*arranged.front, *arranged.body):
        digests.update(placed.fragment.faces)
        parts.append(Part(placed.fragment.data, placed.fragment.folios, int(placed.blank_after)))
    count = sum(placed.count for placed in arranged.front)
    runs = [Run(0, "r")] if count else []
    runs.append(Run(count, "D"))
    return merged(parts, runs, lambda name: press.face(digests[name]), shell)


def page_map(arranged: Arranged, identifier: str) -> PageMap:
    """Give the page map of an edition that was put together from fragments."""
    return starts.page_map(
        (
            Stretch(
                placed.section.name,
                placed.first,
                label,
                [*placed.fragment.starts, *[("", 0)] * placed.blank_after],
                placed.fragment.anchors,
            )
            for placed, label in arranged.labelled()
        ),
        identifier,
    )

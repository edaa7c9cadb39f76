"""Takes a clean text; gives its units (paragraphs, single lines, stanzas) with what can be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from publish.clean.rules.cover_words import is_cited
from publish.clean.rules.site_words.boxes import EDIT_LINK
from publish.clean.shape import Group, Shape, groups
from publish.structure.days import is_date
from publish.structure.labels import label
from publish.structure.names import byline, is_name
from publish.structure.printed import is_history
from publish.structure.wording import is_addressed, is_known, is_shouted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.structure.labels import Label

_CALL = re.compile(
    r"(?:\s?\[(?:\d{1,3}|[*†‡])\]|[¹²³⁰⁴-⁹]+|\s?\((?:\d{1,3}|[*†‡+])\)|(?<=[a-z\"”’)?!])\d{1,2}"
    r"|(?<=[a-z][.,])\d{1,2}"
    r"|(?<=[A-Za-z)\"”’]) \d{1,2}|[*†‡]|\s?\[[Ff]oot-?note\b[^\[\]]{0,300}\])\s*\Z"
)
_CALL_END = re.compile(r"[\d\])¹²³⁰⁴-⁹*†‡]")
"""What a call of a note ends in."""
ATX = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
"""What marks a heading in Markdown; the number signs say its level."""
_MARKUP = "_*# \t\u00a0\u3000"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of scripts that set no space between words; two make about a word."""
_END = re.compile(r"[.!?…。！？][\"'”’)\]_*」』]*(?:\[\d+\]|\d{1,3})?\Z")
SMALL = {
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by",
    "with", "as", "into", "over", "under", "upon", "is", "are", "be", "vs", "via", "its", "it",
}  # fmt: skip
"""Words that title case leaves small, and that end no title."""
_STOPPED = re.compile(r"[.,;:!?—–-][\"'”’)\]_*]*\s*\Z")
_TITLE_PAGE = 12
"""Groups of lines that a title page may reach to."""
_TITLE = 4
"""Lines that a title and its author take at most."""
_PLAIN = re.compile(r"[\W_]+")
_LONGEST_LINE = 320
_OF_LINES = (Shape.PROSE, Shape.LINES, Shape.LIST)


def fold(text: str) -> str:
    """Give the letters and digits of a text in lower case, to compare lines by."""
    return _PLAIN.sub("", text.lower())


def title_case(words: Sequence[str]) -> bool:
    """Tell whether the words that matter begin with capitals."""
    large = [word for word in words if word.lower() not in SMALL and len(word) > 1]
    return len(large) > 1 and sum(word[0].isupper() for word in large) >= 0.75 * len(large)


_Seen = TypeVar("_Seen")


class _once(Generic[_Seen]):  # noqa: N801 - it reads as a property does
    """What is looked for once, when it is first asked for; the library's own takes a lock."""

    def __init__(self, look: Callable[[Wording], _Seen]) -> None:
        self._look = look
        self._name = look.__name__
        self.__doc__ = look.__doc__

    def __get__(self, wording: Wording, _: object = None) -> _Seen:
        seen = wording.__dict__[self._name] = self._look(wording)
        return seen


class Wording:
    """What can be seen of some lines by their characters alone: once for all that read the same."""

    def __init__(self, text: str) -> None:
        self.text = text

    @_once
    def plain(self) -> str:
        """The text on one line, without emphasis marks and note calls at its ends."""
        head = self.text if len(self.text) < 600 else self.text[:300] + " … " + self.text[-300:]
        flat = " ".join(head.split()).strip(_MARKUP)
        if flat.endswith("]"):
            flat = EDIT_LINK.sub("", flat) or flat
        counted = label(flat) if flat[-1:].isdigit() else None
        if counted and not counted.rest and (counted.rank or not is_known(flat.split()[0])):
            return flat
        bare = _CALL.sub("", flat) if _CALL_END.search(flat[-1:]) else flat
        return (len(flat) > 3 and bare.strip(_MARKUP)) or flat

    @_once
    def words(self) -> list[str]:
        """The words, of a long paragraph only the first and last."""
        return _WORD.findall(self.plain)

    @_once
    def folded(self) -> str:
        """The letters and digits of ``plain``, to compare lines by."""
        return fold(self.plain)

    @_once
    def indent(self) -> int:
        """By how many blanks the first line is set in."""
        first = self.text.split("\n", 1)[0]
        return len(first) - len(first.lstrip(" \t\u00a0\u3000"))

    @_once
    def is_sentence(self) -> bool:
        """Whether it reads as a sentence or more: long, or of some words and closed."""
        count = len(self.words) + len(_IDEOGRAPHS.findall(self.text[:400])) // 2
        return count >= 30 or (count >= 9 and self.ends_sentence)

    @_once
    def ends_sentence(self) -> bool:
        """Whether it is closed by a full stop or its like."""
        return bool(_END.search(self.plain))

    @_once
    def known(self) -> bool:
        """Whether it is one of the words that head sections in all kinds of texts."""
        return is_known(self.plain)

    @_once
    def label(self) -> Label | None:
        """The number or label that it carries as a heading."""
        return label(self.plain)

    @_once
    def shouted(self) -> bool:
        """Whether it is set in capitals."""
        return is_shouted(self.plain)

    @_once
    def bare(self) -> bool:
        """Whether lists of people, addresses and signatures have such lines: few plain words."""
        if self.is_sentence or len(self.words) > 12:
            return False
        return not (self.shouted or self.known or self.label)

    @_once
    def addressed(self) -> bool:
        """Whether letters and memoranda begin so: "SUBJECT: …", "Dear …"."""
        return is_addressed(self.plain)

    @_once
    def named(self) -> bool:
        """Whether a person's name stands before the first comma."""
        return is_name(self.plain.split(",")[0])


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, a line that stands alone, or a group of lines that stay lines.

    ``start`` and ``end`` are character offsets into the clean text. ``above`` is the number of
    blank lines before it. ``stanza`` numbers the runs of lines without a blank line between them.
    ``plain``, ``words`` and ``is_sentence`` are those of its wording. ``is_line`` says that it is
    short enough, and of a shape, to be a heading, a name or a date.
    """

    start: int
    end: int
    shape: Shape
    above: int
    stanza: int
    wording: Wording
    plain: str
    words: list[str]
    is_line: bool
    is_sentence: bool

    @property
    def text(self) -> str:
        """The characters from ``start`` to ``end``."""
        return self.wording.text

    @property
    def folded(self) -> str:
        """The letters and digits of ``plain``, to compare lines by."""
        return self.wording.folded

    @property
    def label(self) -> Label | None:
        """The number or label that it carries as a heading."""
        return self.wording.label

    @property
    def indent(self) -> int:
        """By how many blanks the first line is set in."""
        return self.wording.indent

    @property
    def ends_sentence(self) -> bool:
        """Whether it is closed by a full stop or its like."""
        return self.wording.ends_sentence


def units(text: str) -> tuple[Unit, ...]:
    """Give the text's units in order; together they cover every line that is not blank."""
    out: list[Unit] = []
    wordings: dict[str, Wording] = {}
    stanza, previous = 0, 0
    for group in _as_title_page(text, groups(text)):
        gap = text.count("\n", previous, group.start) - 1 if out else 0
        if gap > 0:
            stanza += 1
        spans = _pieces(text, group)
        for index, (start, end) in enumerate(spans):
            above = max(gap, 0) if index == 0 else 0
            words = text[start:end]
            wording = wordings.get(words) or wordings.setdefault(words, Wording(words))
            line = end - start <= _LONGEST_LINE and group.shape in _OF_LINES
            out.append(Unit(start, end, group.shape, above, stanza, wording, wording.plain,
                            wording.words, line, wording.is_sentence))  # fmt: skip
        previous = group.end
    return tuple(out)


def _as_title_page(text: str, found: Sequence[Group]) -> Iterator[Group]:
    """Give the groups, with lines near the top that name an author, a day or an issue as lines.

    So are the text's very first lines where prose follows and no mark closes any of them, or the
    last is a name.
    """
    for number, group in enumerate(found):
        if group.shape is Shape.VERSE and number < _TITLE_PAGE:
            lines = text[group.start : group.end].split("\n")
            after = found[number + 1].shape if number + 1 < len(found) else Shape.PROSE
            first = not number and after is Shape.PROSE
            bare = first and not any(map(_STOPPED.search, lines[:-1]))
            named = first and len(lines) <= _TITLE and byline(lines[-1]) is not None
            if (
                bare
                or (named and not any(line.endswith((".", ";")) for line in lines))
                or any(_on_title_page(line) for line in lines)
            ):
                yield replace(group, shape=Shape.LINES)
                continue
        yield group


def _on_title_page(line: str) -> bool:
    people = byline(line)
    marked = people is not None and people.marked
    return marked or "@" in line or is_date(line) or is_cited(line.strip()) or is_history(line)


def _pieces(text: str, group: Group) -> list[tuple[int, int]]:
    """Lines that stand for themselves are a unit each, but for short lines of one title."""
    if group.shape is not Shape.LINES:
        return [(group.start, group.end)]
    out = []
    start = group.start
    for line in text[group.start : group.end].split("\n"):
        out.append((start, start + len(line)))
        start += len(line) + 1
    return out

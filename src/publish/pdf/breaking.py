"""Takes a text, its style and a width; gives the text's first line, having measured the text once.

WeasyPrint 70.0 shapes every line about four times to find its end: a stretch of the text, the line
with one word more, with each part of a word that could be hyphenated, and what is left at last.
Here the text is shaped once as a whole. What its words take up tells which of them fit (UAX 14 says
where a line may end, as told by Pango), and only the line that was found is shaped by itself. Where
that does not tell for certain, and in texts and styles that are not plain, the engine is to decide.
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyphen
from weasyprint.layout.percent import percentage
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from publish.pdf import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.families import Family

_NOT_PLAIN = re.compile(
    r"[^ -~\xa0-\xac\xae-\u024f\u0370-\u04ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
    r"|  |^ "
)
"""Other than Latin, Greek, Cyrillic and their marks, which Pango may break or set otherwise."""

_ONE_WORD = re.compile(r"[\"“‘(\[]*([^\W\d_]+)[\"”’)\].,;:!?]*")
_LEAST = 4
"""A narrower line, in em, is left to the engine."""

_DOUBT = 0.15
"""What kerning with the spaces at a line's ends may change in its width, in em."""

_LIGATURE = 0.8
"""The same where a word is parted within a ligature."""

_ATTRIBUTE = ffi.sizeof("PangoLogAttr")
_MAY_BREAK = memoryview(ffi.buffer(ffi.new("PangoLogAttr *", {"is_line_break": 1}))).cast("I")[0]


@dataclass(slots=True)
class _Measured:
    """A text and where it may be broken: the offsets, in characters, and what comes before each.

    ``places`` holds the distance of every character from the beginning of the text, in pixels, and
    ``ends`` that of the end of the line before each break, without the space there. ``layout`` is
    the text's own, until it is used.
    """

    text: str
    layout: Any
    places: list[float]
    breaks: list[int]
    ends: list[float]


def first_line(known: Family, arguments: tuple[Any, ...]) -> Any:
    """Give what the engine's ``split_first_line`` would, or None where the engine is to be asked.

    ``known`` is the family of the style, ``arguments`` are the engine's own.
    """
    text, style, context, width, spacing, *_ = arguments
    if width is None or not text or style["white_space"] != "normal":
        return None
    plain: bool | None = known.get(first_line)
    if plain is None:
        plain = known[first_line] = _plain(style)
    if not plain or not _LEAST * style["font_size"] <= width < math.inf:
        return None
    measured = _measure(known, text, style, context, spacing)
    if measured is None:
        return None
    line = _Line(known, measured, len(measured.text) - len(text), arguments)
    return line.found()


def even(style: Any) -> bool:
    """Tell whether the words and letters of a style stand as far apart as its font says."""
    return style["letter_spacing"] in {"normal", 0} and not style["word_spacing"]


def _plain(style: Any) -> bool:
    return (
        style["direction"] == "ltr"
        and even(style)
        and style["text_decoration_line"] == "none"
        and style["word_break"] == "normal"
        and style["font_size"] > 0
    )


def _measure(known: Family, text: str, style: Any, context: Any, spacing: float) -> Any:
    """Give the measures of the text that this one is or ends; None where they cannot be told."""
    measured: _Measured | None = known.get(_measure)
    if measured is not None and measured.text.endswith(text):
        return measured
    if _NOT_PLAIN.search(text):
        return None
    layout = line_break.create_layout(text, style, context, None, spacing)
    line, rest = layout.get_first_line()
    if rest is not None:
        return None
    widths = _widths(text, line)
    if widths is None:
        return None
    places = [0.0, *(place * FROM_UNITS for place in itertools.accumulate(widths))]
    attributes = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    words = memoryview(ffi.buffer(attributes, (len(text) + 1) * _ATTRIBUTE)).cast("I").tolist()
    step = _ATTRIBUTE // 4
    breaks = [n for n, word in enumerate(words[::step]) if word & _MAY_BREAK and 0 < n < len(text)]
    breaks.append(len(text))
    ends = [places[n - 1] if text[n - 1] == " " else places[n] for n in breaks]
    measured = known[_measure] = _Measured(text, layout, places, breaks, ends)
    return measured


def _widths(text: str, line: Any) -> list[int] | None:
    """Give the advance of each character, in Pango units; a ligature's is its first character's."""
    index = list(range(len(text)))
    if not text.isascii():
        index = []
        for place, character in enumerate(text):
            index += [place] * len(character.encode())
    widths = [0] * len(text)
    for run in shaped.runs(line):
        if shaped.from_right(run):
            return None
        advances = shaped.numbers(run)[1 :: shaped.NUMBERS]
        for cluster, advance in zip(shaped.clusters(run), advances, strict=True):
            widths[index[cluster]] += advance
    return widths


class _Line:
    """The search for the end of one line of a text that was measured."""

    def __init__(
        self, known: Family, measured: _Measured, start: int, arguments: tuple[Any, ...]
    ) -> None:
        self.known, self.measured, self.start = known, measured, start
        self.text, self.style, self.context, self.width, self.spacing, *_ = arguments
        self.size: float = self.style["font_size"]
        self.limit = measured.places[start] + self.width

    def found(self) -> Any:
        """Give the line, as the engine would; None where it is to be asked."""
        measured, doubt = self.measured, _DOUBT * self.size
        first = bisect_right(measured.breaks, self.start)
        fitting = bisect_right(measured.ends, self.limit, first)
        if fitting == len(measured.breaks):
            if measured.places[-1] > self.limit - doubt:
                return None
            return self._shaped(self.text, None if self.start else measured)
        left = self.limit - measured.ends[fitting - 1]
        zone = percentage(self.style["hyphenate_limit_zone"], self.style, self.width)
        if (
            fitting == first
            or measured.ends[fitting] < self.limit + doubt
            or (zone and abs(left - zone) < doubt)
        ):
            return None
        end = measured.breaks[fitting - 1] - self.start
        chunk = self.text[end : measured.breaks[fitting] - self.start]
        if measured.breaks[fitting] < len(measured.text):
            chunk = chunk[:-1]
        for part in self._parts(chunk) if left > zone else ():
            hyphenated = self._hyphenated(end, part)
            if hyphenated is not None:
                return hyphenated
        line = self._shaped(self.text[:end].rstrip(" "))
        if line is None:
            return None
        layout, length, _, *sizes = line
        return layout, length, len(self.text[:end].encode()), *sizes

    def _parts(self, chunk: str) -> Iterator[str]:
        """Give the beginnings of what comes next that may stand before a hyphen, longest first."""
        style = self.style
        lang = style["lang"] and pyphen.language_fallback(style["lang"])
        total, before, after = style["hyphenate_limit_chars"]
        if style["hyphens"] != "auto" or not lang or len(chunk) < total:
            return
        for start, word in _words(chunk, lang):
            if len(word) >= total:
                key = (lang, before, after, total)
                dictionary = self.context.dictionaries.get(key)
                if dictionary is None:
                    dictionary = pyphen.Pyphen(lang=lang, left=before, right=after)
                    self.context.dictionaries[key] = dictionary
                for beginning, _ in dictionary.iterate(word):
                    yield chunk[:start] + beginning
                return

    def _hyphenated(self, end: int, part: str) -> Any:
        """Give the line that ends in a part of a word, where it fits."""
        hyphen = self.style["hyphenate_character"]
        places, place = self.measured.places, self.start + end + len(part)
        doubt = _LIGATURE if places[place] == places[place + 1] else _DOUBT
        if places[place] + self._width(hyphen) > self.limit + doubt * self.size:
            return None
        line = self._shaped(self.text[:end] + part + hyphen)
        if line is None:
            return None
        layout, length, _, *sizes = line
        taken = len((self.text[:end] + part).encode())
        return layout, length - len(hyphen.encode()), taken, *sizes

    def _width(self, hyphen: str) -> float:
        """Give the width of a hyphen by itself, in pixels."""
        width: float | None = self.known.get((_Line._width, hyphen))
        if width is None:
            layout = line_break.create_layout(hyphen, self.style, self.context, None, 0)
            width, _ = line_break.line_size(layout.get_first_line()[0], self.style)
            self.known[_Line._width, hyphen] = width
        return width

    def _shaped(self, text: str, measured: _Measured | None = None) -> Any:
        """Give a text, or all that was measured, as a line; None where it is too wide after all."""
        layout = None
        if measured is not None:
            layout, measured.layout = measured.layout, None
        if layout is None:
            layout = line_break.create_layout(text, self.style, self.context, None, self.spacing)
        layout.max_width = self.width
        line, _ = layout.get_first_line()
        found = line_break.first_line_metrics(line, text, layout, None, True, self.style)
        return found if found[3] <= self.width else None


def _words(chunk: str, lang: str) -> Iterator[tuple[int, str]]:
    """Give the words of a chunk and their offsets, in characters."""
    single = _ONE_WORD.fullmatch(chunk)
    if single:
        yield single.start(1), single[1]
        return
    offset = 0
    while bounds := line_break.get_next_word_boundaries(chunk[offset:], lang):
        start, stop = bounds
        yield offset + start, chunk[offset + start : offset + stop]
        offset += stop

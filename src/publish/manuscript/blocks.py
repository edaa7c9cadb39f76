"""Takes the lines of a Markdown body; gives its blocks and note bodies, each with its line.

Python-Markdown works on a whole text and forgets lines. Cut into top-level blocks first, every
block knows where it stands, a fault can name its place, and no pattern ever sees more than a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([\w+-]*)\s*$")
_OF_FENCES = ("`", "~")
_OF_BULLETS = ("*", "+", "-")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\[\s\\]{1,80})\]:[ \t]*(.*)$")
_REFERENCE = re.compile(r" {0,3}\[([^\]\[^][^\]\[]{0,200})\]:[ \t]*<?([^\s<>]+)>?[ \t]*(.*)$")
_BULLET = re.compile(r" {0,3}[*+-][ \t]+\S")
_NUMBER = re.compile(r" {0,3}\d{1,9}\.[ \t]+\S")
_DEFINITION = re.compile(r" {0,3}:[ \t]+\S")
_VERSE = re.compile(r"\|(?: .*)?$")
_TABLE_RULE = re.compile(r"[ |:-]*-[ |:-]*$")
_INDENT = "    "


class Shape(StrEnum):
    """How a block is to be read."""

    HEADING = "heading"
    FENCE = "fence"
    VERSE = "verse"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    DEFINITIONS = "definitions"
    OTHER = "other"


@dataclass(slots=True)
class Block:
    """A top-level block: its shape, its first line (in the file, from 1) and its lines.

    ``level`` is a heading's; ``info`` the word after a fence.
    """

    shape: Shape
    line: int
    lines: list[str]
    level: int = 0
    info: str = ""


@dataclass(slots=True)
class Note:
    """The body of a note, its indentation taken off, with the line of its label."""

    label: str
    line: int
    lines: list[str]


@dataclass(slots=True)
class Outline:
    """A body cut up: blocks in order, notes in order, and the targets of reference links."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    references: dict[str, tuple[str, str]] = field(default_factory=dict)


def cut(lines: list[str], first: int) -> Outline:
    """Cut a body into blocks; ``first`` is the line in the file of the body's first line."""
    outline = Outline()
    cutter = _Cutter(outline)
    for number, line in enumerate(lines, start=first):
        cutter.take(number, line)
    cutter.close()
    return outline


class _Cutter:
    """Reads line by line; ``block`` or ``note`` is what a line may still continue."""

    def __init__(self, outline: Outline) -> None:
        self.out = outline
        self.block: Block | None = None
        self.note: Note | None = None
        self.fence = ""
        self.blank = True

    def take(self, number: int, line: str) -> None:
        if self.fence:
            self._in_fence(line)
        elif line[:1].isalpha():
            self._words(number, line)
        elif not line or line.isspace():
            self.blank = True
        else:
            mark = line.lstrip(" ")[:1]
            noted = mark == "[" or self.note is not None
            if not (noted and self._definition_of_note(number, line, mark)):
                self._line(number, line, mark)
                self.blank = False

    def _words(self, number: int, line: str) -> None:
        """Take a line that begins with a letter: most do, and none of them can open a mark."""
        if self.blank:
            self.note = None
        if self.note is not None:
            self.note.lines.append(line)
        elif self.block is not None and not self.blank:
            self.block.lines.append(line)
            if self.block.shape is Shape.VERSE:
                self.block.shape = Shape.OTHER
        else:
            self._open(Block(Shape.OTHER, number, [line]))
        self.blank = False

    def close(self) -> None:
        self.block = self.note = None
        for block in self.out.blocks:
            while block.lines and not block.lines[-1].strip():
                block.lines.pop()

    def _in_fence(self, line: str) -> None:
        assert self.block is not None
        if line.strip().startswith(self.fence) and not line.strip().strip(self.fence[0]):
            self.fence, self.block, self.blank = "", None, True
        else:
            self.block.lines.append(line)

    def _definition_of_note(self, number: int, line: str, mark: str) -> bool:
        """Take a line of notes or of what links refer to; ``mark`` is its first character."""
        if mark == "[" and (found := _NOTE.match(line)):
            self.block = None
            self.note = Note(found[1], number, [found[2]])
            self.out.notes.append(self.note)
            self.blank = False
            return True
        if self.note is not None:
            indented = line.startswith((_INDENT, "\t"))
            if indented or not self.blank:
                if self.blank:
                    self.note.lines.append("")
                self.note.lines.append(_dedent(line) if indented else line)
                self.blank = False
                return True
            self.note = None
        if mark == "[" and self.blank and (found := _REFERENCE.match(line)):
            self.out.references[found[1].lower()] = (found[2], found[3].strip("\"'() "))
            self.block = None
            return True
        return False

    def _line(self, number: int, line: str, mark: str) -> None:
        if mark in _OF_FENCES and (found := _FENCE.match(line)):
            self.fence = found[1]
            self._open(Block(Shape.FENCE, number, [], info=found[2]))
        elif mark == "#" and (found := _HEADING.match(line)):
            self._open(Block(Shape.HEADING, number, [found[2]], level=len(found[1])))
            self.block = None
        elif self.block is not None and (not self.blank or self._continues(self.block, line)):
            if self.blank:
                self.block.lines.append("")
            self.block.lines.append(line)
            self._reshape(self.block)
        else:
            self._open(Block(_shape(line, mark), number, [line]))

    def _open(self, block: Block) -> None:
        self.block = block
        self.out.blocks.append(block)

    @staticmethod
    def _continues(block: Block, line: str) -> bool:
        """Tell whether a line after a blank one still belongs to the block before."""
        if block.shape is Shape.BULLETS:
            return line.startswith("  ") or bool(_BULLET.match(line))
        if block.shape is Shape.NUMBERS:
            return line.startswith("  ") or bool(_NUMBER.match(line))
        if block.shape is Shape.DEFINITIONS:
            return line.startswith(_INDENT) or bool(_DEFINITION.match(line))
        return block.shape is Shape.OTHER and ":" in line and bool(_DEFINITION.match(line))

    @staticmethod
    def _reshape(block: Block) -> None:
        """Change a block's shape where a later line shows what it is."""
        last = block.lines[-1]
        if block.shape is Shape.OTHER and _DEFINITION.match(last):
            block.shape = Shape.DEFINITIONS
        elif block.shape is Shape.VERSE:
            table = len(block.lines) == 2 and _TABLE_RULE.match(last)
            if table or not last.startswith(("|", " ")):
                block.shape = Shape.OTHER


def _shape(line: str, mark: str) -> Shape:
    """Tell what a line begins; ``mark`` is its first character."""
    if mark in _OF_BULLETS and _BULLET.match(line) and not _is_rule(line):
        return Shape.BULLETS
    if mark.isdecimal() and _NUMBER.match(line):
        return Shape.NUMBERS
    if mark == "|" and _VERSE.match(line):
        return Shape.VERSE
    return Shape.OTHER


def _is_rule(line: str) -> bool:
    marks = "".join(line.split())
    return len(marks) > 2 and len(set(marks)) == 1 and marks[0] in "*-_"


def _dedent(line: str) -> str:
    return line[1:] if line.startswith("\t") else line.removeprefix(_INDENT)

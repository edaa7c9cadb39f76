"""Takes groups of possible bodies and what is called above them; gives which are believed in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head, Kind

_CLOSE = 2.0
_FEET = 4
"""Notes at the foot of pages at the least, that no list is taken for them."""
_MANY = 8
"""Bodies in a group at the least, that their fitting the calls tells something."""


def stands_under(called: Sequence[int], numbers: Sequence[int]) -> bool:
    """Tell whether bodies are those of the calls of one line: of all, or of the first, two or more.

    The last of them may be lost, or stand elsewhere.
    """
    return called == numbers or (len(numbers) > 1 and called[: len(numbers)] == numbers)


def attached(
    groups: Sequence[Group], called: Mapping[int, Sequence[int]], kind: Kind, layout: Layout
) -> list[Group]:
    """Believe in groups that stand right under a line that calls just their numbers.

    ``called`` gives the numbers that the marks of a line may call, all of one ``kind``. Notes set
    after the paragraph, as on the page of a book, are found so, even where each begins with 1
    again. Where they count on through the text they look like one group with paragraphs in it, and
    are parted here. So are those at the foot of pages, which answer what is called since the last.
    """
    out: list[Group] = []
    plain: list[Group] = []
    listed = {h.number for g in groups if g.zone >= 0 for h in g.heads if h.kind is kind}
    loose = [g for g in groups if g.zone < 0 and g.heads[0].kind is kind]
    pages = _pages(loose, called)
    under = {
        block[0]: block[0] in pages or is_held(block, called, layout)
        for group in loose
        for block in _blocks(group.heads)
    }
    usual = len(under) >= _FEET and 3 * sum(under.values()) >= 2 * len(under)
    for group in groups:
        if group.zone >= 0 or group.heads[0].kind is not kind:
            out.append(group)
            plain.append(group)
            continue
        blocks = list(_blocks(group.heads))
        held = [under[block[0]] for block in blocks]
        if len(blocks) > 1 and (3 * sum(held) >= 2 * len(blocks) or (usual and any(held))):
            parts = [replace(group, heads=block, last=block[-1].last) for block in blocks]
        else:
            one = group.heads[0] in pages or is_held(group.heads, called, layout)
            parts, held = [group], [one and (len(blocks) == 1 or group.heads[0] not in pages)]
        out += [_sure(part) if sure else part for part, sure in zip(parts, held, strict=True)]
        plain += parts
    made = [at for at, group in enumerate(out) if group.held and group is not plain[at]]
    if len(made) == 1 and listed.issuperset(head.number for head in out[made[0]].heads):
        out[made[0]] = plain[made[0]]  # a point of the text: the list below has the note
    return out


def _pages(groups: Sequence[Group], called: Mapping[int, Sequence[int]]) -> set[Head]:
    """Give the first heads of the blocks that stand at the foot of pages.

    Each answers, number for number, what is called between the block before it and itself. One
    alone may be a list that fits by chance: two are asked for, and that most blocks do. A few notes
    in all must each name a source.
    """
    lines = sorted(called)
    feet: set[Head] = set()
    blocks = [block for group in groups for block in _blocks(group.heads)]
    since, notes, cued = -1, 0, True
    for block in blocks:
        inside = lines[bisect_right(lines, since) : bisect_left(lines, block[0].line)]
        wanted = [head.number for head in block]
        reach = range(wanted[0], wanted[-1] + len(wanted) + 1)
        numbers = [n for line in inside for n in called[line] if n in reach]
        if list(dict.fromkeys(numbers)) == wanted:
            feet.add(block[0])
            notes += len(block)
            cued &= all(head.cued for head in block)
        since = block[-1].last
    enough = (notes >= _FEET or cued) and 3 * len(feet) >= 2 * len(blocks)
    return feet if enough and len(feet) > 1 else set()


def answered(groups: Sequence[Group], called: Mapping[int, int], kind: Kind) -> list[Group]:
    """Believe in a long group that answers all that is called above it, number for number.

    ``called`` gives the first place (characters) of each number that a sure mark calls. As many
    bodies as calls, many of them, and not one over: a list of points seldom comes out so.
    """
    out: list[Group] = []
    top = max(called, default=0)
    for group in groups:
        heads = group.heads
        fits = not group.believed and heads[0].kind is kind
        fits = fits and len(heads) >= _MANY and heads[-1].number == top
        if fits and all(0 <= called.get(head.number, -1) < heads[0].start for head in heads):
            out.append(replace(group, believed=True))
        else:
            out.append(group)
    return out


def _sure(group: Group) -> Group:
    heads = tuple(replace(head, score=head.score + _CLOSE) for head in group.heads)
    return replace(group, heads=heads, believed=True, held=True)


def is_held(heads: Sequence[Head], called: Mapping[int, Sequence[int]], layout: Layout) -> bool:
    """Tell whether heads stand right under a line that calls just their numbers."""
    above = heads[0].line - 1
    if above < 0 or layout.lines[above].announces:
        return False
    return stands_under(list(called.get(above, ())), [head.number for head in heads])


def _blocks(heads: Sequence[Head]) -> Iterator[tuple[Head, ...]]:
    """Part heads where a line of the text stands between one and the next."""
    inside: list[Head] = []
    for head in heads:
        if inside and head.line > inside[-1].last + 1:
            yield tuple(inside)
            inside.clear()
        inside.append(head)
    yield tuple(inside)

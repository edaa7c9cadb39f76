"""Takes nothing in; gives seconds a megabyte of `publish normalize` at n, 2n, 4n, and the growth.

    python tests/bench/normalize.py [KILOBYTES] [SHAPE ...]

The growth exponent is the slope of time over size between n and 4n, on a log scale: 1 is linear.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from typing import TYPE_CHECKING

from publish.build.normalize import normalize
from publish.cli import collector
from publish.glossary.proposals import propose, terms_json
from publish.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_WORDS = """
the a of and keeper lock water canal towpath letter Board Trade answer year boat horse rope winter
stone bridge village he she they wrote said built broke closed opened never often
""".split()  # noqa: SIM905 - a list of words is read more easily so


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(6, 24))]
    return " ".join(words).capitalize() + chance.choice([".", ".", "?", ","])


def essay(size: int) -> str:
    """Give paragraphs with note calls, headings now and then, and the bodies at the end."""
    chance = random.Random(7)
    parts = ["The Keeper of the Lock", "By Ada Moss"]
    bodies: list[str] = []
    length = 0
    while length < size:
        text = " ".join(_sentence(chance) for _ in range(8))
        if chance.random() < 0.3:
            bodies.append(f"{len(bodies) + 1}. Moss, Letters, {chance.randint(1, 400)}.")
            text += f" So it was.{len(bodies)}"
        if chance.random() < 0.05:
            parts.append("A Heading of the Text")
        parts.append(text)
        length += len(text) + 60
    return "\n\n".join([*parts, "Notes", *bodies]) + "\n"


def wrapped(size: int) -> str:
    """Give the essay with hard-wrapped lines."""
    out = []
    for paragraph in essay(size).split("\n"):
        line = paragraph
        while len(line) > 72:
            at = line.rfind(" ", 0, 72)
            at = 72 if at < 0 else at
            out.append(line[:at])
            line = line[at:].lstrip()
        out.append(line)
    return "\n".join(out)


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece.encode()))


SHAPES: dict[str, Callable[[int], str]] = {
    "essay": essay,
    "hard-wrapped": wrapped,
    "one line": lambda size: essay(size).replace("\n", " "),
    "blank lines": _repeated("\n"),
    "note calls": lambda size: " ".join(f"word.{n}" for n in range(1, size // 11 + 1)),
    "one call again": _repeated("word.1 "),
    "digits": _repeated("1234567890"),
    "blanks amid a line": lambda size: "1." + " " * size + "a\n",
    "short lines": _repeated("ab cd\n"),
    "short lines, no-break": _repeated("a\u00a0b\n"),
    "page numbers": _repeated("12\n\n"),
    "chapter labels": _repeated("CHAPTER IV\n\n"),
    "numbered chapters": lambda size: "".join(f"Chapter {n}\n" for n in range(1, size // 12)),
    "list": _repeated("- an item\n"),
    "numbered list": lambda size: "".join(f"{n}. item\n" for n in range(1, size // 11)),
    "quoted lines": _repeated("> a\n\n"),
    "number signs": _repeated("## a head\n\n"),
    "footnote marks": _repeated("a word[1] "),
    "footnotes in place": _repeated("a [Footnote 1: b] "),
    "footnote lines": lambda size: "".join(f"[{n}] Moss, p. {n}.\n" for n in range(1, size // 18)),
    "quotes": _repeated("\"'"),
    "stars": _repeated("* "),
    "stars alone": _repeated("*"),
    "underscores": _repeated("_a "),
    "underscores alone": _repeated("_"),
    "open brackets": _repeated("["),
    "hyphens at line ends": _repeated(
        "under-\nstand the keeper of the canal and the towpath beside\n"
    ),
    "spaces": _repeated(" "),
    "mojibake": _repeated("donâ€™t "),
    "accents": _repeated("e\u0301"),
    "windows bytes": _repeated("caf\u00e9 "),
    "backslashes": _repeated("\\"),
    "backticks": _repeated("`"),
    "bracket pairs": _repeated("[a]"),
    "returns": _repeated("a\r"),
    "mixed line ends": _repeated("a\r\nb\n"),
    "lines of a letter": _repeated("a\n"),
    "lines of a bar": _repeated("|\n"),
    "lines of a sign": _repeated("#\n"),
    "lines of dashes": _repeated("---\n"),
    "definitions": _repeated("a\n: b\n\n"),
    "note definitions": _repeated("[^1]: a\n"),
    "images": _repeated("![a](b)\n\n"),
    "links": _repeated("[a](https://b) "),
    "times": lambda size: "".join(f"{n // 60}:{n % 60:02}\na b\n" for n in range(size // 10)),
    "page marks": lambda size: "".join(
        f"a b c d [Pg {n}] {'e f ' * 20}\n" for n in range(size // 99)
    ),
    "numbers alone": lambda size: "".join(f"a.{n % 99}\n{n % 7}\nB.\n" for n in range(size // 11)),
    "notes in a row": lambda size: (
        "".join(f"a.{n % 9} " for n in range(size // 16))
        + "".join(f"{n % 9}. B b. " for n in range(size // 16))
    ),
    "feet of pages": lambda size: "".join(
        f"It is said{n} that\nso it is.\n{n} Moss, {n}.\n{n}\n" for n in range(1, size // 42)
    ),
}


def seconds(text: str) -> float:
    """Give how long one run takes, with the terms it proposes, in seconds of this process."""
    data = text.encode()
    began = time.process_time()
    made = normalize(read_plain(data, "bench.txt"))
    terms_json(propose(made.clean.value, made.structure.blocks), made.clean.origin)
    return time.process_time() - began


HOSTILE: dict[str, Callable[[], str]] = {
    "a line of 5 MB": lambda: essay(5_000_000).replace("\n", " "),
    "5 MB of digits": lambda: "1234567890" * 500_000,
    "100,000 note calls": lambda: " ".join(f"word.{n}" for n in range(1, 100_001)),
    "100,000 blank lines": lambda: "The end.\n" + "\n" * 100_000 + "Another end.\n",
}
"""Texts of the size that the name says, each run once."""


def shapes(size: int, names: Iterable[str] = ()) -> None:
    """Print a line a shape, of ``size`` bytes and of twice and four times as many."""
    print(f"{'shape':22} {'kB':>6}  {'s/MB at n':>9} {'2n':>7} {'4n':>7}  growth")
    for name in names or SHAPES:
        texts = [SHAPES[name](size * n) for n in (1, 2, 4)]
        sizes = [len(text.encode()) for text in texts]
        times = [max(seconds(text), 1e-3) for text in texts]
        growth = math.log(times[2] / times[0]) / math.log(sizes[2] / sizes[0])
        rates = [t / s * 1e6 for t, s in zip(times, sizes, strict=True)]
        print(f"{name:22} {sizes[0] / 1000:6.0f}  {rates[0]:9.2f} {rates[1]:7.2f} {rates[2]:7.2f}"
              f"  {growth:5.2f}", flush=True)  # fmt: skip


def hostile() -> None:
    """Print how long the texts take that are large in one way."""
    print(f"\n{'hostile text':22} {'kB':>6}  {'s':>9} {'s/MB':>7}")
    for name, make in HOSTILE.items():
        text = make()
        size, took = len(text.encode()), seconds(text)
        print(f"{name:22} {size / 1000:6.0f}  {took:9.2f} {took / size * 1e6:7.2f}", flush=True)


def memory() -> None:
    """Print the most memory that this process held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"most memory {peak:.0f} MB")


def figures(kilobytes: int, names: Sequence[str] = ()) -> None:
    """Print a line a shape, of all or of those named; of all, the hostile texts and the memory."""
    collector.relax()
    shapes(kilobytes * 1000, names)
    if not names:
        hostile()
    memory()


def main() -> None:
    """Print the figures of the size in kilobytes and the shapes that the command line names."""
    figures(int(sys.argv[1]) if len(sys.argv) > 1 else 250, sys.argv[2:])


if __name__ == "__main__":
    main()

"""Takes sizes from the command line; gives the tool's speed beside its peers', as ratios.

    python tests/bench [--sizes 10,50] [--runs 3] [--growth] [--kilobytes 50]

`publish normalize` is timed by itself, in seconds a megabyte, over plain and hostile texts.

Peers that are not installed are left out and named. Nothing here is a test: figures of one machine
and one hour are no promise, ratios within one run are.
"""

from __future__ import annotations

import argparse
import math
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import essays
import normalize
from measure import Command, compare, ratio, table

HERE = Path(__file__).resolve().parent
PUBLISH = (sys.executable, "-m", "publish")


def main() -> None:
    """Run the benchmarks that were asked for and print what they gave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,50", help="readings in a packet, by commas")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--growth", action="store_true", help="also 10, 30 and 100 readings, cold")
    parser.add_argument(
        "--kilobytes",
        type=int,
        default=50,
        help="n of the texts to normalise: n, 2n, 4n; 0 for none",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start_up(options.runs)
        if options.kilobytes:
            print("\nNormalising")
            normalize.figures(options.kilobytes)
        for size in map(int, filter(None, options.sizes.split(","))):
            pdf(folder / f"pdf-{size}", size, options.runs)
            epub(folder / f"epub-{size}", size, options.runs)
        if options.growth:
            growth(folder / "growth")


def start_up(runs: int) -> None:
    """Print how long the shortest commands take."""
    commands = [Command("publish --help", [*PUBLISH, "--help"])]
    commands.append(Command("python -c pass", [sys.executable, "-c", "pass"]))
    compare(commands, max(runs, 5))
    print("Start-up\n" + table(commands), flush=True)


def pdf(folder: Path, size: int, runs: int) -> None:
    """Print a packet's PDF beside its peers: cold, one reading edited, nothing changed."""
    packet, cache = essays.packet(folder / "packet", size), folder / "cache"
    here = packet / "manuscript"
    own = {"PUBLISH_CACHE": str(cache)}
    words = [*PUBLISH, "pdf", "--packet", str(packet)]
    edits = iter(range(10_000))

    def edit() -> None:
        path = here / "essay-002.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\nA new end, number {next(edits)}.\n", encoding="utf-8")

    def cold() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(packet / "dist", ignore_errors=True)

    stock = Command(
        "Python-Markdown + WeasyPrint",
        [sys.executable, str(HERE / "stock.py"), str(here), str(folder / "stock.pdf")],
    )
    first = Command("publish pdf, cold", words, before=cold, extra=own)
    edited = Command("publish pdf, one reading edited", words, before=edit, extra=own)
    again = Command("publish pdf, nothing changed", words, extra=own)
    commands = [stock, first, edited, again, *_pandoc_pdf(here, folder)]
    compare(commands, runs)
    print(f"\nPDF, {size} readings\n" + table(commands))
    for command in commands[1:4]:
        print(f"  {command.name}: {ratio(stock, command)} faster than {stock.name}")
    for peer in commands[4:]:
        print(f"  publish pdf, cold: {ratio(peer, first)} faster than {peer.name}")
    print(end="", flush=True)


def epub(folder: Path, size: int, runs: int) -> None:
    """Print a packet's EPUB, without layout, beside pandoc's."""
    packet = essays.packet(folder / "packet", size)
    cache = folder / "cache"

    def cold() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(packet / "dist", ignore_errors=True)

    words = [*PUBLISH, "epub", "--no-pages", "--packet", str(packet)]
    own = Command("publish epub", words, before=cold, extra={"PUBLISH_CACHE": str(cache)})
    peers = []
    if shutil.which("pandoc"):
        files = [str(path) for path in sorted((packet / "manuscript").glob("*.md"))]
        out = str(folder / "pandoc.epub")
        joined = folder / "joined.md"
        joined.write_text("\n\n".join(_body(Path(file)) for file in files), encoding="utf-8")
        words = ["pandoc", "-f", "markdown", "-t", "epub3", "--metadata", "title=Bench"]
        peers.append(Command("pandoc -t epub3", [*words, "-o", out, str(joined)]))
    compare([own, *peers], runs)
    print(f"\nEPUB, {size} readings\n" + table([own, *peers]))
    for peer in peers:
        print(f"  publish epub: {ratio(peer, own)} faster than {peer.name}")
    print(end="", flush=True)


def growth(folder: Path) -> None:
    """Print how the cold time of a PDF grows with the number of readings."""
    seconds: dict[int, float] = {}
    for size in (10, 30, 100):
        packet, cache = essays.packet(folder / str(size), size), folder / f"cache-{size}"
        words = [*PUBLISH, "pdf", "--packet", str(packet)]
        command = Command(f"{size} readings", words, extra={"PUBLISH_CACHE": str(cache)})
        command.run()
        seconds[size] = command.seconds[0]
        print(f"\nGrowth\n{table([command])}" if size == 10 else table([command]), flush=True)
    xs, ys = [math.log(size) for size in seconds], [math.log(time) for time in seconds.values()]
    slope = statistics.linear_regression(xs, ys).slope
    print(f"  cold time grows with the number of readings to the power of {slope:.2f}", flush=True)


def _pandoc_pdf(manuscript: Path, folder: Path) -> list[Command]:
    if not shutil.which("pandoc"):
        print("\n(pandoc is not installed: left out)")
        return []
    joined = folder / "joined.md"
    joined.parent.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join(_body(path) for path in sorted(manuscript.glob("*.md")))
    joined.write_text(text, encoding="utf-8")
    commands = []
    for engine in ("weasyprint", "typst", "xelatex"):
        program = shutil.which(engine) or _beside(engine)
        if program is None:
            print(f"\n({engine} is not installed: left out)")
            continue
        words = ["pandoc", "-f", "markdown", "--pdf-engine", program, "--metadata", "title=Bench"]
        out = str(folder / f"{engine}.pdf")
        commands.append(Command(f"pandoc + {engine}", [*words, "-s", "-o", out, str(joined)]))
    return commands


def _beside(name: str) -> str | None:
    path = Path(sys.executable).parent / name
    return str(path) if path.exists() else None


def _body(path: Path) -> str:
    """Give a manuscript for pandoc: its title a heading, its notes' labels its own."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    title = next(line for line in front.splitlines() if line.startswith("title: "))
    return f"# {title[7:]}\n\n{text}".replace("[^", f"[^{path.stem}-")


if __name__ == "__main__":
    main()

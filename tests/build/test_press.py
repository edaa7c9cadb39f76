from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from publish.bind.model import Kind, Section
from publish.build import fresh, kept, press
from publish.build.cache import Cache
from publish.build.wanted import Made, Wanted
from publish.diagnostics import Diagnostic, Severity, Where
from publish.pdf.fragment import Fragment, Task
from publish.pdf.look import look
from publish.pdf.places import shown_file
from publish.pdf.settings import Settings


def section(text: str = "Words.", **more: str) -> Section:
    tree = ET.Element("section", {"class": "reading", "id": "barley"})
    ET.SubElement(tree, "p", {"id": "barley-p1"}).text = text
    if "picture" in more:
        ET.SubElement(tree, "img", {"src": more.pop("picture")})
    about = {"title": "Of Barley", "running": "Barley", "lang": "en-GB", **more}
    return Section("barley", Kind.READING, tree=tree, file="barley.md", **about)


@pytest.fixture
def task(tmp_path: Path) -> Task:
    (tmp_path / "manuscript").mkdir()
    settings = Settings()
    return Task(
        section=section(),
        title="Grain",
        lang="en",
        settings=settings,
        root=tmp_path,
        ids=frozenset({"glossary", "term-malt"}),
        folio=(),
        first=1,
        look=look(settings, tmp_path),
    )


def test_everything_that_matters_changes_the_name(
    task: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(**changed: object) -> str:
        return press.fragment_key(dataclasses.replace(task, **changed))  # type: ignore[arg-type]

    large = Settings(sheet="a4")
    names = [
        press.fragment_key(task),
        other(section=section("Other words.")),
        other(section=section(title="Of Malt")),
        other(section=section(running="Malt")),
        other(section=section(lang="en-US")),
        other(title="Malt"),
        other(lang="de"),
        other(ids=frozenset({"glossary"})),
        other(folio=(("barley", "12"),)),
        other(first=2),
        other(settings=large, look=look(large, tmp_path)),
        other(section=section(picture="mill.png")),
    ]
    (tmp_path / "manuscript" / "mill.png").write_bytes(b"a picture")
    names.append(other(section=section(picture="mill.png")))
    (tmp_path / "manuscript" / "mill.png").write_bytes(b"a better picture")
    names.append(other(section=section(picture="mill.png")))
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "print.css").write_text("p { color: black }", encoding="utf-8")
    names.append(other(look=look(task.settings, tmp_path)))
    monkeypatch.setattr(press, "versions", lambda: "another engine")
    names.append(press.fragment_key(task))
    assert len(set(names)) == len(names)


def test_nothing_else_does(task: Task, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "manuscript").mkdir(parents=True)
    (elsewhere / "manuscript" / "other.md").write_text("unlike", encoding="utf-8")
    moved = dataclasses.replace(task, root=elsewhere, look=look(task.settings, elsewhere))
    assert press.fragment_key(moved) == press.fragment_key(task)
    again = dataclasses.replace(task, ids=frozenset(sorted(task.ids, reverse=True)))
    assert press.fragment_key(again) == press.fragment_key(task)


def test_a_fragment_is_made_once(task: Task, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with press.Workshop(cache, workers=1) as shop:
        first = shop.typeset([task])
        assert shop.made == 1
    with press.Workshop(cache, workers=1) as shop:
        assert shop.typeset([task]) == first
        assert shop.made == 0
        changed = dataclasses.replace(task, section=section("Other words."))
        assert shop.typeset([task, changed])[0] == first[0]
        assert shop.made == 1
        (digest,) = set(first[0].faces.values())
        assert shop.face(digest)[:4] == b"OTTO"


def test_a_face_that_was_taken_out_of_the_cache_is_made_again(task: Task, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with press.Workshop(cache, workers=1) as shop:
        shop.typeset([task])
    for entry in (tmp_path / "cache").glob("??/*.entry"):
        if entry.stat().st_size > 100_000:
            entry.unlink()
    with press.Workshop(cache, workers=1) as shop:
        (fragment,) = shop.typeset([task])
        assert all(shop.face(digest) for digest in fragment.faces.values())


def test_what_was_said_of_a_fragment_names_the_file_where_it_lies_now(task: Task) -> None:
    said = Diagnostic("x", "y", Where(shown_file(task.section, task.root), 3), Severity.WARNING)
    fragment = Fragment(b"", 1, {}, (("", 0),), (), b"", {}, (said,))
    kept_one = press._portable(fragment, task)
    assert kept_one.diagnostics[0].where.file == "{manuscript}"
    moved = dataclasses.replace(task, root=task.root / "moved" if task.root else None)
    back = press._unpacked(press._PACK.encode(kept_one), moved)
    assert back is not None
    assert back.diagnostics[0].where == Where(shown_file(moved.section, moved.root), 3)


def test_the_engine_is_loaded_by_the_workers_alone(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from publish.bind.model import Metadata
from publish.build.cache import Cache
from publish.build.press import Workshop
from publish.pdf.settings import Settings
nothing = Metadata("", "Title", "", (), "en", "", "", "", "")
with Workshop(Cache(Path(sys.argv[1])), 1) as workshop:
    print(workshop.shell(nothing, Settings(), None)[:5], "weasyprint" in sys.modules)
"""
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "b'%PDF-' False"


def test_an_entry_of_another_form_is_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab" * 32, b"\x93something else")
    assert kept.pdf(cache, "ab" * 32) is None


def packet(root: Path) -> Made:
    (root / "manuscript").mkdir(parents=True)
    (root / "manuscript" / "packet.toml").write_text('title = "Grain"', encoding="utf-8")
    (root / "dist").mkdir()
    (root / "dist" / "grain.pdf").write_bytes(b"%PDF")
    return Made(root / "dist" / "grain.pdf", b"%PDF", "pdf", "print", 12)


def test_a_build_is_recalled_until_anything_changes(tmp_path: Path) -> None:
    root, cache, wanted = tmp_path / "packet", Cache(tmp_path / "cache"), Wanted(epub=False)
    made = packet(root)
    assert fresh.recall(cache, root, wanted) is None
    said = (Diagnostic("rights-missing", "…", Where("a.md", 2), Severity.WARNING),)
    fresh.remember(cache, root, wanted, [made], said)
    assert fresh.recall(cache, root, wanted) == ((made,), said)
    assert fresh.recall(cache, root, Wanted(epub=False, bleed=True)) is None
    made.path.write_bytes(b"%PDF, spoilt")
    assert fresh.recall(cache, root, wanted) is None
    made.path.write_bytes(b"%PDF")
    assert fresh.recall(cache, root, wanted) is not None
    (root / "manuscript" / "packet.toml").write_text('title = "Malt"', encoding="utf-8")
    assert fresh.recall(cache, root, wanted) is None
    made.path.unlink()
    (root / "manuscript" / "packet.toml").write_text('title = "Grain"', encoding="utf-8")
    assert fresh.recall(cache, root, wanted) is None


SLOW = """
import sys
from publish.build.jobs import Pool
from sleeper import sleep

if __name__ == "__main__":
    try:
        with Pool(sleep, workers=2) as pool:
            for _ in pool.run([60.0, 60.0]):
                pass
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another matter there")
def test_an_interrupt_ends_the_workers(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text(
        f"import time\nfrom pathlib import Path\n"
        f"def sleep(s):\n    Path({str(tmp_path / 'begun')!r}).touch()\n    time.sleep(s)\n",
        encoding="utf-8",
    )
    (tmp_path / "main.py").write_text(SLOW, encoding="utf-8")
    source = Path(press.__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "main.py")],
        env={"PYTHONPATH": f"{source}:{tmp_path}", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(600):
        if (tmp_path / "begun").exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (out.strip(), err) == ("stopped", "")

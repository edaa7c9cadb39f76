"""The house's own rules, read off the source: who imports whom, who writes, how modules begin."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "src" / "publish"
MODULES = sorted(ROOT.rglob("*.py"))

# Lower rooms first; rooms on one floor never import each other.
FLOORS = (
    {"diagnostics", "text", "patterns", "small_words"},
    {"files"},
    {"styles", "pictures"},
    {"read", "clean"},
    {"structure"},
    {"glossary"},
    {"manuscript"},
    {"packet"},
    {"bind"},
    {"pdf", "epub", "check"},
    {"build"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

ONLY_IN = {
    "weasyprint": "pdf",
    "pydyf": "pdf",
    "pikepdf": "pdf",
    "ebooklib": "epub",
    "markdown": "manuscript",
    "citeproc": "packet",
    "click": "cli",
    "rich": "cli",
}
LAZY = (
    "cli/",
    "build/engines.py",
    "build/plan.py",
    "build/press.py",
    "pdf/make.py",
    "epub/make.py",
)
WRITERS = {
    *("write_text", "write_bytes", "mkdir", "rename", "symlink_to", "rmtree"),
    *("copyfile", "copytree", "makedirs", "mkstemp", "mkdtemp"),
}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward(path: Path) -> Iterator[str]:
    here = room(path)
    for target in imports(path):
        parts = target.split(".")
        there = parts[1] if parts[0] == "publish" and len(parts) > 1 else ""
        if here in FLOOR and there in FLOOR and there != here and FLOOR[there] >= FLOOR[here]:
            yield f"{name(path)} imports {target}"


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in MODULES} - {"__init__"} == set(FLOOR)


def test_rooms_import_only_downwards() -> None:
    assert [fault for path in MODULES for fault in upward(path)] == []


def test_an_engine_is_known_to_one_room() -> None:
    assert [
        f"{name(path)} imports {target}"
        for path in MODULES
        for target in imports(path)
        if (owner := ONLY_IN.get(target.split(".", maxsplit=1)[0])) and room(path) != owner
    ] == []


def test_imports_stand_at_the_top() -> None:
    assert [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        if not name(path).startswith(LAZY)
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ] == []


def test_only_files_writes() -> None:
    calls = (
        (
            path,
            node,
            node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func),
        )
        for path in MODULES
        if name(path) != "files.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    )
    assert [
        f"{name(path)}:{node.lineno} calls {called}"
        for path, node, called in calls
        if called in WRITERS or ast.unparse(node.func) == "open"
    ] == []


def _verbs(said: str) -> set[str]:
    return {word.strip(".,;:").removesuffix("s") for word in said.split()}


def test_a_module_says_what_comes_in_and_what_goes_out() -> None:
    first = {
        name(path): (ast.get_docstring(tree(path)) or "").split("\n\n", maxsplit=1)[0]
        for path in MODULES
        if path != ROOT / "__init__.py"
    }
    assert [m for m, said in first.items() if not said.startswith("Takes ")] == []
    assert [m for m, said in first.items() if not {"give", "tell"} & _verbs(said)] == []


def test_a_module_is_one_idea() -> None:
    sizes = {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {m: size for m, size in sizes.items() if size > 310} == {}


def test_rooms_and_the_map_agree() -> None:
    text = ast.get_docstring(tree(ROOT / "__init__.py")) or ""
    assert [place for place in FLOOR if place != "__main__" and place not in text] == []

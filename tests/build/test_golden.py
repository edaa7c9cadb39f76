"""Golden cases by family: a small text written for its fault, and the manuscript it must become.

``pytest tests/build/test_golden.py --accept`` writes the manuscripts and the lists of changes anew.
"""

from pathlib import Path

import pytest

from publish.build.normalize import normalize
from publish.build.report import items
from publish.read import read

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(FOLDER.glob("*/*.txt"))


def summary(result):
    """Give each change that is more than layout, and what is flagged, a line each."""
    rows = [
        f"{change.rule}: {change.before!r} -> {change.after!r}"
        + ("" if change.applied else " (proposed)")
        for one in result.ledger.passes
        for change in one.changes
        if change.rule not in ("blank-lines", "front-matter", "last-line", "indent")
    ]
    rows += [f"look at {item.manuscript_line}: {item.code}" for item in items(result)]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_becomes_its_manuscript(case, request):
    result = normalize(read(case))
    assert result.ledger.source_bytes(result.manuscript) == case.read_bytes()
    golden = {".md": result.manuscript, ".changes": summary(result)}
    for suffix, text in golden.items():
        if request.config.getoption("--accept"):
            case.with_suffix(suffix).write_text(text)
        assert text == case.with_suffix(suffix).read_text()


def test_there_are_cases_of_every_family():
    assert len({case.parent for case in CASES}) >= 6


def test_a_clean_text_keeps_its_words_as_they_are():
    case = FOLDER / "clean" / "nothing-to-do.txt"
    result = normalize(read(case))
    assert [one.name for one in result.ledger.passes] == ["markdown-blocks"]
    assert not result.structure.notes.calls

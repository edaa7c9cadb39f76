"""Notes that refer back to what is not in their reading are found, and only they."""

from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.check.boundary import check
from publish.diagnostics import Severity
from publish.packet.load import load_whole

FIRST = "---\ntitle: On Roads\n---\n\nLane walked.[^1]\n\n[^1]: Bell, *Tolls*, 3.\n"


def found(root: Path, text: str, notes: str = "restart") -> list[tuple[str, str, int, str]]:
    folder = root / "manuscript"
    folder.mkdir()
    (folder / "roads.md").write_text(FIRST, encoding="utf-8")
    (folder / "seas.md").write_text(f"---\ntitle: Seas\n---\n\n{text}\n", encoding="utf-8")
    (folder / "packet.toml").write_text(
        f'title = "Ways"\nslug = "ways"\nnotes = "{notes}"\nreadings = ["roads.md", "seas.md"]\n',
        encoding="utf-8",
    )
    packet = load_whole(root).value
    said = list(check(packet, bind(packet)))
    assert all(d.severity is Severity.WARNING and d.hint for d in said)
    return [(Path(d.where.file).name, d.code, d.where.line, d.message) for d in said]


@pytest.mark.parametrize(
    "words",
    ["Ibid., 4.", "*Ibid.*", "ibid", "Id. at 4.", "See *id.* at 4.", "Idem, *Ports*.",
     "Op. cit., 4.", "loc. cit.", "“Ibid.”", "Cf. also ibid., 5.", "Ibidem."],
)  # fmt: skip
def test_a_first_note_that_points_back_is_reported(tmp_path: Path, words: str) -> None:
    ((file, code, line, message),) = found(tmp_path, f"a[^1]\n\n[^1]: {words}")
    assert (file, code, line) == ("seas.md", "ibid-first", 7)
    assert "On Roads" not in message


@pytest.mark.parametrize(
    "words",
    ["Identity is all.", "ID cards, 4.", "Ideas.", "Lane, A Book, ibid. for short.", "I.d."],
)
def test_a_first_note_of_its_own_is_left_alone(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"a[^1]\n\n[^1]: {words}") == []


def test_the_first_note_is_the_first_that_is_called(tmp_path: Path) -> None:
    body = "a[^b] c[^a]\n\n[^a]: Ibid.\n\n[^b]: Moss, *Seas*, 2."
    assert found(tmp_path, body) == []


def test_where_notes_run_on_the_reading_before_is_named(tmp_path: Path) -> None:
    ((_, code, _, message),) = found(tmp_path, "a[^1]\n\n[^1]: Ibid.", "continue")
    assert code == "ibid-first"
    assert "the last of “On Roads”" in message


def test_op_cit_of_one_whom_the_reading_does_not_name(tmp_path: Path) -> None:
    body = (
        "Moss wrote of tides.[^1] b[^2] c[^3] d[^4]\n\n[^1]: Ada Reed, *Ports*, 2.\n\n"
        "[^2]: Reed, op. cit., 4; Moss, op. cit., 9; see op. cit.\n\n"
        "[^3]: Bell, *op. cit.*, 7.\n\n[^4]: Bell’s, loc. cit.\n"
    )
    assert [entry[1:3] for entry in found(tmp_path, body)] == [("op-cit-unknown", 11)]

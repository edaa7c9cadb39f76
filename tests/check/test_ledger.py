"""A ledger leads back to its seed, and `check` says so where it does not."""

from pathlib import Path

import pytest

from publish.build import outputs, seeds
from publish.check import ledger
from publish.packet.load import load
from publish.packet.model import Packet

TEXT = """\
A Walk by the Canal

By Ann Bee

The canal is old.  It was dug by hand in the 18 th century, as everyone agrees.1 The locks came
later, and the boats came last of all.2 Nobody has counted them since.

Then the railway came, and the boats went to sleep along the banks, one after the other.
"""


@pytest.fixture
def packet(tmp_path: Path) -> Packet:
    seed = tmp_path / "seeds" / "canal"
    seed.mkdir(parents=True)
    (seed / "source.txt").write_text(TEXT, encoding="utf-8")
    for job in seeds.seed_jobs(tmp_path):
        outputs.run(job)
    (tmp_path / "manuscript" / "packet.toml").write_text(
        'readings = ["canal.md"]\n', encoding="utf-8"
    )
    return load(tmp_path).value


def test_a_ledger_that_leads_back_is_well(packet: Packet) -> None:
    held, faults = ledger.of(packet, packet.readings[0])
    assert faults == ()
    assert held is not None


def test_the_line_of_a_missing_note_in_the_seed(packet: Packet) -> None:
    held, _ = ledger.of(packet, packet.readings[0])
    assert held is not None
    place = held.call_of("2")
    assert place is not None
    assert (Path(place.file).name, place.line) == ("source.txt", 6)
    assert held.call_of("77") is None


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("seeds/canal/source.txt", "hand", "hands", "seed-changed"),
        ("manuscript/canal.changes.jsonl", '"after": "[^1]"', '"after": "[^9]"', "ledger-broken"),
        ("manuscript/canal.changes.jsonl", '"rule"', "rule", "ledger"),
    ],
)
def test_what_does_not_lead_back_is_told(
    packet: Packet, name: str, old: str, new: str, code: str
) -> None:
    path = packet.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, faults = ledger.of(packet, packet.readings[0])
    assert len(faults) == 1
    assert code in faults[0].code

"""Front matter as people write it, with YAML's traps."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic, PublishError, Severity
from publish.manuscript import front_matter
from publish.manuscript.model import Name
from publish.manuscript.parse import parse


def read(yaml: str) -> tuple:
    parsed = parse(f"---\n{yaml}\n---\n\nText.\n", Path("x.md"))
    return parsed.value.front, parsed.diagnostics


def test_values_are_the_characters_that_were_written() -> None:
    front, faults = read("title: 1.10\ndate: 2007-05-01\nvolume: 012\nissue: no\npage: yes")
    assert (front.title, front.date) == ("1.10", "2007-05-01")
    assert (front.raw["volume"], front.raw["issue"], front.raw["page"]) == ("012", "no", "yes")
    assert not faults


YAML = st.sampled_from(
    ["title: ", "author: ", "lang:", "date:  ", "no: ", "\n", "\n", " ", "A word", "null", "~",
     '"', '"so"', "'", "so:", ": ", "https://x.org", "1.10", "#", " #", "- ", "-", ",", "[",
     "!", "é", "λ", "’", "\t", "\xa0", "\x85", "\u2028", "\\", "?", "%", "@", "=", "---", "|", ">"]
)  # fmt: skip


@given(st.lists(YAML, min_size=1, max_size=12).map("".join))
@example('title: A word\nsource: https://x.org/?a=1\ndate: null\nnote: "~ null "')
@example("title: x\ntitle: y")
@example("title: x \n  y")
def test_plain_lines_read_at_sight_are_what_yaml_makes_of_them(yaml: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_PLAIN", re.compile(r"(?!)"))
        parsed = outcome(yaml)
    assert outcome(yaml) == parsed


def outcome(yaml: str) -> object:
    found: list[Diagnostic] = []
    try:
        return front_matter.read(yaml, "x.md", found), found
    except PublishError as error:
        return error.diagnostics


@pytest.mark.parametrize(
    ("yaml", "names"),
    [
        ("author: Ann Bee", (Name("Ann Bee"),)),
        ("author: [Ann Bee, C. D.]", (Name("Ann Bee"), Name("C. D."))),
        ("author:\n  - name: Ann Bee\n    note: A *poet*.\n  - C. D.",
         (Name("Ann Bee", note="A *poet*."), Name("C. D."))),
        ("author:\n  family: Bee\n  given: Ann", (Name("Ann Bee", "Bee", "Ann"),)),
        ("author:", ()),
    ],
)  # fmt: skip
def test_authors_in_every_form(yaml: str, names: tuple[Name, ...]) -> None:
    front, faults = read(f"title: x\n{yaml}")
    assert front.authors == names
    assert not faults


def test_lines_of_keys_are_kept() -> None:
    front, _ = read("title: x\nauthor:\n  - name: Ann\n    note: y\nlang: fr")
    assert (front.lines["lang"], front.lines["author.0.note"]) == (6, 5)


@pytest.mark.parametrize(
    ("yaml", "code", "line", "hint"),
    [
        ("title: x\nno: y", "unknown-key", 3, "note"),
        ("title: x\nsubtitel: y", "unknown-key", 3, "'subtitle'"),
        ("title: x\nslug: y", "unknown-key", 3, "packet.toml"),
        ("title: x\nauthor:\n  - name: A\n    nots: y", "unknown-key", 5, "'note'"),
        ("title: x\ntitle: y", "key-twice", 3, ""),
        ("title: x\nlang: English!", "bad-language", 3, "en-US"),
        ("title: x\nsubtitle: [a, b]", "not-text", 3, "subtitle"),
        ("title: x\nauthor:\n  - note: A", "bad-name", 4, ""),
    ],
)
def test_faults_name_line_and_remedy(yaml: str, code: str, line: int, hint: str) -> None:
    _, (fault,) = read(yaml)
    assert (fault.code, fault.where.line) == (code, line)
    assert hint in fault.hint
    assert fault.severity is (Severity.WARNING if code == "unknown-key" else Severity.ERROR)


@pytest.mark.parametrize(
    "yaml", ["a: &x [1]\nb: *x", "a: " + "[" * 40 + "]" * 40, "title: 'x", "\tx: y"]
)
def test_what_is_no_plain_yaml_is_refused(yaml: str) -> None:
    with pytest.raises(PublishError) as caught:
        read(yaml)
    assert caught.value.diagnostics[0].code == "bad-front-matter"
    assert caught.value.diagnostics[0].where.line >= 1

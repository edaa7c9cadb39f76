"""A reading is entered in packet.toml, and nothing else there changes."""

import tomllib

import pytest

from publish.diagnostics import PublishError
from publish.packet.enter import enter


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('readings = ["a.md"]\n', 'readings = ["a.md", "new.md"]\n'),
        (
            '# a\ntitle = "x" # b\nreadings = [\n  "a.md", # first\n]\n[glossary]\n',
            '# a\ntitle = "x" # b\nreadings = [\n  "a.md", # first\n  "new.md",\n]\n[glossary]\n',
        ),
        (
            '[[readings]]\nfile = "a.md" # one\n',
            '[[readings]]\nfile = "a.md" # one\n[[readings]]\nfile = "new.md"\n',
        ),
        (
            '[[parts]]\ntitle = "A"\nreadings = ["a.md"]\n',
            '[[parts]]\ntitle = "A"\nreadings = ["a.md", "new.md"]\n',
        ),
        ('title = "x"\n[glossary]\n', 'readings = ["new.md"]\ntitle = "x"\n[glossary]\n'),
    ],
)
def test_all_else_stays(before: str, after: str) -> None:
    entered = enter(before, "new.md", "packet.toml")
    assert tomllib.loads(entered) == tomllib.loads(after)
    kept = [line for line in before.splitlines() if "readings" not in line]
    assert [line for line in kept if line not in entered.splitlines()] == []


@pytest.mark.parametrize("text", ["readings = 3\n", "readings = [\n"])
def test_a_form_that_cannot_be_added_to_is_told(text: str) -> None:
    with pytest.raises(PublishError) as caught:
        enter(text, "new.md", "packet.toml")
    assert "new.md" in caught.value.diagnostics[0].hint

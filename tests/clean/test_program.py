"""Lines of programs that are set in stay as they are; verse and quotations so set in do not."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.shape import Shape, groups
from publish.read.plain import read_plain

PROSE = (
    "The keeper wrote to the Board of Trade about the water in the long pound above the lock. He "
    "said that no boat could pass."
)
PROGRAMS = {
    "python": '    x = "abc"\n    for y in x:\n        print("it\'s " + y)\n    return x',
    "blank lines": '    import os\n\n    def main(args):\n        print("it\'s")\n\n'
    "        return 'x'\n\n    main(os.argv)",
    "json": '    {\n        "name": "lock",\n        "gates": ["east", "west"]\n    }',
    "shell": "    git clone https://example.org/x.git\n    cd x\n    make install PREFIX='/usr'",
    "sql": "    SELECT name FROM locks\n    WHERE town = 'Ely'\n    ORDER BY name;",
    "html": "    <p class=\"x\">It's here</p>\n    <div>\n      <a href='y'>z</a>\n    </div>",
    "primes": "    f' x = g x + h' x\n    g x = x * 2\n    h' x = f' (x - 1)",
    "pseudo": "    while the gate is open do\n        let water = 'high'\n    end",
    "lisp": '    (define (f x)\n      (quote \'a)\n      (g "x"))',
    "tab": "\tprint(\"it's\")\n\tx = y['a']\n\treturn x",
}
OTHERS = {
    "dialogue": "    “Open it,” he said; “I'm done,” she said,\n    'The chain is on the wall:\n"
    "    I'll never see (my love is dead)\n    The herring, or her shawl.'",
    "conditions": "    If you could speak, if I could pass,\n    While yet the water ran;\n"
    "    For all return (as I return);\n    Let go, let fall, who can.",
    "small letters": "    let go, he said, and let it fall\n    and if i'd known, and if i'd seen\n"
    "    then while the water ran\n    i'd return",
    "address": "    14 Quay Street,\n    Ely,\n    3 May 1801",
    "plurals": "    The keeper(s) of the lock(s) and\n    their son(s) may pass the gate(s),\n"
    "    and so may the boat(s) of Ely.",
}  # fmt: skip


def _manuscript(lines: str) -> str:
    text = f"The Lock\n\nBy Ada Moss\n\n{PROSE}\n\n{lines}\n\n{PROSE}\n"
    return normalize(read_plain(text.encode(), "lock.txt")).manuscript


@pytest.mark.parametrize("lines", PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_is_kept_to_the_letter(lines):
    assert f"```\n{lines}\n```\n" in _manuscript(lines)


@pytest.mark.parametrize("lines", OTHERS.values(), ids=OTHERS)
def test_verse_and_lines_are_no_program(lines):
    text = f"{PROSE}\n\n{lines}\n\n{PROSE}\n"
    assert Shape.CODE not in {group.shape for group in groups(text)}
    assert "```" not in _manuscript(lines)


def test_a_sentence_between_two_programs_parts_them():
    one, two = PROGRAMS["python"], PROGRAMS["sql"]
    said = "    Then we call g(x) and ask for what is kept in the file."
    made = _manuscript(f"{one}\n\n{said}\n\n{two}")
    assert f"```\n{one}\n```\n" in made
    assert f"```\n{two}\n```\n" in made
    assert said.strip() in made


@pytest.mark.parametrize(
    "kept",
    [
        "f'(x)", "f''(x)", "http://example.org/it's/\"here\"", "http://x.org/a?q='b'",
        "example.org/it's_here", "y[\"b\"]", 'name="b"',
    ],
)  # fmt: skip
def test_quotes_in_formulas_and_addresses_stay(kept):
    assert f" {kept} " in _manuscript(f'He wrote {kept} into the book; it\'s "there" still.')


def test_quotes_round_an_address_are_quotes():
    made = _manuscript("He wrote 'http://x.org/a' and \"example.org/b\" into the keeper's book.")
    assert "‘http://x.org/a’ and “example.org/b” into the keeper’s" in made

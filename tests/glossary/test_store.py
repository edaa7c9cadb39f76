"""The editor's file: faults with line and column, decisions added, everything else as it was."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from ruamel.yaml import YAML

from publish.diagnostics import PublishError
from publish.glossary import schema as schema_module
from publish.glossary import store
from publish.glossary.flows import paragraphs
from publish.glossary.headwords import headwords
from publish.glossary.model import Entry, Glossary, Source, State
from publish.glossary.schema import json_schema
from publish.glossary.truth import verify

GOOD = """\
# Our own words.
terms:
  # The one that matters.
  - term: LON
    expansion: "League of Nations"   # as in the charter
    origin: {source: geneva, paragraph: 2, span: [4, 21]}
    state: approved

  - term: mandate
    variants: [trust territory]
    definition: >-
      A territory in trust.
    origin: editor
    state: rejected
"""


def load(tmp_path, text):
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    return store.load(path)


def test_a_good_file(tmp_path):
    read = load(tmp_path, GOOD)
    assert read.diagnostics == ()
    assert read.value.entries == (
        Entry("LON", (), "League of Nations", "", Source("geneva", 2, 4, 21)),
        Entry("mandate", ("trust territory",), "", "A territory in trust.", state=State.REJECTED),
    )
    assert [e.where.line for e in read.value.entries] == [4, 9]


def test_no_file_and_an_empty_file_are_empty_glossaries(tmp_path):
    assert store.load(tmp_path / "none.yaml").value == Glossary()
    assert load(tmp_path, "# nothing yet\n").value == Glossary()
    assert load(tmp_path, "terms:\n").value == Glossary()


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("terms:\n  - term: A\n    orign: editor\n", "glossary-unknown-key", 3, 5, "origin"),
        ("terms:\n  - term: A\n    expansion: b\n", "glossary-missing-key", 2, 5, "origin"),
        (
            "terms:\n  - term: A\n    origin: editor\n    expantion: b\n",
            "glossary-unknown-key",
            4,
            5,
            "expansion",
        ),
        (
            "terms:\n  - term: A\n    origin: editor\n    state: aproved\n",
            "glossary-bad-value",
            4,
            5,
            "approved",
        ),
        ("terms:\n  - term: 1914\n    origin: editor\n", "glossary-bad-value", 2, 5, "quotation"),
        (
            "terms:\n  - term: A\n    origin: {source: a, paragraf: 2}\n",
            "glossary-unknown-key",
            3,
            25,
            "paragraph",
        ),
        ("terms:\n  - just words\n", "glossary-bad-value", 2, 5, ""),
        ("terms: none\n", "glossary-no-list", 1, 8, ""),
        ("words: []\n", "glossary-unknown-key", 1, 1, "terms"),
    ],
)
def test_faults_name_line_and_column(tmp_path, text, code, line, column, words):  # noqa: PLR0917
    first = load(tmp_path, text).diagnostics[0]
    assert (first.code, first.where.line, first.where.column) == (code, line, column)
    assert words in first.hint


@pytest.mark.parametrize(
    ("text", "line"), [("terms:\n  - term: [A\n", 3), ("a: 1\na: 2\n", 2), ("- x\n", 1)]
)
def test_what_is_no_glossary_at_all_stops(tmp_path, text, line):
    with pytest.raises(PublishError) as raised:
        load(tmp_path, text)
    assert raised.value.diagnostics[0].where.line == line


def test_one_bad_entry_leaves_the_others(tmp_path):
    read = load(tmp_path, GOOD + "  - term: x\n")
    assert len(read.value.entries) == 2
    assert len(read.diagnostics) == 1


def test_adding_keeps_comments_order_and_the_editors_layout(tmp_path):
    path = tmp_path / "glossary.yaml"
    path.write_text(GOOD, encoding="utf-8")
    store.add(
        path, [Entry("ILO", expansion="International Labour Office", source=Source("geneva"))]
    )
    after = path.read_text(encoding="utf-8")
    assert after.startswith(GOOD)
    assert "term: ILO" in after[len(GOOD) :]
    assert store.load(path).value.entries[2].expansion == "International Labour Office"
    store.add(path, [])
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    "text",
    [
        '# a\nterms:\n- term:   "A"   # 1\n  origin: editor\n\n# b\n- {term: B, origin: editor}\n',
        "---\nterms:\n    - term: A\n      definition: >-\n        o\n      origin: editor\n#\n",
        "terms:\r\n  - term: A\r\n    origin: editor\r\n",
        "terms:\n  - term: 'A'\n    origin: editor   \n    readings: [ a,b ]\n\n\n",
        "terms:\n  - term: A\n    origin: editor",
        "# only a comment\n",
        "terms:\n",
    ],
)
def test_adding_and_moving_change_no_other_byte(tmp_path, text):
    path = tmp_path / "glossary.yaml"
    path.write_bytes(text.encode())
    entry = Entry("LON", expansion="League: of Nations", source=Source("geneva", 2, 4, 21))
    store.add(path, [entry])
    added = path.read_bytes().decode()
    assert added.startswith(text)
    assert ("\r\n" in text) == ("LON\r\n" in added)
    read = store.load(path).value.entries
    assert read[-1] == entry
    store.move(path, [(read[-1], Source("geneva", 17, 300, 317))])
    wanted = added.replace("paragraph: 2", "paragraph: 17").replace("[4, 21]", "[300, 317]")
    assert path.read_bytes().decode() == wanted


@pytest.mark.parametrize(
    "text", ["terms: []\n", "terms: ~\n", "terms:\n- term: A\n  origin: editor\n...\n"]
)
def test_a_list_that_cannot_be_gone_on_with_is_laid_out_anew(tmp_path, text):
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    before = store.load(path).value.entries
    entry = Entry("LON", expansion="League of Nations")
    store.add(path, [entry])
    assert store.load(path).value.entries == (*before, entry)


def test_a_new_file_is_readable_and_comes_back(tmp_path):
    path = tmp_path / "glossary.yaml"
    entry = Entry(
        "no", ("yes: or not",), "", "# “No”, he said: 1.10", Source("g", 1, 2, 3), readings=("g",)
    )
    store.add(path, [entry])
    assert path.read_text(encoding="utf-8").startswith("# The packet's glossary.")
    assert store.load(path).value.entries == (entry,)


def test_the_schema_takes_what_the_reader_takes():
    schema = json.loads(json_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    data = YAML(typ="safe").load(GOOD)
    jsonschema.validate(data, schema)
    data["terms"][0]["state"] = "aproved"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


TEXTS = {"geneva": ("It met.", "The League of Nations met in Geneva.")}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("LON", expansion="League of Nations", source=Source("geneva", 2, 4, 21)), None),
        (Entry("LON", expansion="League of Nations", source=Source("geneva")), None),
        (
            Entry("LON", expansion="League of Nations", source=Source("geneva", 9, 0, 3)),
            "glossary-moved",
        ),
        (
            Entry("LON", expansion="League of Nations", source=Source("geneva", 2, 4, 20)),
            "glossary-moved",
        ),
        (Entry("League", source=Source("geneva", 2, 4, 10)), None),
        (Entry("Ligue", source=Source("geneva", 2, 4, 9)), "glossary-not-in-source"),
        (
            Entry("LON", expansion="league of Nations", source=Source("geneva", 2, 4, 21)),
            "glossary-not-in-source",
        ),
        (
            Entry("LON", definition="It met. The League", source=Source("geneva")),
            "glossary-not-in-source",
        ),
        (Entry("LON", expansion="League", source=Source("genva")), "glossary-no-such-reading"),
        (Entry("LON", expansion="Anything"), None),
        (Entry("LON", expansion="Anything", readings=("geneva",)), None),
        (Entry("LON", expansion="Anything", readings=("genva",)), "glossary-no-such-reading"),
        (Entry("LON", expansion="x", source=Source("geneva"), state=State.REJECTED), None),
    ],
)
def test_what_claims_to_be_the_sources_words_must_be(entry, code):
    assert [d.code for d in verify([entry], TEXTS)] == ([code] if code else [])


def test_paragraphs_leave_out_headings_and_calls():
    blocks = [
        ET.fromstring("<h2>Head</h2>"),
        ET.fromstring("<p>One <em>and</em>\n two.<a class='call' data-label='1'/> More</p>"),
        ET.fromstring("<ul><li>three<ul><li>four</li></ul></li></ul>"),
    ]
    assert paragraphs(blocks) == ("One and two. More", "three", "four")


def test_one_headword_with_two_senses_is_reported():
    made = headwords(
        Glossary(
            (
                Entry("mandate", definition="a", source=Source("x")),
                Entry("Mandate", definition="b", source=Source("y")),
            )
        )
    )
    (headword,) = made.value
    assert [s.definition for s in headword.senses] == ["a", "b"]
    assert [d.code for d in made.diagnostics] == ["term-defined-differently"]


def test_a_term_that_nothing_explains_is_reported():
    entries = (Entry("mandate"), Entry("LON", expansion="League of Nations"))
    assert [d.code for d in headwords(Glossary(entries)).diagnostics] == ["term-unexplained"]


def test_an_acronym_with_two_expansions_is_kept_apart_by_reading():
    entries = (
        Entry("PM", expansion="Prime Minister", source=Source("x")),
        Entry("PM", expansion="post meridiem", source=Source("y")),
    )
    made = headwords(Glossary(entries))
    assert [(h.id, h.readings) for h in made.value] == [("pm", ("x",)), ("pm-2", ("y",))]
    assert made.diagnostics == ()


def test_the_longer_and_the_shorter_name_are_one_headword():
    entries = (
        Entry("HB", expansion="Harbour Board", source=Source("x")),
        Entry("HB", expansion="Joint Harbour-Boards", source=Source("y")),
        Entry("HB", expansion="Half Bushel", source=Source("z")),
        Entry("HB", definition="It is eight gallons.", source=Source("z")),
    )
    made = headwords(Glossary(entries))
    assert [(h.expansion, h.readings) for h in made.value] == [
        ("Harbour Board", ("x", "y")),
        ("Half Bushel", ("z",)),
    ]
    assert [len(h.senses) for h in made.value] == [0, 1]
    assert made.diagnostics == ()


def test_an_acronym_with_two_expansions_in_one_reading_is_reported():
    entries = (
        Entry("PM", expansion="Prime Minister", source=Source("x")),
        Entry("PM", expansion="post meridiem"),
    )
    for order in (entries, entries[::-1]):
        assert [d.code for d in headwords(Glossary(order)).diagnostics] == ["acronym-ambiguous"]


def test_the_schema_on_file_is_the_one_in_force():
    file = Path(schema_module.__file__).with_name("glossary.schema.json")
    assert file.read_text(encoding="utf-8") == json_schema()

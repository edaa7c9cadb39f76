"""Whatever text comes in, a manuscript comes out that keeps the six invariants."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.manuscript import ledger as ledgers
from publish.read.plain import read_plain
from publish.structure.model import Known

PIECES = st.sampled_from(
    [
        "The treaty of 1951", "was signed.1", " He left.2 Then", "\n", "\n\n", "\n\n\n", " ",
        "  ", "\t", "\xa0", "NOTES", "Notes\n\n", "1 See the papers.", "[1]", "[2] Ibid., p. 3.",
        "*", "_", "_so_", "* A professor of law.", "[Footnote 1: Of old.]", "By Ada Moss",
        "CHAPTER I", "I.", "1. First", "- item", "• item", "> said", "#", "# x", "`", "```",
        "~~~", "<b>", "&amp;", "\\", "[^1]", "[^1]: x", "[a](b)", "![a](b)", "[a]: b",
        "| a | b |", "|---|---|", "---", "===", "    four", ": def", "http://a.org/_x_",
        "word-\nword", "“quoted”", "\"quoted\"", "'90s", "...", "--", "é", "é", "\ufeff",
        "\u200b", "\x00", "\x0c", "\r", "\r\n", "\u2028", "\x85", "\ud800", "\U0001d518",
        "\ufb01", "â€™", "= b =", "/so/", "Contents", "Abstract", "{#id}", "]{lang=fr}", "1)",
        "2001,1", "***", "* * *", "Page 3", "\xad", "مرحبا", "\u6f22\u5b57", "\x02", "\x03",
        "\x1f", "12345",
    ]
)  # fmt: skip


def check(value):
    data = value.encode("utf-8", "surrogateescape" if is_escape(value) else "surrogatepass")
    source = read_plain(data, "any.txt")
    result = normalize(source, Known(incomplete="x" in value))
    read = ledgers.load(result.ledger_text, source.path)
    assert read.source_bytes(result.manuscript) == data
    again = normalize(source, Known(incomplete="x" in value), read.decisions)
    assert again.manuscript == result.manuscript
    assert again.ledger_text == result.ledger_text


def is_escape(value):
    return all("\udc80" <= c <= "\udcff" for c in value if "\ud800" <= c <= "\udfff")


@given(st.text(max_size=200))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_characters(value):
    check(value)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_heap_of_marks(value):
    check(value)


NOTED = (
    "The Lock\n\nBy Ada Moss * Co\n\nThe keeper wrote to the Board of Trade.[1] He wrote again.[2] "
    "Nobody answered him [Footnote 3: He kept one.] and so.\n\nNotes\n\n[1] Letter of May.\n\n"
    "[2] Letter of June.\n"
)


@given(
    st.lists(PIECES, max_size=20).map("".join),
    st.integers(0, len(NOTED)),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_decisions_of_an_editor(value, at, chance):
    value = NOTED[:at] + value + NOTED[at:] if chance.random() < 0.5 else value
    decide(value, lambda _: chance.choice([None, None, State.REJECTED, State.ACCEPTED]))


def decide(value, choose):
    """Normalise, decide change by change, and see that nothing is lost and a third run agrees."""
    source = read_plain(value.encode("utf-8", "surrogatepass"), "any.txt")
    changes = [change for one in normalize(source).ledger.passes for change in one.changes]
    chosen = {change.id: state for change in changes if (state := choose(change))}
    decided = normalize(source, None, chosen)
    read = ledgers.load(decided.ledger_text, source.path)
    assert read.source_bytes(decided.manuscript) == source.data
    again = normalize(source, None, read.decisions)
    assert again.manuscript == decided.manuscript
    assert again.ledger_text == decided.ledger_text
    return decided.manuscript


def rejecting(rule, before=""):
    return lambda change: (
        State.REJECTED if change.rule == rule and before in change.before else None
    )


def test_a_control_character_goes_whatever_is_decided():
    made = decide("A letter.\n\n\x031. First of _all_ things\n", rejecting("control-character"))
    assert "\x03" not in made


def test_a_byline_kept_by_the_editor_is_text():
    made = decide(NOTED, rejecting("front-matter", "By Ada"))
    assert "By Ada Moss \\* Co" in made.split("---", 2)[2]


def test_a_heading_that_an_editor_rejects_is_no_list():
    value = NOTED.replace("Notes", "1. The Answer\n\nNobody answered him then either.\n\nNotes", 1)
    made = decide(value, rejecting("heading"))
    assert "\n1\\. The Answer\n" in made


def test_a_call_of_the_source_that_is_rejected_is_text():
    value = "The Lock\n\nHe wrote.[^1] She wrote too.\n\nNotes\n\n1. A letter.\n"
    assert "wrote.[^1]" in decide(value, rejecting("front-matter"))
    made = decide("The Lock\n\nHe wrote.[1]\n\nNotes\n\n[1] A letter.\n", rejecting("note-call"))
    assert "[^1]" not in made.split("[^1]:")[0]


def test_a_note_over_two_paragraphs_joins_what_stands_round_it():
    made = decide(
        "The Lock\n\nBy Ada Moss\n\nShe wrote it [Footnote 1: Of old.\n\n> And of late, with a "
        "*star.] to the Board.\n",
        lambda _: None,
    )
    assert "She wrote it[^1] to the Board." in made


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("M[Footnote: e\n\nf]A\tB\tC\n4\tt", "M[^°]\n\n```\nA\tB\tC\n4\tt\n```\n"),
        (
            (
                "They sang[Footnote: e\n\nf]\nThe rose is red, the road\n"
                "Is long, and all the night\nIs dark upon the hill."
            ),
            (
                "They sang[^°]\n\n| The rose is red, the road\n| Is long, and all the night\n"
                "| Is dark upon the hill.\n"
            ),
        ),
        (
            "They wrote[Footnote: e\n~~~\n[\n\n]\n~~~",
            "They wrote[Footnote: e\n\n~~~\n[\n\n]\n~~~\n",
        ),
        ("e|||\n-|||\nd|||[Footnote: e\n\n]", "e|||\n\\-|||\nd|||[^°]\n"),
    ],
    ids=["table", "verse", "code", "strokes"],
)
def test_what_is_glued_to_a_note_in_the_text_stays_what_it_is(value, left):
    before = "The Lock\n\nBy Ada Moss\n\nThe keeper wrote to nobody in that winter, it is said.\n\n"
    assert left in decide(f"{before}{value}\n", lambda _: None)


def test_a_note_moved_back_leaves_its_paragraphs_apart():
    value = NOTED.replace("of May.", "of May.\n\n    A second page.\n    A third.")
    made = decide(value, rejecting("note-marker", "[1]"))
    assert "[1] Letter of May." in made


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (
            "g\n> y n e t i [Footnote:\nf],\n> k a\n> l a s",
            "g\n\n> y n e t i[^°],\n>\n> k a\n> l a s\n\n[^°]: f\n",
        ),
        (
            "Notes\nmen of the watch,1 whose names are\n" + 2 * "2. Ibid. 3. Moss, p. 4.\n",
            "[^2]: Ibid. 3. Moss, p. 4.\n\n    2\\. Ibid. 3. Moss, p. 4.\n",
        ),
        ("][ ](http://b)", "\n\n]\\[ ]\\(http://b)\n"),
        (
            (
                "All of the rolls of the town that were paid for by the port\n[Footnote:\n1) \n"
                "allofthe rolls of the town that were paid for by the port"
            ),
            "[^–]: 1) allofthe rolls of the town that were paid for by the port\n",
        ),
    ],
    ids=[
        "a quotation goes on behind a note told in it",
        "a byline that became a note",
        "a link behind a bracket",
        "a title that a note says again",
    ],
)
def test_a_note_is_written_as_it_is_read(value, made):
    check(value)
    assert normalize(read_plain(value.encode(), "any.txt")).manuscript.endswith(made)


@given(st.binary(max_size=120))
@settings(max_examples=25)
def test_any_bytes(data):
    result = normalize(read_plain(data, "any.txt"))
    assert result.ledger.source_bytes(result.manuscript) == data


@pytest.mark.parametrize("value", ["", "\n", "\n\n", " ", "x", "\x00", "\ufeff", "*", "[^1]"])
def test_next_to_nothing(value):
    check(value)

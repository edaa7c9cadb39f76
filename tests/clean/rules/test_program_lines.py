"""Texts copied out of programs: what the program put round or into them goes, told."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.read import read_plain

PARTS = (
    "The ferry at Holm was rung for with a bell that hung on the far bank, where nobody lived.",
    "Whoever came down from the hills pulled the rope, and the ferryman, if he was awake, rowed.",
    "My mother said that in her youth the bell had been heard as far as the second mill.",
)
ESSAY = "\n\n".join(PARTS)
TITLED = f"The Ferry and the Bell\n\nAda Moss\n\n{ESSAY}\n"


def read(text: str):
    made = normalize(read_plain(text.encode(), "copy.txt"))
    front, _, body = made.manuscript.removeprefix("---\n").partition("\n---\n")
    return made, front, body.strip()


@pytest.mark.parametrize(
    "copy",
    [
        (
            f"You said:\nWrite about a ferry.\nChatGPT said:\n{TITLED}\nCopy\nRegenerate\n"
            "ChatGPT can make mistakes. Check important info.\n"
        ),
        f"{TITLED}\nRetry\nClaude can make mistakes. Please double-check responses.\n",
        f"Translated from Danish by Google\nOriginal text\nRate this translation\n\n{TITLED}",
        (
            'Full text of "The Ferry and the Bell"\n\nSee other formats\n\n'
            f"Digitized by the Internet Archive\nin 2008 with funding from\n"
            f"University of Holm\n\n{TITLED}"
        ),
        TITLED.replace("lived.", "lived.Comment [A1]: Who says so?")
        + "\nFormatted: Font: Italic\nDeleted: the\n",
    ],
)
def test_a_programs_lines_go_for_review(copy):
    made, front, body = read(copy)
    assert body == ESSAY
    assert "title: The Ferry and the Bell" in front
    assert "- name: Ada Moss" in front
    gone = [d for p in made.ledger.passes if p.name.endswith(("-line", "-comment")) for d in
            p.changes.deeds]  # fmt: skip
    assert gone
    assert all(deed.state is State.REVIEW for deed in gone)


STAY = {
    "a conversation that is printed": "A Talk\n\n"
    + "".join(f"You said:\n\n{a}\n\nChatGPT said:\n\n{b}\n\n" for a, b in (PARTS[:2], PARTS[1:])),
    "one heading": TITLED + "\nOriginal text\n\n" + ESSAY + "\n",
    "a reference": TITLED + "\nComment [1]: none is known.\n",
}


@pytest.mark.parametrize("text", STAY.values(), ids=STAY)
def test_what_is_the_texts_own_stays(text):
    made = read(text)[0]
    taken = {"assistant-line", "translator-line", "archive-line", "margin-comment"}
    assert not taken & {p.name for p in made.ledger.passes}


def test_captions_of_a_film_lose_the_lines_over_them():
    said = ("so we come to the ferry", "of which there was one", "and to the bell", "that rang it")
    times = "".join(
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n:02}.900\n{each}\n\n" for n, each in enumerate(said, 1)
    )
    body = read("WEBVTT\nKind: captions\nLanguage: en\n\n" + times)[2]
    assert body == " ".join(said)


def test_a_table_stands_apart_from_its_caption_and_the_text_below():
    rows = "Year\tBoats\tPrice\n1740\t40\t3 s.\n1741\t12\t9 s."
    body = read(f"{TITLED}\nTable 1. Boats\n{rows}\n{PARTS[0]}\n")[2]
    assert "Table 1. Boats\n\n| Year | Boats | Price |\n" in body
    assert body.endswith(f"| 1741 | 12 | 9 s. |\n\n{PARTS[0]}")


def test_an_encyclopaedias_links_for_editing_mark_headings():
    text = (
        "Ferry bell\nFrom Wikipedia, the free encyclopedia\nPlace\tHolm\nBuilt\t1730\nSize\tsmall\n"
        f"A ferry bell is a bell that calls a ferry.[1] {PARTS[0]}[2]\nHistory[edit]\n{PARTS[1]}\n"
        f"{PARTS[2]}[1]\nSee also[edit]\nFerry\nBell\nReferences[edit]\n"
        "^ a b Clerk, Ann (1902). Bells. Holm. p. 31.\n^ Register, vol. 4.\n"
        'Retrieved from "https://example.org/bell"\nCategories: BellsFerries\n'
    )
    _, front, body = read(text)
    assert "Retrieved" not in body
    assert "title: Ferry bell" in front
    for line in ("## History[edit]", "## See also[edit]", "[^2]: Register, vol. 4."):
        assert line in body.split("\n")


def test_a_list_of_works_is_no_verse_and_a_whole_text_no_title():
    works = "Clerk, A., 1902, Bells, Holm: Quay.\nQuay, J., 1911, “Salt”, Fish, 4: 12.\nOther"
    assert "\n| " not in read(f"{TITLED}\n{works}\n")[2]
    said = " ".join(PARTS).lower().replace(".", "").replace(",", "")
    assert read(said + "\n")[2] == said

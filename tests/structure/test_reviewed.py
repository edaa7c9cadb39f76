"""Faults that readers found in essays of all kinds, each with the least text that shows it."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

A = (
    "The slide came down in February and closed the road for three winters. Nobody had thought "
    "that it would, and eleven houses were lost at the upper end of the village."
)
B = (
    "An ordinance forbids travel on a Sunday. It was read out on a Sunday, and most of those whom "
    "it concerned were at that hour on the road."
)
C = (
    "A widow asks that the stone be turned. It was turned in the spring, at a cost of four "
    "shillings, and it can still be read by anyone who kneels."
)


def made(text: str) -> tuple[str, str]:
    manuscript = normalize(read_plain(f"{text}\n".encode(), "road.txt")).manuscript
    front, _, body = manuscript.partition("\n---\n")
    return front, body.strip()


@pytest.mark.parametrize(
    "opening",
    [
        "The trans-Atlantic cable was laid in the wet summer of that year, and nobody noticed it.",
        "The old road — Roman, some said — was closed in the wet summer of that year by a slide.",
        "In the post-Cold War years the road was closed for good, and nobody in it noticed.",
    ],
)
def test_a_first_paragraph_with_a_dash_or_hyphen_is_no_epigraph(opening):
    _, body = made(f"The Road\n\nBy Ada Moss\n\n{opening}\n\n{A}\n\n{B}")
    assert body.startswith(opening)
    _, body = made(f"The Road\n\nBy Ada Moss\n\n“It keeps no accounts.” — Ida Reed, Roads\n\n{A}")
    assert body.startswith("> “It keeps no accounts.”")


def test_the_source_of_an_epigraph_is_no_author():
    front, body = made(f"The Road\n\n“It keeps no accounts.”\nIda Reed, Letters\n\n{A}\n\n{B}")
    assert "author:" not in front
    assert "Ida Reed, Letters" in body


@pytest.mark.parametrize(
    "heads", [["1584", "1617", "1640"], ["3 May 1868", "4 May 1868", "7 May 1868"]]
)
def test_the_first_day_or_year_of_several_heads_a_part(heads):
    text = "\n\n".join(f"{head}\n\n{part}" for head, part in zip(heads, (A, B, C), strict=True))
    front, body = made(f"A Chronicle\n\nBy Ada Moss\n\n{text}")
    assert "date:" not in front
    assert all(re.search(rf"(?m)^(?:## )?{head}$", body) for head in heads)


def test_a_library_s_cover_gives_title_and_author():
    front, body = made(
        "The Salt Roads\nAuthor(s): Ada Moss\nSource: Alpine Studies, Vol. 12, No. 3 (1998), "
        f"pp. 201-219\nPublished by: Marrow Press\n\n{A}\n\n{B}"
    )
    assert "title: The Salt Roads\n" in front
    assert re.findall(r"- name: (.*)", front) == ["Ada Moss"]
    assert "Marrow Press" in front + body


def test_where_an_author_works_is_no_title():
    front, _ = made(
        f"University of Brannock\nFaculty of Arts\n\nThree Roads\n\nAda Moss\n\n{A}\n\n{B}"
    )
    assert "title: Three Roads\n" in front
    assert re.findall(r"- name: (.*)", front) == ["Ada Moss"]


def test_a_line_amid_the_text_is_no_title_because_a_day_stands_below_it():
    front, body = made(
        "On Salt\nAda Moss\nThat is what it was in our house, a thing to be done between the\n"
        "washing of the plates and the winding of the clock. It needed no\nfeeling. When she died "
        "we found eleven wicks in a drawer, wrapped in a\npage of the paper of 3 March 1946. My "
        "mother lit the lamp that\nnight, and did not do it again, and none of us asked her to."
    )
    assert "title: On Salt\n" in front
    assert "My mother lit the lamp" in body


def test_a_note_with_a_dagger_begins_a_line():
    front, body = made(
        "The Road\n\nBy Ada Moss\n\nThe register begins in this year, on a Thursday, with the\n"
        "burial of a man who had been kicked. The clerk gives his age\nas forty and his trade as "
        "mules.*\n\nThe slide came down on the ninth of February and closed the\nroad for three "
        "winters. Eleven houses were lost at the upper\nend, and the mill, and a chapel which had "
        "been finished in\nthe autumn.†\n\n* Attendance book, Harrow Street Institute, 1868–1875.\n"
        "† Reported by his niece in a letter to the author."
    )
    assert "[^†]: Reported by his niece in a letter to the author." in body
    assert front


def test_notes_with_tabs_under_a_heading_are_no_table():
    _, body = made(
        "A Lamp\n\nThe drivers were paid by the load.1 They did not like it.2\n\nFootnotes:\n"
        "1\tParish Archive, box 4.\n2\tSee Pell, p. 31."
    )
    assert body.endswith("[^1]: Parish Archive, box 4.\n\n[^2]: See Pell, p. 31.")


@pytest.mark.parametrize("line", ["Page 2 of 2", "[End Page 211]"])
def test_a_page_s_own_words_are_no_heading(line):
    _, body = made(f"The Road\n\nBy Ada Moss\n\n{A}\n\n{line}\n\n{B}")
    assert body == f"{A}\n\n{B}"


def test_days_that_head_a_diary_stay():
    days = [f"{n} November" for n in (13, 14, 15)]
    text = "\n\n".join(f"{day}\n\n{part}" for day, part in zip(days, (A, B, C), strict=True))
    _, body = made(f"A Diary\n\nBy Ada Moss\n\n{text}")
    assert all(day in body for day in days)


NOTED = (
    [
        "Parish Archive, box 4.",
        *["Not printed."] * 6,
        "A hand in the margin reads “Not before May”.",
    ],
    [
        "Dawson, Roads, 13.",
        "Ida Reed, Wet Summers: The Life of the Road and of Those Who Kept It (Sommer, 1989), 16.",
        "Telegram from Moss to Reed, September 5, 1914. (County Archives, RG 5 123 Sh21)",
        "Mott, Book, 214.",
        "Reed (Pell) to Moss (Sommer), October 5, 1914. (County Archives, RG 5 763.72 115)",
        "Ibid.",
    ],
)


@pytest.mark.parametrize(("notes", "number"), [(NOTED[0], "{}. "), (NOTED[1], "{} ")])
def test_no_note_is_said_again_in_the_front_matter(notes, number):
    called = "\n\n".join(f"{A[:-1]} in {1700 + i}.{i}" for i, _ in enumerate(notes, 1))
    listed = "\n\n".join(number.format(i) + note for i, note in enumerate(notes, 1))
    front, body = made(f"The Road\n\nBy Ada Moss\n\n{called}\n\nNotes\n\n{listed}")
    assert "notes-heading: Notes\n" in f"{front}\n"
    assert "contents" not in front
    assert all(f"[^{i}]: {note}" in body for i, note in enumerate(notes, 1))


def test_who_speaks_first_by_full_name_is_no_heading():
    text = (
        "The Road: An Interview with Ada Moss\n\nIDA REED: When did you first see the road?\n\n"
        f"ADA MOSS: {A}\n\nIR: And did you walk it?\n\nAM: {B}\n\nIR: Was it long?\n\nAM: {C}"
    )
    front, body = made(text)
    assert "title: The Road\n" in front
    assert "#" not in body


def test_the_office_of_who_signs_a_letter_is_no_heading():
    _, body = made(
        f"Dear Mr. Moss,\n\n{A}\n\n{B}\n\nI have the honour to be, Sir,\nYour obedient servant,"
        "\n\nI. Reed\nSecretary\n\nP.S. The rope may be collected on Tuesday, at the lock."
    )
    assert "#" not in body


def test_who_was_present_and_who_was_not_is_no_title_or_heading_of_minutes():
    front, body = made(
        "BOARD OF TRADE\nMINUTES OF THE MEETING HELD AT HULL, 4 MARCH 1911\n\nPresent: Mr. T. Pell "
        "(Chair), Miss A. Moss\n\nApologies: Col. Lantern\n\n1. Minutes of the last meeting\n"
        f"{A}\n\n2. Matters arising\n{B}\n\n3. The towpath\n{C}"
    )
    assert "title: BOARD OF TRADE\n" in front
    assert "Col. Lantern" not in front
    assert [line for line in body.split("\n") if line.startswith("#")] == [
        "## 1. Minutes of the last meeting",
        "## 2. Matters arising",
        "## 3. The towpath",
    ]


def test_a_paragraph_that_a_page_breaks_off_is_no_title_of_the_number_over_it():
    cut = A.replace("upper end of the village.", "upper end of the village, and of them to")
    _, body = made(f"The Road\n\nBy Ada Moss\n\nI\n\n{B} {C}\n\nII\n\n{cut}\n\nthe army. {B}")
    assert re.findall(r"(?m)^#+ (.*)$", body) == ["I", "II"]


def test_a_letter_alone_below_a_number_alone_is_its_part_and_not_its_title():
    _, body = made(f"The Road\n\nBy Ada Moss\n\n{A}\n\nI\n\nA\n\n{B}\n\nB\n\n{C}\n\nII\n\n{A}")
    assert re.findall(r"(?m)^#+ .*$", body) == ["## I", "### A", "### B", "## II"]


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("# Tools\n\nWhy the children of the valley keep them\n\nBy Ada Moss", "Tools", "Ada Moss"),
        ("# Tools\n\nWhat follows is a talk:", "Tools", ""),
        ("The Strike of 1794\n\nA. J. Moss", "The Strike of 1794", "A. J. Moss"),
        ("The Cellist\n\nInterview by Ada Moss | 22 May 2018", "The Cellist", "Ada Moss"),
        ("Moss v. Dunmore Canal Co.\n\nCOURT OF APPEAL", "Moss v. Dunmore Canal Co.", ""),
    ],
)
def test_titles_and_authors_that_a_reader_found_wrong(head, title, author):
    front, _ = made(f"{head}\n\n{A}\n\n{B}")
    assert f"title: {title}\n" in front
    assert re.findall(r"- name: (.*)", front) == [author][: bool(author)]


def test_a_list_of_works_is_no_verse_and_keeps_its_heading():
    works = (
        "Adams, J. (1985) Silt, 3-29.\nBell, K. (1999) Water. Hull: Moss.\nCrane, J. (2001) Roads."
    )
    _, body = made(f"The Road\n\n{A}\n\n{B}\n\nReferences\n{works}")
    assert "\n## References\n" in body
    assert "| " not in body


def test_a_point_of_the_text_is_no_note_that_the_references_have():
    _, body = made(
        f"Heat\n\n{A[:-1]} [1].\n\n1. Repair the east wall before the spring.\n\n{B[:-1]} [1].\n\n"
        "References\n[1] Roman LA. Street tree survival rates. 2011;10:269-274."
    )
    assert "\n1\\. Repair the east wall before the spring.\n" in body
    assert "[^1]: Roman LA" in body
    assert "β" not in body

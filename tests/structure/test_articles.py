"""The head of a research article: the marks of its authors, and the lines that take them up."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

TITLE = "Silting and Self-Government in Forty Small Ports"
NAMES = ["Ada Moss", "Tom Quay", "J. R. de Vries"]
PROSE = (
    "Small ports silt up, and that they do so has never been in doubt among those who keep the "
    "minutes of the councils that pay for it. What is less clear is who pays for the dredging."
)
SECTIONS = f"\n\n1. Introduction\n\n{PROSE}\n\n2. Methods\n\n{PROSE}\n"
WORKS = (
    "1 Department of History, Low Ferry College, UK\n2 Institute of Bridges, Hale\n"
    "3 Water Office, Delft"
)


def _made(head: str, sections: str = SECTIONS) -> tuple[str, str]:
    made = normalize(read_plain((head + sections).encode(), "ports.txt")).manuscript
    front, _, text = made.partition("\n---\n")
    return front, text


def _field(front: str, name: str) -> list[str]:
    lines = (line.strip(" -") for line in front.split("\n"))
    return [line.partition(": ")[2].strip("\"'") for line in lines if line.startswith(f"{name}: ")]


@pytest.mark.parametrize(
    ("authors", "works"),
    [
        ("Ada Moss1,*, Tom Quay1,2 and J. R. de Vries3", WORKS),
        ("Ada Moss 1,2 , Tom Quay 2 & J. R. de Vries 3", WORKS),
        ("Ada Moss1 · Tom Quay1,2 · J. R. de Vries3", WORKS),
        ("Ada Moss1 | Tom Quay1,2 | J. R. de Vries3", WORKS.replace("1 ", "1").replace("2 ", "2")),
        ("Ada Moss, MD, PhD,1 Tom Quay, MPH,1,2 and J. R. de Vries, PhD3", WORKS),
        ("Ada Moss¹, Tom Quay² and J. R. de Vries³", WORKS),
        ("Ada Moss1\nTom Quay1,2\nJ. R. de Vries3", WORKS),
        (
            "Ada Moss a,*, Tom Quay a,b, J. R. de Vries c",
            "a Low Ferry College, UK\nb Institute of Bridges, Hale\nc Water Office, Delft",
        ),
        (
            "Ada Mossa, Tom Quayb and J. R. de Vriesc",
            "aDepartment of History, Low Ferry College; bInstitute of Bridges, Hale; cWater Office",
        ),
        (
            "Ada Moss*, Tom Quay† and J. R. de Vries‡",
            "*Department of History\n†Institute of Bridges\n‡Water Office, Delft",
        ),
        ("Ada Moss, Member, IEEE, Tom Quay, Senior Member, IEEE, and J. R. de Vries", ""),
    ],
)
@pytest.mark.parametrize("abstract", ["Abstract\n\n", "ABSTRACT\n", "A B S T R A C T\n\n"])
def test_authors_are_those_named_before_the_marks(authors: str, works: str, abstract: str):
    front, text = _made(f"{TITLE}\n\n{authors}\n\n{works}\n\n{abstract}{PROSE}")
    assert _field(front, "title") == [TITLE]
    assert _field(front, "name") == NAMES
    heads = [line.lstrip("# ") for line in text.split("\n") if line.startswith("#")]
    assert heads == [abstract.strip(), "1. Introduction", "2. Methods"]
    said = front + text
    assert all(word in said for word in re.findall(r"[A-Z][a-z]+", works))


def test_lines_over_the_title_and_under_the_authors_go_with_the_byline():
    over = "J Port Stud (2018) 12:201-219\nORIGINAL ARTICLE"
    under = "Received: 3 March 2018 / Accepted: 11 June 2018 / Published online: 2 July 2018"
    front, text = _made(
        f"{over}\n\n{TITLE}\n\nAda Moss1 and Tom Quay2\n\n{under}\n© Port Press 2018\n\n"
        f"Abstract {PROSE}\n\n* Ada Moss\nada@ferry.example\n\n{WORKS[:76]}"
    )
    assert _field(front, "title") == [TITLE]
    assert _field(front, "date") == ["2 July 2018"]
    assert all(each in front for each in (*over.split("\n"), under, "© Port Press 2018"))
    assert "ada@ferry.example" in front
    assert text.strip().startswith(f"Abstract {PROSE[:40]}")
    heads = (line for line in text.split("\n") if line.startswith("#"))
    assert next(heads) == "## 1. Introduction"


def test_names_without_marks_are_the_authors_over_an_abstract():
    front, _ = _made(
        f"PORT BUREAU WORKING PAPER SERIES\n\n{TITLE}\n\nAda Moss\nTom Quay\n\nWorking Paper 12\n\n"
        f"PORT BUREAU OF RESEARCH\n1050 Quay Avenue\nMarch 2018\n\nABSTRACT\n\n{PROSE}"
    )
    assert _field(front, "title") == [TITLE]
    assert _field(front, "name") == NAMES[:2]


@pytest.mark.parametrize(
    "body",
    [
        "Ada Moss 3, Tom Quay 2",
        "1 Department of Roads, Hale\n2 Office of Bridges, Low Ferry",
        "Ada Moss1",
        "Present were Ada Moss, Tom Quay and three others",
    ],
)
def test_names_and_numbers_amid_a_text_head_no_article(body: str):
    front, text = _made(f"{TITLE}\n\nBy Ina Reed\n\n{PROSE}\n\n{PROSE}\n\n{body}\n\n{PROSE}")
    assert _field(front, "name") == ["Ina Reed"]
    assert body[:8] in text


def test_numbers_behind_names_call_no_works_of_the_list():
    cited = f"{PROSE} So it is said [2, 3].\n\n{PROSE} So it was said before [1]."
    works = "1. Hale A. Mud. 1994.\n2. Reed B. Ports. 1999.\n3. Quay C. Silt. 2004."
    sections = f"\n\nIntroduction\n\n{cited}\n\nReferences\n\n{works}\n"
    front, text = _made(
        f"{TITLE}\n\nAda Moss1,*, Tom Quay2\n\n{WORKS}\n\nAbstract\n\n{PROSE}", sections
    )
    assert "Mud" not in front
    assert "[^1]: Hale A. Mud. 1994." in text
    assert text.count("[^1]") == 2

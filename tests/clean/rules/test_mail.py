"""Texts that came in a letter: what the letter set round them goes, told; the text stays whole."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.read import read_plain

PARTS = (
    "The ferry at Holm was rung for with a bell that hung on the far bank, where nobody lived.",
    "Whoever came down from the hills pulled the rope, and the ferryman, if he was awake, rowed.",
    "My mother said that in her youth the bell had been heard as far as the second mill.",
    "By the time I was old enough to ring it, the trees had grown, and it was heard by no one.",
    "So we learned to shout, and the ferryman learned to sleep on the near side of the house.",
)
ESSAY = "\n\n".join(PARTS) + "\n"
TITLED = "The Ferry and the Bell\n\nBy Ada Moss\n\n" + ESSAY


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


def read(text: str):
    made = normalize(read_plain(text.encode(), "letter.txt"))
    front, _, body = made.manuscript.removeprefix("---\n").partition("\n---\n")
    return made, front, body.strip()


HEADS = (
    (
        "From: Ada Moss <ada@example.org>\nSent: Tuesday, March 3, 2015 4:12 PM\nTo: Jo Quay\n"
        "Cc: Readers\nSubject: RE: The Ferry and the Bell\n\n"
    ),
    (
        "Von: Ada Moss <ada@example.org>\nGesendet: Dienstag, 3. März 2015 16:12\nAn: Leser\n"
        "Betreff: AW: The Ferry and the Bell\n\n"
    ),
    (
        "De : Ada Moss <ada@example.org>\nEnvoyé : mardi 3 mars 2015 16:12\nÀ : Lecteurs\n"
        "Objet : RE : The Ferry and the Bell\n\n"
    ),
    (
        "De: Ada Moss <ada@example.org>\nEnviado el: martes, 3 de marzo de 2015 16:12\nPara: Jo\n"
        "Asunto: RE: The Ferry and the Bell\n\n"
    ),
    (
        "*From:* Ada Moss <ada@example.org>\n*Date:* Tue, 3 Mar 2015\n*To:* Jo\n"
        "*Subject:* [readers] The Ferry and the Bell\n\n"
    ),
    (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Ada Moss <ada@example.org>\n"
        "Date: Tue, 3 Mar 2015\nSubject: The Ferry and the Bell\nTo: Jo\n\n"
    ),
    (
        "From: Ada Moss\n\nSent: Tuesday, March 3, 2015 4:12 PM\n\nTo: Jo Quay;\n\n"
        "Subject: The Ferry and the Bell\n\n"
    ),
    "The Ferry and the Bell\nInbox\n\nAda Moss <ada@example.org>\nTue, Mar 3, 4:12 PM\nto me\n\n",
)
FEET = (
    "",
    "\nBest,\nAda\n",
    "\nSent from my iPhone\n",
    (
        "\n--\nAda Moss\nQuay & Moss LLP\n+44 20 7946 0000\n\nThis e-mail is confidential. If you "
        "are not the intended recipient, please notify the sender and delete it.\n"
    ),
    "\n______________________________\nreaders mailing list\nreaders@example.org\n",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("foot", FEET)
def test_what_a_letter_sets_round_a_text_goes_for_review(head, foot):
    made, front, body = read(head + ESSAY + foot)
    assert body == ESSAY.strip()
    assert "title: The Ferry and the Bell" in front
    assert "- name: Ada Moss" in front
    frame = [d for p in made.ledger.passes if p.name == "mail-frame" for d in p.changes.deeds]
    assert frame
    assert all(deed.state is State.REVIEW for deed in frame)


@pytest.mark.parametrize(
    "copy",
    [
        quoted(TITLED),
        quoted(TITLED, ">"),
        quoted(TITLED, "> > "),
        quoted(TITLED, "| "),
        "On 3 March 2015 at 16:12, Jo Quay <jo@example.org> wrote:\n\n" + quoted(TITLED),
        "Am 03.03.2015 um 16:12 schrieb Jo Quay:\n" + quoted(TITLED),
        "Le mar. 3 mars 2015 à 16:12, Jo Quay <jo@example.org> a écrit :\n\n" + quoted(TITLED),
        "El mar, 3 mar 2015 a las 16:12, Jo Quay (<jo@a.org>) escribió:\n\n" + quoted(TITLED),
        "On Tue, Mar 3, 2015 at 4:12 PM, Jo Quay\n<jo@example.org> wrote:\n" + quoted(TITLED),
        "On 3 March 2015 at 16:12, Jo Quay <jo@example.org> wrote:\n\n"
        "> On 2 March 2015, Ann Clerk wrote:\n>\n" + quoted(TITLED, "> > "),
    ],
)
def test_a_text_quoted_as_a_whole_is_no_quotation(copy):
    _, front, body = read(copy)
    assert body == ESSAY.strip()
    assert "title: The Ferry and the Bell" in front
    assert "- name: Ada Moss" in front


def test_the_end_of_a_quoted_line_that_was_broken_again_goes_back():
    whole = quoted(TITLED).replace("where nobody lived.", "where nobody\nlived.")
    assert read(whole)[2] == ESSAY.strip()


def test_who_sends_a_text_on_is_not_its_author():
    _, front, _ = read(HEADS[0].replace("RE: The", "FW: The") + ESSAY)
    assert "title: The Ferry and the Bell" in front
    assert "name:" not in front


STAY = {
    "a quotation": TITLED + "\n> The bell is to be rung\n> but once.\n\nSo it says.\n",
    "a long quotation under a few words": "# A Letter\n\nIt is in the rolls:\n\n" + quoted(ESSAY),
    "questions and answers": "Jo Quay wrote:\n\n> Who rang it?\n\n"
    + ESSAY
    + "\n> And why?\n\nWhy.\n",
    "a memorandum": "TO: The Ferryman\nFROM: Ann Clerk\nDATE: 3 March 1921\nSUBJECT: Bells\n\n"
    + ESSAY,
    "a letter": "Holm, 3 March 1841\n\nDear Jo,\n\n" + ESSAY + "\nYours ever,\nAda\n",
    "letters that are printed": "".join(
        f"From: {who}@example.org\nTo: all@example.org\nDate: {day} March 2015, 16:12\n"
        f"Subject: Bells {day}\n\n{said}\n\nBest,\n{who.title()}\n\n"
        for day, (who, said) in enumerate(zip(("ada", "jo", "ada", "jo"), PARTS, strict=False), 1)
    ),
    "an essay that shows a letter's head": TITLED
    + "\nIt began thus:\n\nFrom: Ada Moss <ada@example.org>\nTo: Jo\nSubject: Fwd: bells\n\n"
    + ESSAY,
    "a signed essay": TITLED + "\nBest,\nAda\n",
}


@pytest.mark.parametrize("text", STAY.values(), ids=STAY)
def test_what_is_the_texts_own_stays(text):
    made, _, _ = read(text)
    assert not [p.name for p in made.ledger.passes if p.name.startswith("mail")]


def test_a_printed_correspondence_loses_nothing():
    text = (
        "The Letters of Ada Moss to Jo Quay\n\nEdited by Ann Clerk\n\nI\n\nHolm House, 3 March 1841"
        f"\n\nDear Jo,\n\n{ESSAY}\nYours ever,\nAda\n\nII\n\nHolm House, 9 March 1841\n\n"
        f"My dear Jo,\n\n{PARTS[0]}\n\nYours,\nAda Moss\n"
    )
    _, front, body = read(text)
    assert "Holm House" not in front
    for line in ("## I", "Holm House, 3 March 1841", "## II", "Holm House, 9 March 1841"):
        assert line in body.split("\n")
    assert body.endswith("Yours,\n\nAda Moss")


def test_a_farewell_is_no_title():
    assert "title: Untitled" in read(ESSAY + "\nBest,\nAda\n")[1]


def test_a_letter_that_is_the_text_keeps_its_greeting_farewell_and_day():
    head = HEADS[0].replace("RE: The", "The")
    _, front, body = read(f"{head}Dear neighbours,\n\n{ESSAY}\nYours,\n\nAda Moss\n")
    assert "title: The Ferry and the Bell" in front
    assert "date: March 3, 2015" in front.split("\n")
    assert body.startswith("Dear neighbours,")
    assert body.endswith("Yours,\n\nAda Moss")


def test_what_greets_over_the_texts_own_title_goes():
    said = "Dear all,\n\nHere is the text for Thursday.\n\nJo\n\n"
    assert read(HEADS[0] + said + TITLED)[2] == ESSAY.strip()

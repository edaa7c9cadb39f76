"""Texts that hold words of a site's menu and are no pages: nothing of them may go."""

from __future__ import annotations

import pytest

from publish.clean.rules.site_lines import RULES

LINES = (
    "The council met on Thursday to hear the engineers, who had surveyed the harbour twice.",
    "They reported that the chain could be raised within a year, if the money were found for it.",
    "Nobody asked where the money had gone that was found for it the last time they reported.",
)
BODY = "\n\n".join(LINES)
MEMO = ("Memorandum", "To", "The Council of the Town", "From", "The Harbour Master", "Message")
HEADS = ("Advertisement", "Business", "Politics", "Support", "Privacy", "Share", "Related work")
PARTS = ("Home", "News", "Opinion", "Education", "Travel", "Notes", "Index")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join((*MEMO, BODY, "Reply", LINES[0])),
        "\n\n".join(
            ("Minutes", "Present: Anna Clerk, Ben Quay", "Action items", "Next", BODY, "Comments")
        )
        + "\n\nMr Quay asked for a copy.\n\nClose\n\nThe meeting closed at 9:15 pm.",
        "\n\n".join(("Contents", *PARTS, *(f"{part}\n\n{BODY}" for part in PARTS))),
        "Next\n\nThe tide went out,\nThe chain fell slack,\nSend,\nThe ships came in,\nReply.\n",
        "\n\n".join(("Essay", BODY, "Related", "Moss, Ada. The Lower Canal. Hull, 1911.")),
        "\n\n".join(("FAQ", "What is the chain?", BODY, "Contact us", LINES[2])),
        "\n\n".join(("Dear Madam,", BODY, "Thank you.", "Yours,", "Anna Clerk")),
        "\n\n".join(("The Chain", "MARY: Save it.", "JOHN", "Send.", "MARY", "Reply!", BODY)),
        "\n\n".join(f"{head}\n\n{BODY}" for head in HEADS),
        "\n\n".join(("Monday", LINES[0], "3 May 1911", LINES[1], "May 4, 1911 at 9:15", LINES[2])),
    ],
    ids=[
        "memorandum", "minutes", "contents", "poem", "bibliography", "questions", "letter", "play",
        "headings", "diary",
    ],
)  # fmt: skip
def test_nothing_goes(text: str) -> None:
    (rule,) = RULES
    assert [text[found.start : found.end] for found in rule.find(text)] == []


def test_who_signed_a_letter_stays_on_a_page_too() -> None:
    names = "Signed\n\nAnna Clerk\n\nBen Quay\n\nCora Moss\n\n"
    text = f"Home\n\nLog in\n\nAn open letter\n\n{BODY}\n\n{names}Share this\n\nSubscribe\n"
    (rule,) = RULES
    gone = "".join(text[found.start : found.end] for found in rule.find(text))
    assert "Subscribe" in gone
    assert not {"Anna Clerk", "Ben Quay", "Cora Moss", "Signed"} & set(gone.split("\n"))

"""Takes nothing in; gives small texts as printed pages leave them, to show the rules by."""

from __future__ import annotations

_PAGES = (
    """The chain across the harbour was drawn every evening by
two men of the watch, whose names are written in the
rolls of the town, and who were paid out of the dues of""",
    """the port until the year in which the fleet went away and
the chain was taken up for the whole of the winter by the
council of the town, which was never sure of its worth and""",
    """asked the men of the watch to say what it had cost them
in the years of the war, when the ships of the north had
come to the bar of the harbour and had gone home again as""",
)


def book(head: str) -> str:
    """Give pages with a head after each, ``{}`` in it standing for the number of the page."""
    pages = (f"{page}\n{head.format(number)}" for number, page in enumerate(_PAGES, start=12))
    return "\n".join(pages) + "\nthey had come, for want of water.\n"


JOINED = book("").replace("\n\n", "\n")
LINE = "The chain across the harbour was drawn every evening by two men of the watch."
PARTS = "\n\n".join(f"{number}\n\n{LINE}" for number in (7, 8, 9))
PARTED = "\n\n".join(f"{LINE} {LINE}\n\n{number}" for number in (7, 8, 9)) + "\n"
WHOLE = "\n\n".join([f"{LINE} {LINE}\n"] * 3) + "\n"
VERSES = "1\n\nThe chain was drawn.\n\n2\n\nThe fleet was gone.\n\n3\n\nNobody drew it.\n"
POINTS = "In every year the men shall\n" + "".join(
    f"{number}\nkeep the chain and the {thing} of it\n"
    for number, thing in enumerate(("locks", "rings", "keys"), start=1)
)
SHANTY = "".join(
    f"the men went down to the {place} to draw it\nheave away, my boys, away\n"
    for place in ("harbour", "water", "tower", "gate")
)
CHRONICLE = "".join(f"{LINE} {LINE}\n\n{year}\n\n" for year in range(1871, 1875)) + LINE + "\n"
LEFT = f"{LINE} {LINE} {LINE} Nobody in the town could say who had"
RIGHT = f"been paid for it, or how much. {LINE} {LINE}"
PRINTED = "\n".join(
    f"3/5/2019 The Harbour Chain\n{LINE} {LINE}\nhttps://www.example.org/chain {n}/3"
    for n in (1, 2, 3)
)
UNPRINTED = "\n".join(f"{LINE} {LINE}\nhttps://www.example.org/chain {n}/3" for n in (1, 2, 3))

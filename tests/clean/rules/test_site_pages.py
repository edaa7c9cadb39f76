"""Small pages of many kinds: what goes of each, and that all else stays.

A line that begins with a dash and a blank is the site's; `…` stands for the essay's next part.
"""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.rules.site_lines import RULES
from publish.clean.rules.site_signs import page
from publish.clean.rules.site_sure import is_page, is_sure
from publish.read.plain import read_plain

PARTS = (
    "The lamp at the end of the mole was lit for the last time by a woman of seventy-four.",
    "She had done it every evening since her husband fell from the ladder, and was never paid.",
    "When the harbour board found out, it voted her a pension, and then forgot to send it.",
    "I have her logbook here, which she kept in pencil, on the backs of tide tables.",
    "Most of the entries are the same three words, and they are not words about the weather.",
    "On the night of the great storm she wrote nothing; the page has a ring of candle wax on it.",
    "The board's own minutes for that week speak only of the price of paint and of a dog.",
    "It is from such gaps, and not from documents, that the history of small places is made.",
)
MENU = "- Log in\n- Subscribe\n"
FOOT = "- Share this article\n- Privacy policy\n"
HEAD = "The Lamp on the Mole\nBy Ada Moss\n"

PAGES = {
    "teasers": MENU
    + HEAD
    + "…\n…\n- Most read\n- 1. Mayor of Holm resigns after the affair of the dog\n"
    + "- 2. Storm closes the coast road until Friday\n- 3. What we know of the ferry\n…\n…\n"
    + FOOT,
    "caption": MENU + HEAD + "…\n…\n…\n- Image: Getty Images\n…\n" + FOOT,
    "paywall": MENU
    + HEAD
    + "…\n…\n- This article is for subscribers only.\n- You have 2 free articles remaining.\n…\n"
    + "- Already a subscriber? Log in\n- Unlimited access for $1 a week\n",
    "print view": "- Print this page\n- Close window\n" + HEAD + "…\n…\n…\n"
    "- Find this article at: http://www.example.org/essays/lamp\n",
    "archive": "- The Wayback Machine - https://web.archive.org/web/2004/http://example.org/\n"
    "- 41 captures\n- 12 Mar 2004 - 9 Jan 2016\n- About this capture\n" + HEAD + "…\n…\n…\n",
    "repository": MENU
    + "The Lamp on the Mole: A Study of Gaps\nAda Moss\nInstitute of Ports, Holm\nAbstract\n"
    + "The history of small places is made from gaps, as one logbook of a lamp can show.\n"
    + "Keywords: lamps, gaps, minutes\n1. Introduction\n…\n…\n2. The logbook\n…\n…\n"
    + "Acknowledgements\nI thank the board, which let me see its minutes, and the dog.\n"
    + "- Share\n- Export citation\n- Download PDF\n- Contact\n",
    "standfirst": "- Subscribe\n- Sign in\nLamps and Gaps\nOn the history of small places\n"
    "Ada Moss\nMar 3, 2023\n- Share\n…\n…\n…\n…\n…\n…\n…\n…\n- 7 Comments\n" + FOOT,
    "short title": MENU + "Wax\nby Ada Moss\n…\n…\n…\n…\n" + FOOT,
    "writer with a role": "- Sections\n- Search\n- Opinion\nNobody Lit It\nAda Moss\n"
    "Contributing writer\n- Listen to this article\n…\n…\n…\n…\n- 14 comments\n" + FOOT,
    "minutes to read": "- Sign up\n- Sign in\nThe Lamp on the Mole\nAda Moss\n- Follow\n"
    "- 5 min read\nMar 3, 2019\n- Share\n…\n…\n…\n…\n…\n…\n…\n…\n"
    "- Written by Ada Moss\n- Follow\n- Help\n- Privacy\n",
    "blog": "- The Slow Keeper\n- Home\n- About\n- Archive\nThe Lamp on the Mole\n"
    "Posted on March 3, 2014 by ada\n…\n…\n…\n…\n- 2 comments\n- Leave a reply\n",
    "translator": MENU + HEAD + "Translated by Ann Lee\n…\n…\n…\n…\n" + FOOT,
    "two names": MENU + "The Lamp on the Mole\nAda Moss and Tom Fern\n…\n…\n…\n…\n" + FOOT,
    "parts": MENU + HEAD + "…\n…\nEurope\n…\nAsia\n…\n…\nEducation\n…\n" + FOOT,
    "letter to a list": "- View this email in your browser\n- Forward to a friend\n"
    + HEAD
    + "…\n…\n…\n- You are receiving this email because you once asked for it.\n- Unsubscribe\n",
    "German": "- Zum Inhalt springen\n- Startseite\n- Anmelden\n" + HEAD + "3. März 2019\n…\n…\n"
    "- Lesen Sie auch: Der Hafen von Holm\n…\n- Teilen\n- Drucken\n- Kommentare\n"
    "- Das könnte Sie auch interessieren\n- Die Fähre von Holm\n- Impressum\n- Datenschutz\n",
    "French": "- Accueil\n- Connexion\n- Rechercher\n" + HEAD + "Publié le 3 mars 2014\n…\n…\n"
    "- Lire aussi : Le port de Holm\n…\n- Partager cet article\n- Commentaires (4)\n"
    "- Sur le même sujet\n- Les murs et les lampes\n- Mentions légales\n- Tous droits réservés\n",
    "Spanish": "- Saltar al contenido\n- Inicio\n- Iniciar sesión\n" + HEAD + "4 de marzo de 2019\n"
    "…\n…\n- Leer más: El puerto de Holm\n…\n- Compartir en Facebook\n- Comentarios\n"
    "- Artículos relacionados\n- El barco de Holm\n- Aviso legal\n- Política de privacidad\n",
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_of_a_page_goes_what_is_the_sites(kind: str, gap: str) -> None:
    parts = iter(PARTS)
    lines = [next(parts) if line == "…" else line for line in PAGES[kind].split("\n") if line]
    text = gap.join(line.removeprefix("- ") for line in lines) + "\n"
    (rule,) = RULES
    gone = "".join(text[found.start : found.end] for found in rule.find(text)).split("\n")
    assert [each for each in gone if each] == [each[2:] for each in lines if each[:2] == "- "]


@pytest.mark.parametrize(
    "line",
    [
        "The Wayback Machine, he said, is a mirror.",
        "Already a subscriber to the Whig theory, he said nothing.",
        "This article is for my mother.",
        "You have two free hands.",
        "Teilen und herrschen",
        "Lire, aussi lentement que possible",
        "Kommentare zu Kant",
        "Inicio de la guerra",
    ],
)
def test_words_of_a_text_are_not_a_sites(line: str) -> None:
    text = "\n\n".join((*PARTS[:3], line, *PARTS[3:]))
    assert not is_sure(line)
    assert not is_page(text, page(text))


def test_a_paragraph_over_a_caption_and_a_date_stays_though_a_newsletter_parts_the_text():
    first = (
        "The harbour of Wexcombe was built by men who had never seen a tide, and it shows in every "
        "stone of it. They came from the quarries, where water stays where it is put, and they "
        "built a basin as a mason builds a cistern."
    )
    said = (
        "The keeper wrote to the Board again, and the Board did not answer him that year either, "
        "nor in the year of the flood. "
    ) * 2
    text = (
        f"We built our harbours\n\nBy Helen Marsh\n\n{first}\n\n‘The sea’ ... Wexcombe harbour. "
        "Photograph: Alamy\n\nTue 9 Jun 2020 07.00 BST\nLast modified on Tue 9 Jun 2020 12.14 BST"
        f"\n\n{said}\n\nSign up to our Opinion newsletter\n\n{said}\n\n{said}\n\nTopics\nHarbours\n"
        "Opinion\ncomment\nReuse this content\n"
    )
    assert first in normalize(read_plain(text.encode(), "a.txt")).manuscript

"""Takes a language; gives the few words an EPUB says that stand in no manuscript.

They are heard by screen readers and shown in the menus of reading systems, never in the text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The tool's own words in one language; ``{}`` stands for a number or a name."""

    cover: str = "Cover"
    cover_of: str = "Cover: {}"
    by: str = "{}, by {}"
    contents: str = "Contents"
    landmarks: str = "Landmarks"
    start: str = "Start of text"
    pages: str = "Pages of the print edition"
    back: str = "Back to the text, note {}"
    another_call: str = "Back to another call of note {}"


_BY_LANGUAGE = {
    "en": Wording(),
    "de": Wording(
        cover="Umschlag",
        cover_of="Umschlag: {}",
        by="{}, von {}",
        contents="Inhalt",
        landmarks="Orientierungspunkte",
        start="Textbeginn",
        pages="Seiten der Druckausgabe",
        back="Zurück zum Text, Anmerkung {}",
        another_call="Zurück zu einem weiteren Verweis auf Anmerkung {}",
    ),
    "es": Wording(
        cover="Cubierta",
        cover_of="Cubierta: {}",
        by="{}, de {}",
        contents="Índice",
        landmarks="Puntos de referencia",
        start="Comienzo del texto",
        pages="Páginas de la edición impresa",
        back="Volver al texto, nota {}",
        another_call="Volver a otra llamada de la nota {}",
    ),
    "fr": Wording(
        cover="Couverture",
        cover_of="Couverture : {}",
        by="{}, par {}",
        contents="Table des matières",
        landmarks="Points de repère",
        start="Début du texte",
        pages="Pages de l’édition imprimée",
        back="Retour au texte, note {}",
        another_call="Retour à un autre appel de la note {}",
    ),
}


def wording(lang: str) -> Wording:
    """Give the words of a language (a BCP 47 tag); English where the tool does not speak it."""
    return _BY_LANGUAGE.get(lang.split("-", maxsplit=1)[0].lower(), _BY_LANGUAGE["en"])

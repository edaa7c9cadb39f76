"""Takes a language; gives the words that the tool itself sets into a packet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Wording:
    """Headings and phrases of the tool's own in one language; ``{}`` is where a value goes.

    Phrases in twos are for one and for several.
    """

    lang: str = "en"
    contents: str = "Contents"
    dedication: str = "Dedication"
    notes: str = "Notes"
    unplaced: str = "Unplaced notes"
    unplaced_why: str = "The source has the text of these notes, but no place that calls them."
    glossary: str = "Glossary"
    colophon: str = "Colophon"
    sources: str = "Sources"
    contributors: str = "Contributors"
    questions: str = "Questions"
    part: str = "Part {}"
    edited_by: str = "Edited by {}"
    new_in: str = "New in version {}:"
    version: str = "Version {}"
    conjunction: str = "and"
    used: str = "Used in "
    page: str = "p.\N{NO-BREAK SPACE}{}"
    by_editor: str = "By the editor."
    from_reading: str = "From “{}”."
    of_reading: str = "“{}”: "
    taken_from: str = "The text was taken from "
    incomplete: str = "The copy is incomplete. "
    missing: tuple[str, str] = (
        "The text of {} note is missing from the copy. ",
        "The text of {} notes is missing from the copy. ",
    )
    on_record: tuple[str, str] = (
        "{} change is on record in the ledger beside the manuscript. ",
        "{} changes are on record in the ledger beside the manuscript. ",
    )
    set_in: str = "Set in {}."
    made_with: str = "Made with {}."


LANGUAGES = {
    "en": Wording(),
    "de": Wording(
        lang="de",
        contents="Inhalt",
        dedication="Widmung",
        notes="Anmerkungen",
        unplaced="Anmerkungen ohne Stelle",
        unplaced_why="Die Vorlage hat den Text dieser Anmerkungen, aber keine Stelle, die auf sie "
        "verweist.",
        glossary="Glossar",
        colophon="Impressum",
        sources="Quellen",
        contributors="Autorinnen und Autoren",
        questions="Fragen",
        part="Teil {}",
        edited_by="Herausgegeben von {}",
        new_in="Neu in Fassung {}:",
        version="Fassung {}",
        conjunction="und",
        used="Verwendet in ",
        page="S.\N{NO-BREAK SPACE}{}",
        by_editor="Von der Herausgeberschaft.",
        from_reading="Aus „{}“.",
        of_reading="„{}“: ",
        taken_from="Der Text wurde entnommen aus ",
        incomplete="Die Vorlage ist unvollständig. ",
        missing=(
            "In der Vorlage fehlt der Text von {} Anmerkung. ",
            "In der Vorlage fehlt der Text von {} Anmerkungen. ",
        ),
        on_record=(
            "{} Änderung ist in der Liste neben dem Manuskript verzeichnet. ",
            "{} Änderungen sind in der Liste neben dem Manuskript verzeichnet. ",
        ),
        set_in="Gesetzt aus der {}.",
        made_with="Hergestellt mit {}.",
    ),
    "fr": Wording(
        lang="fr",
        contents="Table des matières",
        dedication="Dédicace",
        notes="Notes",
        unplaced="Notes sans appel",
        unplaced_why="La source donne le texte de ces notes, mais aucun endroit qui les appelle.",
        glossary="Glossaire",
        colophon="Colophon",
        sources="Sources",
        contributors="Auteurs",
        questions="Questions",
        part="Partie {}",
        edited_by="Textes réunis par {}",
        new_in="Nouveau dans la version {} :",
        version="Version {}",
        conjunction="et",
        used="Employé dans ",
        page="p.\N{NO-BREAK SPACE}{}",
        by_editor="De l’éditeur.",
        from_reading="Tiré de « {} ».",
        of_reading="« {} » : ",
        taken_from="Le texte provient de ",
        incomplete="La copie est incomplète. ",
        missing=(
            "Le texte de {} note manque dans la copie. ",
            "Le texte de {} notes manque dans la copie. ",
        ),
        on_record=(
            "{} changement est consigné dans le registre joint au manuscrit. ",
            "{} changements sont consignés dans le registre joint au manuscrit. ",
        ),
        set_in="Composé en {}.",
        made_with="Réalisé avec {}.",
    ),
}
"""By the language's primary subtag. To add a language, add an entry here, in packet/wording.py and
in epub/wording.py; a test holds that none of its phrases is left in English."""


def wording(lang: str) -> Wording:
    """Give the words of a language (a BCP 47 tag); English where the tool does not speak it."""
    return LANGUAGES.get(lang.split("-", maxsplit=1)[0].lower(), LANGUAGES["en"])


def names(people: Sequence[str], words: Wording) -> str:
    """Give names in a row: ``A``, ``A and B``, ``A, B and C``."""
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} {words.conjunction} {people[-1]}"


def counted(phrases: tuple[str, str], count: int) -> str:
    """Give the phrase for one or for several, with the count in it."""
    return phrases[count != 1].format(count)

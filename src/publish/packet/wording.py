"""Takes a language; gives the phrases of the rights line on a reading's first page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RightsWording:
    """What follows the holder's name, on each basis; ``{}`` is the licence or the holder."""

    in_copyright: str = "In copyright."
    licensed: str = "Licensed under {}."
    under_licence: str = "Used under licence."
    permission: str = "Used by permission."
    public_domain: str = "This work is in the public domain."
    exception: str = "Used under an exception to copyright."
    unknown: str = "Rights unknown: no permission is on record."
    unknown_of: str = "Rights unknown: no permission by {} is on record."


RIGHTS = {
    "en": RightsWording(),
    "de": RightsWording(
        in_copyright="Urheberrechtlich geschützt.",
        licensed="Lizenziert unter {}.",
        under_licence="Verwendet unter Lizenz.",
        permission="Verwendet mit Genehmigung.",
        public_domain="Dieses Werk ist gemeinfrei.",
        exception="Verwendet aufgrund einer gesetzlichen Erlaubnis.",
        unknown="Rechte ungeklärt: Es ist keine Genehmigung vermerkt.",
        unknown_of="Rechte ungeklärt: Es ist keine Genehmigung von {} vermerkt.",
    ),
    "fr": RightsWording(
        in_copyright="Œuvre protégée par le droit d’auteur.",
        licensed="Sous licence {}.",
        under_licence="Reproduit sous licence.",
        permission="Reproduit avec autorisation.",
        public_domain="Cette œuvre est dans le domaine public.",
        exception="Reproduit au titre d’une exception au droit d’auteur.",
        unknown="Droits inconnus : aucune autorisation n’est consignée.",
        unknown_of="Droits inconnus : aucune autorisation de {} n’est consignée.",
    ),
}
"""By the language's primary subtag. To add a language, add an entry here and in bind/wording.py."""


def rights_wording(lang: str) -> RightsWording:
    """Give the phrases of a language (a BCP 47 tag); English where the tool does not speak it."""
    return RIGHTS.get(lang.split("-", maxsplit=1)[0].lower(), RIGHTS["en"])

"""Takes what the front matter says of a reading's rights; gives the ledger of permissions.

Four bases, after the guides that libraries give to the makers of course readers: a licence, a
permission of the holder, the public domain, an exception such as fair use.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Where
from publish.packet.wording import rights_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.packet.citation import Item


class Basis(StrEnum):
    """On what ground a reading may be handed out."""

    LICENCE = "licence"
    PERMISSION = "permission"
    PUBLIC_DOMAIN = "public domain"
    EXCEPTION = "exception"
    UNKNOWN = "unknown"


KEYS = ("basis", "holder", "credit", "licence", "license", "expires", "share")
"""What a table of rights may say."""

_GRANTED = (Basis.PERMISSION, Basis.LICENCE)
_SPELLINGS = {
    "license": Basis.LICENCE,
    "licensed": Basis.LICENCE,
    "public-domain": Basis.PUBLIC_DOMAIN,
    "pd": Basis.PUBLIC_DOMAIN,
    "fair use": Basis.EXCEPTION,
    "fair dealing": Basis.EXCEPTION,
    "": Basis.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights in one reading.

    ``expires`` is the last day on which the basis holds. ``share`` is the part of the whole work
    that is used, as the clearance office wants to read it (``12 of 310 pages``).
    """

    basis: Basis = Basis.UNKNOWN
    holder: str = ""
    credit: str = ""
    licence: str = ""
    expires: dt.date | None = None
    share: str = ""

    def line(self, lang: str = "en") -> str:
        """Give the line that stands on the reading's first page, in a language."""
        if self.credit:
            return self.credit
        words = rights_wording(lang)
        match self.basis:
            case Basis.PUBLIC_DOMAIN:
                return words.public_domain
            case Basis.UNKNOWN:
                return words.unknown_of.format(self.holder) if self.holder else words.unknown
            case Basis.LICENCE if self.licence:
                ground = words.licensed.format(self.licence)
            case Basis.LICENCE:
                ground = words.under_licence
            case Basis.PERMISSION:
                ground = words.permission
            case Basis.EXCEPTION:
                ground = words.exception
        return f"© {self.holder}. {ground}" if self.holder else f"{words.in_copyright} {ground}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: a reading, its source and its rights."""

    slug: str
    title: str
    rights: Rights
    source: Item
    where: Where


def parse(raw: Mapping[str, object], where: Where) -> tuple[Rights, tuple[Diagnostic, ...]]:
    """Read ``rights`` from front matter: a word for the basis, or a table of what is known.

    Keys of the table: ``basis``, ``holder``, ``credit``, ``licence`` (or ``license``), ``expires``
    (a day, ``2027-06-30``), ``share``. Where there is no ``rights``, the words of ``permission``
    are the credit line of one. What is not understood is reported, not guessed.
    """
    value = raw.get("rights")
    if value in (None, ""):
        granted = raw.get("permission")
        words = " ".join(granted.split()) if isinstance(granted, str) else ""
        return (Rights(Basis.PERMISSION, credit=words) if words else Rights()), ()
    if not isinstance(value, dict):
        basis = _basis(str(value))
        return (Rights(basis) if basis else Rights(Basis.UNKNOWN, credit=str(value))), ()
    problems: list[Diagnostic] = []
    basis = _basis(str(value.get("basis", "")))
    if basis is None:
        problems.append(
            Diagnostic(
                "rights-basis-unknown",
                f"rights have the basis {value['basis']!r}, which is none that is known",
                where,
                hint="Write licence, permission, public domain, exception or unknown.",
            )
        )
    expires = value.get("expires")
    day = _day(expires)
    if expires and day is None:
        problems.append(
            Diagnostic(
                "rights-expiry-unclear",
                f"rights expire on {expires!r}, which is no day",
                where,
                hint="Write the day as year-month-day, such as 2027-06-30.",
            )
        )
    rights = Rights(
        basis=basis or Basis.UNKNOWN,
        holder=str(value.get("holder", "")),
        credit=str(value.get("credit", "")),
        licence=str(value.get("licence") or value.get("license") or ""),
        expires=day,
        share=str(value.get("share", "")),
    )
    return rights, tuple(problems)


def judge(entries: Iterable[Entry], today: dt.date, *, release: bool) -> tuple[Diagnostic, ...]:
    """Say which readings may not be handed out: an error in a release, in a draft a warning."""
    severity = Severity.ERROR if release else Severity.WARNING
    return tuple(
        Diagnostic(code, message, entry.where, severity, hint)
        for entry in entries
        for code, message, hint in _wanting(entry, today)
    )


def _wanting(entry: Entry, today: dt.date) -> Iterator[tuple[str, str, str]]:
    """Give the code, the message and the remedy of what a reading's rights want."""
    rights = entry.rights
    if rights.basis is Basis.UNKNOWN:
        yield (
            "rights-missing",
            f"“{entry.title}” has no known rights",
            "Write its rights (basis, holder, credit) into its front matter.",
        )
    elif rights.basis in _GRANTED and not (rights.holder or rights.credit or rights.licence):
        yield (
            "rights-unnamed",
            f"the {rights.basis} for “{entry.title}” does not say whose it is",
            "Write the holder, the credit line or the licence's name beside the basis.",
        )
    elif rights.expires and rights.expires < today:
        yield (
            "rights-expired",
            f"the {rights.basis} for “{entry.title}” ran out on {rights.expires}",
            "Renew it, then correct `expires` in the front matter.",
        )


COLUMNS = (
    *("course", "term", "weeks", "students", "ISBN/ISSN", "title", "author"),
    *("pages from", "pages to", "source", "basis", "holder", "credit", "expires", "share"),
)


def clearance_sheet(entries: Sequence[Entry], course: Mapping[str, str]) -> str:
    """Give the ledger as CSV for the clearance office; cells that begin a formula are disarmed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        item, rights = entry.source, entry.rights
        first, _, last = str(item.get("page", "")).partition("–")
        row = (
            *(course.get(key, "") for key in ("course", "term", "weeks", "students")),
            item.get("ISBN") or item.get("ISSN") or "",
            *(entry.title, _authors(item), first.strip(), last.strip() or first.strip()),
            item.get("container-title") or item.get("publisher") or item.get("URL") or "",
            *(rights.basis, rights.holder, rights.credit, rights.expires or "", rights.share),
        )
        writer.writerow([_disarmed(str(cell)) for cell in row])
    return out.getvalue()


def _disarmed(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _authors(item: Item) -> str:
    people = item.get("author")
    if not isinstance(people, list):
        return ""
    names = (
        person.get("literal")
        or ", ".join(filter(None, (person.get("family"), person.get("given"))))
        for person in people
    )
    return "; ".join(names)


def _basis(word: str) -> Basis | None:
    low = " ".join(word.lower().split())
    try:
        return Basis(low)
    except ValueError:
        return _SPELLINGS.get(low)


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip())
    except ValueError:
        return None

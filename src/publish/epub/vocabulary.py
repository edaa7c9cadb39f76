"""Takes an element's name and classes; gives what EPUB readers and screen readers call it.

Terms are those of the EPUB 3 Structural Semantics Vocabulary and of DPUB-ARIA 1.1.
"""

from __future__ import annotations

from functools import cache

from publish.bind.model import Kind

_ROLES: dict[tuple[str, str], tuple[str, str]] = {
    ("section", Kind.HALF_TITLE): ("halftitlepage", ""),
    ("section", Kind.TITLE_PAGE): ("titlepage", ""),
    ("section", Kind.DEDICATION): ("dedication", "doc-dedication"),
    ("section", Kind.PART): ("part", "doc-part"),
    ("section", Kind.INTRODUCTION): ("introduction", "doc-introduction"),
    ("section", Kind.READING): ("chapter", "doc-chapter"),
    ("section", Kind.SOURCES): ("bibliography", "doc-bibliography"),
    ("section", Kind.CONTRIBUTORS): ("contributors", ""),
    ("section", Kind.GLOSSARY): ("glossary", "doc-glossary"),
    ("section", Kind.COLOPHON): ("colophon", "doc-colophon"),
    ("section", "notes"): ("footnotes", "doc-endnotes"),
    ("section", "unplaced"): ("footnotes", ""),
    ("aside", "note"): ("footnote", "doc-footnote"),
    ("a", "call"): ("noteref", "doc-noteref"),
    ("a", "term"): ("glossref", "doc-glossref"),
    ("a", "back"): ("", "doc-backlink"),
    ("p", "epigraph"): ("epigraph", ""),
    ("blockquote", "epigraph"): ("epigraph", ""),
    ("p", "dedication"): ("dedication", "doc-dedication"),
    ("p", "subtitle"): ("subtitle", "doc-subtitle"),
    ("dfn", ""): ("glossterm", ""),
    ("dd", "gloss"): ("glossdef", ""),
    ("span", "page-break"): ("pagebreak", "doc-pagebreak"),
}

_BODY = {
    Kind.HALF_TITLE: "frontmatter",
    Kind.TITLE_PAGE: "frontmatter",
    Kind.DEDICATION: "frontmatter",
    Kind.CONTENTS: "frontmatter",
    Kind.SOURCES: "backmatter",
    Kind.CONTRIBUTORS: "backmatter",
    Kind.GLOSSARY: "backmatter",
    Kind.COLOPHON: "backmatter",
}

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn"}
    | {"nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)


@cache
def semantics(tag: str, classes: str) -> str:
    """Give an element's ``epub:type`` and ``role`` as attributes, each with a space before it."""
    for name in classes.split() or [""]:
        if found := _ROLES.get((tag, name)):
            kind, role = found
            typed = f' epub:type="{kind}"' if kind else ""
            return f'{typed} role="{role}"' if role else typed
    return ""


def matter(kind: Kind) -> str:
    """Give the part of a book that a section belongs to, as ``epub:type`` of its body."""
    return _BODY.get(kind, "bodymatter")


@cache
def direction(lang: str) -> str:
    """Give the direction in which a language (a BCP 47 tag) is written: ``rtl`` or ``ltr``."""
    parts = lang.lower().replace("_", "-").split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"

"""Takes a line; gives whether its words or its capitals are those of a heading."""

from __future__ import annotations

import re

KNOWN = re.compile(
    r"(?:(?:general|author['’]s|editor['’]s|translator['’]s|historical)\s+)?(?:introduction|preface|"
    r"foreword|prologue|epilogue|conclusions?|concluding remarks|abstract|(?:executive )?summary|"
    r"summary points|background|(?:materials? and )?methods|methodology|results(?: ?(?:/|and) ?"
    r"discussion)?|discussion|acknowledge?ments?|references|bibliography|works cited|(?:selected )?"
    r"further reading|appendi(?:x|ces)|afterword|dedication|postscript|limitations|recommendations|"
    r"supporting information|author contributions|funding|glossary|overview|introductory|"
    r"advertisement to the \w+ edition|to the reader|errata|literature cited|findings|case study)",
    re.IGNORECASE,
)
HOLDING = re.compile(
    r"(?:materials? and )?method|result|discussion|finding|case stud|appendi|recommendation|"
    r"limitation|supporting information",
    re.IGNORECASE,
)
"""How those usual words begin that head the parts of papers, and not their begin or end."""
NOTES = re.compile(r"(?:foot|end)?notes?|notes? and references|references and notes", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"(?:subject|participants|present|through|to|from|ref(?:erence)?|place|date|apologies|"
    r"(?:also )?(?:present|absent|attending)|(?:in )?attendance|chair(?:man|woman|person)?|"
    r"minutes(?: taken)? by|running head|sent|cc|venue|attachments?)\s*:|"
    r"(?:participants|present)\Z|(?:my\s+)?dear\b.{1,60}[:,—-]\Z",
    re.IGNORECASE,
)


def is_known(text: str) -> bool:
    """Tell whether a line is one of the words that head sections in all kinds of texts."""
    bare = text.rstrip(".: ")
    return bool(KNOWN.fullmatch(bare) or NOTES.fullmatch(bare))


def is_shouted(text: str) -> bool:
    """Tell whether a line is set in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_addressed(text: str) -> bool:
    """Tell whether a line is one that letters and memoranda begin with: "SUBJECT: …", "Dear …"."""
    return bool(_ADDRESSED.match(text))

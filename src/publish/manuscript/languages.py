"""Takes an XHTML block; gives it with foreign scripts marked by their language.

A screen reader picks its voice, a typesetter its hyphenation and an e-reader its font by ``lang``.
Words in another script than the reading's own are told by the script alone; which language it is
follows from letters that only one of its languages has. Words in the same script as the reading
(French in an English essay) cannot be told so, and are left to the editor's ``[mot]{lang=fr}``.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from publish.patterns import later

_SCRIPTS = {
    "han": "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "cyrillic": "\u0400-\u052f",
    "hebrew": "\u0590-\u05ff",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff",
    "devanagari": "\u0900-\u097f",
    "thai": "\u0e00-\u0e7f",
    "armenian": "\u0530-\u058f",
    "georgian": "\u10a0-\u10ff",
}
_EAST = _SCRIPTS["han"] + _SCRIPTS["kana"]
_MARKS = "\u0300-\u036f"
_GROUPS = [("east", _EAST)] + [(n, c) for n, c in _SCRIPTS.items() if n not in ("han", "kana")]
_BEYOND_LATIN = re.compile("[^\x00-\u02ff\u2000-\u2e7f]")
"""What every letter of another script is among, and no letter or sign of most texts is."""
_RUN = "|".join(
    f"(?P<{name}>[{chars}][{chars}{_MARKS}\u200c\u200d]*"
    f"(?:[ \u00a0’'·・、。，.,;:-]{{1,2}}[{chars}][{chars}{_MARKS}\u200c\u200d]*)*)"
    for name, chars in _GROUPS
)
# Slow to compile, and most readings have no foreign script.
_FOREIGN = later(f"[{''.join(_SCRIPTS.values())}]")
_FOREIGN_RUN = later(_RUN)
_KANA = later(f"[{_SCRIPTS['kana']}]")
_POLYTONIC = later("[\u1f00-\u1fff]")
_UKRAINIAN = later("[іїєґІЇЄҐ]")
_PERSIAN = later("[پچژگ]")
_ONE_LANGUAGE = {
    "hangul": "ko",
    "hebrew": "he",
    "devanagari": "hi",
    "thai": "th",
    "armenian": "hy",
    "georgian": "ka",
}
_OWN_SCRIPT = {
    "ja": "east", "zh": "east", "ko": "hangul", "el": "greek", "grc": "greek", "ru": "cyrillic",
    "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "mk": "cyrillic", "be": "cyrillic",
    "he": "hebrew", "yi": "hebrew", "ar": "arabic", "fa": "arabic", "ur": "arabic",
    "hi": "devanagari", "mr": "devanagari", "ne": "devanagari", "sa": "devanagari", "th": "thai",
    "hy": "armenian", "ka": "georgian",
}  # fmt: skip
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi")
_LITERAL = ("code", "pre")


def language_of(words: str, script: str, japanese: bool) -> str:
    """Give the language tag (BCP 47) of words in a script; ``japanese`` holds for Han alone."""
    if script == "east":
        return "ja" if japanese or _KANA.search(words) else "zh"
    if script == "greek":
        return "grc" if _POLYTONIC.search(words) else "el"
    if script == "cyrillic":
        return "uk" if _UKRAINIAN.search(words) else "ru"
    if script == "arabic":
        return "fa" if _PERSIAN.search(words) else "ar"
    return _ONE_LANGUAGE[script]


def mark(block: ET.Element, lang: str, japanese: bool = False) -> None:
    """Wrap each run of foreign script in the block in ``<span lang="…">``, in place.

    A single letter is a symbol, not a word, and stays. ``japanese`` says that the reading has kana
    somewhere, so that its Han characters are read as Japanese.
    """
    own = _OWN_SCRIPT.get(lang.split("-", maxsplit=1)[0].lower(), "")
    _walk(block, own, japanese)


def scripts(text: str) -> list[tuple[str, int]]:
    """Give the scripts other than the Latin in a text, each with the number of its letters."""
    if not _has_foreign(text):
        return []
    return [
        (name, count)
        for name, letters in _GROUPS
        if (count := len(re.findall(f"[{letters}]", text)))
    ]


def has_kana(text: str) -> bool:
    """Tell whether a text has Japanese syllables."""
    return bool(_KANA.search(text))


def _walk(element: ET.Element, own: str, japanese: bool) -> None:
    if element.tag in _LITERAL:
        return
    children = list(element)
    spans = _spans(element.text, own, japanese)
    if spans:
        element.text = spans[0]
        for at, span in enumerate(spans[1]):
            element.insert(at, span)
    for child in children:
        if "lang" not in child.attrib:
            _walk(child, own, japanese)
        spans = _spans(child.tail, own, japanese)
        if spans:
            child.tail = spans[0]
            at = list(element).index(child) + 1
            for offset, span in enumerate(spans[1]):
                element.insert(at + offset, span)


def _has_foreign(text: str) -> bool:
    """Tell whether a text has a letter of another script than the Latin."""
    if text.isascii() or not _BEYOND_LATIN.search(text):
        return False
    return bool(_FOREIGN.search(text))


def _spans(text: str | None, own: str, japanese: bool) -> tuple[str, list[ET.Element]] | None:
    if not text or not _has_foreign(text):
        return None
    lead, end = "", 0
    spans: list[ET.Element] = []
    for found in _FOREIGN_RUN.finditer(text):
        script = found.lastgroup or ""
        words = found[0]
        if script == own or (len(words) == 1 and script != "east"):
            continue
        before = text[end : found.start()]
        if spans:
            spans[-1].tail = before
        else:
            lead = before
        lang = language_of(words, script, japanese)
        span = ET.Element("span", {"lang": lang})
        if lang in _RIGHT_TO_LEFT:
            span.set("dir", "rtl")
        span.text = words
        spans.append(span)
        end = found.end()
    if not spans:
        return None
    spans[-1].tail = text[end:]
    return lead, spans

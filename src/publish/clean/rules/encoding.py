"""Takes a text with damaged characters; gives the rules that set them right."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import ftfy

from publish.clean.rule import Applies, Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization="NFC",
    explain=False,
)
"""ftfy's defaults straighten quotes and fold full-width letters, which are the author's."""

_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_STRAY = re.compile("[\udc80-\udcff]")
_SUSPECT = re.compile(r"[^\x00-\x7f\n]+(?:[^\S\n]?[^\x00-\x7f\n]+)*")
_TELLTALE = re.compile(
    "[\u00c2-\u00f4\u0102\u0110\u0413-\u0432\u03b2\u0393][\u0080-\u00bf\u0100-\u24ff]|\ufffd"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHEN = re.compile("\u00ad+(?:\n)?")
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\ufeff\u180e\u206a-\u206f\ufff9-\ufffb]+")
_JOINER = re.compile("[\u200c\u200d\ufe00-\ufe0f]+")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]+")
FORM_FEED = re.compile("\n?\x0c+\n?")
_DECOMPOSED = re.compile(r"[^\x00-\x7f]|[\x00-\x7f](?=[^\x00-\x7f])")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]+")


def _deleting(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Finding]]:
    def find(text: str) -> Iterator[Finding]:
        for match in pattern.finditer(text):
            yield Finding(match.start(), match.end(), "")

    return find


def _line_ends(text: str) -> Iterator[Finding]:
    for match in _LINE_END.finditer(text):
        yield Finding(match.start(), match.end(), "\n")


def _stray_bytes(text: str) -> Iterator[Finding]:
    for match in _STRAY.finditer(text):
        byte = bytes([ord(match[0]) - 0xDC00])
        char = byte.decode("cp1252", "ignore") or "\ufffd"
        yield Finding(match.start(), match.end(), char, 0.7, review=True)


def _mojibake(text: str) -> Iterator[Finding]:
    """Find what ftfy mends, a stretch of foreign characters at a time.

    Stretches, since ftfy looks at a whole string at once: one wrong line must not decide another,
    and the record shows what was changed and no more.
    """
    for match in _SUSPECT.finditer(text):
        if not _TELLTALE.search(match[0]):
            continue
        mended = ftfy.fix_text(match[0], _FTFY)
        if mended == match[0] or len(mended) >= len(match[0]):
            continue
        why = _plan(match[0])
        yield Finding(match.start(), match.end(), mended, 0.9, why=why)


def _plan(text: str) -> str:
    _, steps = ftfy.fix_and_explain(text[:200], _FTFY._replace(explain=True))
    return ", ".join(f"{step.action} {step.parameter}" for step in steps or ())


def _ligatures(text: str) -> Iterator[Finding]:
    for match in _LIGATURE.finditer(text):
        yield Finding(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))


def _soft_hyphens(text: str) -> Iterator[Finding]:
    for match in _SOFT_HYPHEN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        joins = before.isalpha() and after.isalpha()
        end = match.end() if joins or not match[0].endswith("\n") else match.end() - 1
        yield Finding(match.start(), end, "")


def _joiners(text: str) -> Iterator[Finding]:
    """Joiners and variation selectors mean nothing between letters of Latin, Greek or Cyrillic."""
    for match in _JOINER.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before < "\u0530" and after < "\u0530":
            yield Finding(match.start(), match.end(), "")


def _directions(text: str) -> Iterator[Finding]:
    if not _RIGHT_TO_LEFT.search(text):
        yield from _deleting(_DIRECTION)(text)


def _form_feeds(text: str) -> Iterator[Finding]:
    for match in FORM_FEED.finditer(text):
        yield Finding(match.start(), match.end(), "\n" if "\n" in match[0] else " ")


def _not_composed(text: str) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", text):
        return
    start = end = -1
    for match in _DECOMPOSED.finditer(text):
        if start >= 0 and match.start() > end:
            yield from _composed(text, start, end)
            start = -1
        if start < 0:
            start = match.start()
        end = match.end()
    if start >= 0:
        yield from _composed(text, start, end)


def _composed(text: str, start: int, end: int) -> Iterator[Finding]:
    given = text[start:end]
    if unicodedata.is_normalized("NFC", given):
        return
    for piece in _clusters(given):
        made = unicodedata.normalize("NFC", given[piece[0] : piece[1]])
        if made != given[piece[0] : piece[1]]:
            yield Finding(start + piece[0], start + piece[1], made)


def _clusters(given: str) -> Iterator[tuple[int, int]]:
    """Cut at every character before which normalisation may be cut.

    Such a character is itself unchanged by NFC and no mark, no Hangul vowel or final consonant: a
    safe, narrower reading of Unicode Standard Annex 15, section 9.1 (stable code points).
    """
    start = 0
    for at in range(1, len(given)):
        char = given[at]
        if (
            unicodedata.combining(char) == 0
            and unicodedata.category(char)[0] != "M"
            and not "\u1160" <= char <= "\u11ff"
        ):
            yield start, at
            start = at
    yield start, len(given)


def _unknown(text: str) -> Iterator[Finding]:
    for match in _PRIVATE.finditer(text):
        yield Finding(
            match.start(), match.end(), "\u25a1" * len(match[0]), 0.3, propose=True,
            why="the copy lost this character; see the original",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    Rule(
        "odd-line-end",
        "encoding",
        "A text with several kinds of line end shows lines where there are none.",
        Reach.LINES,
        _line_ends,
        (
            Example("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
            Example("one\n\ntwo", "one\n\ntwo"),
        ),
        needed=True,
    ),
    Rule(
        "stray-byte",
        "encoding",
        "A byte that is not UTF-8 in a UTF-8 file comes from a paste out of Windows.",
        Reach.LETTERS,
        _stray_bytes,
        (Example("caf\udce9", "café"), Example("café", "café")),
        needed=True,
    ),
    Rule(
        "mojibake",
        "encoding",
        "Text read in the wrong encoding shows two or three odd characters for one.",
        Reach.LETTERS,
        _mojibake,
        (
            Example("donâ€™t go to the cafÃ©", "don’t go to the café"),
            Example("Ã la carte, “quoted” – naïve", "Ã la carte, “quoted” – naïve"),
            Example("ＡＢＣ ﬁne ½ °C", "ＡＢＣ ﬁne ½ °C", "full-width letters are the author's"),
        ),
    ),
    Rule(
        "decomposed-letter",
        "encoding",
        "A letter and its accent as two characters match and sort as something else.",
        Reach.LETTERS,
        _not_composed,
        (Example("cafe\u0301 naı\u0308ve", "café naı\u0308ve"), Example("café", "café")),
    ),
    Rule(
        "ligature",
        "encoding",
        "A ligature is the typeface's business; as a character it hides the word from search.",
        Reach.LETTERS,
        _ligatures,
        (
            Example("the ﬁrst oﬃce", "the first office"),
            Example("Œuvre, æsthetic", "Œuvre, æsthetic", "letters, not ligatures"),
        ),
    ),
    Rule(
        "soft-hyphen",
        "encoding",
        "A soft hyphen shows where another page broke a word.",
        Reach.MARKS,
        _soft_hyphens,
        (
            Example("co\u00adoper\u00adation", "cooperation"),
            Example("philo\u00ad\nsophy", "philosophy"),
            Example("well-known", "well-known"),
        ),
    ),
    Rule(
        "invisible-character",
        "encoding",
        "Characters without width break words for search and for hyphenation.",
        Reach.SPACES,
        _deleting(_INVISIBLE),
        (Example("\ufeffThe al\u200bliance", "The alliance"), Example("a b", "a b")),
    ),
    Rule(
        "needless-joiner",
        "encoding",
        "Joiners shape other scripts; between Latin letters they are debris.",
        Reach.SPACES,
        _joiners,
        (
            Example("the tr\u200deaty", "the treaty"),
            Example("می\u200cخواهم", "می\u200cخواهم", "Persian needs it"),
        ),
    ),
    Rule(
        "direction-mark",
        "encoding",
        "Marks of writing direction in a text that runs one way can show words in a false order.",
        Reach.SPACES,
        _directions,
        (
            Example("the \u202etreaty\u202c", "the treaty"),
            Example("the word \u200fשלום\u200f", "the word \u200fשלום\u200f"),
        ),
    ),
    Rule(
        "control-character",
        "encoding",
        "Control characters drive terminals, not readers.",
        Reach.SPACES,
        _deleting(_CONTROL),
        (Example("a\x00 tre\x1aaty", "a treaty"), Example("a\tb\nc", "a\tb\nc")),
        needed=True,
    ),
    Rule(
        "unknown-character",
        "encoding",
        "A private-use or replacement character means nothing outside the font it came from.",
        Reach.LETTERS,
        _unknown,
        (Example("the fac\ufffdade", "the fac\ufffdade", "only pointed out"),),
        Applies.REVIEW,
    ),
)

AFTER_PAGES: tuple[Rule, ...] = (
    Rule(
        "form-feed",
        "encoding",
        "A form feed marks another edition's page.",
        Reach.SPACES,
        _form_feeds,
        (Example("one\n\x0ctwo", "one\ntwo"), Example("one\ntwo", "one\ntwo")),
        needed=True,
    ),
)
"""Rules that run once page edges have served to find running heads."""

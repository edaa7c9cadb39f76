"""Takes a text copied out of a program; gives the lines that the program put round or into it.

An assistant that answers, a translator, a word processor's comments, an archive's page of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WHO = (
    r"(?:ChatGPT|GPT-?\d\w*|Claude|Gemini|Bard|Copilot|Bing|Perplexity|Grok|"
    r"DeepSeek|Le Chat|Meta AI)"
)
_SURE = later(
    rf"(?:{_WHO}|You) said:|{_WHO}(?:[ ]\w+)? (?:can|may) "
    r"(?:make mistakes|display inaccurate|produce inaccurate)\b.{0,120}|"
    r"AI[- ]generated.{0,10} (?:can|may) (?:be|make|contain) .{0,80}|"
    r"Regenerate response|Is this conversation helpful so far\?|"
    r"(?:Free )?Research Preview\. ChatGPT .{0,120}"
)
_BESIDE = later(
    r"Copy code|Regenerate|Copy|Retry|Edit|Share|Good response|Bad response|Read aloud|"
    r"Copy to clipboard|Thought for .{1,30}|Search(?:ed|ing) the web\.?|Show (?:thinking|drafts)|"
    r"Sources|User|Assistant|\d+ ?/ ?\d+"
)
_IN_CODE = later(r"[ \t]*Copy code[ \t]*")
_ASKED = later(r"You said:")
_ANSWERED = later(rf"{_WHO} said:")
_FEWEST_LINES = 3
_SPOKEN = 2
"""Lines that say who speaks: where there are more the text is the conversation, and they stay."""
_QUESTION = 80
"""Words of what was asked at the most."""
_TRANSLATOR = later(
    r"(?:Machine )?[Tt]ranslated (?:from [A-Z]\w+ )?(?:to [A-Z]\w+ )?by "
    r"(?:Google|DeepL|Microsoft|Bing)\b.{0,40}|Rate this translation|Original text|"
    r"Show original|Source text|Google Translate|Contribute a better translation|"
    r"Your feedback will be used to help improve Google Translate|"
    r"Translated with (?:www\.)?DeepL(?:\.com)?.{0,60}|View original|Auto-?translated.{0,40}"
)
_FEWEST_TRANSLATED = 2
_DEEPL = later(r"Translated with (?:www\.)?DeepL(?:\.com)?.{0,60}|Your feedback will be used .*")
_ARCHIVE = later(
    r"Full text of [\"“].{1,300}[\"”]|See other formats|in \d{4} with funding from|"
    r"Digitized by (?:the Internet Archive|Google|Microsoft.{0,3})|"
    r"https?://(?:www\.)?archive\.org/(?:details|stream)/\S+|"
    r"Skip to main content|Ask the publishers to restore access to .{0,60}"
)
_FULL_TEXT = later(r"Full text of [\"“].{1,300}[\"”]")
_HEAD = 30
"""Lines at a text's head in which an archive's lines stand."""
_COMMENT = later(
    r"(?m)[ \t]*\b(?:Comment|Commented|Kommentar|Commentaire|Comentario) ?"
    r"\[[A-Z][A-Za-z]{0,3}\d{1,4}\]:[^\n]{0,600}$"
)
_CHANGED = later(
    r"(?m)^[ \t]*(?:Formatted(?: Table)?: (?:Font|Indent|Space|Line|Left|Right|Centered|Justified|"
    r"English|Normal|Not |Heading|No |Don|Keep|Tab|List|Numbered|Bulleted|Superscript)\b|"
    r"(?:Deleted|Inserted): )[^\n]{0,200}\n?"
)
_FORMATTED = later(r"(?m)^[ \t]*Formatted(?: Table)?: ")


class _Line:
    """A line that is not blank: offsets (characters), the next line's start, its words."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        end = min(start + len(line) + 1, len(text))
        if bare := line.strip(" \t\u00a0\u200b#*"):
            out.append(_Line(start, end, bare))
        start += len(line) + 1
    return out


def _gone(line: _Line, why: str) -> Finding:
    return Finding(line.start, line.end, "", 0.8, review=True, why=why)


def _chats(text: str) -> Iterator[Finding]:
    """Find the lines of a conversation with an assistant, if one says so, and what was asked first.

    What else reads as its buttons goes beside them, and over code.
    """
    lines = _lines(text)
    sure = {at for at, line in enumerate(lines) if _SURE.fullmatch(line.text)}
    if not sure:
        return
    spoken = {at for at in sure if lines[at].text.endswith(" said:")}
    gone = sure - spoken if len(spoken) > _SPOKEN else sure | _question(lines)
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        last = -_FEWEST_LINES
        for at in order:
            if at in gone:
                last = at
            elif abs(at - last) == 1 and _BESIDE.fullmatch(lines[at].text):
                gone.add(at)
                last = at
    gone |= {at for at, line in enumerate(lines) if _IN_CODE.fullmatch(line.text)}
    for at in sorted(gone):
        yield _gone(lines[at], "a conversation with an assistant")


def _question(lines: Sequence[_Line]) -> set[int]:
    """Give the lines that ask for the text, at its head, between who says them and who answers."""
    if not lines or not _ASKED.fullmatch(lines[0].text):
        return set()
    stop = next((at for at, each in enumerate(lines) if _ANSWERED.fullmatch(each.text)), 0)
    words = sum(len(line.text.split()) for line in lines[1:stop])
    return set(range(stop)) if 0 < words <= _QUESTION else set()


def _translators(text: str) -> Iterator[Finding]:
    found = [line for line in _lines(text) if _TRANSLATOR.fullmatch(line.text)]
    if len(found) >= _FEWEST_TRANSLATED or any(_DEEPL.fullmatch(line.text) for line in found):
        yield from (_gone(line, "a translator's page") for line in found)


def _archives(text: str) -> Iterator[Finding]:
    """Find what an archive says over the text of a scan: whose text, how it came to be."""
    head = _lines(text[: 200 * _HEAD])[:_HEAD]
    found = [at for at, line in enumerate(head) if _ARCHIVE.fullmatch(line.text)]
    named = any(_FULL_TEXT.fullmatch(head[at].text) for at in found)
    if not (named or len({head[at].text for at in found}) > 1):  # else it is a stamp on each page
        return
    for at in found:
        yield _gone(head[at], "an archive's page")
        if at + 1 < len(head) and at + 1 not in found and head[at].text.endswith("funding from"):
            yield _gone(head[at + 1], "an archive's page")


def _comments(text: str) -> Iterator[Finding]:
    """Find the comments and changes that a word processor shows in the margin."""
    comments = list(_COMMENT.finditer(text))
    changed = list(_CHANGED.finditer(text)) if _FORMATTED.search(text) else []
    for match in sorted([*comments, *changed], key=lambda each: each.start()):
        yield Finding(*match.span(), "", 0.8, review=True, why="a comment in the margin")


_TEXT = "The chain was drawn every evening by two men of the watch, whose names are known.\n"
_ESSAY = "What ChatGPT said: nothing.\n\n" + _TEXT + "\nCopy code was his word for it.\n\nCopy\n"

RULES = (
    Rule(
        "assistant-line",
        "page furniture",
        "An assistant's window has names, buttons and warnings round what it wrote.",
        Reach.LINES,
        _chats,
        (
            Example(
                "You said:\nWrite of the chain.\nChatGPT said:\nThe Chain\n\n"
                + _TEXT
                + "\nRegenerate\nChatGPT can make mistakes. Check important info.\n",
                "The Chain\n\n" + _TEXT + "\n",
            ),
            Example(_ESSAY, _ESSAY),
        ),
        signs=("said:", " mistakes", "inaccurate", "Regenerate", "helpful so far", "Preview", "AI"),
    ),
    Rule(
        "translator-line",
        "page furniture",
        "A translating program says beside a text that it did, and asks how well.",
        Reach.LINES,
        _translators,
        (
            Example("Original text\nRate this translation\n\n" + _TEXT, "\n" + _TEXT),
            Example(_TEXT + "\nOriginal text\n", _TEXT + "\nOriginal text\n", "a heading"),
        ),
        signs=("ranslat",),
    ),
    Rule(
        "archive-line",
        "page furniture",
        "An archive says over the text of a scan what it is and who paid for it.",
        Reach.LINES,
        _archives,
        (
            Example(
                'Full text of "The Chain"\n\nSee other formats\n\nTHE CHAIN\n\n' + _TEXT,
                "\n\nTHE CHAIN\n\n" + _TEXT,
            ),
            Example(_TEXT + "See other formats\n", _TEXT + "See other formats\n"),
        ),
        signs=("Full text of", "igitized by", "archive.org"),
    ),
    Rule(
        "margin-comment",
        "page furniture",
        "A word processor shows comments and changes in the margin, and a copy amid the text.",
        Reach.LINES,
        _comments,
        (
            Example("It fell.Comment [A1]: Is this so?\n\nSo.", "It fell.\n\nSo."),
            Example("Comment [1]: none. Deleted: the.\n", "Comment [1]: none. Deleted: the.\n"),
        ),
        signs=("]:", "Formatted"),
    ),
)

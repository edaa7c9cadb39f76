"""Takes the names of style sheets; gives them with the fonts they name, cut to the characters used.

The sheets go into the EPUB as they are, beside a ``fonts`` folder as on disk, so that a path in a
sheet means the same in both places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tinycss2

from publish import styles
from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.epub.fonts import cut
from publish.epub.model import Resource
from publish.epub.pages import STYLES
from publish.files import read_text, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tinycss2.ast import Node

SHEETS = ("base.css", "ebook.css")

# CSS Fonts 4 (section 6): the OpenType features behind the words of a style sheet.
_FEATURES = {
    "small-caps": ("smcp",),
    "all-small-caps": ("smcp", "c2sc"),
    "oldstyle-nums": ("onum",),
    "lining-nums": ("lnum",),
    "proportional-nums": ("pnum",),
    "tabular-nums": ("tnum",),
    "super": ("sups",),
    "sub": ("subs",),
    "diagonal-fractions": ("frac",),
    "historical-forms": ("hist",),
    "discretionary-ligatures": ("dlig",),
}
# Spaces, format characters and the like, which need no glyph to be read.
_UNSEEN = frozenset(
    "\t\n\r \u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufe0e\ufe0f\ufeff"
)


@dataclass(frozen=True, slots=True)
class _Face:
    family: str
    url: str


def styled(
    characters: frozenset[str], root: Path | None, *, fonts: bool
) -> tuple[list[Resource], list[Diagnostic]]:
    """Give the style sheets and fonts as resources, and the characters that no font has.

    Raises PublishError where a sheet or a font is missing or broken, or where a sheet asks for
    anything from outside the packet.
    """
    sheets: list[Resource] = []
    faces: dict[str, _Face] = {}
    features: set[str] = set()
    for name in SHEETS:
        path = styles.find(name, root)
        text = read_text(path)
        rules = tinycss2.parse_stylesheet(text)
        here = list(_faces(rules))
        _refuse_outside(rules, {face.url for face in here}, path)
        features.update(_features(rules))
        if fonts:
            faces.update({face.url: face for face in here})
        elif here:
            text = tinycss2.serialize([rule for rule in rules if not _is_face(rule)])
        identifier = name.removesuffix(".css")
        sheets.append(Resource(identifier, f"{STYLES}/{name}", "text/css", text.encode()))
    found, diagnostics = _fonts(faces.values(), characters, features, root)
    return sheets + found, diagnostics


def _fonts(
    faces: Iterable[_Face], characters: frozenset[str], features: set[str], root: Path | None
) -> tuple[list[Resource], list[Diagnostic]]:
    resources: list[Resource] = []
    diagnostics: list[Diagnostic] = []
    covered: set[str] = set()
    for face in faces:
        path = styles.find(face.url, root)
        font = cut(path, characters, features)
        if face.family not in font.families:
            diagnostics.append(_misnamed(face.family, font.families, path))
        covered |= font.covers
        identifier = f"font-{len(resources) + 1}"
        resources.append(Resource(identifier, f"{STYLES}/{face.url}", font.media_type, font.data))
    missing = sorted(characters - covered - _UNSEEN) if resources else []
    if missing:
        diagnostics.append(_uncovered(missing))
    return resources, diagnostics


def _is_face(rule: Node) -> bool:
    return bool(rule.type == "at-rule" and rule.lower_at_keyword == "font-face")


def _faces(rules: Iterable[Node]) -> Iterator[_Face]:
    for rule in rules:
        if not _is_face(rule):
            continue
        family = url = ""
        for declaration in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
            if declaration.type != "declaration":
                continue
            if declaration.lower_name == "font-family":
                family = _words(declaration.value)
            elif declaration.lower_name == "src":
                url = next(_urls(declaration.value), "")
        if family and url:
            yield _Face(family, url)


def _words(tokens: Sequence[Node]) -> str:
    return " ".join(token.value for token in tokens if token.type in {"string", "ident"})


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give every node of a sheet, those inside blocks and functions too."""
    for node in nodes:
        yield node
        for inner in ("prelude", "content", "arguments"):
            yield from _nodes(getattr(node, inner, None) or ())


def _urls(nodes: Iterable[Node]) -> Iterator[str]:
    for node in _nodes(nodes):
        if node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name in {"url", "src"}:
            yield from (a.value for a in node.arguments if a.type == "string")


def _features(rules: Iterable[Node]) -> Iterator[str]:
    for node in _nodes(rules):
        if node.type == "ident":
            yield from _FEATURES.get(node.lower_value, ())
        elif node.type == "string" and len(node.value) == 4 and node.value.isascii():
            yield node.value


def _refuse_outside(rules: Sequence[Node], fonts: set[str], path: Path) -> None:
    asked = [url for url in _urls(rules) if url not in fonts]
    asked += [url for url in fonts if ":" in url or url.startswith("/") or ".." in url]
    asked += ["@import" for r in rules if r.type == "at-rule" and r.lower_at_keyword == "import"]
    if asked:
        raise PublishError(
            Diagnostic(
                "style-from-outside",
                f"the style sheet asks for {asked[0]!r}; an EPUB may take in nothing but fonts "
                "from the styles folder",
                Where(shown(path)),
                hint="Take it out, or put the font into styles/fonts and name it from there.",
            )
        )


def _misnamed(family: str, real: frozenset[str], path: Path) -> Diagnostic:
    names = " or ".join(repr(name) for name in sorted(real)) or "nameless"
    return Diagnostic(
        "font-misnamed",
        f"the style sheet calls this font {family!r}, but it is {names}; some reading systems "
        "would not find it",
        Where(shown(path)),
        Severity.WARNING,
        hint="Call it by its own name in @font-face and in font-family.",
    )


def _uncovered(missing: Sequence[str]) -> Diagnostic:
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:20])
    more = f" and {len(missing) - 20} more" if len(missing) > 20 else ""
    return Diagnostic(
        "not-in-fonts",
        f"the fonts of the EPUB lack {named}{more}; the reader's own font will show them",
        severity=Severity.NOTE,
        hint="To be sure of them, add a font that has them to styles/fonts and to ebook.css.",
    )

"""Takes CSL-JSON items and the name of a style; gives each as a formatted reference.

Formatting is citeproc-py's. Four of its gaps are closed here: it does not know
``initialize="false"`` (CSL 1.0.2, "Names"), it says a title a second time that a macro has put in
the place of the authors ("Substitute"), it leaves a full stop outside the closing quotation
mark where the locale wants it inside, and it mixes escaped with bare ampersands.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    types,
)
from citeproc.model import Choose, CitationStylesElement, If, Parent, Substitute
from citeproc.source.json import CiteProcJSON
from lxml import etree

from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import shown
from publish.packet import csl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from publish.packet.citation import Item

_ITALIC_ON, _ITALIC_OFF = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference's words, in italics or not."""

    text: str
    italic: bool = False


class _Marks:
    """A formatter for citeproc-py that leaves the text alone and marks only italics."""

    @staticmethod
    def preformat(text: str) -> str:
        return str(text)

    class _Plain(str):
        __slots__ = ()

    class Italic(str):
        __slots__ = ()

        def __new__(cls, text: str) -> _Marks.Italic:
            return super().__new__(cls, f"{_ITALIC_ON}{text}{_ITALIC_OFF}")

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = _Plain


class _Cited(CitationItem):  # type: ignore[misc]
    """A cited item that keeps its record: a style asks for it some five hundred times an entry."""

    @functools.cached_property
    def reference(self) -> Any:
        return self.bibliography.source[self.key]

    @functools.cached_property
    def kind(self) -> tuple[str, frozenset[str]]:
        """What a style's conditions look at: the type and which fields there are."""
        return self.reference.type, frozenset(self.reference)


def references(
    items: Sequence[Item], style: Path, lang: str = "en-US"
) -> Mapping[str, tuple[Run, ...]]:
    """Give each item's entry in the bibliography, keyed by id, in the style's own order.

    Raises PublishError where the style's file is no CSL.
    """
    if not items:
        return {}
    with warnings.catch_warnings(), _asking_once(), _naming_once():
        warnings.simplefilter("ignore")
        try:
            loaded = CitationStylesStyle(_mended(style), validate=False, locale=_locale(lang))
        except (etree.XMLSyntaxError, ValueError, KeyError, AttributeError) as error:
            raise PublishError(
                Diagnostic(
                    "citation-style-broken",
                    f"this is no CSL style that can be read: {error}",
                    Where(shown(style)),
                    hint="Fetch the style again, or choose another.",
                )
            ) from None
        if loaded.root.find(f"{csl.NAMESPACE}bibliography") is None:
            raise PublishError(
                Diagnostic(
                    "citation-style-without-list",
                    "this citation style sets notes only and no list of sources",
                    Where(shown(style)),
                    hint="Choose a style that has a bibliography.",
                )
            )
        # An element's object is made anew, and slowly, each time that none holds it.
        held = [list(tree.iter()) for tree in (loaded.root, *loaded.root.locales)]
        source = CiteProcJSON([_known(entry) for entry in items])
        bibliography = CitationStylesBibliography(loaded, source, _Marks)
        citations = [Citation([_Cited(str(entry["id"]))]) for entry in items]
        for citation in citations:
            bibliography.register(citation)
        bibliography.sort()
        keys = [str(key) for key in bibliography.keys]
        entries = ["".join(map(str, loaded.render_bibliography([i]))) for i in bibliography.items]
        del held
    inside = _locale(lang) == "en-US"
    return {
        _original(key, items): _runs(entry, inside)
        for key, entry in zip(keys, entries, strict=True)
    }


def element(runs: Sequence[Run], tag: str = "span") -> ET.Element:
    """Give a reference as an XHTML element, its italics as ``i`` elements."""
    out = ET.Element(tag)
    last: ET.Element | None = None
    for run in runs:
        if run.italic:
            last = ET.SubElement(out, "i")
            last.text = run.text
        elif last is None:
            out.text = (out.text or "") + run.text
        else:
            last.tail = (last.tail or "") + run.text
    return out


def plain(runs: Sequence[Run]) -> str:
    """Give a reference's words alone."""
    return "".join(run.text for run in runs)


def _known(entry: Item) -> dict[str, object]:
    """Give an item of a type that citeproc-py sets; newer types of CSL 1.0.2 come out empty."""
    known = {value for name, value in vars(types).items() if name.isupper()}
    return dict(entry) if entry["type"] in known else {**entry, "type": "webpage"}


def _original(key: str, items: Sequence[Item]) -> str:
    return next((str(entry["id"]) for entry in items if str(entry["id"]).lower() == key), key)


def _locale(lang: str) -> str:
    return {"en": "en-US", "en-us": "en-US", "en-gb": "en-GB"}.get(lang.lower(), lang or "en-US")


def _mended(style: Path) -> io.BytesIO:
    """Give the style with ``initialize-with`` only on names that are to be initialised."""
    tree = etree.parse(str(style), csl.parser())
    for name in tree.iter(f"{csl.NAMESPACE}name"):
        inherited = name.get("initialize-with")
        if inherited is None:
            inherited = next(
                (
                    up.get("initialize-with")
                    for up in name.iterancestors()
                    if up.get("initialize-with")
                ),
                None,
            )
        if inherited is not None and name.get("initialize") != "false":
            name.set("initialize-with", inherited)
        elif name.get("initialize-with") is not None:
            del name.attrib["initialize-with"]
    for other in tree.iter():
        if other.tag != f"{csl.NAMESPACE}name" and other.get("initialize-with") is not None:
            del other.attrib["initialize-with"]
    return io.BytesIO(etree.tostring(tree))


def _runs(entry: str, punctuation_inside: bool) -> tuple[Run, ...]:
    text = entry.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    if punctuation_inside:
        text = re.sub(r"([”’]+)([.,])", r"\2\1", text)
    text = re.sub(r"(?<!\.)\.(?=\.(?!\.))|(?<=[?!])\.", "", text)
    out: list[Run] = []
    for n, part in enumerate(re.split(f"[{_ITALIC_ON}{_ITALIC_OFF}]", text)):
        if part:
            out.append(Run(part, italic=bool(n % 2)))
    return tuple(out)


_PURE = ("xpath_search", "get_root", "get_term", "get_locale_option")


@contextlib.contextmanager
def _asking_once() -> Iterator[None]:
    """Let citeproc-py ask a style once what it would ask again for each name and item.

    Its searches for an expression, its root, its terms and the options of its language, whether a
    part calls a variable, and which branch of a choice is taken by an item of some type with some
    fields.
    """
    asked_of = [(CitationStylesElement, name) for name in _PURE] + [(Parent, "calls_variable")]
    asked = [(owner, name, getattr(owner, name)) for owner, name in asked_of]
    choose = Choose.render
    branches: dict[tuple[Any, str, frozenset[str]], Any] = {}

    def render(self: Any, item: _Cited, **given: Any) -> Any:
        case = (self, *item.kind)
        if case not in branches:
            branches[case] = _branch(self, item)
        taken = branches[case]
        return choose(self, item, **given) if taken is None else taken(item, **given)

    for owner, name, asking in asked:
        setattr(owner, name, functools.lru_cache(maxsize=8192)(asking))
    Choose.render = render
    try:
        yield
    finally:
        for owner, name, asking in asked:
            setattr(owner, name, asking)
        Choose.render = choose


@contextlib.contextmanager
def _naming_once() -> Iterator[None]:
    """Let citeproc-py know what a macro said in the place of the authors, so that it is said once.

    Of a macro it knows only that it was there. CSL 1.0.2, "Substitute": what was rendered so is
    left out of the rest.
    """
    render, told = Substitute.render, Substitute.add_to_repressed_list
    chosen: list[tuple[Any, Any]] = []

    def tell(substitute: Any, child: Any, context: Any) -> None:
        told(substitute, child, context)
        chosen.append((child, context))

    def rendered(substitute: Any, item: _Cited, **given: Any) -> Any:
        chosen.clear()
        text = render(substitute, item, **given)
        for child, context in chosen:
            said = _folded(str(text))
            repressed = context.get_layout().repressed
            for element, variable in _variables(substitute, child):
                value = item.reference.get(variable.replace("-", "_"))
                if value and _folded(str(value)) in said:
                    repressed.setdefault(element.tag, []).append(variable)
        return text

    Substitute.render, Substitute.add_to_repressed_list = rendered, tell
    try:
        yield
    finally:
        Substitute.render, Substitute.add_to_repressed_list = render, told


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _variables(substitute: Any, child: Any) -> Iterator[tuple[Any, str]]:
    """Give the elements that set a variable within a part, and within the macros that it calls."""
    waiting = [child]
    while waiting:
        for text in waiting.pop().iter(f"{csl.NAMESPACE}text"):
            if text.get("variable"):
                yield text, text.get("variable")
            elif text.get("macro"):
                waiting += substitute.xpath_search(f"//cs:macro[@name='{text.get('macro')}']")


_MATCH: Mapping[str | None, Callable[[Sequence[bool]], bool]] = {
    "all": all,
    "any": any,
    "none": lambda results: not any(results),
}


def _branch(choose: Any, item: _Cited) -> Callable[..., Any] | None:
    """Give what sets the branch that an item takes; none where that hangs on more than its kind."""
    for child in choose.getchildren():
        if isinstance(child, If):
            if set(child.attrib) - {"type", "variable", "match"}:
                return None
            results = child._type(item) if "type" in child.attrib else []
            results += child._variable(item) if "variable" in child.attrib else []
            if not _MATCH.get(child.get("match"), all)(results):
                continue
        return child.render_children  # type: ignore[no-any-return]
    return lambda _item, **_: None

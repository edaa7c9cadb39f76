"""Takes an element of a section's tree; gives it as XHTML with the semantics an EPUB needs.

Written out by hand rather than by a library's serialiser, because attributes, links and the
semantics of notes and terms are settled in the same single walk over the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.epub.characters import escape, quote
from publish.epub.vocabulary import direction, semantics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from publish.epub.wording import Wording

DEPTH_LIMIT = 200
"""Levels of elements inside each other; libxml2, on which most readers stand, ends at 256."""

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_TOOLS_OWN = frozenset({"data-line", "data-file", "data-number", "data-calls", "data-label"})
_SCHEMES = ("http://", "https://", "mailto:")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Markup:
    """Writes the elements of one section.

    ``href`` is the section's own path from the package document, ``targets`` the path of the file
    that holds each id of the edition, ``picture`` gives the path of a picture by its name in the
    manuscript, or nothing where it cannot be had. What it had to leave out is in ``diagnostics``.
    """

    def __init__(
        self,
        href: str,
        targets: Mapping[str, str],
        words: Wording,
        *,
        file: str = "",
        picture: Callable[[str, Where], str] = lambda _source, _where: "",
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._href = href
        self._targets = targets
        self._words = words
        self._file = file
        self._line = 0
        self._picture = picture

    def outer(self, element: Element) -> str:
        """Give an element with its tags, without its tail."""
        out: list[str] = []
        self._write(element, out.append, 1)
        return "".join(out)

    def inner(self, element: Element) -> str:
        """Give what stands between an element's tags."""
        out: list[str] = []
        self._content(element, out.append, 1)
        return "".join(out)

    def path_to(self, target: str) -> str:
        """Give the way from this section's file to a path from the package document."""
        here = self._href.split("#")[0].split("/")[:-1]
        there = target.split("/")
        while here and len(there) > 1 and here[0] == there[0]:
            here, there = here[1:], there[1:]
        return "../" * len(here) + "/".join(there)

    def _write(self, element: Element, put: Callable[[str], None], depth: int) -> None:
        tag = element.tag
        if depth > DEPTH_LIMIT:
            raise PublishError(self._too_deep())
        if "data-line" in element.attrib:
            self._line = int(element.attrib["data-line"])
        if tag == "aside" and "note" in element.get("class", "").split():
            self._note(element, put, depth)
            return
        if tag == "img":
            self._image(element, put)
            return
        call = tag == "a" and element.get("class") == "call"
        if call:
            put("<sup>")
        put(f"<{tag}{self._attributes(element)}")
        if tag in _VOID:
            put("/>")
        else:
            put(">")
            self._content(element, put, depth)
            put(f"</{tag}></sup>" if call else f"</{tag}>")

    def _content(self, element: Element, put: Callable[[str], None], depth: int) -> None:
        if element.text:
            put(escape(element.text))
        for child in element:
            self._write(child, put, depth + 1)
            if child.tail:
                put(escape(child.tail))

    def _attributes(self, element: Element) -> str:
        tag, given = element.tag, element.attrib
        out = semantics(tag, given.get("class", ""))
        for name, value in given.items():
            if name in _TOOLS_OWN:
                continue
            if name == "href":
                out += self._link(value)
            elif name == "src":
                out += f' src="{quote(self.path_to(value))}"'
            elif name == "lang":
                out += f' lang="{quote(value)}" xml:lang="{quote(value)}"'
                if direction(value) == "rtl" and "dir" not in given:
                    out += ' dir="rtl"'
            else:
                out += f' {name}="{quote(value)}"'
        if tag == "section":
            out += _named(element)
        return out

    def _link(self, value: str) -> str:
        if value.startswith("#"):
            target = self._targets.get(value[1:])
            if target is not None:
                path = "" if target == self._href else self.path_to(target)
                return f' href="{quote(path + value)}"'
        elif value.lower().startswith(_SCHEMES):
            return f' href="{quote(value)}"'
        self.diagnostics.append(
            Diagnostic(
                "dead-link",
                f"the link to {value!r} leads nowhere; its words stay, unlinked",
                Where(self._file, self._line),
                Severity.WARNING,
                hint="Correct the link: http, https, mailto, or a place in this packet.",
            )
        )
        return ""

    def _image(self, image: Element, put: Callable[[str], None]) -> None:
        """Write a picture, or its description where the picture cannot be had."""
        where = Where(self._file, self._line)
        source, alt = image.get("src", ""), image.get("alt", "")
        path = self._picture(source, where)
        if not alt:
            self.diagnostics.append(_undescribed(source, where))
        if not path:
            put(escape(alt))
            return
        more = {n: v for n, v in image.items() if n not in {"src", "alt"}}
        attributes = self._attributes(Element("img", {"src": path, "alt": alt, **more}))
        put(f"<img{attributes}/>")

    def _note(self, note: Element, put: Callable[[str], None], depth: int) -> None:
        """Write a note with its number, which leads back to the call, before its first words."""
        put(f"<aside{self._attributes(note)}>")
        number, calls = note.get("data-number", ""), note.get("data-calls", "").split()
        calls = [call for call in calls if call in self._targets]
        number_link = self._back(calls[:1], number, number, self._words.back)
        more = "".join(
            " " + self._back([call], f"↑{at}", number, self._words.another_call)
            for at, call in enumerate(calls[1:], start=2)
        )
        children = list(note)
        inside = bool(children) and not (note.text or "").strip()
        if number_link and not (inside and children[0].tag == "p"):
            put(f"{number_link} ")
            number_link = ""
        if note.text:
            put(escape(note.text))
        for child in children:
            if child.tag == "p" and (number_link or (more and child is children[-1])):
                put(f"<p{self._attributes(child)}>")
                put(f"{number_link} " if number_link else "")
                self._content(child, put, depth + 1)
                put(more if child is children[-1] else "")
                more = "" if child is children[-1] else more
                put("</p>")
            else:
                self._write(child, put, depth + 1)
            number_link = ""
            if child.tail:
                put(escape(child.tail))
        put(f"{more}</aside>")

    def _back(self, calls: list[str], shown: str, number: str, label: str) -> str:
        if not shown:
            return ""
        if not calls:
            return f'<span class="number">{escape(shown)}</span>'
        href = self._link(f"#{calls[0]}")
        spoken = quote(label.format(number))
        return f'<a class="number" role="doc-backlink"{href} aria-label="{spoken}">{shown}</a>'

    def _too_deep(self) -> Diagnostic:
        return Diagnostic(
            "too-deep",
            f"more than {DEPTH_LIMIT} levels of quotations and lists stand inside each other",
            Where(self._file, self._line),
            hint="Take out levels: no reading system could open this.",
        )


def _named(section: Element) -> str:
    """Name a section by its own heading, so that a screen reader can announce it."""
    for child in section:
        for heading in (child, *child) if child.tag in {"header", "hgroup"} else (child,):
            if heading.tag in _HEADINGS:
                if identifier := heading.get("id"):
                    return f' aria-labelledby="{quote(identifier)}"'
                return f' aria-label="{quote(" ".join("".join(heading.itertext()).split()))}"'
    return ""


def _undescribed(source: str, where: Where) -> Diagnostic:
    return Diagnostic(
        "picture-without-words",
        f"picture {source!r} has no words for those who cannot see it",
        where,
        hint="Say what it shows: ![what it shows](file.png).",
    )

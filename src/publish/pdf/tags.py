"""Takes laid-out pages; gives the PDF's structure tree, built from the source tree's elements.

One structure element for each source element, however many pages it runs over, in the order of
the source: so paragraphs stay whole and a note stands beside its call (ISO 32000-1, 14.7-14.8).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.formatting_structure import boxes

from publish.pdf import roles, walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


@dataclass(eq=False, slots=True)
class Node:
    """A structure element in the making. ``kids`` holds nodes, content and annotations in order."""

    role: str
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    parent: Node | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    made: Any = None

    def child(self, role: str) -> Node:
        """Add a child with this role and give it."""
        node = Node(role, parent=self)
        self.kids.append(node)
        return node

    def label(self, content: Content) -> None:
        """Put a label before all else; a group, which holds no text, has it as a paragraph."""
        if self.role in roles.GROUPING and self.parent is not None:
            at = self.parent.kids.index(self)
            self.parent.kids.insert(at, Node("P", [content], self.parent))
        else:
            self.kids.insert(0, Node("Lbl", [content], self))


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content on a page (both count from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's annotation on a page (counted from 0)."""

    page: int
    annotation: Any


class Builder:
    """Builds the structure tree of one PDF.

    ``artifacts`` says, by the identity of a box, that its text is no content: running heads,
    folios, table heads shown again, and what is put over pages (``over``, by page from 0), unless
    it is the label of a block.
    """

    def __init__(self, page_boxes: list[Any], over: Mapping[int, Any]) -> None:
        self._pages = page_boxes
        self.artifacts: dict[int, Any] = {}
        for piece in walk.pieces(page_boxes):
            if piece.area is walk.Area.MARGIN or piece.repeated:
                side = "Header" if piece.baseline < 200 else "Footer"
                kind = {"Type": "/Pagination"}
                if piece.area is walk.Area.MARGIN:
                    kind["Subtype"] = f"/{side}"
                self.artifacts[id(piece.box)] = pydyf.Dictionary(kind)
        for box in over.values():
            for child in filter(lambda text: not roles.labelled(text.element), walk.texts(box)):
                self.artifacts[id(child)] = pydyf.Dictionary({"Type": "/Pagination"})
        self._over = over
        self._parents: dict[Element, Element] = {}
        self._after: dict[Element, Element] = {}
        self._nodes: dict[Element, Node] = {}
        self._bodies: dict[Element, Node] = {}
        self._known: set[Element] = set()
        self._root = Node("Document")

    def add_tags(
        self, pdf: pydyf.PDF, document: Any, pdf_version: object, page_streams: list[Any]
    ) -> None:
        """Write the tree into the PDF: takes the place of the engine's function of that name."""
        del document, pdf_version
        for number, (page, stream) in enumerate(zip(self._pages, page_streams, strict=True)):
            self._marks = stream._tags
            for child in page.children:
                if not isinstance(child, boxes.MarginBox) and child is not self._over.get(number):
                    self._read(child, number)
        self._label([stream._tags for stream in page_streams])
        _prune(self._root)
        _Writer(pdf, len(self._pages)).write(self._root)

    def _label(self, marks: list[Any]) -> None:
        """Put what is put over pages as a label before the words of its block."""
        blocks = {element.get("id"): node for element, node in self._nodes.items()}
        for page, box in self._over.items():
            for text in walk.texts(box):
                if name := roles.labelled(text.element):
                    blocks[name].label(Content(page, marks[page].pop(text)["mcid"]))

    # Reading the pages

    def _learn(self, html: Element) -> None:
        self._known.add(html)
        self._nodes[html] = self._root
        for parent in html.iter():
            call = None
            for child in parent:
                self._parents[child] = parent
                if call is not None and roles.is_note(child):
                    self._after[call] = child
                call = child if child.tag == "sup" else None
        for body in html.findall("body"):
            self._nodes[body] = self._root

    def _read(self, box: Any, page: int) -> None:
        box = walk.inner(box)
        element, tag = box.element, box.element_tag or ""
        if element is not None and tag == "html" and element not in self._known:
            self._learn(element)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            mark = self._marks.pop(box, None)
            if mark is not None:
                self._home(element, tag, box, page).kids.append(Content(page, mark["mcid"]))
            return
        annotation = getattr(box, "link_annotation", None)
        if annotation is not None and element is not None and element.tag == "a":
            annotation["Contents"] = pydyf.String(roles.link_words(element))
            self._node(element).kids.append(Annotation(page, annotation))
        if element is not None and "::" not in tag:
            self._node(element)
        for child in getattr(box, "children", ()):
            self._read(child, page)
        if element is not None and (note := self._after.get(element)) is not None:
            self._node(note)

    def _home(self, element: Element | None, tag: str, box: Any, page: int) -> Node:
        """Give the node that takes the content of a box."""
        if element is None:
            return self._root
        node = self._node(element)
        if tag.endswith("::marker"):
            item = node.parent if node.role == "LBody" else node
            assert item is not None
            label = next((k for k in item.kids if isinstance(k, Node) and k.role == "Lbl"), None)
            if label is None:
                label = Node("Lbl", parent=item)
                item.kids.insert(0, label)
            return label
        if isinstance(box, boxes.ReplacedBox):
            node.attributes["A"] = self._bounds(box, page)
            return node
        if node.role in roles.GROUPING:
            last = node.kids[-1] if node.kids else None
            if isinstance(last, Node) and last.role == "P" and last.attributes.get("loose"):
                return last
            loose = node.child("P")
            loose.attributes["loose"] = True
            return loose
        return node

    def _bounds(self, box: Any, page: int) -> pydyf.Dictionary:
        height = self._pages[page].margin_height()
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        bounds = pydyf.Array([round(c * walk.POINTS, 2) for c in corners])
        return pydyf.Dictionary({"O": "/Layout", "BBox": bounds})

    def _node(self, element: Element) -> Node:
        """Give the node of an element, made where its parent's node stands on first sight."""
        found = self._bodies.get(element) or self._nodes.get(element)
        if found is not None:
            return found
        around = self._parents.get(element)
        parent = self._root if around is None else self._node(around)
        tag = element.tag
        if tag in ("dt", "dd"):
            node = _term(parent, tag)
        elif tag == "div" and parent.role == "L":
            node = parent
        elif tag == "li" and parent.role == "L":
            node = parent.child("LI").child("LBody")
        elif tag in ("ol", "ul") and parent.role == "TOCI":
            node = parent.child("TOC")
        elif tag == "li" and parent.role == "TOC":
            node = parent.child("TOCI")
        elif tag == "a" and parent.role == "TOCI":
            node = parent.child("Reference").child("Link")
        else:
            node = parent.child(roles.role(element, around))
        self._nodes[element] = node
        roles.describe(element, node.role, node.attributes, self._parents)
        return node


class _Writer:
    """Writes a finished tree into a PDF: structure elements, parent tree, identifiers."""

    def __init__(self, pdf: pydyf.PDF, pages: int) -> None:
        self._pdf = pdf
        self._references = pdf.page_references
        self._by_page: list[dict[int, str]] = [{} for _ in range(pages)]
        self._links: list[tuple[str, Any]] = []
        self._ids: list[tuple[str, str]] = []
        self._top = pydyf.Dictionary({"Type": "/StructTreeRoot"})

    def write(self, root: Node) -> None:
        pdf, top = self._pdf, self._top
        pdf.add_object(top)
        order = _in_order(root)
        for node in order:
            node.made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}"})
            pdf.add_object(node.made)
        for node in order:
            self._fill(node)
        top["K"] = pydyf.Array([root.made.reference])
        top["ParentTree"] = self._parent_tree().reference
        top["ParentTreeNextKey"] = len(self._by_page) + len(self._links)
        if self._ids:
            names = pydyf.Array()
            for name, reference in sorted(self._ids):
                names.extend([pydyf.String(name), reference])
            top["IDTree"] = pydyf.Dictionary({"Names": names})
        pdf.catalog["StructTreeRoot"] = top.reference
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _parent_tree(self) -> pydyf.Dictionary:
        numbers = pydyf.Array()
        for number, marks in enumerate(self._by_page):
            row = pydyf.Array([marks[mcid] for mcid in sorted(marks)])
            self._pdf.add_object(row)
            numbers.extend([number, row.reference])
        for number, (reference, annotation) in enumerate(self._links, start=len(self._by_page)):
            annotation["StructParent"] = number
            numbers.extend([number, reference])
        mapping = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(mapping)
        return mapping

    def _fill(self, node: Node) -> None:
        made, reference = node.made, node.made.reference
        made["P"] = (node.parent.made if node.parent else self._top).reference
        home = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if home is not None:
            made["Pg"] = self._references[home]
        made["K"] = pydyf.Array([self._kid(kid, home, reference) for kid in node.kids])
        for key, value in node.attributes.items():
            if key == "ID":
                self._ids.append((str(value), reference))
            if key != "loose":
                made[key] = pydyf.String(value) if isinstance(value, str) else value

    def _kid(self, kid: Node | Content | Annotation, home: int | None, reference: str) -> object:
        if isinstance(kid, Node):
            return kid.made.reference
        page = self._references[kid.page]
        if isinstance(kid, Content):
            self._by_page[kid.page][kid.mcid] = reference
            if kid.page == home:
                return kid.mcid
            return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})
        self._links.append((reference, kid.annotation))
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.annotation.reference})


def _term(parent: Node, tag: str) -> Node:
    """Give the node of a ``dt`` or ``dd``: a group of them is one item of the list."""
    last = parent.kids[-1] if parent.kids else None
    item = last if isinstance(last, Node) and last.role == "LI" else parent.child("LI")
    body = next((k for k in item.kids if isinstance(k, Node) and k.role == "LBody"), None)
    if tag == "dd":
        return body or item.child("LBody")
    return (item if body is None else parent.child("LI")).child("Lbl")


def _in_order(root: Node) -> list[Node]:
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))
    return order


def _prune(root: Node) -> None:
    """Take out what holds nothing, but for table cells, which keep a row whole."""
    for node in reversed(_in_order(root)):
        node.kids = [
            kid
            for kid in node.kids
            if not isinstance(kid, Node) or kid.kids or kid.role in ("TD", "TH")
        ]

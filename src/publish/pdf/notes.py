"""Takes a section's tree; gives it with each note beside its call, fit for the foot of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

ELSEWHERE = "This note is long; it stands at the end of the reading."
"""What stands at the foot of the page in place of a note that is too long for it."""


@dataclass(slots=True)
class Placed:
    """The notes that stand at the foot of pages, by id: their elements and those of their calls.

    A note that was too long is at the reading's end; a short one, whose id ends in ``-foot``,
    stands for it here.
    """

    notes: dict[str, ET.Element] = field(default_factory=dict)
    calls: dict[str, ET.Element] = field(default_factory=dict)


def has(element: ET.Element, name: str) -> bool:
    """Tell whether an element has a class."""
    return name in (element.get("class") or "").split()


def place(body: ET.Element, limit: int, moved: frozenset[str]) -> Placed:
    """Move the notes of a section, in place, from its list of notes to behind their calls.

    A note of more than ``limit`` characters, or one that is in ``moved``, stays at the end; what
    stands at its call's page says so.
    """
    out = Placed()
    bodies = {
        aside.get("id", ""): aside
        for section in body.findall("section")
        if has(section, "notes")
        for aside in section.findall("aside")
    }
    unplaced = dict(bodies)
    for parent in list(body.iter()):
        if not any(child.tag == "a" and has(child, "call") for child in parent):
            continue
        children: list[ET.Element] = []
        for child in list(parent):
            if child.tag != "a" or not has(child, "call"):
                children.append(child)
                continue
            mark = _mark(child)
            children.append(mark)
            target = (child.get("href") or "").removeprefix("#")
            aside = unplaced.pop(target, None)
            if aside is not None:
                is_long = target in moved or len("".join(aside.itertext())) > limit
                note = _stand_in(aside) if is_long else _at_foot(aside)
                _number(note, child.get("id", ""))
                note.tail, mark.tail = mark.tail, None
                children.append(note)
                out.notes[note.get("id", "")] = note
                out.calls[note.get("id", "")] = mark
        parent[:] = children
    for section in body.findall("section"):
        if has(section, "notes"):
            _keep_rest(body, section, out)
    return out


def _mark(call: ET.Element) -> ET.Element:
    """Put a call into superior figures."""
    mark = ET.Element("sup", {"class": "call"})
    mark.tail, call.tail = call.tail, None
    call.set("aria-label", f"Note {''.join(call.itertext())}")
    mark.append(call)
    return mark


def _at_foot(aside: ET.Element) -> ET.Element:
    note = ET.Element("div", dict(aside.attrib))
    note.text = aside.text
    note.extend(list(aside))
    return note


def _stand_in(aside: ET.Element) -> ET.Element:
    name = aside.get("id", "")
    attributes = {k: v for k, v in aside.attrib.items() if k.startswith("data-")}
    note = ET.Element("div", {**attributes, "class": "note elsewhere", "id": f"{name}-foot"})
    link = ET.SubElement(ET.SubElement(note, "p"), "a", {"href": f"#{name}"})
    link.text = ELSEWHERE
    return note


def _number(note: ET.Element, call: str) -> None:
    """Set a note's number before its first words, linked back to the call."""
    first = next(iter(note), None)
    home = first if first is not None and first.tag == "p" and not note.text else note
    label = ET.Element("span", {"class": "note-number"})
    link = ET.SubElement(label, "a", {"class": "back", "href": f"#{call}"})
    link.text = note.get("data-number") or ""
    link.set("aria-label", f"Back to call {link.text}")
    label.tail, home.text = home.text, None
    home.insert(0, label)


def _keep_rest(body: ET.Element, section: ET.Element, placed: Placed) -> None:
    """Leave in the list of notes those that are not at the foot of a page, if any."""
    for aside in section.findall("aside"):
        if aside.get("id") in placed.notes:
            section.remove(aside)
        else:
            _number(aside, (aside.get("data-calls") or "").partition(" ")[0])
    if not section.findall("aside"):
        body.remove(section)

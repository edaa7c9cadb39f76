"""Takes nothing in; gives editions with what people's texts should not have, but do."""

from __future__ import annotations

import dataclasses
from xml.etree.ElementTree import SubElement

from publish.bind.model import Edition

from . import editions


def control_characters() -> Edition:
    reading = editions.reading("<p>Text.</p>")
    one = dataclasses.replace(reading, title="One\0 \x1b[31m\ttwo\x85three")
    text = SubElement(one.tree, "p")
    text.text = "a\x08b \ud800\x0cc"
    return editions.edition([one], title="A\0\x07\nTitle \x1f!")


def two_million_characters() -> Edition:
    paragraph = "word " * 4_000
    body = "".join(f'<p id="one-p{n}">{paragraph}</p>' for n in range(1, 101))
    return editions.edition([editions.reading(body)])


def many_notes(count: int = 50) -> Edition:
    body = "".join(
        f'<p id="one-p{n}">Word.<a class="call" id="one-call-{n}" href="#one-note-{n}">{n}</a></p>'
        for n in range(1, count + 1)
    )
    notes = "".join(
        f'<aside class="note" id="one-note-{n}" data-number="{n}" data-calls="one-call-{n}">'
        f"<p>Note {n}.</p></aside>"
        for n in range(1, count + 1)
    )
    text = f'{body}<section class="notes"><h2>Notes</h2>{notes}</section>'
    return editions.edition([editions.reading(text)])


def same_titles_skipped_headings_dead_links() -> Edition:
    body = '<h2 id="{0}--a">A</h2><h5 id="{0}--b">B</h5><p><a href="#gone">x</a></p>'
    return editions.edition(
        [editions.reading(body.format(n), name=n, title="Same") for n in ("one", "two")]
    )


def right_to_left_and_vertical() -> Edition:
    body = (
        '<p>In <span lang="ar" dir="rtl">العربية</span>, <span lang="he">עברית</span>, '
        '<span lang="ja">縦書き</span> and <span lang="mn-Mong">ᠮᠣᠩᠭᠣᠯ</span>.</p>'
    )
    sections = [
        editions.reading(body),
        editions.reading("<p>שלום</p>", name="two", title="שלום", lang="he"),
    ]
    return editions.edition(sections, lang="he", title="שלום עולם", editor="")


def title_outside_the_font() -> Edition:
    return editions.edition(title="縦書きの本", subtitle="")


EDITIONS = (
    control_characters,
    two_million_characters,
    many_notes,
    same_titles_skipped_headings_dead_links,
    right_to_left_and_vertical,
    title_outside_the_font,
)

"""Takes a text as copied; gives the rules for lines that belong to the page and not to the text."""

from __future__ import annotations

from publish.clean.rules import (
    covers,
    crowded_notes,
    gutenberg,
    page_marks,
    page_stamps,
    pages,
    site_lines,
    yaml_head,
)

RULES = (
    *yaml_head.RULES,
    *gutenberg.RULES,
    *covers.RULES,
    *page_stamps.RULES,
    *pages.RULES,
    *page_marks.RULES,
    *crowded_notes.RULES,
    *site_lines.RULES,
)

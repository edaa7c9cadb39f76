"""Takes a text as copied; gives the rules for lines that belong to the page and not to the text."""

from __future__ import annotations

from publish.clean.rules import (
    crowded_notes,
    gutenberg,
    page_stamps,
    pages,
    site_lines,
    yaml_head,
)

RULES = (
    *yaml_head.RULES,
    *gutenberg.RULES,
    *page_stamps.RULES,
    *crowded_notes.BEFORE_PAGES,
    *pages.RULES,
    *crowded_notes.RULES,
    *site_lines.RULES,
)

"""Takes a text as copied; gives the rules for lines that belong to the page and not to the text."""

from __future__ import annotations

from publish.clean.rules import (
    covers,
    crowded_notes,
    gutenberg,
    line_numbers,
    mail_frame,
    mail_quoting,
    page_marks,
    page_stamps,
    pages,
    program_lines,
    site_lines,
    time_marks,
    yaml_head,
)

RULES = (
    *mail_quoting.RULES,
    *mail_frame.RULES,
    *yaml_head.RULES,
    *gutenberg.RULES,
    *time_marks.RULES,
    *program_lines.RULES,
    *covers.RULES,
    *line_numbers.RULES,
    *crowded_notes.BEFORE_PAGES,
    *pages.RULES,
    *page_stamps.RULES,
    *page_marks.RULES,
    *crowded_notes.RULES,
    *site_lines.RULES,
)

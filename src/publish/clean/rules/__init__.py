"""Takes nothing in; gives the cleaning rules, one family of faults a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rules import (
    double_spacing,
    emphasis,
    encoding,
    furniture,
    hard_breaks,
    large_letter,
    leftovers,
    lines,
    markdown_links,
    marks,
    markup_tags,
    parted_numbers,
    spaces,
)

if TYPE_CHECKING:
    from publish.clean.rule import Rule

RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *encoding.RULES,
    *markup_tags.RULES,
    *markdown_links.RULES,
    *hard_breaks.RULES,
    *spaces.BEFORE_LINES,
    *furniture.RULES,
    *encoding.AFTER_PAGES,
    *double_spacing.RULES,
    *large_letter.RULES,
    *parted_numbers.RULES,
    *lines.RULES,
    *spaces.RULES,
    *emphasis.RULES,
    *marks.RULES,
)
"""Every rule, in the order in which they run."""

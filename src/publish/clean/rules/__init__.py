"""Takes nothing in; gives the cleaning rules, one family of faults a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rules import furniture, lines, spaces

if TYPE_CHECKING:
    from publish.clean.rule import Rule

RULES: tuple[Rule, ...] = (*furniture.RULES, *lines.RULES, *spaces.RULES)
"""Every rule, in the order in which they run."""

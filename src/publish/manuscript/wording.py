"""Takes nothing in; gives the words that the tool writes into manuscripts and knows again."""

from __future__ import annotations

MISSING_NOTE = "[The text of this note is missing from the source copy.]"
"""The whole body of a note whose text the source lacks: people see it, the parser knows it."""

EDITORIAL = "[Editor’s note: "
"""A paragraph that starts so and ends with ``]`` is the editor's voice, not the author's."""

BREAKS_OFF = "[Editor’s note: The source copy breaks off here.]"
"""Stands once at the end of a reading whose copy is incomplete."""

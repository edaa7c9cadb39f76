"""Takes nothing in; gives the engine loaded, once, for the workers that are forked from this.

Where it cannot be loaded nothing is said here: each worker then says what the machine lacks.
"""

from __future__ import annotations

import contextlib

with contextlib.suppress(Exception):
    import publish.pdf.typeset  # noqa: F401

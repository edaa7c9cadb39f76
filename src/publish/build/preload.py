"""Takes nothing in; gives the engine loaded and warm, once, for the workers forked from this.

Where it cannot be loaded nothing is said here: each worker then says what the machine lacks.
"""

from __future__ import annotations

import contextlib

with contextlib.suppress(Exception):
    from publish.pdf.typeset import rehearse

    rehearse()

"""Takes nothing in; gives a collector that looks for cycles less often, and at the end not at all.

Long work is done with it.
"""

from __future__ import annotations

import atexit
import gc

_NEW_OBJECTS = 200_000
"""New objects after which it looks: most of what a build or a text's changes make stays to the end,
and was looked through again and again."""


def relax() -> None:
    """Leave what is loaded out of every search, and search seldom from now on."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    # What is left as the program ends goes with it.
    atexit.register(gc.freeze)

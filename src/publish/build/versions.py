"""Takes nothing in; gives the versions of all that sets pages, which what is kept depends on."""

from __future__ import annotations

import functools
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from publish import __version__

FORMAT = "fragment 1"
"""Changes when an entry of an older program could no longer be read."""

_PARTS = ("weasyprint", "pydyf", "pyphen", "fonttools", "pikepdf", "uharfbuzz")


@functools.cache
def versions() -> str:
    """Name the versions of all that sets pages."""
    found = []
    for name in _PARTS:
        try:
            found.append(version(name))
        except PackageNotFoundError:
            found.append("none")
    return repr((__version__, found, sys.version_info[:2], platform.machine(), sys.platform))

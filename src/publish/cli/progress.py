"""Takes the names of steps as they begin; gives a line on the terminal when they take a while."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextlib.contextmanager
def bar(*, quiet: bool = False) -> Iterator[Callable[[str, str], None]]:
    """Give a function to be told of a text and a step; it shows them once a second has passed.

    Nothing is shown where standard error is no terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _text, _step: None
        return
    from rich.console import Console

    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        status = Console(stderr=True).status("")
        shown = False

        def tell(text: str, step: str) -> None:
            nonlocal shown
            if not shown and time.monotonic() - began > _PATIENCE:
                stack.enter_context(status)
                shown = True
            if shown:
                status.update(f"{text}: {step}")

        yield tell

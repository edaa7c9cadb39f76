"""Takes nothing in; tells whether the engine installed is the one whose inner parts are known."""

from __future__ import annotations

from importlib.metadata import version

ENGINE = "70.0"
WRITER = "0.13.0"
UNDERSTOOD = version("weasyprint") == ENGINE and version("pydyf") == WRITER
"""Told without loading the engine, which takes half a second."""

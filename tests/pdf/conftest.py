"""What the tests of the PDF share: one edition typeset once for each worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.pdf.editions import Style, chosen
from publish.pdf.make import Pdf, make
from publish.pdf.settings import Settings

from . import books

if TYPE_CHECKING:
    from publish.diagnostics import Warned


@pytest.fixture(scope="session")
def print_style() -> Style:
    return chosen("print")


@pytest.fixture(scope="session")
def harbour_pdf(print_style: Style) -> Warned[Pdf]:
    return make(books.edition(), Settings(print_style), None)

"""The bar: on a terminal alone, not before its time, and never running backwards."""

import io
import sys

from publish.build.steps import begun
from publish.clean.rules import RULES
from publish.cli import speak


class Screen(io.StringIO):
    def isatty(self):
        return True


def terminal(monkeypatch):
    """Put a terminal in the place of standard error, which pytest sets anew for each test."""
    made = Screen()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_every_step_begins_after_the_one_before():
    shares = list(begun().values())
    assert shares == sorted(set(shares))
    assert shares[0] == 0.0
    assert shares[-1] < 1.0
    assert {rule.name for rule in RULES} < set(begun())


def test_the_bar_shows_what_is_done(monkeypatch):
    screen = terminal(monkeypatch)
    with speak.progress(patience=0) as say:
        say.share(0.25, "walk: [notes]")
        say.share(0.5, "walk: checks")
    shown = screen.getvalue()
    assert "walk: checks" in shown
    assert "50%" in shown


def test_short_work_shows_nothing(monkeypatch):
    screen = terminal(monkeypatch)
    with speak.progress(patience=60) as say:
        say.share(0.5, "walk: checks")
        say("Reading")
    assert not screen.getvalue()


def test_nothing_shows_where_there_is_no_terminal(monkeypatch):
    made = io.StringIO()
    monkeypatch.setattr(sys, "stderr", made)
    with speak.progress(patience=0) as say:
        say.share(0.5, "walk: checks")
        say.count(1, 2, "A Walk")
    assert not made.getvalue()

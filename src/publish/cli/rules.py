"""Takes `publish rules`; gives the cleaning rules in words, from the rules themselves."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING

import click

from publish.diagnostics import Diagnostic, Exit, PublishError

if TYPE_CHECKING:
    from publish.clean.rule import Rule

_REACH = {
    "SPACES": "may change spaces only",
    "MARKS": "may change punctuation and spaces",
    "LETTERS": "may change letters, punctuation and spaces",
    "LINES": "may join or take out lines",
}
_APPLIES = {
    "always": "",
    "review": "every change is listed for your review",
    "off": "does nothing unless it is asked for",
}
_NEEDED = "is always made, as no manuscript can hold what it mends"


@click.command("rules")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Give the rules as JSON, for programs.")
def command(name: str | None, as_json: bool) -> int:
    """Show the cleaning rules: why each exists, what it may change, and examples.

    With a NAME, that rule alone. Every change in a ledger names its rule.
    """
    from publish.clean.rules import RULES

    chosen = [rule for rule in RULES if name in (None, rule.name)]
    if not chosen:
        near = difflib.get_close_matches(name or "", [rule.name for rule in RULES], 1)
        hint = f"Did you mean {near[0]}?" if near else "`publish rules` lists them all."
        raise PublishError(
            Diagnostic("no-such-rule", f"there is no rule {name!r}", hint=hint),
            exit_code=Exit.USAGE,
        )
    if as_json:
        click.echo(json.dumps([_data(rule) for rule in chosen], indent=2))
        return Exit.WELL
    family = ""
    for rule in chosen:
        if rule.family != family and name is None:
            family = rule.family
            click.echo(f"\n{family.upper()}\n")
        click.echo(_words(rule))
    return Exit.WELL


def _words(rule: Rule) -> str:
    lines = [rule.name, f"  {rule.why}"]
    limits = [_REACH[rule.reach.name], _APPLIES[rule.applies], _NEEDED * rule.needed]
    lines.append("  It " + "; ".join(limit for limit in limits if limit) + ".")
    for example in rule.examples:
        note = f"   ({example.note})" if example.note else ""
        if example.before == example.after:
            lines.append(f"    stays:   {_visible(example.before)}{note}")
        else:
            lines.append(f"    before:  {_visible(example.before)}{note}")
            lines.append(f"    after:   {_visible(example.after)}")
    return "\n".join(lines) + "\n"


def _visible(text: str) -> str:
    """Give a text on one line, with what cannot be seen in it as its code point."""
    out = []
    for char in text:
        if char == "\n":
            out.append("⏎ ")
        elif char.isprintable():
            out.append(char)
        else:
            out.append(f"‹U+{ord(char):04X}›")
    return "".join(out)


def _data(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "family": rule.family,
        "why": rule.why,
        "reach": rule.reach.name.lower(),
        "applies": str(rule.applies),
        "needed": rule.needed,
        "examples": [{"before": e.before, "after": e.after, "note": e.note} for e in rule.examples],
    }

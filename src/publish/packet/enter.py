"""Takes packet.toml's text and a reading; gives it with the reading in it, the rest as it was."""

from __future__ import annotations

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from publish.diagnostics import Diagnostic, PublishError, Where

_HINT = 'Enter it yourself, as in: readings = ["{name}"].'


def enter(text: str, name: str, file: str) -> str:
    """Give packet.toml's text with a reading at the end of its list; comments and order stay.

    Raises PublishError, naming ``file``, where the list is of a form that cannot be added to.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        msg = f"this is not TOML: {error}"
        raise _fault(msg, name, file) from None
    parts = document.get("parts")
    if "readings" not in document and isinstance(parts, AoT) and len(parts):
        readings = parts[-1].get("readings")
    else:
        if "readings" not in document:
            # Written in front: a key after a table's header would be the table's own.
            line = f"readings = [{tomlkit.string(name).as_string()}]\n"
            return f"{line}{text}"
        readings = document["readings"]
    if isinstance(readings, AoT):
        entry = tomlkit.table()
        entry["file"] = name
        readings.append(entry)
    elif isinstance(readings, Array):
        readings.append(name)
    else:
        raise _fault("the list of readings is in a form that publish cannot add to", name, file)
    return tomlkit.dumps(document)


def _fault(message: str, name: str, file: str) -> PublishError:
    return PublishError(
        Diagnostic("packet-toml-form", message, Where(file), hint=_HINT.format(name=name))
    )

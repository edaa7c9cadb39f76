"""What is a list of contents, and what only comes twice."""

from __future__ import annotations

import textwrap

from publish.structure.analyse import analyse

PARTS = (
    (
        "The chain across the harbour was drawn every evening by two men of the watch, whose "
        "names are written in the rolls of the town, and who were paid out of the dues of the"
        " port until the year in which the fleet went away."
    ),
    (
        "Who had to mend it was less plain. The millers pointed to the abbey, the abbey to "
        "the town, and the town to a charter that nobody living had read, and that was "
        "perhaps a copy of another."
    ),
    (
        "In the wet spring of 1788 the question answered itself. The weir went down the river"
        " in one night, and the millers, who had paid nothing, lost everything they had in "
        "the world."
    ),
    (
        "Nothing of the memory of these things is left but the names of two streets, and a "
        "stone on the quay that the keepers of the light have painted white to find it in the"
        " dark."
    ),
)
NAMES = ["rope", "tar", "salt", "oil", "corn", "oak", "lead", "tin"]
SHORT = "\n\n".join(f"Of {name},\nof the water,\nof the town\nand its men" for name in NAMES)


def test_wrapped_paragraphs_that_come_twice_are_no_contents():
    wrapped = "\n\n".join(textwrap.fill(part, 68) for part in PARTS)
    text = f"The Weir\n\nBy Ada Moss\n\n{SHORT}\n\n{wrapped}\n\n{wrapped}\n"
    assert not any(flag.code.startswith("contents") for flag in analyse(text).flags)

"""Takes a seed number and a size; gives essays of plain made-up English, always the same.

An essay has 6,200 words by default, a heading about every 900, a note every 150, and now and then
a quotation: the shape of the texts on which the speed of peers was measured.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path


def _words(text: str) -> list[str]:
    return text.split()


_NOUNS = _words(
    """
alliance argument authority balance border bureau burden campaign capital century charter claim
coalition committee concept conflict constitution convention council crisis custom debate
decision defence delegation department diplomat doctrine document economy election empire
evidence factory frontier government harbour history industry influence institution interest
island journey language law letter library market memory minister monument movement nation
negotiation newspaper obligation office opinion parliament partner policy population practice
principle province question railway reform region relation report republic revolution river
school security settlement society soldier sovereignty strategy struggle system territory theory
trade tradition treaty university village war warning water worker writer
"""
)
_VERBS = _words(
    """
accepted addressed altered announced approached avoided became began carried changed claimed
concealed considered continued defended delayed described divided encouraged entered established
examined explained extended followed governed guided ignored influenced interpreted maintained
measured negotiated observed offered opposed organised preserved produced promised protected
questioned reached received recorded reformed refused rejected remained replaced represented
resisted restored revealed settled shaped signed suggested supported threatened transformed
understood weakened witnessed
"""
)
_ADJECTIVES = _words(
    """
ancient ambitious bilateral careful central collective colonial common commercial considerable
constitutional cultural decisive domestic early economic eastern effective foreign formal
fragile general gradual historical immediate imperial important independent industrial
international limited local maritime military modern moral mutual national northern official old
ordinary peculiar permanent personal political popular private provincial public regional
reluctant remarkable rural scholarly serious silent social southern strategic sudden traditional
uncertain unexpected western wooden
"""
)
_LINKS = _words(
    """
although because before despite during after while where since until whereas
"""
)
_OPENERS = _words(
    """
However Therefore Moreover Meanwhile Instead Nevertheless Afterwards Elsewhere
"""
)
_NAMES = _words(
    """
Arden Bellamy Corrigan Dunmore Eastlake Farrow Garrick Hollis Ingram Jessop
"""
)


@dataclass(frozen=True)
class Essay:
    """A made-up essay: its slug and its manuscript, front matter and all."""

    slug: str
    text: str


def essays(count: int, words: int = 6200, seed: int = 1) -> list[Essay]:
    """Give ``count`` essays of about ``words`` words each."""
    return [_essay(number, words, random.Random(f"{seed}/{number}")) for number in range(count)]


def packet(folder: Path, count: int, words: int = 6200, seed: int = 1) -> Path:
    """Write a packet of essays into a folder and give the folder."""
    home = folder / "manuscript"
    home.mkdir(parents=True, exist_ok=True)
    made = essays(count, words, seed)
    names = "".join(f'  "{essay.slug}",\n' for essay in made)
    (home / "packet.toml").write_text(
        f'title = "A Packet of {count} Essays"\nslug = "bench"\nlang = "en-GB"\n'
        f"readings = [\n{names}]\n",
        encoding="utf-8",
    )
    for essay in made:
        (home / f"{essay.slug}.md").write_text(essay.text, encoding="utf-8")
    return folder


def _phrase(chance: random.Random) -> str:
    adjective = f"{chance.choice(_ADJECTIVES)} " if chance.random() < 0.6 else ""
    return f"the {adjective}{chance.choice(_NOUNS)}"


def _sentence(chance: random.Random) -> str:
    parts = [_phrase(chance), chance.choice(_VERBS), _phrase(chance)]
    if chance.random() < 0.5:
        parts += ["of", _phrase(chance)]
    if chance.random() < 0.45:
        parts[-1] += ","
        parts += [chance.choice(_LINKS), _phrase(chance), chance.choice(_VERBS), _phrase(chance)]
    text = " ".join(parts)
    if chance.random() < 0.12:
        return f"{chance.choice(_OPENERS)}, {text}."
    if chance.random() < 0.06:
        return f"In {chance.randrange(1801, 1999)} {text}."
    return f"{text[0].upper()}{text[1:]}."


def _note(chance: random.Random) -> str:
    name, noun = chance.choice(_NAMES), chance.choice(_NOUNS)
    cited = f"{name}, *The {chance.choice(_ADJECTIVES).title()} {noun.title()}*"
    where = f"({chance.randrange(1890, 1999)}), {chance.randrange(3, 420)}."
    more = f" {_sentence(chance)}" if chance.random() < 0.4 else ""
    return f"{cited} {where}{more}"


def _essay(number: int, words: int, chance: random.Random) -> Essay:
    title = f"The {chance.choice(_ADJECTIVES).title()} {chance.choice(_NOUNS).title()} {number + 1}"
    author = f"{chance.choice('ABCDEFGH')}. {chance.choice(_NAMES)}"
    blocks: list[str] = []
    notes: list[str] = []
    written = since_note = since_heading = 0
    while written < words:
        if since_heading > 900:
            blocks.append(f"## {_phrase(chance)[4:].capitalize()}")
            since_heading = 0
        paragraph: list[str] = []
        for _ in range(chance.randrange(4, 9)):
            sentence = _sentence(chance)
            length = sentence.count(" ") + 1
            written, since_note = written + length, since_note + length
            since_heading += length
            if since_note >= 150:
                notes.append(_note(chance))
                sentence += f"[^{len(notes)}]"
                since_note = 0
            paragraph.append(sentence)
        blocks.append(" ".join(paragraph))
        if chance.random() < 0.05:
            blocks.append(f"> {_sentence(chance)} {_sentence(chance)}")
    bodies = [f"[^{n}]: {note}" for n, note in enumerate(notes, 1)]
    head = f"---\ntitle: {title}\nauthor: {author}\nlang: en-GB\nrights: public domain\n---\n\n"
    return Essay(f"essay-{number + 1:03}", head + "\n\n".join([*blocks, *bodies]) + "\n")

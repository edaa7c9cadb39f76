"""Texts in other languages than English: words broken at the margin, days, notes behind quotes."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain
from publish.structure.days import date, is_date

TEXTS = {
    "de": "Der Fährmann sah auf das Wasser, und die Brücke war nicht zu sehen, weil sie im Nebel "
    "stand, der auf dem Fluss lag. Er hatte den Brief ge-\nlesen, und die Stadt war ihm fremd.",
    "fr": "Le passeur regardait la rivière, et le pont ne se voyait pas dans le brouillard qui "
    "était sur les eaux. Il avait lu la lettre de la ville, et les hommes de là se trom-\npaient.",
    "es": "El barquero miraba el agua y no se veía el puente, como una sombra más en la niebla. "
    "Había leído la carta de los hombres de la ciu-\ndad, pero no se la dio a su mujer.",
    "en": "The ferryman looked at the water and the bridge was not to be seen in the fog that lay "
    "on the river. He had read the letter of the town and it was for-\ngotten by the men of it.",
}
WHOLE = {"de": "gelesen", "fr": "trompaient", "es": "ciudad", "en": "forgotten"}


def _text(source: str) -> str:
    made = normalize(read_plain(source.encode(), "x.txt")).manuscript
    return made.partition("\n---\n")[2]


@pytest.mark.parametrize("lang", TEXTS)
def test_a_word_broken_at_the_margin_is_mended_by_the_words_of_its_language(lang: str):
    assert WHOLE[lang] in _text(f"{TEXTS[lang]}\n")


@pytest.mark.parametrize(
    "line",
    [
        "12. März 2019",
        "Veröffentlicht am 12. März 2019",
        "Publié le 1er mai 2019",
        "12 de marzo de 2019",
        "3 febbraio 1921",
        "mars 1919",
        "2019年3月4日",
    ],
)
def test_days_of_other_languages_are_days(line: str):
    found = date(line)
    assert found is not None
    assert is_date(line)
    assert line[found.start : found.end].endswith(line[-4:])


@pytest.mark.parametrize("line", ["Märchen 1919", "mars attaque", "12 Marder", "Mai und Juni"])
def test_words_that_begin_as_months_do_are_no_days(line: str):
    assert date(line) is None


@pytest.mark.parametrize("quote", ["»{}.«", "„{}.“", "»{}«.", "« {}. »", "‚{}.‘", "“{}.”"])
def test_a_note_is_called_behind_whatever_closes_a_quotation(quote: str):
    said = "\n\n".join(
        f"Der Fährmann sagte: {quote.format('Der Schlick bewegt die Stimmen')}{n} Dann ging er."
        for n in (1, 2, 3)
    )
    notes = "1. Vgl. Hale, Schlick, S. 12.\n2. Ebd., S. 14.\n3. Moos, Brücken, S. 45 ff."
    text = _text(f"Der Schlick\n\nVon Ada Moos\n\n{said}\n\nAnmerkungen\n\n{notes}\n")
    assert re.findall(r"\[\^(\d)\] Dann", text) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line", ["He read “3 men” and ‘4 boats’ aloud.", "It was «5 francs» then."]
)
def test_figures_that_open_a_quotation_call_nothing(line: str):
    notes = "1. Hale, p. 12.\n2. Ibid.\n3. Ibid.\n4. Ibid.\n5. Ibid."
    text = _text(f"On Mud\n\nBy Ada Moss\n\nIt was so.1 And so.2\n\n{line}\n\nNotes\n\n{notes}\n")
    assert "[^" not in text[text.index(line[:8]) : text.index(line[-6:])]

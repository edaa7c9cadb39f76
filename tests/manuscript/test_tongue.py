from __future__ import annotations

import pytest

from publish.manuscript.tongue import language, name

TEXTS = {
    "en": "The chain was drawn across the mouth of the harbour in the year that it was "
    "built, and they say that nobody has seen it since; it is said to be with the "
    "other things of the town. ",
    "de": "Die Kette wurde in dem Jahr über die Mündung gezogen, in dem sie gebaut wurde, "
    "und man sagt, dass sie seitdem niemand gesehen hat; es ist nicht sicher, ob sie "
    "noch auf dem Grund des Hafens liegt. ",
    "fr": "La chaîne a été tendue sur la bouche du port dans l’année où elle a été faite, "
    "et on dit que personne ne l’a vue depuis; il n’est pas certain qu’elle soit "
    "encore dans le fond du port, ce que les pêcheurs disent. ",
    "es": "La cadena se tendió en la boca del puerto el año en que se hizo, y dicen que "
    "nadie la ha visto desde entonces; no es seguro que esté todavía en el fondo, "
    "como los pescadores dicen. ",
    "it": "La catena fu tesa sulla bocca del porto nell’anno in cui è stata fatta, e si "
    "dice che nessuno l’ha vista da allora; non è certo che sia ancora sul fondo, "
    "come dicono i pescatori. ",
    "nl": "De ketting werd in het jaar dat hij gemaakt is over de mond van de haven "
    "gespannen, en men zegt dat niemand hem sindsdien gezien heeft; het is niet zeker"
    " of hij er nog is. ",
    "sv": "Kedjan drogs över mynningen av hamnen det år som den gjordes, och de säger att "
    "ingen har sett den sedan dess; det är inte säkert att den är på botten, som "
    "fiskarna har för sig. ",
    "la": "Catena in ore portus tracta est eo anno quo facta est, et dicunt non esse qui "
    "eam ex eo tempore viderit; sed si quis ad portum venit, hoc enim non est certum,"
    " aut est aut non est. ",
    "ru": "Цепь протянули через вход в гавань в том году, когда её сделали, и говорят, что "
    "с тех пор её никто не видел. ",
    "el": "Η αλυσίδα απλώθηκε στο στόμα του λιμανιού τη χρονιά που έγινε, και λένε πως "
    "κανείς δεν την είδε από τότε. ",
    "ja": "港の口に鎖が渡されたのは、それが作られた年のことで、それ以来だれも見た者はないという。",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_tells_its_language(tag: str):
    assert language(TEXTS[tag] * 12) == tag


def test_a_quotation_does_not_change_the_language():
    assert language(TEXTS["en"] * 12 + TEXTS["de"] * 3 + TEXTS["el"]) == "en"


@pytest.mark.parametrize(
    "text", ["", "Der Hafen.", "1 2 3 4 " * 200, "Anna Clerk, Jo Quay, Dan Rower. " * 60]
)
def test_little_or_no_prose_tells_nothing(text: str):
    assert language(text) == ""


def test_every_language_has_a_name():
    assert name("de") == "German"
    assert name("xx") == "xx"

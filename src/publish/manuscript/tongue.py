"""Takes a text; gives the language that it is written in, where its words tell.

The commonest small words of a language are two in five of any text in it and hardly ever those of
another (Grefenstette, "Comparing two language identification schemes", 1995); other scripts than
the Latin tell by their letters.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter

from publish.manuscript.languages import has_kana, language_of, scripts

_WORD = re.compile(r"[^\W\d_]+(?=['’\W_\d]|\Z)")
_SMALL = {
    "en": "the of and to in is that it was for on are as with his they be at this from have by not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une que est pour qui dans par sur au pas il ce ne plus aux",
    "es": "de la que el en y los se del las un por con no una su para es al lo como más pero sus",
    "it": "di e che la il un a per in una sono è del si della con non i da le al nel ha gli dei",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas ao das",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij uit door",
    "sv": "och i att det som en på är av för med den till inte om har de ett var från sig men så",
    "da": "og i at det som en på er af for med den til ikke om har de et var fra sig men så blev",
    "nb": "og i at det som en på er av for med den til ikke om har de et var fra seg men så ble",
    "fi": "ja on ei se että oli hän mutta ovat kuin joka myös tai sen kun niin hänen ole mitä jos",
    "pl": "i w na z do się nie że to jest o jak po od za przez dla ale co tym był oraz są tak jego",
    "cs": "a v se na je že s z do o k i by ale jako za po to jsou byl podle nebo od jeho která",
    "hu": "a az és hogy nem is egy volt meg csak ez de már el mint ha még vagy azt ki lehet minden",
    "ro": "de și în la a cu pe că nu o este din un mai se pentru care au fost prin după sau ca",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak her ne ama değil",
    "la": "et in est non ad ut cum sed quod si qui ex ab quae esse aut enim de nec atque sunt hoc",
    "ca": "de la i que el en a les els un per amb del una no es al dels més com ha va són però",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _SMALL.items()}
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "nb": "Norwegian",
    "fi": "Finnish", "pl": "Polish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian",
    "tr": "Turkish", "la": "Latin", "ca": "Catalan", "el": "Greek", "grc": "Ancient Greek",
    "ru": "Russian", "uk": "Ukrainian", "he": "Hebrew", "ar": "Arabic", "fa": "Persian",
    "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "hi": "Hindi", "th": "Thai",
    "hy": "Armenian", "ka": "Georgian",
}  # fmt: skip
_READ = 400_000
"""So many characters of a text are looked at."""
_LEAST = 120
"""Under so many words nothing is said."""
_SHARE, _AHEAD = 0.2, 1.15


def language(text: str) -> str:
    """Give the tag (BCP 47) of a text's language; empty where it is short or cannot be told."""
    text = text[:_READ]
    if foreign := scripts(text):
        letters = sum(map(str.isalpha, text))
        if 2 * sum(count for _, count in foreign) > letters > 2 * _LEAST:
            script, _ = max(foreign, key=itemgetter(1))
            return language_of(text, script, has_kana(text))
    count: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        count[word.lower()] += times
    whole = count.total()
    if whole < _LEAST:
        return ""
    found = sorted(
        ((sum(count[word] for word in words), tag) for tag, words in _WORDS.items()), reverse=True
    )
    (most, tag), (next_most, _) = found[:2]
    return tag if most >= _SHARE * whole and most >= _AHEAD * next_most else ""


def name(tag: str) -> str:
    """Give a language's name in English; the tag itself where it is none that is told here."""
    return _NAMES.get(tag, tag)

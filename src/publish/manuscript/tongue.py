"""Takes a text; gives the language that it is written in, where its words tell.

Other scripts than the Latin tell by their letters, the languages of that by their small words.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter

from publish.manuscript.languages import has_kana, language_of, scripts
from publish.small_words import of_words

_WORD = re.compile(r"[^\W\d_]+(?=['’\W_\d]|\Z)")
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
_FEWEST_LETTERS = 60
"""Under so many letters another script than the Latin may be a title in it."""
_LEAST = 120
"""Under so many words nothing is said."""


def language(text: str) -> str:
    """Give the tag (BCP 47) of a text's language; empty where it is short or cannot be told."""
    text = text[:_READ]
    if foreign := scripts(text):
        letters = sum(map(str.isalpha, text))
        if 2 * sum(count for _, count in foreign) > letters > _FEWEST_LETTERS:
            script, _ = max(foreign, key=itemgetter(1))
            return language_of(text, script, has_kana(text))
    count: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        count[word.lower()] += times
    return of_words(count) if count.total() >= _LEAST else ""


def name(tag: str) -> str:
    """Give a language's name in English; the tag itself where it is none that is told here."""
    return _NAMES.get(tag, tag)

"""Takes nothing in; gives the words for which short forms write figures."""

from __future__ import annotations

NUMBERS = {
    "1": ("one", "first", "mono", "uni", "single"),
    "2": ("two", "second", "to", "bi", "di", "ii"),
    "3": ("three", "third", "tri", "iii"),
    "4": ("four", "for", "tetra", "quad", "iv"),
    "5": ("five", "fifth", "penta"),
    "6": ("six", "hexa", "vi"),
    "7": ("seven", "hepta", "vii"),
    "8": ("eight", "octa", "viii"),
    "9": ("nine", "ninth", "ix"),
}
"""What a word begins with that one figure may stand for."""

LARGER = {
    "10": "ten",
    "11": "eleven",
    "12": "twelve",
    "15": "fifteen",
    "20": "twenty",
    "30": "thirty",
}
"""The words for which two figures stand."""

"""Texts in other scripts: no line is taken for another because it has no Latin letter."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

RUSSIAN = (
    "Канал был вырыт в сухие годы, когда цена хлеба была низкой, а людей можно было нанять.",
    "Он окупился благодаря углю, который спускали по долине в лодках по сорок тонн каждая.",
)
GREEK = (
    "Τὸ κανάλι ἐσκάφη τὰ ξηρὰ ἔτη, ὅταν ἡ τιμὴ τοῦ σίτου ἦν χαμηλή, καὶ οὐδεὶς ἐπίστευεν αὐτό.",
    "Ὁ δὲ μηχανικὸς ἔγραφε περὶ τοῦ καιροῦ καὶ τῆς δρυὸς καὶ τῶν γονάτων αὐτοῦ καθ’ ἡμέραν.",
)
JAPANESE = (
    "運河は乾いた年に掘られた。穀物の値段は安く、人手はいくらでもあった。誰も儲かるとは思わなかった。",
    "石炭のおかげで結局は儲かった。石炭は谷を四十トンの舟で下ってきた。坑の持ち主は喜ばなかった。",
)


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [("Канал и уголь", RUSSIAN), ("Τὸ κανάλι", GREEK), ("運河と石炭", JAPANESE)],
    ids=["Russian", "Greek", "Japanese"],
)
def test_every_paragraph_stays_a_paragraph(title, paragraphs):
    text = "\n\n".join([title, *paragraphs, *paragraphs]) + "\n"
    made = normalize(read_plain(text.encode(), "a.txt")).manuscript
    front, _, body = made.removeprefix("---\n").partition("\n---\n")
    assert f"title: {title}" in front
    assert body.strip() == "\n\n".join([*paragraphs, *paragraphs])

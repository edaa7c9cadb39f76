"""Takes nothing in; gives the words that tell a figure from a call of a note, a list from notes."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


ABBREVIATIONS = _words(
    "aet app approx apr art arts aug ave bk c ca cap cf ch chap chs col cols cor dec deut ed eds",
    "eq ex feb ff fig figs fol gen jan jul jun l lib ll mar matt n nn no nos nov nr oct op p",
    "par para paras pg pp ps pt pts rd rev rom sec sect sects sep sept st tab tel v ver vol",
    "vols vv",
)
"""Words that a full stop and a figure follow, as in No.3 and p.12."""

LABELS = _words(
    "act amendment annex apollo appendix apr april art article aug august band block book box",
    "case category ch channel chapter chart class clause corollary day dec december",
    "definition district division endnote episode equation example exercise exhibit",
    "experiment feb february fig figure flight floor footnote form formula game gate grade",
    "group highway item jan january jul july jun june lemma lesson level line map mar march",
    "may model no note nov november number oct october p page panel paragraph part phase",
    "plate pp problem proposition psalm question regiment region resolution room round route",
    "rule sample scene schedule scheme season sec section sep sept september sheet size slide",
    "stage stanza step study tab table theorem tier title track trial type unit verse version",
    "vol volume week week's windows zone",
)
"""Words that a figure belongs to, glued or not: Article 9, Windows95, Tab 5."""

LEADING = _words(
    "a about above after age aged all almost an and another approximately are around as at be",
    "been before below between by century circa during each every exactly first for from had",
    "has have her his if in into is its last least most nearly next no not number of on only",
    "or our over past per roughly since some than the their these those through till to under",
    "until up war was were when which with within",
)
"""Words before a figure that counts or dates something: at 20, about 3."""

FUNCTION = _words(
    "a about after an and as at because before but by concerning for from had has have he her",
    "his i in into is it its nor of on or otherwise our she so such than that the their there",
    "these they this those through to under upon was we were what when where which while who",
    "whose will with would",
)
"""Words that may go on after a call in the middle of a sentence."""

UNITS = _words(
    "a.d a.m acres ad am b.c bc billion cents children cm copies day days degrees dollars",
    "feet foot francs hour hours hundred inches kg km m members men mile miles million minute",
    "minutes mm month months p.m pages people per percent pm pm. points pounds seconds states",
    "thousand times tons trillion volumes votes week weeks women year years",
)
"""Words that a figure counts, after it."""

POWERED = _words(
    "c cm dm ft hm in kg km m mc mi min mm n nm r s x y yd z µm",
)
"""Units and letters that take a power: m², x²."""

MONTHS = _words(
    "apr april aug august dec december feb february jan january jul july jun june mar march",
    "may nov november oct october sep sept september",
)
"""Months, whose days a sentence may end with."""

IMPERATIVES = _words(
    "add adopt allow analyse analyze apply appoint arrange ask assess avoid bring build buy",
    "change check choose clean close collect compare complete consider create decide define",
    "describe design develop discuss divide do encourage ensure establish evaluate examine",
    "expand explain explore fill find fix follow give go hold identify illustrate improve",
    "increase invest investigate invite keep learn leave let maintain make never offer open",
    "organise organize outline pay practise prepare promote protect prove provide publish put",
    "raise reduce remove repair repeat replace require restore send set spend start stop",
    "strengthen summarise summarize take talk teach tell think train try turn use write",
)
"""Words with which a line begins that bids somebody do something, and hardly a work's title."""

MODALS = frozenset({"must", "should", "ought", "shall"})

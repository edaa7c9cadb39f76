"""A page of an encyclopaedia, as a browser gives it: headword, contents, links for editing."""

from __future__ import annotations

from publish.build.normalize import normalize
from publish.read.plain import read_plain

MORE = (
    " The Board of Trade, which had bought the canal for its water, kept no book of those who "
    "walked on it, and the village had none to keep."
)
PAGE = f"""Northern Bank Towpath
15 languages
Article
Talk
Read
Edit
View history
Tools
From Wikipedia, the free encyclopedia
Contents
1 History
1.1 Construction
1.2 Decline
2 The sign
3 See also
4 References
The Northern Bank Towpath is a path in Hull, England.[1] It was closed in 1911.[2]{MORE}

History[edit]
Construction[edit]
The path was built in 1871 by the Board of Trade.[1] It is 4 miles long.{MORE}

Decline[edit]
There were forty horses in 1910, and none in 1912. Pell has shown that.[3]{MORE}

The sign[edit]
The sign is now at Hull.{MORE}

See also[edit]
Canals of the North
References[edit]
^ a b Board of Trade (1911). Orders. London. p. 12.
^ "Towpath closed". Hull Mail. 4 March 1911.
^ Moss, Ada (1988). Locks. Hull: Lantern. ISBN 0-00-000000-0.
Categories: Canals in EnglandHull
This page was last edited on 4 March 2024, at 12:00 (UTC).
"""


def test_an_encyclopaedias_page_keeps_its_headword_headings_and_notes():
    manuscript = normalize(read_plain(PAGE.encode(), "towpath.txt")).manuscript
    front, body = manuscript.split("\n---\n", 1)
    assert "title: Northern Bank Towpath\n" in front
    assert '- "4 References"' in front
    assert body.strip().startswith("The Northern Bank Towpath is")
    assert "\n## History[edit]\n" in body
    assert "\n## The sign[edit]\n" in body
    assert "[edit] Canals" not in body
    assert "[^1]: Board of Trade (1911). Orders. London. p. 12." in body
    assert "[^3]: Moss, Ada" in body
    assert not any(each in manuscript for each in ("15 languages", "View history", "last edited"))

"""Manuscripts as people write them, and what they mean."""

from pathlib import Path
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest

from publish.diagnostics import PublishError, Severity
from publish.manuscript.parse import parse, parse_inline
from publish.manuscript.wording import BREAKS_OFF, MISSING_NOTE

HEAD = "---\ntitle: On Roads\n---\n\n"


def body(markdown: str) -> list[str]:
    """Give the blocks of a text as XHTML, each without its line."""
    out = []
    for block in parse(HEAD + dedent(markdown), Path("roads.md")).value.blocks:
        block.attrib.pop("data-line")
        out.append(ET.tostring(block, encoding="unicode"))
    return out


@pytest.mark.parametrize(
    ("markdown", "xhtml"),
    [
        ("*a* **b** `c<d` <b>e</b>",
         "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code> &lt;b&gt;e&lt;/b&gt;</p>"),
        ("AT&amp;T & R&D &copy;", "<p>AT&amp;T &amp; R&amp;D ©</p>"),
        (r"\[x\] a\*b\* 1991\. \<y\>", "<p>[x] a*b* 1991. &lt;y&gt;</p>"),
        ("[a](https://x.org/b_(c) \"t\")", '<p><a href="https://x.org/b_(c)" title="t">a</a></p>'),
        ("<https://x.org> <a@x.org>",
         '<p><a href="https://x.org">https://x.org</a> <a href="mailto:a@x.org">a@x.org</a></p>'),
        ("the [map][m]\n\n[m]: https://x.org", '<p>the <a href="https://x.org">map</a></p>'),
        ("one  \ntwo\\\nthree", "<p>one<br />two<br />three</p>"),
        ("the [mot]{lang=fr}", '<p>the <span lang="fr">mot</span></p>'),
        ("## A *b* ##", "<h2>A <em>b</em></h2>"),
        ("#hashtag", "<p>#hashtag</p>"),
        ("    four spaces", "<p>four spaces</p>"),
        ("> a\n>\n> b", '<blockquote class="epigraph"><p>a</p><p>b</p></blockquote>'),
        ("x\n\n> a\n\n> b", ("<p>x</p>|<blockquote><p>a</p></blockquote>|"
         "<blockquote><p>b</p></blockquote>")),
        ("* a\n* b\n\n    more\n\nend",
         "<ul><li>a</li><li><p>b</p><p>more</p></li></ul>|<p>end</p>"),
        ("4. a\n5. b", '<ol start="4"><li>a</li><li>b</li></ol>'),
        ("***", "<hr />"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |",
         ('<table><thead><tr><th>a</th><th class="align-right">b</th></tr></thead><tbody><tr>'
         '<td>1</td><td class="align-right">2</td></tr></tbody></table>')),
        ("| Roses *are*\n|   red\n|\n| Violets",
         ('<div class="verse"><div class="stanza"><p class="line">Roses <em>are</em></p>'
         '<p class="line indent-1">red</p></div><div class="stanza"><p class="line">Violets</p>'
         "</div></div>")),
        ("Toll\n:   A fee.", "<dl><dt>Toll</dt><dd>A fee.</dd></dl>"),
        (
            "Toll\n: A fee.\n\nGate\n: A bar.\n: A door.",
            "<dl><dt>Toll</dt><dd>A fee.</dd><dt>Gate</dt><dd>A bar.</dd><dd>A door.</dd></dl>",
        ),
        ("```py\nx < y\n\n# z\n```", '<pre><code class="language-py">x &lt; y\n\n# z</code></pre>'),
        (BREAKS_OFF, f'<p class="editorial">{BREAKS_OFF}</p>'),
        ('![A gate](gate.png "The gate")',
         '<figure><img src="gate.png" alt="A gate" /><figcaption>The gate</figcaption></figure>'),
        ("the λόγος and ἀρχή, x = λ, 東京 and ひらがな",
         ('<p>the <span lang="el">λόγος</span> and <span lang="grc">ἀρχή</span>, x = λ, '
         '<span lang="ja">東京</span> and <span lang="ja">ひらがな</span></p>')),
        ("so [p. 12] it [p. xiv] is",
         ('<p>so <span data-page="12" class="source-page">[p. 12]</span> it '
         '<span data-page="xiv" class="source-page">[p. xiv]</span> is</p>')),
        ("[p. 7]",
         ('<p class="source-page-line"><span data-page="7" class="source-page">[p. 7]</span></p>')),
        (r"\[p. 12] [p. 12](#a) [pp. 1] [p.x y]",
         '<p>[p. 12] <a href="#a">p. 12</a> [pp. 1] [p.x y]</p>'),
        ("said שלום there", '<p>said <span lang="he" dir="rtl">שלום</span> there</p>'),
    ],
)  # fmt: skip
def test_marks_mean(markdown: str, xhtml: str) -> None:
    assert "|".join(body(markdown)) == xhtml


def test_a_page_mark_in_a_note_or_title_is_words() -> None:
    read = parse(HEAD + "a[^1]\n\n[^1]: See [p. 12].\n", Path("x.md")).value
    (element,) = read.notes["1"].blocks
    assert "source-page" not in ET.tostring(element, encoding="unicode")
    title = parse_inline("On [p. 12]", "en")
    assert "".join(title.itertext()) == "On [p. 12]"
    assert "data-page" not in ET.tostring(title, encoding="unicode")


def test_notes_have_their_bodies_and_lines() -> None:
    text = HEAD + dedent(
        f"""\
        A road[^1] and a bridge.[^star]

        [^1]: First, see *Roads*.

            Second paragraph.
        [^star]: {MISSING_NOTE}

        [^9]: Nobody calls me.

        The end.
        """
    )
    manuscript = parse(text, Path("roads.md")).value
    assert [b.get("data-line") for b in manuscript.blocks] == ["5", "14"]
    calls = [a.get("data-label") for b in manuscript.blocks for a in b.iter("a")]
    assert calls == ["1", "star"]
    one, star, nine = manuscript.notes.values()
    assert [ET.tostring(b, encoding="unicode") for b in one.blocks] == [
        "<p>First, see <em>Roads</em>.</p>",
        "<p>Second paragraph.</p>",
    ]
    assert (one.line, star.line, nine.line) == (7, 10, 12)
    assert (one.missing, star.missing) == (False, True)
    assert manuscript.unplaced == ("9",)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///x", "data:text/html,x", "//x"])
def test_links_that_may_do_harm_are_left_out_and_told(target: str) -> None:
    parsed = parse(f"{HEAD}[words]({target})", Path("roads.md"))
    (block,) = parsed.value.blocks
    assert "".join(block.itertext()) == "words"
    assert not list(block.iter("a"))
    (fault,) = parsed.diagnostics
    assert (fault.code, fault.where.line) == ("link-refused", 5)


def test_a_first_heading_is_the_title_where_there_is_no_other() -> None:
    manuscript = parse("# On *Roads*\n\nText.\n", Path("roads.md")).value
    assert manuscript.front.title == "On *Roads*"
    assert [b.tag for b in manuscript.blocks] == ["p"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty-manuscript", 0),
        ("\ufeff \n", "empty-manuscript", 0),
        ("---\ntitle: x\n\ntext", "front-matter-open", 1),
        ("---\ntitle: a: b\n---\n", "bad-front-matter", 2),
        ("---\n- a\n---\n", "bad-front-matter", 2),
        (HEAD + ">" * 60 + " x", "nested-too-deep", 5),
        (HEAD + "[" * 30_000, "block-too-large", 5),
        (HEAD + "a\n" + ": b\n" * 600, "block-too-large", 5),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(PublishError) as caught:
        parse(text, Path("roads.md"))
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.where.line) == (code, line)
    assert fault.hint


@pytest.mark.parametrize(
    ("text", "code", "line", "severity"),
    [
        ("---\nlang: en\n---\ntext", "title-missing", 1, Severity.ERROR),
        (HEAD + "a[^1]\n\n[^1]: x\n\n[^1]: y", "note-twice", 9, Severity.ERROR),
        (HEAD + "a[^1]\n\n[^1]:\n", "note-empty", 7, Severity.ERROR),
        (HEAD + "text\n\n# Another", "heading-level", 7, Severity.WARNING),
        (HEAD + "a\x07b", "control-character", 5, Severity.WARNING),
    ],
)
def test_faults_name_their_line(text: str, code: str, line: int, severity: Severity) -> None:
    (fault,) = parse(text, Path("roads.md")).diagnostics
    assert (fault.code, fault.where.line, fault.severity) == (code, line, severity)


def test_a_first_heading_without_words_is_no_title() -> None:
    found = parse("# \u2003\n\ntext", Path("roads.md")).diagnostics
    assert [each.code for each in found] == ["title-missing", "heading-level"]


def test_a_line_of_words_is_parsed_without_a_paragraph() -> None:
    span = parse_inline("On *Roads* & [x](javascript:y)", "en")
    assert ET.tostring(span, encoding="unicode") == (
        "<span>On <em>Roads</em> &amp; <span>x</span></span>"
    )


@pytest.mark.parametrize("mark", ["## ", "# ", "###### "])
def test_a_heading_without_words_takes_no_others_away(mark: str) -> None:
    found = body(f"Barley.\n\n{mark}\n\nMalt.\n")
    assert found[0] == "<p>Barley.</p>"
    assert found[-1] == "<p>Malt.</p>"

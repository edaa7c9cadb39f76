"""Takes a folder of manuscripts; gives a PDF as the plain libraries make it, in one document.

The yardstick: Python-Markdown and WeasyPrint as anyone would join them, tagged, with notes at the
foot of the page, a contents with page numbers and running heads.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import markdown
from weasyprint import HTML

CSS = """
@page { size: 6in 9in; margin: 20mm 18mm 22mm; @bottom-center { content: counter(page) }
        @top-center { content: string(head) } }
html { font: 11.5pt/14.5pt "Linux Libertine O", "Libertinus Serif", serif }
h1 { string-set: head content(); break-before: page; font-size: 20pt; line-height: 29pt }
p { margin: 0; text-indent: 1em; text-align: justify; hyphens: auto }
.note { float: footnote; font-size: 9pt; line-height: 11.5pt }
.contents a::after { content: leader(".") target-counter(attr(href), page) }
"""


def page(folder: Path) -> str:
    """Give all the manuscripts of a packet as one HTML document."""
    bodies, contents = [], []
    for number, path in enumerate(sorted(folder.glob("*.md"))):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r"title: (.*)", front)
        assert title
        notes = dict(re.findall(r"(?m)^\[\^(\d+)\]: (.*)$", text))
        text = re.sub(r"(?m)^\[\^\d+\]: .*$", "", text)
        text = re.sub(
            r"\[\^(\d+)\]",
            lambda m, notes=notes: f'<span class="note">{notes[m[1]].replace("*", "")}</span>',
            text,
        )
        bodies.append(f'<h1 id="r{number}">{title[1]}</h1>{markdown.markdown(text)}')
        contents.append(f'<li><a href="#r{number}">{title[1]}</a></li>')
    return (
        f'<html lang="en-GB"><title>Bench</title><style>{CSS}</style>'
        f'<ol class="contents">{"".join(contents)}</ol>{"".join(bodies)}'
    )


if __name__ == "__main__":
    HTML(string=page(Path(sys.argv[1]))).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")

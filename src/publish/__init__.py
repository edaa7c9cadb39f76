"""publish turns messy copies of essays into reading packets.

One road, in this order; data flows one way, and people own the waist:

    seeds/*  --read--> Text --clean--> Text and ledger --structure--> blocks, notes, terms
                                                                          | write
                                       manuscript/*.md  (people edit it) <+
                                                                          | parse
             Packet <--load-- packet.toml, glossary.yaml, readings
                | bind    numbers, ids, links, contents: once, for every output
             Edition, a list of semantic XHTML sections
                |--> pdf     WeasyPrint, styles/base.css and print.css
                `--> epub    ebooklib, styles/base.css and ebook.css

Rooms, in the order in which they may import each other (downwards only):

    cli         one module a command; no work is done there
    build       plans, caches and runs the jobs of a packet
    pdf, epub, check      the outputs and what proves them; siblings never import each other
    bind        settles numbering, anchors, links and contents
    packet      the manifest, the readings in it, their citations and rights
    manuscript  the Markdown dialect, its front matter and its ledger; parse and write
    glossary, structure, clean, read      from source text to manuscript
    text, patterns, small_words, diagnostics, files, styles, pictures   what everything stands on
"""

__version__ = "0.1.0"

"""Takes an edition; gives an EPUB 3.3 that every reading system opens.

`make.make` is the way in. The edition's trees become XHTML (pages, markup), with a mark where each
printed page begins (breaks), a navigation document and an NCX (navigation), a cover (cover), the
style sheets with their fonts cut to the packet's characters (fonts), pictures (pictures) and what
the packet says of itself (metadata); ebooklib puts them into one container (package).
"""

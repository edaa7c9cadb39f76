"""Takes an edition; gives an EPUB."""

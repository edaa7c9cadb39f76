"""Takes a clean text; gives what its parts are: title, byline, headings, blocks, notes."""

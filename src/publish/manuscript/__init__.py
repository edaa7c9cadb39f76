"""Takes Markdown that a person edits; gives it as data, and writes such data as Markdown."""

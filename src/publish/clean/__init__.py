"""Takes a text; gives it mended by rules, with every edit on record."""

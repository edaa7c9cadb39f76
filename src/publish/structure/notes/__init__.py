"""Takes a clean text; gives its note calls and bodies, paired, and what is doubtful."""

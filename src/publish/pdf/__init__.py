"""Takes an edition; gives a typeset PDF."""

"""Takes a packet and a wish; gives the files, made once and kept."""

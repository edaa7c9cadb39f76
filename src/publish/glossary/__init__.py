"""Takes a text; gives the terms that it defines, and links terms where they are used."""

"""Takes a packet; gives an edition: numbered, linked, the same for every output."""

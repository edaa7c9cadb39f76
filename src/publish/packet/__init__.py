"""Takes packet.toml and the manuscripts it names; gives a packet, or what is wrong with it."""

"""Takes nothing in; gives the private scheme by which one part of a packet points into another."""

SCHEME = "x-packet:"
"""Before an id of another part: an address while parts are apart, a place once they are merged."""

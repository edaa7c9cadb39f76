"""Tests of the room that makes EPUBs."""

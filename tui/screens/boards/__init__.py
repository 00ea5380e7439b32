"""Boards of tiles: looked at, arranged, shared."""

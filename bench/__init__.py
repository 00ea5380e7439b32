"""Measures Écoute beside its peers, always as a ratio within one run: `make bench`."""

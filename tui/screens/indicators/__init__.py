"""The results of a structure."""

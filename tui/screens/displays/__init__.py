"""The posters: what a structure shows, and what its campaigns bring."""

"""`ecoute demo`: the whole of Écoute on one machine, for the time of a visit."""

"""The citizens' site: telling, following, reading."""

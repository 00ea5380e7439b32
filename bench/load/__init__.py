"""Many citizens and many desks at once on one PostgreSQL: bounded, on the loopback only, ended by itself."""

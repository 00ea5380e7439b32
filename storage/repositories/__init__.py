"""One file for each port of core that keeps things."""

"""The trade: what an experience, a structure, a response is, and what may happen to it."""

"""Concepts: what a network watches for in what people tell, as named sets of expressions. No I/O."""

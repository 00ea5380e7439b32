"""The concepts: what a network watches for in what people tell."""

"""The pages of the structures: the networks, and what became of what people told each structure."""

"""The signals: what rises in what people tell."""

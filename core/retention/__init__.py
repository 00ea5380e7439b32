"""Retention: what is kept for a time only, and what is erased when somebody asks for it."""

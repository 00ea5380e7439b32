"""Limits of the public form counted by a Redis rather than by the database."""

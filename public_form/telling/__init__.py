"""Telling an experience: four pages, no script needed, nothing kept on the server before the sending."""

"""The desk over HTTPS, for terminals that are not on the server."""

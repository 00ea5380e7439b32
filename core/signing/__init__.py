"""Signing in at the desk from another machine: passwords, codes, delays, links and tokens."""

"""Dashboards that people arrange: tiles picked from a catalogue, each with the list behind it."""

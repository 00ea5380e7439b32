"""The commands of the workstation, by where they work."""

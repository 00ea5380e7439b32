"""The workstation of moderators and agents, in the terminal."""

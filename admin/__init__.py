"""The `ecoute` command: wires the rooms together."""

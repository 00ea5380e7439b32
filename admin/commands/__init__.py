"""One file for each command, or each family of commands."""

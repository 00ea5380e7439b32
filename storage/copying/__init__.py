"""All that a database holds, read from one moment and written into an empty one: backups, restores and moves."""

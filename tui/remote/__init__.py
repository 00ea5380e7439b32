"""The desk of another machine: spoken to over HTTPS, and held by the screens as the one of this machine is."""

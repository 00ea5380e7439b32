"""The open-data API: what may be asked of a dataset, and what is answered. No I/O."""

"""Where things are kept: tables, two engines, the open-data files, keys."""

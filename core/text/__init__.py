"""Text as people write it: made safe, compared, and read by detectors that mark and never decide."""

"""Reads what stands in a form and is no sentence."""

_DIGITS_MAX = 9


def count(written: str) -> int:
    """Give the number written by one of our forms, 0 when it is none of them."""
    ours = written.isascii() and written.isdigit() and len(written) <= _DIGITS_MAX
    return int(written) if ours else 0

"""A step of the journey that did not show what it should."""

from core.errors import Unavailable


class Broken(Unavailable):
    """A step did not show what it should; the sentence says what."""

"""The sizes of paper that a poster comes in."""

from core.vocabulary import Term


class Size(Term):
    """The sizes of paper."""

    A4 = "a4", "A4"
    A3 = "a3", "A3"

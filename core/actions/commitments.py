"""The commitment that an action rests on, by its year and number."""

from core.commitments import COMMITMENTS, Commitment


def commitment_of(year: int | None, number: int | None) -> Commitment | None:
    """Give a commitment, None when there is none of this number in the list of this year."""
    return next((one for one in COMMITMENTS if (one.year, one.number) == (year, number)), None)

"""Delays by size: small steps where they matter, so that a median is told from a few numbers."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import timedelta

from core.figures import median_place

_HOURS_ENDS = (
    *range(1, 73),
    *range(78, 15 * 24 + 1, 6),
    *range(16 * 24, 60 * 24 + 1, 24),
    *range(70 * 24, 400 * 24, 240),
)
"""Where each step ends: by the hour for three days, by six hours for fifteen, then by the day, then by ten days."""


def step(seconds: int) -> int:
    """Give the step that a delay is in."""
    return bisect_right(_HOURS_ENDS, seconds / 3600)


def end_of(place: int) -> timedelta:
    """Give the delay that a step ends before; the last one has no end: its beginning is given."""
    return timedelta(hours=_HOURS_ENDS[min(place, len(_HOURS_ENDS) - 1)])


def median(steps: Mapping[int, int], published: int) -> timedelta | None:
    """Give the delay that half of the experiences did not exceed, to the end of its step.

    Those that still wait count as waiting longer than any; None when half of them or more do.
    """
    left = median_place(published)
    for place in sorted(steps):
        left -= steps[place]
        if left < 0:
            return end_of(place)
    return None

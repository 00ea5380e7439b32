"""Keeps apart the findings of several detectors: no two of them overlap."""

from collections.abc import Iterable

from core.text.finding import Finding


def apart(length: int, *found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings of a text of this length in its order, without those that meet one given before them."""
    taken = bytearray(length)
    kept: list[Finding] = []
    for findings in found:
        for one in findings:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))

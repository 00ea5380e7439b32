"""Prints a measure beside its peer."""

from collections.abc import Sequence
from statistics import median, quantiles


def ratio(name: str, ours: float, peer_name: str, peer: float, budget: str) -> None:
    """Print a ratio: ours over the peer's, both in seconds."""
    print(f"{name:<42} {ours * 1000:9.1f} ms | {peer_name:<34} {peer * 1000:9.1f} ms | × {ours / peer:5.2f} | {budget}")


def middle(values: Sequence[float]) -> float:
    """Give the median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """Give the value that 95 in 100 do not exceed."""
    return quantiles(values, n=20)[-1]

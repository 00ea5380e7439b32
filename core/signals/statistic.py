"""The statistic of the signals: exact tails of counts, their spread, false discoveries, and when a rise began.

A count of n stories now and b before, among stories told now and before, is compared given their total: if nothing
rose, each of the n + b is one of now with the share that now has of all the stories (two Poisson counts, exposure
being the stories published). That tail is exact, however small the counts. Where past months vary more than chance
would have them, all counts are divided by how much more (the correction of Rao and Scott).
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc
from scipy.stats import false_discovery_control

Numbers: TypeAlias = NDArray[np.float64]


def tail(now: Numbers, before: Numbers, share: Numbers, seen: float = 0) -> Numbers:
    """Give how likely so many of now are, or more, given now and before together and that `seen` were seen at least.

    Args:
        now: how many stories of now.
        before: how many before.
        share: the share of the stories of now in all of them.
        seen: what was looked for to test at all; a likelihood given that is fair, one that forgets it is not.
    """
    least = np.minimum(np.asarray(seen, dtype=np.float64), now)
    return np.minimum(_at_least(now, now + before, share) / _at_least(least, now + before, share), 1.0)


def spread(blocks: Numbers, exposures: Numbers) -> Numbers:
    """Give how many times more than by chance counts vary from block to block, 1 at least (Pearson).

    Args:
        blocks: counts, a row for each term.
        exposures: the stories of each block, a row for each term.
    """
    used = (exposures > 0).sum(axis=1)
    rates = blocks.sum(axis=1) / np.maximum(exposures.sum(axis=1), 1)
    expected = rates[:, None] * exposures
    gaps = np.divide((blocks - expected) ** 2, expected, out=np.zeros_like(expected), where=expected > 0)
    wider: Numbers = np.maximum(gaps.sum(axis=1) / np.maximum(used - 1, 1), 1.0)
    return wider


def false_discovery_rates(likelihoods: Numbers) -> Numbers:
    """Give, for each, the least share of false discoveries at which it is one of the discoveries."""
    return np.asarray(false_discovery_control(likelihoods, method="bh"), dtype=np.float64)


def start_of_rise(counts: Numbers, exposures: Numbers) -> int:
    """Give the week from which a higher rate is most likely, weeks oldest first: the change point of two rates."""
    after_counts, after_exposures = np.cumsum(counts[::-1])[::-1], np.cumsum(exposures[::-1])[::-1]
    before_counts, before_exposures = counts.sum() - after_counts, exposures.sum() - after_exposures
    gain = _log_likelihood(before_counts, before_exposures) + _log_likelihood(after_counts, after_exposures)
    rises = after_counts * before_exposures > before_counts * after_exposures
    likely = np.where(rises, gain, -np.inf)
    # A week without any story says nothing: of weeks as likely, the last one is the first to show the rise.
    return int(np.flatnonzero(likely >= likely.max() - 1e-9)[-1])


def _at_least(count: Numbers, total: Numbers, share: Numbers) -> Numbers:
    """Give how likely a binomial count is to come to so many, for counts that need not be whole."""
    some = np.maximum(count, 1e-12)
    return np.where(count <= 0, 1.0, betainc(some, np.maximum(total - count, 0) + 1, share))


def _log_likelihood(count: Numbers, exposure: Numbers) -> Numbers:
    """Give the best logarithm of likelihood of a Poisson count over an exposure, up to what does not depend on it."""
    rate = np.divide(count, exposure, out=np.ones_like(count), where=(count > 0) & (exposure > 0))
    return count * np.log(rate) - count

"""Near duplicates: what lets an index propose candidates, and what compares two texts."""

from functools import cache
from hashlib import blake2b

from core.text.clean import fold

BANDS = 16
"""How many marks a text has: two texts that share one are worth comparing."""

ROWS = 4
"""How many least values make one mark: alike in 8 of 10 shingles, two texts share one mark in 4999 cases of 5000."""

_SHINGLE = 3
"""Words that are read together: one word changed in a text changes three shingles."""

_LEAST_SHINGLES = 10
"""With fewer than these, texts are alike by accident."""


def bands(text: str) -> tuple[int, ...]:
    """Give the marks of a text for an index of near duplicates, () when it is too short to be compared.

    The marks are whole numbers from 0 to 2⁶³ - 1; the same text has the same marks for ever.
    """
    hashes = [_hashed(shingle) for shingle in _shingles(text)]
    if len(hashes) < _LEAST_SHINGLES:
        return ()
    # The hashes are drawn evenly, so each mask draws one of them evenly: the one that is least once masked.
    least = [min(map(mask.__xor__, hashes)) for mask in _masks()]
    return tuple(_hashed(f"{band} {least[band * ROWS : (band + 1) * ROWS]}") >> 1 for band in range(BANDS))


def likeness(one: str, other: str) -> float:
    """Say how much two texts say the same in the same words, from 0 to 1 (Jaccard's index of their shingles)."""
    ours, theirs = _shingles(one), _shingles(other)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _shingles(text: str) -> set[str]:
    words = fold(text).split()
    if 0 < len(words) < _SHINGLE:
        return {" ".join(words)}
    return {" ".join(together) for together in zip(*(words[start:] for start in range(_SHINGLE)), strict=False)}


def _hashed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")


@cache
def _masks() -> list[int]:
    return [_hashed(f"mask {number}") for number in range(BANDS * ROWS)]

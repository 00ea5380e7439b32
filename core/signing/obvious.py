"""Passwords that come to mind first, told by rules: no list of them is kept."""

import re
from itertools import pairwise

from core.text.clean import fold

_LINES = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    *("azertyuiop", "qsdfghjklm", "wxcvbn"),
    *("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("aqwzsxedcrfvtgbyhnujik", "qazwsxedcrfvtgbyhnujmik"),
)
"""What fingers run along: the alphabet, the digits, the rows and the columns of the two keyboards."""

_NEIGHBOURS = frozenset(pair for line in _LINES for way in (line, line[::-1]) for pair in pairwise(way))

_COMMON = ("motdepasse", "password", "passwort", "secret", "administrateur", "admin", "bienvenue", "bonjour", "soleil")
"""The words that come first in French administrations; with the programme's own, and digits, they hide nothing."""

_FEW = 5
"""So many different signs, or so many once what is common was taken away, are not enough."""

_RUN_SHARE = 0.7
_SHORT_NAME = 3


def is_obvious(password: str, programme: str) -> bool:
    """Tell whether a password repeats itself, runs along the keyboard, or is made of words that everybody tries."""
    return _repeats(password) or _runs(fold(password)) or _common(password, programme)


def _repeats(password: str) -> bool:
    """A few signs, or one piece again and again."""
    few = len(set(password.casefold())) < _FEW
    return few or any(
        password == (password[:size] * len(password))[: len(password)] for size in range(1, _half(password))
    )


def _half(password: str) -> int:
    return len(password) // 2 + 1


def _runs(folded: str) -> bool:
    """Most signs are the neighbours, on the keyboard or in the alphabet, of those before them."""
    pairs = list(pairwise(folded))
    near = sum(pair in _NEIGHBOURS or pair[0] == pair[1] for pair in pairs)
    return near > _RUN_SHARE * len(pairs)


def _common(password: str, programme: str) -> bool:
    """Little is left once common words, the programme's name, digits and punctuation are taken away."""
    left = _letters(password)
    names = (*(_letters(word) for word in programme.split()), _letters(programme))
    for word in sorted({*names, *_COMMON}, key=len, reverse=True):
        left = left.replace(word, "") if len(word) >= _SHORT_NAME else left
    return len(left) < _FEW and left != _letters(password)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", fold(text))

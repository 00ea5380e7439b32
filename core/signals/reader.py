"""Turns stories into numbers: a code for each term, an index for each scope."""

from itertools import chain

import numpy as np
from numpy.typing import NDArray

from core.signals.heard import HeardStory, scopes_of
from core.signals.scope import PROGRAMME_SCOPE, Scope
from core.signals.terms import Term, TermKind, pairs_in, stems_by_sentence

Codes = NDArray[np.int64]

_HALF = 32
"""A pair is the code of its first stem, these bits up, and that of its second one."""


class Reader:
    """Knows the stems and the scopes met so far.

    Attributes:
        scopes: every scope met, the programme first.
    """

    def __init__(self) -> None:
        self._stems: dict[str, int] = {}
        self._names: list[str] = []
        self._scope_at: dict[Scope, int] = {PROGRAMME_SCOPE: 0}
        self.scopes: list[Scope] = [PROGRAMME_SCOPE]

    def learn(self, story: HeardStory) -> tuple[Codes, list[int]]:
        """Give the codes of the terms of a story and its scopes, learning those that are new."""
        said = [[self._learnt(stem) for stem in one] for one in stems_by_sentence(story.title, story.text)]
        return _codes(said, story), [self._scope(scope) for scope in scopes_of(story)]

    def recognise(self, story: HeardStory) -> tuple[Codes, list[int]]:
        """Give the codes and scopes of a story that are known already; a new word keeps its place between others."""
        known = self._stems
        said = [[known.get(stem, 0) for stem in one] for one in stems_by_sentence(story.title, story.text)]
        at = self._scope_at
        return _codes(said, story), [at[scope] for scope in scopes_of(story) if scope in at]

    def term(self, code: int) -> Term:
        """Give the term of a code."""
        if code < 0:
            return Term(TermKind.CONCEPT, str(-code))
        first, second = code >> _HALF, code & ((1 << _HALF) - 1)
        if not first:
            return Term(TermKind.WORD, self._names[second - 1])
        return Term(TermKind.PAIR, " ".join(sorted((self._names[first - 1], self._names[second - 1]))))

    def _learnt(self, stem: str) -> int:
        """Give the code of a stem, from 1 on."""
        code = self._stems.get(stem)
        if code is None:
            self._names.append(stem)
            code = self._stems[stem] = len(self._names)
        return code

    def _scope(self, scope: Scope) -> int:
        if scope not in self._scope_at:
            self._scope_at[scope] = len(self.scopes)
            self.scopes.append(scope)
        return self._scope_at[scope]


def words_of_pair(code: int) -> tuple[int, int]:
    """Give the codes of the two words of a pair."""
    return code >> _HALF, code & ((1 << _HALF) - 1)


def is_pair(code: int) -> bool:
    """Tell whether a code is that of a pair."""
    return code >= 1 << _HALF


def _codes(said: list[list[int]], story: HeardStory) -> Codes:
    found = set(chain.from_iterable(said))
    for one in said:
        # What is not known has the code 0: its pair with another stem is that stem.
        found.update([(a << _HALF) | b for a, b in pairs_in(one)])
    found.update(-number for number in story.concepts)
    found.discard(0)
    return np.fromiter(found, dtype=np.int64, count=len(found))

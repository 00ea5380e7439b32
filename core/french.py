"""Stems of French words: the same text gives the same stems on every engine, in an index as in a query."""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from core.text.clean import fold

_WORD = re.compile(r"[^\W_]+")
_KNOWN_WORDS = 65_536
"""How many words are remembered with their stem: nearly all that people use."""

STEM_MAX = 60
"""How many signs of a stem count in searches: a story may be one endless word, which no index takes."""

_STEMMERS = threading.local()
"""A stemmer of PyStemmer is for one thread at a time."""

_STOP_WORDS = frozenset(
    fold(
        """
        a ai aie aient ait alors as au aucun aucune aura aurait aussi autre autres aux avaient avais avait avant avec
        avez aviez avions avoir avons ayant bien c ca car ce ceci cela celle celles celui ces cet cette ceux chez ci
        comme comment d dans de des donc dont du elle elles en encore entre es est et etaient etais etait etant etc ete
        etes etre eu eux faire fait fois ici il ils j je jusque l la le les leur leurs lors lui m ma mais me meme memes
        mes moi mon n ne ni nos notre nous on ont or ou par parce pas pendant peu peut plus pour pourquoi qu quand que
        quel quelle quelles quels qui quoi s sa sans se sera serait ses si soi soit son sont sous suis sur t ta te tes
        toi ton tous tout toute toutes tres tu un une va vers voici voila vos votre vous y
        """
    ).split()
)


def stems(text: str) -> list[str]:
    """Give the stems of a text in its order: accents folded, elisions cut, stop words left out."""
    return [stem for stem in map(_stem, _WORD.findall(text)) if stem]


def placed_stems(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each stem of a text with where its word begins and ends in it."""
    for word in _WORD.finditer(text):
        if stem := _stem(word.group()):
            yield stem, word.start(), word.end()


@lru_cache(maxsize=_KNOWN_WORDS)
def _stem(word: str) -> str:
    # A ligature opens into two letters, and a lone accent into none: a word folds to one word or to nothing.
    folded = fold(word).replace(" ", "")
    return _stemmer().stemWord(folded) if folded and folded not in _STOP_WORDS else ""


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_STEMMERS, "french"):
        _STEMMERS.french = Stemmer.Stemmer("french")
    return _STEMMERS.french

"""What is counted in a story: the stems of its words, pairs of them that stand together, and the concepts it holds."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from core.french import placed_stems, stems
from core.text.sentences import sentences
from core.vocabulary import Term as Word

T = TypeVar("T", str, int)

APART = 3
"""How many stems away the second of a pair may stand, in the same sentence."""

_LABEL = re.compile(r"\[[^\]\n]{1,40}\]")
"""What stands in the place of what is hidden: it is no word of the author."""


class TermKind(Word):
    """What rises."""

    WORD = "word", "mot"
    PAIR = "pair", "paire de mots"
    CONCEPT = "concept", "concept"


class Term(NamedTuple):
    """A word by its stem, a pair by its two stems in the order of the alphabet, a concept by its number."""

    kind: TermKind
    key: str

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems that it is made of; a concept has none of its own."""
        return () if self.kind is TermKind.CONCEPT else tuple(self.key.split())


def stems_by_sentence(title: str, text: str) -> Iterator[list[str]]:
    """Give the stems of each sentence, title first; numbers and lone letters say nothing."""
    yield _telling(stems(title))
    for sentence in sentences(_LABEL.sub(" ", text)):
        yield _telling(stems(sentence.text))


def pairs_in(said: list[T]) -> Iterator[tuple[T, T]]:
    """Give the pairs of different stems, or codes of stems, that stand near each other in a sentence, least first."""
    for place, one in enumerate(said):
        for other in said[place + 1 : place + 1 + APART]:
            if one != other:
                yield (one, other) if one < other else (other, one)


def words_for(term: Term, texts: Iterator[str]) -> str:
    """Give the term as people write it: the commonest words that say it in these texts, "" when none does."""
    forms: dict[str, int] = {}
    wanted = set(term.stems)
    for text in texts:
        for form in _forms(wanted, text):
            forms[form] = forms.get(form, 0) + 1
    return min(forms, key=lambda form: (-forms[form], len(form), form), default="")


def _telling(said: list[str]) -> list[str]:
    return [stem for stem in said if len(stem) > 1 and not stem.isdigit()]


def _forms(wanted: set[str], text: str) -> Iterator[str]:
    """Give each shortest run of words of a text that holds all the stems, in small letters."""
    for sentence in sentences(_LABEL.sub(" ", text)):
        last: dict[str, int] = {}
        for stem, start, end in placed_stems(sentence.text):
            if stem in wanted:
                last[stem] = start
                if len(last) == len(wanted):
                    yield " ".join(sentence.text[min(last.values()) : end].lower().split())
                    last = {stem: start} if len(wanted) > 1 else {}

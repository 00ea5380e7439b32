"""Words in the fields of an experience: whether they stand there, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from core.french import STEM_MAX, stems
from core.seeking.search import Criterion, Key, Words


@dataclass(frozen=True, slots=True)
class Texts:
    """The stems of an experience, field by field.

    Attributes:
        answers: those of each published answer.
    """

    title: Sequence[str]
    story: Sequence[str]
    answers: Sequence[Sequence[str]]

    def fields(self, key: Key) -> Iterable[Sequence[str]]:
        """Give the fields that a key looks into."""
        if key is Key.TEXT:
            return chain((self.title, self.story), self.answers)
        return {Key.TITLE: (self.title,), Key.STORY: (self.story,), Key.ANSWER: self.answers}[key]


def texts(title: str, story: str, answers: Iterable[str]) -> Texts:
    """Give the stems of what an experience says."""
    return Texts(_cut(title), _cut(story), [_cut(answer) for answer in answers])


def says(criterion: Criterion, said: Texts) -> bool:
    """Tell whether a criterion of words finds what is said; what it excludes, it finds where it does not stand."""
    found = any(
        holds(words, field)
        for words in criterion.values
        if isinstance(words, Words)
        for field in said.fields(criterion.key)
    )
    return found is not criterion.excluded


def holds(words: Words, field: Sequence[str]) -> bool:
    """Tell whether words stand in a field."""
    return next(spots(words, field), None) is not None


def spots(words: Words, field: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Give the places of a field, by rank of stem, where the words stand."""
    if words.near:
        yield from _near(frozenset(words.stems), words.near, field)
        return
    first, *following = words.stems
    for place, stem in enumerate(field):
        end = place + len(words.stems)
        if stem == first and list(field[place + 1 : end]) == following:
            yield tuple(range(place, end))


def _near(wanted: frozenset[str], near: int, field: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Give where all the stems stand together, in any order, at most so far apart."""
    last: dict[str, int] = {}
    for place, stem in enumerate(field):
        if stem in wanted:
            last[stem] = place
            if len(last) == len(wanted) and place - min(last.values()) <= near:
                yield tuple(sorted(last.values()))


def _cut(text: str) -> list[str]:
    return [stem[:STEM_MAX] for stem in stems(text)]

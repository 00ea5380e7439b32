"""The edge of a concept: where its expressions stand in a story, and what they nearly hold."""

from collections.abc import Iterable, Iterator, Sequence

from core.concepts.expressions import Expression, Need, words_of
from core.concepts.matching import Said
from core.french import STEM_MAX, placed_stems
from core.seeking.search import Criterion, Key
from core.seeking.texts import says, spots
from core.vocabulary import Term

Span = tuple[int, int]
"""Where something begins in a text, and the sign after its end."""


class Miss(Term):
    """Why a story is not held, though nearly."""

    EXCLUDED = "excluded", "écartée par une exclusion"
    SHORT = "short", "à un mot près"


def miss(those: Iterable[Expression], said: Said) -> tuple[Miss, Expression] | None:
    """Give why a story that no expression holds is nearly held, and by which one; None when it is far from it."""
    found = [(why, one) for one in those if (why := _miss(one, said)) is not None]
    return min(found, key=lambda pair: pair[0] is Miss.SHORT, default=None)


def loosened(those: Iterable[Expression]) -> list[Need]:
    """Give what an index of words is asked to find the stories that are nearly held too."""
    return list(dict.fromkeys(need for one in those for need in _loosened(one.need)))


def shown(those: Sequence[Expression], title: str, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give where what some expressions look for stands, in a title and in a story."""
    criteria = [criterion for one in those for criterion in one.wanted]
    return _spans(criteria, Key.TITLE, title), _spans(criteria, Key.STORY, text)


def _miss(one: Expression, said: Said) -> Miss | None:
    missing = [criterion for criterion in one.wanted if not says(criterion, said.texts)]
    if not missing:
        return Miss.EXCLUDED
    if len(missing) > 1 or (len(one.wanted) == 1 and not _is_nearly_said(missing[0], said)):
        return None
    return Miss.SHORT


def _is_nearly_said(criterion: Criterion, said: Said) -> bool:
    """Tell whether all the words of an alternative but one are there, or all of them in another order."""
    stems = [set(words.stems) for words in words_of(criterion) if len(set(words.stems)) > 1]
    return any(len(wanted - said.stems) <= 1 for wanted in stems)


def _loosened(need: Need) -> Iterator[Need]:
    yield need
    for place, criterion in enumerate(need):
        rest = (*need[:place], *need[place + 1 :])
        if rest:
            yield rest
            continue
        fewer = [tuple(s for s in stems if s != left) for stems in criterion if len(set(stems)) > 1 for left in stems]
        if fewer:
            yield (tuple(dict.fromkeys(fewer)),)


def _spans(criteria: Iterable[Criterion], field: Key, text: str) -> tuple[Span, ...]:
    placed = [(stem[:STEM_MAX], start, end) for stem, start, end in placed_stems(text)]
    said = [stem for stem, _, _ in placed]
    ranks = {
        rank
        for criterion in criteria
        if criterion.key in (Key.TEXT, field)
        for words in words_of(criterion)
        for spot in spots(words, said)
        for rank in spot
    }
    return tuple(placed[rank][1:] for rank in sorted(ranks))

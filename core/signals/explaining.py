"""Explains what rises: how many, since when, where, the stories that show it, and what goes with it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import numpy as np

from core.french import stems
from core.signals.counting import Counting
from core.signals.heard import HeardConcern, HeardStory
from core.signals.judging import sums
from core.signals.scope import Scope, ScopeKind
from core.signals.signal import Signal
from core.signals.statistic import start_of_rise
from core.signals.terms import Term, TermKind, words_for
from core.signals.thinning import Rising
from core.signals.windows import YEAR, first_day
from core.structure import PATH_SEPARATOR
from core.text.likeness import likeness
from core.vocabulary import Channel

SHOWN = 3
"""How many stories show a signal."""

_GOES_WITH = 5
_ALIKE = 0.5
"""From this likeness on, two stories show the same thing."""

_PROGRAMME_NAME = "Ensemble du programme"


class Explainer:
    """Explains what rises in the stories that were counted.

    Args of the constructor:
        counting: the stories, and what was counted.
        end: when the last week ends.
        names: the names of the structures, by code.
        concepts: the names of the concepts, by number.
    """

    def __init__(
        self, counting: Counting, end: datetime, names: Mapping[str, str], concepts: Mapping[int, str]
    ) -> None:
        self._counting = counting
        self._end = end
        self._names = names
        self._concepts = concepts
        self._said = Counter(stem for story in counting.stories for stem in _stems(story))

    def signal(self, rising: Rising, number: int, now: datetime) -> Signal:
        """Give what rises as it is kept, found now for the first time."""
        counts, row = self._counting.counts, rising.row
        held = [self._counting.stories[place] for place in sorted(rising.holders)]
        stories = sorted(held, key=lambda story: (story.published_at, story.number), reverse=True)
        found = sums(counts, np.asarray([row]))
        term = self._counting.reader.term(rising.code)
        weeks = counts.weeks[:YEAR, row][::-1]
        told = counts.told[:YEAR, counts.scope[row]][::-1]
        begun = YEAR - 1 - start_of_rise(weeks.astype(np.float64), told)
        return Signal(
            number=number,
            scope_kind=rising.scope.kind,
            scope_path=rising.scope.path,
            scope_code=rising.scope.code,
            scope_name=self._scope_name(rising.scope),
            term_kind=term.kind,
            term_key=term.key,
            words=self._words(term, stories),
            count=int(found.now[0]),
            told=int(found.told_now[0]),
            before=int(found.before[0]),
            told_before=int(found.told_before[0]),
            likelihood=rising.judged.likelihood,
            rate=rising.judged.rate,
            since=first_day(begun, self._end),
            weeks=tuple(int(count) for count in weeks),
            shown=self._shown(rising, stories),
            stories=tuple(story.number for story in stories),
            goes_with=self._goes_with(rising, term, stories),
            feelings=dict(Counter(story.sentiment for story in stories if story.sentiment).most_common()),
            channels=dict(Counter(_channels(stories, rising.scope)).most_common()),
            places=dict(Counter(self._places(stories, rising.scope)).most_common()),
            found_at=now,
            seen_at=now,
        )

    def _words(self, term: Term, stories: Sequence[HeardStory]) -> str:
        if term.kind is TermKind.CONCEPT:
            return self._concepts.get(int(term.key), f"concept {term.key}")
        return words_for(term, _texts(stories)) or term.key

    def _scope_name(self, scope: Scope) -> str:
        match scope.kind:
            case ScopeKind.PROGRAMME:
                return _PROGRAMME_NAME
            case ScopeKind.STRUCTURE:
                return self._names.get(scope.code, scope.code)
            case ScopeKind.CHANNEL:
                return f"{Channel(scope.code).label} · {self._names.get(scope.path, scope.path)}"
            case ScopeKind.TRADE_TAG:
                return f"{scope.code} · {self._names.get(scope.path, scope.path)}"
            case _:
                return scope.code

    def _shown(self, rising: Rising, stories: Sequence[HeardStory]) -> tuple[int, ...]:
        """Give the stories that hold most of what rises together, newest first of two, and no two alike."""
        holds = Counter(
            self._counting.stories[place].number for one in (rising, *rising.with_it) for place in one.holders
        )
        chosen: list[HeardStory] = []
        for story in sorted(stories, key=lambda story: -holds[story.number]):
            if len(chosen) < SHOWN and all(likeness(story.text, other.text) < _ALIKE for other in chosen):
                chosen.append(story)
        return tuple(story.number for story in chosen)

    def _goes_with(self, rising: Rising, term: Term, stories: Sequence[HeardStory]) -> tuple[str, ...]:
        """Give the words that these stories hold far more than others: in half of them, the rarest elsewhere first."""
        here = Counter(stem for story in stories for stem in _stems(story))
        told = len(self._counting.stories)
        often = {
            stem: count / len(stories) / (self._said[stem] / told)
            for stem, count in here.items()
            if 2 * count >= len(stories) and stem not in term.stems
        }
        best = sorted((stem for stem, lift in often.items() if lift >= 2), key=lambda stem: (-often[stem], stem))
        words = (words_for(Term(TermKind.WORD, stem), _texts(stories)) for stem in best[:_GOES_WITH])
        return tuple(word for word in words if word)

    def _places(self, stories: Iterable[HeardStory], scope: Scope) -> Iterator[str]:
        """Give, for each story, the names of the structures right below the scope that it concerns."""
        depth = len(scope.path.split(PATH_SEPARATOR)) if scope.path else 0
        for story in stories:
            below = {
                codes[depth] for c in _of(scope, story) for codes in [c.path.split(PATH_SEPARATOR)][:1] if codes[depth:]
            }
            yield from (self._names.get(code, code) for code in sorted(below))


def _of(scope: Scope, story: HeardStory) -> Iterator[HeardConcern]:
    """Give the structures concerned that the scope is about."""
    return (
        c for c in story.concerns if not scope.path or (c.path + PATH_SEPARATOR).startswith(scope.path + PATH_SEPARATOR)
    )


def _channels(stories: Iterable[HeardStory], scope: Scope) -> Iterator[Channel]:
    for story in stories:
        yield from dict.fromkeys(channel for concern in _of(scope, story) for channel in concern.channels)


def _stems(story: HeardStory) -> set[str]:
    return {stem for stem in stems(f"{story.title} {story.text}") if len(stem) > 2 and not stem.isdigit()}


def _texts(stories: Iterable[HeardStory]) -> Iterator[str]:
    return (text for story in stories for text in (story.title, story.text))

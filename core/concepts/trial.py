"""A concept tried against past stories before it is kept, a piece at a time, the newest stories first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.concepts.edge import Miss, loosened, miss, shown
from core.concepts.expressions import Expression, needs
from core.concepts.figures import Example
from core.concepts.matching import Matcher, Said
from core.ports import UnitOfWork

PIECE = 2000
"""How many stories that may hold the concept are read in one piece."""

SHOWN = 5
"""How many stories of each kind a piece shows."""

_NEAR = 300
"""How many stories that nearly hold it are looked at, the newest ones."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A story that is not held, though nearly: why, and by which expression."""

    story: Example
    why: Miss
    expression: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What a piece of a trial found.

    Attributes:
        candidates: how many past stories have the words, wherever they stand: those that the whole trial reads.
        read: how many of them this piece read.
        held: how many of these hold the concept.
        by_expression: how many each expression holds, in the order of the expressions.
        alone: how many each expression holds alone.
        examples: the newest stories held.
        only: stories held by one expression only, with it.
        nearly: stories nearly held; only the first piece looks for them.
        following: below which number the next piece begins, None when all are read.
    """

    candidates: int
    read: int
    held: int
    by_expression: tuple[int, ...]
    alone: tuple[int, ...]
    examples: tuple[Example, ...]
    only: tuple[tuple[str, Example], ...]
    nearly: tuple[NearMiss, ...]
    following: int | None


def tried(uow: UnitOfWork, lines: Sequence[str], root_path: str | None, below: int | None) -> Trial:
    """Try expressions against the next piece of past stories.

    Args:
        uow: where the stories are.
        lines: the expressions.
        root_path: the network, None for the whole programme.
        below: where the piece begins, None for the first one.
    """
    matcher = Matcher(lines)
    wanted = needs(matcher.expressions)
    numbers = uow.concepts.newest(wanted, root_path, below, PIECE)
    texts = uow.concepts.texts(numbers)
    held = {n: found for n in numbers if n in texts and (found := matcher.held(Said(*texts[n])))}
    alone = {n: found[0] for n, found in held.items() if len(found) == 1}
    # As many as there are once the first piece is full: then others follow, and the whole is worth counting.
    full = len(numbers) == PIECE
    return Trial(
        candidates=uow.concepts.candidates(wanted, root_path) if full and below is None else len(numbers),
        read=len(numbers),
        held=len(held),
        by_expression=_counts(matcher.expressions, (one for found in held.values() for one in found)),
        alone=_counts(matcher.expressions, alone.values()),
        examples=tuple(_example(n, texts[n], found) for n, found in list(held.items())[:SHOWN]),
        only=tuple((one.line, _example(n, texts[n], [one])) for n, one in list(alone.items())[:SHOWN]),
        nearly=() if below is not None else _nearly(uow, matcher, root_path),
        following=numbers[-1] if full else None,
    )


def together(first: Trial, then: Trial) -> Trial:
    """Give what two pieces found, one after the other."""
    return Trial(
        candidates=first.candidates,
        read=first.read + then.read,
        held=first.held + then.held,
        by_expression=_sums(first.by_expression, then.by_expression),
        alone=_sums(first.alone, then.alone),
        examples=(*first.examples, *then.examples)[:SHOWN],
        only=(*first.only, *then.only)[:SHOWN],
        nearly=first.nearly,
        following=then.following,
    )


def example(number: int, text: tuple[str, str], lines: Sequence[str]) -> Example:
    """Give a story, with where the expressions of a concept stand in it."""
    return _example(number, text, Matcher(lines).held(Said(*text)))


def _nearly(uow: UnitOfWork, matcher: Matcher, root_path: str | None) -> tuple[NearMiss, ...]:
    texts = uow.concepts.texts(uow.concepts.newest(loosened(matcher.expressions), root_path, None, _NEAR))
    found = []
    for number in sorted(texts, reverse=True):
        said = Said(*texts[number])
        missed = None if matcher.holds(said) else miss(matcher.expressions, said)
        if missed is not None:
            why, one = missed
            found.append(NearMiss(_example(number, texts[number], [one]), why, one.line))
    return tuple(sorted(found, key=lambda near: near.why is Miss.SHORT)[:SHOWN])


def _example(number: int, text: tuple[str, str], found: Sequence[Expression]) -> Example:
    return Example(number, *text, *shown(found, *text))


def _counts(those: Sequence[Expression], found: Iterable[Expression]) -> tuple[int, ...]:
    counts = dict.fromkeys(those, 0)
    for one in found:
        counts[one] += 1
    return tuple(counts.values())


def _sums(first: Sequence[int], then: Sequence[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(first, then, strict=True))

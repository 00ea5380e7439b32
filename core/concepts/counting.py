"""Counts the stories that hold concepts: as they come and change, and all of them again when expressions change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.concepts.concept import Concept
from core.concepts.expressions import expressions, needs
from core.concepts.held import NONE, Edition, Held, Spot, spots_of
from core.concepts.matching import Said, matcher
from core.ports import UnitOfWork
from core.ports.concepts import Watched
from core.tally import EMPTY, Scope, Share

PIECE = 500
"""How many stories are read again in one piece of work: others who write wait for its end."""

_FORGOTTEN = 5000
"""How many lines of an old edition are forgotten in one piece of work."""


@dataclass(frozen=True, slots=True)
class Recount:
    """How far the counting of a concept anew has come.

    Attributes:
        reached: the number of the last story counted.
        last: the highest number of a story.
        done: whether nothing is left to count.
    """

    concept_number: int
    reached: int
    last: int
    done: bool

    @property
    def part(self) -> float:
        """The part that is done, from 0 to 1."""
        return 1.0 if self.done else min(self.reached / self.last, 1.0) if self.last else 0.0


def count_concepts(uow: UnitOfWork, before: Mapping[int, Share], after: Mapping[int, Share]) -> None:
    """Hold stories that changed against all that is watched for.

    Args:
        uow: where it is kept.
        before: what each of them added to the counts so far.
        after: what each of them adds now.
    """
    watched = uow.concepts.watched()
    if watched:
        _settle(uow, watched, before, after)


def recount(uow: UnitOfWork, number: int, most: int = PIECE) -> Recount:
    """Count a concept anew for some more stories; its counts are shown once all of them are done.

    Several may do it at once: each piece begins where the one before it ended.
    """
    uow.concepts.take_turn()
    concept = uow.concepts.get(number)
    if concept is None or not concept.recounting:
        return Recount(number, 0, 0, done=True)
    edition = Edition(concept.number, concept.edition)
    root = concept.network_code or None
    found = uow.concepts.following(needs(expressions(concept.expressions)), root, concept.reached, most)
    shares = uow.tallies.shares(found)
    _settle(uow, [Watched(edition, concept.network_code, concept.expressions)], shares, shares)
    if len(found) < most:
        uow.concepts.counted(edition)
        return Recount(number, 0, 0, done=True)
    uow.concepts.reached(edition, found[-1])
    return Recount(number, found[-1], uow.concepts.last_number(), done=False)


def forget_old(uow: UnitOfWork) -> int:
    """Forget some of what earlier expressions were counted with; give how many lines that was."""
    uow.concepts.take_turn()
    return uow.concepts.forget_old(_FORGOTTEN)


def shown(concepts: Sequence[Concept]) -> dict[int, Edition]:
    """Give the edition whose counts are shown of each concept, by its number; those never counted are left out."""
    return {one.number: Edition(one.number, one.counted) for one in concepts if one.counted}


def _settle(
    uow: UnitOfWork, watched: Sequence[Watched], before: Mapping[int, Share], after: Mapping[int, Share]
) -> None:
    """Bring what is counted of some stories to what they hold now; what is right already is left alone."""
    kept = uow.concepts.held(after)
    texts = uow.concepts.texts(number for number, share in after.items() if share.parts)
    editions = {one.edition for one in watched}
    sums: dict[tuple[Edition, Spot], Held] = {}
    added: list[tuple[int, Edition]] = []
    removed: list[tuple[int, Edition]] = []
    for number, share in after.items():
        was = kept.get(number, frozenset()) & editions
        now = frozenset(_held_by(watched, texts[number], share)) if number in texts else frozenset()
        earlier = before.get(number, EMPTY)
        if was == now and (earlier == share or not now):
            continue
        for key, difference in _differences(now, share, was, earlier):
            sums[key] = sums.get(key, NONE) + difference
        added += [(number, edition) for edition in now - was]
        removed += [(number, edition) for edition in was - now]
    uow.concepts.put_held(added, removed)
    uow.concepts.add_up({key: held for key, held in sums.items() if held != NONE})


def _differences(
    now: frozenset[Edition], share: Share, was: frozenset[Edition], earlier: Share
) -> Iterator[tuple[tuple[Edition, Spot], Held]]:
    """Give what a story adds where it counts now, and takes back from where it counted."""
    for spot, held in spots_of(share):
        yield from (((edition, spot), held) for edition in now)
    for spot, held in spots_of(earlier):
        yield from (((edition, spot), NONE - held) for edition in was)


def _held_by(watched: Sequence[Watched], text: tuple[str, str], share: Share) -> Iterator[Edition]:
    """Give the editions that a story holds, among those that look at it."""
    said = Said(*text)
    scopes = {scope for part in share.parts for scope in part.scopes}
    for one in watched:
        looks = not one.network_code or Scope(one.network_code) in scopes
        if looks and matcher(one.expressions).holds(said):
            yield one.edition

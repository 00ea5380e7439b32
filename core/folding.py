"""Brings the kept counts to what the experiences are now."""

from collections.abc import Iterable, Mapping, Sequence

from core.concern import Concern
from core.experience import Experience
from core.ports import UnitOfWork
from core.response import Response, Usefulness
from core.stages import StageTimes, stage_times
from core.tally import EMPTY, Key, Share, Sums, keys_of, share_of
from core.vocabulary import ResponseState

PIECE = 200
"""How many changes are counted in one piece of work: others who write wait for its end."""


def fold(uow: UnitOfWork, most: int = PIECE) -> int:
    """Count anew experiences that changed, those that wait longest first; give how many changes that was.

    Their earlier share is taken back and the present one counted in, so that nothing counts twice. Only one does it
    at a time; what changes meanwhile is left for the next.
    """
    numbers = uow.tallies.take_due(most)
    before, after = uow.tallies.shares(numbers), shares_now(uow, numbers)
    changed = {number for number in after if before.get(number, EMPTY) != after[number]}
    sums = _changed_sums(uow, [before[n] for n in changed if n in before], [after[n] for n in changed])
    uow.tallies.put(sums)
    uow.tallies.put_shares({number: after[number] for number in changed})
    return len(numbers)


def shares_now(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, Share]:
    """Give what each of these experiences adds to the counts as it is now."""
    experiences = uow.experiences.many(set(numbers))
    concerns, responses = uow.concerns.of(experiences), uow.responses.of(experiences)
    votes = uow.evaluations.of(experiences)
    structures = uow.structures.many({c.structure_code for of_one in concerns.values() for c in of_one})
    stages = _stages(uow, experiences, concerns, responses)
    return {
        number: share_of(
            experience,
            concerns.get(number, ()),
            structures,
            stages.get(number, {}),
            _votes(responses.get(number, ()), votes.get(number, {})),
        )
        for number, experience in experiences.items()
    }


def _stages(
    uow: UnitOfWork,
    experiences: Mapping[int, Experience],
    concerns: Mapping[int, Sequence[Concern]],
    responses: Mapping[int, Sequence[Response]],
) -> dict[int, dict[int, StageTimes]]:
    """Give the times of the stages of each concern that is answered, by number and position."""
    answered = [n for n, of_one in concerns.items() if any(c.answered_at is not None for c in of_one)]
    transfers, events = uow.transfers.many(answered), uow.history.many(answered)
    return {
        number: {
            concern.position: stage_times(
                experiences[number],
                concern,
                transfers.get(number, ()),
                responses.get(number, ()),
                events.get(number, ()),
            )
            for concern in concerns[number]
            if concern.answered_at is not None
        }
        for number in answered
    }


def _votes(responses: Iterable[Response], votes: Mapping[tuple[int, int], Usefulness]) -> dict[int, Usefulness]:
    """Give the votes on the present answers, by position; those on a text that was corrected since are left out."""
    published = [r for r in responses if r.state is ResponseState.PUBLISHED]
    return {r.position: votes[r.position, r.revision] for r in published if (r.position, r.revision) in votes}


def _changed_sums(uow: UnitOfWork, before: list[Share], after: list[Share]) -> dict[Key, Sums]:
    """Give the sums that change, with these shares taken back and those counted in."""
    keys = {key for share in (*before, *after) for key, _ in keys_of(share)}
    sums = {key: Sums() for key in keys} | dict(uow.tallies.sums(keys))
    # In first: what is taken back is then always there.
    for share in after:
        for key, part in keys_of(share):
            sums[key].add(part)
    for share in before:
        for key, part in keys_of(share):
            sums[key].take_back(part)
    return sums

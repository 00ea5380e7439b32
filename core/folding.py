"""Brings the kept counts to what the experiences are now."""

from collections.abc import Iterable, Mapping, Sequence

from core.concepts.counting import count_concepts
from core.counted import ConcernFacts, StoryFacts
from core.gathering import Gathered, together
from core.ports import UnitOfWork
from core.stages import StageTimes, plain_times, stage_times
from core.tally import EMPTY, Key, Share, Sums, share_of

PIECE = 200
"""How many changes are counted in one piece of work while people wait: others who write wait for its end too."""

LARGE_PIECE = 2000
"""How many are counted in one piece of a long work: the more there are, the less each of them costs."""


def fold(uow: UnitOfWork, most: int = PIECE) -> int:
    """Count anew experiences that changed, those that wait longest first; give how many changes that was.

    Their earlier share is taken back and the present one counted in, so that nothing counts twice. Only one does it
    at a time; what changes meanwhile is left for the next.
    """
    numbers = uow.tallies.take_due(most)
    before, after = uow.tallies.shares(numbers), shares_now(uow, numbers)
    changed = {number: share for number, share in after.items() if before.get(number, EMPTY) != share}
    uow.tallies.put(_changed_sums(uow, [before[n] for n in changed if n in before], changed.values()))
    count_concepts(uow, before, after)
    uow.tallies.put_shares(changed)
    return len(numbers)


def shares_now(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, Share]:
    """Give what each of these experiences adds to the counts as it is now."""
    stories = uow.facts.stories(set(numbers))
    concerns, votes = uow.facts.concerns(stories), uow.facts.votes(stories)
    structures = uow.structures.many({c.structure_code for of_one in concerns.values() for c in of_one})
    stages = _stages(uow, stories, concerns)
    return {
        number: share_of(story, concerns.get(number, ()), structures, stages.get(number, {}), votes.get(number, {}))
        for number, story in stories.items()
    }


def _stages(
    uow: UnitOfWork, stories: Mapping[int, StoryFacts], concerns: Mapping[int, Sequence[ConcernFacts]]
) -> dict[int, dict[int, StageTimes]]:
    """Give the times of the stages of each concern that is answered, by number and position."""
    answered = [n for n, of_one in concerns.items() if any(c.answered_at is not None for c in of_one)]
    handed_on = uow.facts.handed_on(answered)
    return _told_by_history(uow, handed_on) | {
        number: {
            concern.position: plain_times(story.submitted_at, story.published_at, concern.answered_at)
            for concern in concerns[number]
            if concern.answered_at is not None
        }
        for number in answered
        if number not in handed_on
        for story in [stories[number]]
    }


def _told_by_history(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, dict[int, StageTimes]]:
    """Give the same for those that several people held in turn: their history says who and when."""
    experiences = uow.experiences.many(numbers)
    concerns, responses = uow.concerns.of(experiences), uow.responses.of(experiences)
    transfers, events = uow.transfers.many(experiences), uow.history.many(experiences)
    return {
        number: {
            concern.position: stage_times(
                experience, concern, transfers.get(number, ()), responses.get(number, ()), events.get(number, ())
            )
            for concern in concerns[number]
            if concern.answered_at is not None
        }
        for number, experience in experiences.items()
    }


def _changed_sums(uow: UnitOfWork, before: Iterable[Share], after: Iterable[Share]) -> dict[Key, Sums]:
    """Give the sums that change, with these shares taken back and those counted in."""
    gathered = Gathered()
    for share in after:
        gathered.count_in(share)
    for share in before:
        gathered.take_back(share)
    changes = gathered.sums()
    kept = uow.tallies.sums(changes)
    return changes | {key: together(sums, changes[key]) for key, sums in kept.items()}

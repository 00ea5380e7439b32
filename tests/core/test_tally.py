"""Counts are kept, not recounted: whatever is done, and in whatever order, they are those of a count from scratch."""

from random import Random

import pytest

from core.counts import NOTHING
from core.folding import fold, shares_now
from core.gate import Source
from core.ports import Store
from core.stages import plain_times, stage_times
from core.tally import Key, Scope, Sums, keys_of
from core.vocabulary import Channel, ExperienceState
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.fakes.wandering import Wanderers
from tests.fakes.world import World, accounts, structures


def recounted(store: Store) -> dict[Key, Sums]:
    """Count from scratch."""
    sums: dict[Key, Sums] = {}
    with store.reading() as uow:
        for share in shares_now(uow, range(1, 1000)).values():
            for key, part in keys_of(share):
                sums.setdefault(key, Sums()).add(part)
    return sums


def fold_all(store: Store, most: int = 7) -> None:
    """Count what changed, in small pieces."""
    folded = 1
    while folded:
        with store.writing() as uow:
            folded = fold(uow, most)
            uow.commit()


@pytest.mark.parametrize("seed", range(3))
def test_kept_counts_are_those_of_a_recount(seed: int) -> None:
    """After any sequence of changes, counted now and then, nothing is left over and nothing is missing."""
    store, clock = FakeStore(*structures(), *accounts()), FixedClock()
    wanderers = Wanderers(store, clock, seed)
    for steps in Random(seed).sample((1, 5, 20, 40, 60), 5):
        wanderers.wander(steps)
        fold_all(store)
        kept = {key: sums for key, sums in store.tables.tally.items() if sums != Sums()}
        assert kept == recounted(store)
    assert wanderers.done > 20


def test_an_experience_counts_once_in_each_sub_tree() -> None:
    """One that concerns two structures of a sub-tree is one experience there, in the programme too."""
    world = World()
    world.publish("caf-30", "caf-34", "gn-30")
    day = world.clock.now().date().isoformat()
    sums = recounted(world.store)
    for scope in ("", "caf", "caf-30", "caf-34", "gn", "gn-30"):
        assert sums[Key(Scope(scope), day)].counts.published == 1, scope
        assert sums[Key(Scope(scope), day[:7])].counts.published == 1, scope
    alone = {key.scope.code for key in sums if key.scope.alone}
    assert alone == {"caf-30", "caf-34", "gn-30"}, "« caf » and « gn » themselves are not concerned"


def test_the_first_answer_from_within_is_the_one_that_counts() -> None:
    """Elsewhere it was answered sooner: here the delay is that of one's own first answer."""
    world = World()
    receipt = world.publish("caf-30", "gn-30")
    day = world.clock.now().date().isoformat()
    world.clock.advance(days=2)
    world.answer(receipt, "agent-gn", 2)
    world.clock.advance(days=3)
    world.answer(receipt, "agent-30", 1)
    sums = recounted(world.store)
    by_code = {code: sums[Key(Scope(code), day)].counts for code in ("", "caf", "gn")}
    assert {code: counts.delay // 86400 for code, counts in by_code.items()} == {"": 2, "caf": 5, "gn": 2}
    assert (by_code["gn"].within_3, by_code["caf"].within_3, by_code["caf"].within_7) == (1, 0, 1)


def test_a_channel_counts_the_structures_that_it_was_used_with() -> None:
    """The answer of a structure that was not called is none to those who called."""
    world = World()
    receipt = world.publish()
    day = world.clock.now().date().isoformat()
    (before,) = (sums.facets for key, sums in recounted(world.store).items() if key == Key(Scope("caf-30"), day))
    assert before[f"channel:{Channel.PHONE}"].waiting == 1
    world.answer(receipt)
    after = recounted(world.store)[Key(Scope("caf-30"), day)]
    assert after.facets[f"channel:{Channel.PHONE}"].answered == 1
    assert after.delays == {0: 1}


def test_nothing_of_an_experience_that_was_withdrawn_is_left() -> None:
    """What it had added is taken back, whole."""
    world = World()
    receipt = world.publish()
    fold_all(world.store)
    version = world.store.tables.experiences[receipt.number].version
    world.desk("modo").withdraw(receipt.number, version, "Elle nomme quelqu’un.")
    fold_all(world.store)
    assert {sums.counts for sums in world.store.tables.tally.values()} == {NOTHING}
    assert not any(sums.facets or sums.delays for sums in world.store.tables.tally.values())


def test_votes_are_of_authors_and_visitors_apart() -> None:
    """An author and two visitors are three votes, in two counts."""
    world = World()
    receipt = world.publish()
    world.answer(receipt)
    day = world.clock.now().date().isoformat()
    world.following.rate(receipt.token, 1, useful=True)
    for visitor, useful in (("un", True), ("deux", False)):
        world.library.vote(receipt.number, 1, Source(form=visitor, network="192.0.2.7"), useful=useful)
    counts = recounted(world.store)[Key(Scope("caf"), day)].counts
    assert (counts.author_useful, counts.author_votes) == (1, 1)
    assert (counts.visitor_useful, counts.visitor_votes) == (1, 2)


def test_stages_read_at_a_glance_are_those_of_the_whole_history() -> None:
    """Where nobody but moderators and one structure held a concern, the three moments say it all."""
    store = FakeStore(*structures(), *accounts())
    Wanderers(store, FixedClock(), 4).wander(150)
    compared = 0
    with store.reading() as uow:
        numbers = set(store.tables.experiences)
        for number in numbers - uow.facts.handed_on(numbers):
            experience = store.tables.experiences[number]
            for concern in uow.concerns.of([number]).get(number, ()):
                if concern.answered_at is not None and experience.state is ExperienceState.PUBLISHED:
                    responses, events = uow.responses.of([number])[number], uow.history.of(number)
                    whole = stage_times(experience, concern, (), responses, events)
                    assert plain_times(experience.submitted_at, experience.published_at, concern.answered_at) == whole
                    compared += 1
    assert compared > 3

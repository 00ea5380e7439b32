"""Whose time it was: each moment of a concern is counted once, for whoever held it then."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.account import Account
from core.concern import Concern
from core.experience import Experience
from core.history import RULE, Event, EventKind
from core.response import Response
from core.stages import Held, Stage, held_times, stage_times
from core.transfer import Transfer, TransferState
from core.vocabulary import ExperienceState, ResponseState, Role
from tests.fakes.world import WORDING, World

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def held(world: World, number: int, position: int = 1) -> list[tuple[str, str, float]]:
    """Give who held it in the dossier: stage, structure, hours."""
    file = world.desk("modo").show(number).concern(position)
    return [(one.stage.value, one.code, one.time / HOUR) for one in file.held]


def test_a_story_waits_for_its_moderators_first(world: World) -> None:
    number = world.submit("caf-30").number
    world.clock.advance(hours=6)
    assert held(world, number) == [("moderation", "", 6)]


def test_then_the_structure_has_to_write(world: World) -> None:
    """Until its answer is published; what comes after counts for nobody."""
    number = world.submit("caf-30").number
    world.clock.advance(hours=6)
    world.desk("modo").publish(number, 1)
    world.clock.advance(hours=26)
    world.desk("agent-30").write(number, 1, WORDING, ResponseState.PUBLISHED, 0)
    world.clock.advance(hours=99)
    assert held(world, number) == [("moderation", "", 6), ("drafting", "caf-30", 26)]


def test_a_request_is_the_time_of_those_who_decide(world: World) -> None:
    """Each level its own; the structure that gave it away keeps what it spent, and the next one starts from nothing."""
    world.store.keep(Account(name="manager-caf", display_name="M", role=Role.MANAGER, structure_code="caf"))
    number = world.publish("caf-30").number
    world.clock.advance(hours=3)
    world.desk("agent-30").ask_transfer(number, 1, "caf-34", "Pas nous.")
    world.clock.advance(hours=48)
    world.office.climb_transfers()
    world.clock.advance(hours=5)
    world.desk("modo").accept_transfer(number, 1, "caf-34")
    world.clock.advance(hours=7)
    assert held(world, number) == [
        ("drafting", "caf-30", 3),
        ("transfer", "caf", 48),
        ("transfer", "", 5),
        ("drafting", "caf-34", 7),
    ]


def test_a_validation_is_told_apart(world: World) -> None:
    """From the moment a text is handed over to the moment it comes back, or is published."""
    number = world.publish("caf-34", "caf-30").number
    world.desk("agent-30").write(number, 2, WORDING, ResponseState.DRAFT, 0)
    world.clock.advance(hours=2)
    world.desk("agent-34").write(number, 1, WORDING, ResponseState.TO_VALIDATE, 0)
    world.clock.advance(hours=4)
    assert held(world, number) == [("drafting", "caf-34", 2), ("validation", "caf-34", 4)]
    world.desk("valid-34").write(number, 1, WORDING, ResponseState.DRAFT, 3)
    world.clock.advance(hours=1)
    world.desk("valid-34").write(number, 1, WORDING, ResponseState.PUBLISHED, 4)
    assert held(world, number) == [("drafting", "caf-34", 3), ("validation", "caf-34", 4)]
    assert held(world, number, 2) == [("drafting", "caf-30", 7)]


def test_what_was_withdrawn_waits_for_nobody(world: World) -> None:
    number = world.publish("caf-30").number
    world.clock.advance(hours=5)
    world.desk("modo").withdraw(number, 2, "Publiée par erreur.")
    world.clock.advance(hours=50)
    assert held(world, number) == [("drafting", "caf-30", 5)]


def test_without_the_present_moment_only_what_is_over_counts() -> None:
    experience = _experience()
    assert stage_times(experience, _concern(), [], [], []).drafting == timedelta(0)
    assert stage_times(experience, _concern(), [], [], []).moderation == HOUR
    assert stage_times(experience, _concern(), [], [], [], NOON + 5 * HOUR).drafting == 4 * HOUR


moments = st.integers(0, 40).map(lambda quarters: NOON + quarters * HOUR / 4)


@given(
    answered=st.none() | moments,
    requests=st.lists(st.tuples(moments, moments, st.sampled_from(TransferState), st.sampled_from(["caf", ""]))),
    writing=st.lists(
        st.tuples(moments, st.sampled_from([EventKind.RESPONSE_TO_VALIDATE, EventKind.RESPONSE_DRAFTED])), max_size=5
    ),
)
def test_every_moment_counts_once(
    answered: datetime | None,
    requests: list[tuple[datetime, datetime, TransferState, str]],
    writing: list[tuple[datetime, EventKind]],
) -> None:
    """Whatever happened, the stages add up to the time from the deposit to the answer, or until now."""
    now = NOON + 12 * HOUR
    answered_at = max(answered, NOON + HOUR) if answered else None
    transfers = [_transfer(number, *each) for number, each in enumerate(requests, start=1)]
    events = [_event(at, kind) for at, kind in sorted(writing, key=lambda each: each[0])]
    response = Response(
        experience_number=1, position=1, structure_code="caf-30", body="…", updated_at=NOON, state=ResponseState.DRAFT
    )
    arguments = (_experience(), _concern(answered_at), transfers, [response], events, now)
    times, holders = stage_times(*arguments), held_times(*arguments)
    assert sum(times, timedelta(0)) == (answered_at or now) - NOON
    assert sum((one.time for one in holders), timedelta(0)) == sum(times, timedelta(0))
    assert all(one.time > timedelta(0) for one in holders)
    assert len({(one.stage, one.code) for one in holders}) == len(holders)
    assert times.moderation == HOUR
    assert holders[0] == Held(stage=Stage.MODERATION, time=HOUR)


def _experience() -> Experience:
    return Experience(
        number=1,
        title="Titre",
        text="Récit",
        state=ExperienceState.PUBLISHED,
        submitted_at=NOON,
        published_at=NOON + HOUR,
    )


def _concern(answered_at: datetime | None = None) -> Concern:
    open_since = None if answered_at else NOON + HOUR
    return Concern(
        experience_number=1, position=1, structure_code="caf-30", open_since=open_since, answered_at=answered_at
    )


def _transfer(number: int, start: datetime, end: datetime, state: TransferState, decider: str) -> Transfer:
    return Transfer(
        number=number,
        experience_number=1,
        position=1,
        from_code=f"before-{number}",
        why="…",
        asked_by="a",
        asked_at=min(start, end),
        decider_code=decider,
        state=state,
        decided_at=None if state is TransferState.ASKED else max(start, end),
        decided_by=RULE,
    )


def _event(at: datetime, kind: EventKind) -> Event:
    return Event(experience_number=1, at=at, actor="a", kind=kind, detail="Caf du Gard")

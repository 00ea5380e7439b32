"""What is put in a store comes out the same, whatever is in it."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, StatementError

from core.model import Model
from core.notification import NotificationState
from core.response import Formula
from core.vocabulary import (
    Channel,
    CharterReason,
    ExperienceState,
    FormulaKind,
    GeneralTag,
    Origin,
    ResponseKind,
    ResponseState,
    Role,
    Sentiment,
)
from storage.store import SqlStore
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_letter,
    a_published_experience,
    a_response,
    a_structure,
    a_vote,
    an_account,
    an_event,
    an_experience,
    plant,
    put,
)

HALF_PAST_FOUR = datetime(2026, 5, 3, 4, 30, 15, 123456, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
TAGS = {GeneralTag.SIMPLICITY: Sentiment.NEGATIVE, GeneralTag.ACCESSIBILITY: Sentiment.POSITIVE}
CHANNELS = {Channel.VIDEO: None, Channel.DESK: Sentiment.NEUTRAL, Channel.CHAT: Sentiment.POSITIVE}


def test_an_experience_comes_back_the_same(store: SqlStore) -> None:
    """Hostile text, the longest text, each optional field: an experience is read as it was written."""
    experience = an_experience(
        2**31 - 1,
        version=7,
        state=ExperienceState.REJECTED,
        origin=Origin.IMPORT,
        title=HOSTILE,
        text=("é👩‍🚒\n" * 50_000)[:49_999] + ".",
        sentiment=Sentiment.NEGATIVE,
        pseudonym=HOSTILE[:100],
        department="Côtes-d’Armor",
        country="Åland",
        procedure="p" * 500,
        tags=TAGS,
        submitted_at=HALF_PAST_FOUR,
        published_at=NOON,
        reasons=(CharterReason.OUT_OF_FIELD,),
        note=HOSTILE,
    )
    with store.writing() as uow:
        uow.experiences.add(experience)
        uow.commit()
    with store.reading() as uow:
        kept = uow.experiences.get(experience.number)
    _assert_same(kept, experience)
    assert kept is not None
    assert list(kept.tags) == list(TAGS), "the order of the tags"


def test_every_state_is_kept_by_value(store: SqlStore, engine: Engine) -> None:
    """The database holds the value of a closed list, never the name of the member."""
    with store.writing() as uow:
        put(uow, (an_experience(number, state=state) for number, state in enumerate(ExperienceState, start=1)))
        uow.commit()
    with engine.connect() as connection:
        kept = connection.scalars(sa.text("SELECT state FROM experience ORDER BY number")).all()
    assert kept == [state.value for state in ExperienceState]


def test_a_concern_keeps_its_channels_in_order(store: SqlStore, engine: Engine) -> None:
    """The channels of a concern come back in the order given, those without a feeling too."""
    plant(engine, "caf")
    concern = a_concern(named=HOSTILE[:300], channels=CHANNELS, open_since=HALF_PAST_FOUR, answered_at=NOON)
    with store.writing() as uow:
        put(uow, [an_experience(), concern])
        uow.commit()
    with store.reading() as uow:
        kept = uow.concerns.of([1])[1][0]
    _assert_same(kept, concern)
    assert list(kept.channels.items()) == list(CHANNELS.items())


def test_a_response_comes_back_the_same(store: SqlStore, engine: Engine) -> None:
    """A response of any kind and state is read as it was written."""
    plant(engine, "caf")
    responses = [
        a_response(
            position=position,
            version=3,
            state=state,
            kind=kind,
            greeting=HOSTILE,
            body="é" * 50_000,
            closing="c" * 500,
            signature=HOSTILE,
            author="é" * 100,
        )
        for position, (state, kind) in enumerate(product(ResponseState, ResponseKind), start=1)
    ]
    with store.writing() as uow:
        put(uow, [an_experience(), *(a_concern(position=r.position) for r in responses), *responses])
        uow.commit()
    with store.reading() as uow:
        for kept, given in zip(uow.responses.of([1])[1], responses, strict=True):
            _assert_same(kept, given)


def test_a_structure_comes_back_the_same(store: SqlStore, engine: Engine) -> None:
    """A structure is read as it was written, with its longest path."""
    structure = a_structure(
        "/".join(["réseau", "x" * 400, "y" * 400, "c" * 64]),
        parent_code=None,
        name=HOSTILE,
        typology="t" * 200,
        postal_code="97133",
        town="L’Haÿ-les-Roses",
        country="Côte d’Ivoire",
        requires_validation=True,
    )
    plant(engine, structure)
    with store.reading() as uow:
        _assert_same(uow.structures.get(structure.code), structure)


def test_accounts_formulas_events_letters_come_back_the_same(store: SqlStore, engine: Engine) -> None:
    """What surrounds an experience is read as it was written."""
    plant(engine, "caf")
    account = an_account("zoé", Role.VALIDATOR, "caf").model_copy(update={"active": False, "display_name": HOSTILE})
    formula = Formula(structure_code="caf", kind=FormulaKind.CLOSING, text=HOSTILE)
    event = an_event(detail="d" * 2000, at=HALF_PAST_FOUR)
    letter = a_letter(
        event="e" * 100,
        recipient="r" * 100,
        position=2,
        revision=3,
        state=NotificationState.DEAD,
        due_at=HALF_PAST_FOUR,
        attempts=9,
        held_by="h" * 64,
        held_until=NOON,
        error=HOSTILE,
        sent_at=NOON,
    )
    with store.writing() as uow:
        put(uow, [an_experience(), account, event, letter])
        uow.formulas.add(formula)
        uow.addresses.put(1, bytes(range(256)))
        uow.commit()
    with store.reading() as uow:
        _assert_same(uow.accounts.get("zoé"), account)
        _assert_same(uow.formulas.of(["caf"])[0], formula)
        _assert_same(uow.history.of(1)[0], event)
        _assert_same(uow.outbox.listed(None, 10)[0], letter)
        assert uow.addresses.get(1) == bytes(range(256))


def test_times_come_back_aware_in_utc(store: SqlStore) -> None:
    """A time given in any zone is read in UTC, to the microsecond, whatever the zone of the server."""
    second_half_past_two = datetime(2026, 10, 25, 2, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Paris"), fold=1)
    with store.writing() as uow:
        uow.experiences.add(an_experience(submitted_at=second_half_past_two))
        uow.commit()
    with store.reading() as uow:
        kept = uow.experiences.get(1)
    assert kept is not None
    assert kept.submitted_at == datetime(2026, 10, 25, 1, 30, 15, 123456, tzinfo=UTC)
    assert kept.submitted_at.utcoffset() == timedelta(0)


def test_the_extremes_of_time_are_kept(store: SqlStore) -> None:
    """Old and far dates are read as they were written."""
    first, last = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=timezone(timedelta(hours=-11)))
    with store.writing() as uow:
        put(uow, [an_experience(1, submitted_at=first), an_experience(2, submitted_at=last)])
        uow.commit()
    with store.reading() as uow:
        assert [uow.experiences.get(number).submitted_at for number in (1, 2)] == [first, last]


def test_a_time_without_zone_is_refused(store: SqlStore) -> None:
    """A naive time is a mistake of ours: it is never guessed at, and nothing is kept."""
    naive = an_experience().model_copy(update={"submitted_at": NOON.replace(tzinfo=None)})
    with store.writing() as uow, pytest.raises(StatementError):
        uow.experiences.add(naive)
    with store.reading() as uow:
        assert uow.experiences.get(1) is None


def test_a_word_out_of_a_closed_list_is_refused(engine: Engine, store: SqlStore) -> None:
    """The schema itself refuses a word that its closed list does not have."""
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.commit()
    for column in ("state", "origin", "sentiment"):
        with engine.connect() as connection, pytest.raises(IntegrityError):
            connection.execute(sa.text(f"UPDATE experience SET {column} = 'bogus'"))


def test_a_vote_comes_back(store: SqlStore, engine: Engine) -> None:
    """What an author writes of an answer is kept whole beside the vote."""
    plant(engine, "caf")
    with store.writing() as uow:
        answered = a_response(state=ResponseState.PUBLISHED)
        put(uow, [a_published_experience(), a_concern(), answered, a_vote(comment=HOSTILE, useful=False)])
        uow.commit()
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT comment FROM evaluation")) == a_vote(comment=HOSTILE).comment


def _assert_same(kept: Model | None, given: Model) -> None:
    assert kept == given
    assert type(kept) is type(given), "a plain model of core, not a row"

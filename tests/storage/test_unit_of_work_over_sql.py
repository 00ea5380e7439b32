"""A unit of work keeps everything by `commit`, or nothing."""

import pytest
from sqlalchemy import Engine

from core.errors import EcouteError, Refused, Unavailable
from core.response import Formula
from core.vocabulary import FormulaKind
from storage.store import SqlStore, SqlUnitOfWork
from tests.storage.samples import (
    NOON,
    a_concern,
    a_letter,
    a_presence,
    a_report,
    a_response,
    a_screening,
    a_transfer,
    a_view,
    an_account,
    an_event,
    an_experience,
    plant,
    put,
)


class _UnrelatedError(Exception):
    pass


def test_nothing_is_kept_without_commit(store: SqlStore, engine: Engine) -> None:
    """Leaving a unit of work without commit leaves every table as it was."""
    plant(engine, "caf")
    with store.writing() as uow:
        _do_everything(uow)
    _assert_nothing_kept(store)


@pytest.mark.parametrize("error", [_UnrelatedError("boom"), Refused("non"), KeyboardInterrupt()], ids=type)
def test_an_exception_inside_takes_all_back(store: SqlStore, engine: Engine, error: BaseException) -> None:
    """An exception leaves every table as it was, and goes on its way as it is."""
    plant(engine, "caf")
    with pytest.raises(type(error)) as caught, store.writing() as uow:
        _do_everything(uow)
        raise error
    assert caught.value is error
    _assert_nothing_kept(store)


def test_everything_is_kept_by_commit(store: SqlStore, engine: Engine) -> None:
    """A commit keeps what every port was given."""
    plant(engine, "caf")
    with store.writing() as uow:
        _do_everything(uow)
        uow.commit()
    with store.reading() as uow:
        assert uow.experiences.get(1) == an_experience(version=2)
        assert len(uow.concerns.of([1])[1]) == len(uow.responses.of([1])[1]) == 1
        assert len(uow.history.of(1)) == len(uow.outbox.listed(None, 9)) == len(uow.accounts.all()) == 1
        assert uow.addresses.get(1) == b"box"
        assert uow.submissions.number_of("the-form-key") == 1
        assert len(uow.twins.sharing((1, 2), 9)) == len(uow.presences.of([1], NOON)) == len(uow.reports.of(1)) == 1
        assert len(uow.transfers.of(1)) == len(uow.saved_views.of("modo")) == 1
        assert uow.screenings.get(1) == a_screening()


def test_what_follows_a_commit_needs_its_own(store: SqlStore) -> None:
    """A commit keeps what came before it, and nothing of what comes after."""
    with store.writing() as uow:
        uow.experiences.add(an_experience(1))
        uow.commit()
        uow.experiences.add(an_experience(2))
    with store.reading() as uow:
        assert [uow.experiences.get(number) is None for number in (1, 2)] == [False, True]


def test_a_unit_of_work_reads_what_it_wrote(store: SqlStore, engine: Engine) -> None:
    """Within one unit of work, a reading after a change gives the changed thing, never a remembered one."""
    plant(engine, "caf")
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(), a_response()])
        seen = (uow.experiences.get(1), uow.concerns.of([1])[1], uow.responses.of([1])[1])
        uow.experiences.save(an_experience(version=2, title="Autre"), 1)
        uow.concerns.save(a_concern(named="Autre"))
        uow.responses.save(a_response(version=2, body="Autre"), 1)
        again = uow.experiences.get(1)
        assert again is not None
        assert (again.title, uow.concerns.of([1])[1][0].named, uow.responses.of([1])[1][0].body) == ("Autre",) * 3
        assert seen[0] == an_experience(), "what was read before does not change"


def test_two_units_of_work_share_nothing(store: SqlStore) -> None:
    """A reader beside a writer sees nothing before the commit, and waits for nobody."""
    with store.writing() as writing:
        writing.experiences.add(an_experience())
        with store.reading() as reading:
            assert reading.experiences.get(1) is None
        writing.commit()
        with store.reading() as reading:
            assert reading.experiences.get(1) is not None


def test_a_broken_rule_of_the_schema_is_told_in_french(store: SqlStore) -> None:
    """A concern about nothing is refused by the schema: a sentence for people, and nothing is kept."""
    with pytest.raises(Unavailable, match="n’a pas été fait") as caught, store.writing() as uow:
        put(uow, [an_experience(), a_concern(code="nowhere")])
        uow.commit()
    assert isinstance(caught.value, EcouteError)
    with store.reading() as uow:
        assert uow.experiences.get(1) is None


def _do_everything(uow: SqlUnitOfWork) -> None:
    put(uow, [an_experience(), a_concern(), a_response(), an_event(), a_letter(), an_account("modo")])
    uow.addresses.put(1, b"box")
    uow.formulas.add(Formula(structure_code="caf", kind=FormulaKind.GREETING, text="Bonjour,"))
    uow.submissions.claim("the-form-key", 1)
    uow.experiences.save(an_experience(version=2), 1)
    uow.twins.put(1, (1, 2))
    put(uow, [a_screening(), a_presence(), a_report(), a_transfer(), a_view()])


def _assert_nothing_kept(store: SqlStore) -> None:
    with store.reading() as uow:
        assert uow.experiences.get(1) is None
        assert not uow.concerns.of([1])
        assert not uow.responses.of([1])
        assert not uow.history.of(1)
        assert not uow.outbox.listed(None, 9)
        assert not uow.accounts.all()
        assert not uow.formulas.of(["caf"])
        assert uow.addresses.get(1) is None
        assert uow.submissions.number_of("the-form-key") is None
        assert uow.screenings.get(1) is None
        assert not uow.twins.sharing((1, 2), 9)
        assert not uow.presences.of([1], NOON)
        assert not uow.reports.of(1)
        assert not uow.transfers.of(1)
        assert not uow.saved_views.of("modo")

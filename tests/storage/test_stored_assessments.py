"""Commitments, self-assessments and results of structures over both engines, the fake beside them."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from core.assessments.assessment import Answer, Assessment, AssessmentState
from core.assessments.starter import starter
from core.commitments import Commitment, Promise
from core.desk import Desk
from core.errors import Stale
from core.indicators.indicator import Indicator
from core.vocabulary import Role
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.storage.counting import counted
from tests.storage.samples import HOSTILE, NOON, an_account, plant, put

DAY = date(2026, 4, 1)


@pytest.fixture
def programme(engine: Engine, store: SqlStore) -> SqlStore:
    plant(engine, "caf", "caf/caf-30", "caf/caf-34", "gn")
    with store.writing() as uow:
        put(uow, [an_account("chef", Role.MANAGER, "caf"), an_account("agent", Role.AGENT, "caf-30")])
        uow.assessments.keep_questionnaire(starter(NOON))
        uow.commit()
    return store


def an_assessment(number: int, code: str = "caf-30", **changes: Any) -> Assessment:
    whole: dict[str, Any] = {"number": number, "structure_code": code, "year": 2026, "place": 1, "questionnaire": 1}
    more = {"commitment_year": 2021, "opened_by": "chef", "opened_at": NOON}
    return Assessment(**(whole | more | changes))


def closed(number: int, code: str, **changes: Any) -> Assessment:
    more = {"state": AssessmentState.CLOSED, "closed_by": "chef", "closed_at": NOON, "scores": {"global": number / 3}}
    return an_assessment(number, code, **{**more, **changes})


def test_the_questionnaire_comes_back_the_same(programme: SqlStore) -> None:
    """Each question with its commitment and channel; the last version is the one in use; one alone takes a version."""
    with programme.writing() as uow:
        second = starter(NOON).model_copy(update={"version": 2, "kept_by": HOSTILE[:100]})
        uow.assessments.keep_questionnaire(second)
        uow.commit()
    with programme.writing() as uow:
        assert uow.assessments.questionnaire() == second
        assert uow.assessments.questionnaire(1) == starter(NOON)
        assert uow.assessments.questionnaire(3) is None
        with pytest.raises(Stale):
            uow.assessments.keep_questionnaire(second)


def test_assessments_come_back_the_same_and_by_subtree(programme: SqlStore) -> None:
    """Page by page, the newest first; those closed in a network for a year; the open one of a structure."""
    kept = [closed(1, "caf-30", year=2025), closed(2, "caf-34"), closed(3, "gn"), an_assessment(4)]
    with programme.writing() as uow:
        for one in kept:
            uow.assessments.add(one)
        uow.commit()
    with programme.reading() as uow:
        assert [uow.assessments.get(one.number) for one in kept] == kept
        assert uow.assessments.next_number() == 5
        assert [one.number for one in uow.assessments.page("caf", None, 2)] == [4, 2]
        assert [one.number for one in uow.assessments.page("caf", 2, 2)] == [1]
        assert [one.number for one in uow.assessments.page(None, None, 9)] == [4, 3, 2, 1]
        assert uow.assessments.closed("caf", 2026) == [kept[1]]
        assert uow.assessments.opened("caf-30") == kept[3]
        assert uow.assessments.opened("gn") is None
        assert [one.number for one in uow.assessments.of("caf-30", 2025)] == [1]
        assert uow.assessments.get(2**40) is None


def test_two_who_open_or_close_at_once(programme: SqlStore) -> None:
    """The second one is told, and nothing of theirs is kept."""
    with programme.writing() as uow:
        uow.assessments.add(an_assessment(1))
        uow.commit()
    with programme.writing() as uow, pytest.raises(Stale):
        uow.assessments.add(an_assessment(2))
    with programme.writing() as uow:
        uow.assessments.save(closed(1, "caf-30", version=2), 1)
        uow.commit()
    with programme.writing() as uow, pytest.raises(Stale):
        uow.assessments.save(closed(1, "caf-30", version=2), 1)


def test_answers_come_back_the_same(programme: SqlStore) -> None:
    """By question; a second one to the same question takes the place of the first."""
    first = Answer(assessment_number=1, question=2, score=None, comment=HOSTILE, evidence="é", by="agent", at=NOON)
    with programme.writing() as uow:
        uow.assessments.add(an_assessment(1))
        for one in (first, first.model_copy(update={"question": 1}), first.model_copy(update={"score": 4})):
            uow.assessments.put_answer(one)
        uow.commit()
    with programme.reading() as uow:
        answers = uow.assessments.answers(1)
        assert [(one.question, one.score) for one in answers] == [(1, None), (2, 4)]
        assert answers[0] == first.model_copy(update={"question": 1})
        assert uow.assessments.answered([1, 2]) == {1: 2}


def test_a_sheet_takes_few_statements(programme: SqlStore, engine: Engine) -> None:
    """However many structures of the network closed one."""
    with programme.writing() as uow:
        uow.assessments.add(closed(1, "caf-30"))
        uow.assessments.add(closed(2, "caf-34"))
        uow.commit()
    desk = Desk(programme, FixedClock(), "chef")
    with counted(engine) as statements:
        file = desk.assessment(1)
    assert file.results[0].value == pytest.approx(1 / 3)
    assert len(statements) <= 10


def test_commitments_of_a_year_take_the_place_of_those_before(programme: SqlStore) -> None:
    """By year and number; other years stay."""

    def listed(year: int, *numbers: int) -> list[Commitment]:
        simple = Promise.SIMPLER
        return [Commitment(year=year, number=one, promise=simple, wording=HOSTILE) for one in numbers]

    with programme.writing() as uow:
        uow.commitments.replace(2023, listed(2023, 1, 2))
        uow.commitments.replace(2021, listed(2021, 1))
        uow.commitments.replace(2023, listed(2023, 1))
        uow.commit()
    with programme.reading() as uow:
        assert uow.commitments.all() == listed(2021, 1) + listed(2023, 1)


def test_results_come_back_the_same(programme: SqlStore) -> None:
    """By code, then the newest first; one of the same date takes the place of the first; what is shown is a choice."""

    def a_result(**changes: Any) -> Indicator:
        whole: dict[str, Any] = {"structure_code": "caf-30", "code": "IND-27", "day": DAY, "value": 91.25}
        more = {"wording": HOSTILE, "unit": "%", "source": "é", "kept_by": "chef", "kept_at": NOON}
        return Indicator(**(whole | more | changes))

    kept = [a_result(code="IND-1"), a_result(day=date(2026, 5, 1)), a_result()]
    with programme.writing() as uow:
        uow.indicators.put([a_result(value=1), a_result(structure_code="gn")])
        uow.indicators.put(kept)
        uow.indicators.put([])
        uow.indicators.show("caf-30", "IND-27", public=True)
        uow.indicators.show("caf-30", "IND-27", public=True)
        uow.commit()
    with programme.writing() as uow:
        assert uow.indicators.of("caf-30") == kept
        assert len(uow.indicators.of_many(["gn", "caf-30"])) == 4
        assert uow.indicators.shown("caf-30") == ["IND-27"]
        uow.indicators.show("caf-30", "IND-27", public=False)
        assert uow.indicators.shown("caf-30") == []
        assert uow.indicators.remove("caf-30", "IND-27", DAY)
        assert not uow.indicators.remove("caf-30", "IND-27", DAY)
        assert not uow.indicators.remove("caf-30", "\x00", DAY)

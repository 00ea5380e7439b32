"""What is kept of answers being written: their texts, who writes them, and what undoing one of them holds back."""

import pytest
from sqlalchemy import Engine

from core.errors import Stale
from core.notification import NotificationKind
from core.presence import Writer
from core.response import Response
from core.version import Version
from core.vocabulary import ResponseState
from storage.store import SqlStore
from tests.fakes.world import accounts, structures
from tests.storage.samples import (
    HOSTILE,
    a_concern,
    a_letter,
    a_published_experience,
    a_response,
    after,
    plant,
    put,
)


@pytest.fixture
def written(store: SqlStore, engine: Engine) -> SqlStore:
    """Give two experiences, the first with two structures concerned and an answer each."""
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, accounts())
        put(uow, [a_published_experience(1), a_published_experience(2)])
        put(uow, [a_concern(1, 1), a_concern(1, 2, "caf-30"), a_concern(2, 1)])
        put(uow, [a_response(1, 1), a_response(1, 2), a_response(2, 1)])
        uow.commit()
    return store


def a_version(number: int = 1, position: int = 1, **changes: object) -> Version:
    return Version.of(a_response(number, position).model_copy(update=changes))


def a_writer(position: int = 1, name: str = "agent-30", **changes: object) -> Writer:
    whole: dict[str, object] = {"display_name": name, "since": after(0), "until": after(2)}
    return Writer(experience_number=1, position=position, account_name=name, **(whole | changes))  # type: ignore[arg-type]


def test_versions_come_back_whole_the_latest_first(written: SqlStore) -> None:
    """Only those of that answer, whatever the text; the same one is never kept twice."""
    first, second = a_version(body=HOSTILE, author="agent-30"), a_version(version=2, remark="Dites quand.")
    with written.writing() as uow:
        for version in (first, a_version(position=2), a_version(2), second):
            uow.versions.keep(version)
        uow.commit()
    with written.reading() as uow:
        assert list(uow.versions.of(1, 1)) == [second, first]
        assert list(uow.versions.of(10**30, 1)) == []
    with written.writing() as uow, pytest.raises(Stale):
        uow.versions.keep(first)


def test_a_remark_is_kept_with_the_answer(written: SqlStore) -> None:
    with written.writing() as uow:
        before: Response = uow.responses.of([1])[1][0]
        handed = before.model_copy(update={"state": ResponseState.TO_VALIDATE})
        sent_back = handed.sent_back(HOSTILE, after(1))
        uow.responses.save(sent_back, before.version)
        uow.commit()
    with written.reading() as uow:
        assert uow.responses.of([1])[1][0] == sent_back


def test_each_answer_has_one_writer_while_they_give_signs_of_life(written: SqlStore) -> None:
    with written.writing() as uow:
        for writer in (a_writer(), a_writer(2, "agent-34"), a_writer(1, "manager-30", since=after(1))):
            uow.writers.put(writer)
        uow.writers.remove(1, 1, "agent-30")
        uow.commit()
    with written.reading() as uow:
        there = uow.writers.of(1, after(1))
        assert {at: writer.account_name for at, writer in there.items()} == {1: "manager-30", 2: "agent-34"}
        assert there[1] == a_writer(1, "manager-30", since=after(1))
        assert dict(uow.writers.of(1, after(2))) == {}
        assert dict(uow.writers.of(2, after(1))) == {}
    with written.writing() as uow:
        uow.writers.remove(1, 1, "manager-30")
        assert set(uow.writers.of(1, after(1))) == {2}


def test_a_concern_that_goes_takes_its_writer_along(written: SqlStore) -> None:
    with written.writing() as uow:
        put(uow, [a_concern(2, 2)])
        uow.writers.put(Writer(**a_writer(2).model_dump() | {"experience_number": 2}))
        uow.concerns.remove(a_concern(2, 2))
        uow.commit()
    with written.reading() as uow:
        assert dict(uow.writers.of(2, after(1))) == {}


def test_only_the_letter_of_one_answer_is_held_back(written: SqlStore) -> None:
    """The other structure's letter is still owed, and one of the same answer that left keeps all as it was."""
    own, other = (
        a_letter(f"answered:{position}", kind=NotificationKind.ANSWERED, position=position, created_at=after(5))
        for position in (1, 2)
    )
    with written.writing() as uow:
        put(uow, [own, other])
        assert uow.outbox.revoke(1, after(5), 1)
        assert [letter.state.value for letter in uow.outbox.listed(None, 9)] == ["cancelled", "pending"]
        uow.outbox.save(other.sent(after(6)))
        assert not uow.outbox.revoke(1, after(5), 2)
        assert uow.outbox.revoke(1, after(6), 2), "what was owed before is nothing of this publication"

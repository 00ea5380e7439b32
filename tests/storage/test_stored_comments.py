"""Port core.ports.Comments over SQL, and the list of what is unread, beside what the fakes say."""

import pytest
from sqlalchemy import Engine

from core.comment import Comment
from core.ports import UnitOfWork
from core.response import Response
from core.structure import OUTSIDE_CODE
from core.views import Cursor, Place, QueueLine, Sieve
from core.vocabulary import ResponseKind, ResponseState, Role, Sentiment
from storage.repositories import comments as stored
from storage.store import SqlStore
from tests.fakes import comments as faked
from tests.fakes.queues import FakeQueues
from tests.fakes.store import FakeStore
from tests.storage.counting import counted
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    a_transfer,
    after,
    an_account,
    an_experience,
    plant,
    put,
)

DISCUSSED = 2
"""An experience of the Caf that a discussion brings the Gendarmerie into; on the fourth one, it is only asked."""
THINGS = [
    an_account("modo"),
    an_account("agent", Role.AGENT, "caf"),
    an_account("gendarme", Role.AGENT, "gn"),
    *(
        a_published_experience(number, sentiment=Sentiment(("positive", "negative")[number % 2]))
        for number in range(1, 9)
    ),
    an_experience(9),
    *(a_concern(number, 1, "caf" if number % 3 else "gn") for number in range(1, 10) if number != DISCUSSED),
    a_concern(DISCUSSED, 1, "caf", discussed_since=NOON),
    a_transfer(1, DISCUSSED, to_code="gn"),
    a_transfer(2, 4, to_code="gn"),
    *(a_concern(number, 2, OUTSIDE_CODE, named="Mairie") for number in range(1, 10)),
]


def a_comment(number: int, experience: int = 1, author: str = "modo", *mentions: str, text: str = "Oui.") -> Comment:
    return Comment(
        number=number,
        experience_number=experience,
        at=after(number),
        author=author,
        author_name=author.capitalize(),
        structure_code="" if author == "modo" else "caf",
        text=text,
        mentions=mentions,
    )


COMMENTS = [
    a_comment(1, 3),
    a_comment(2, 1, "agent"),
    a_comment(3, 2, "modo", "agent", "gendarme"),
    a_comment(4, 5, "gendarme", "modo"),
    a_comment(5, 9),
    a_comment(6, 9, "agent"),
    a_comment(7, 2, "agent"),
    a_comment(8, 4, "gendarme", "agent"),
    a_comment(9, 6),
    a_comment(10, 7, "modo", "agent"),
]
READ = [("agent", 7, 10), ("agent", 6, 8), ("modo", 2, 3), ("gendarme", 3, 1)]


def fill(uow: UnitOfWork) -> None:
    for comment in COMMENTS:
        uow.comments.add(comment)
    for mark in READ:
        uow.comments.mark_read(*mark)


@pytest.fixture
def full(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, "caf", "gn")
    with store.writing() as uow:
        put(uow, THINGS)
        fill(uow)
        uow.commit()
    return store


@pytest.fixture
def fake() -> FakeStore:
    return FakeStore(a_structure("caf"), a_structure("gn"), *THINGS, *COMMENTS)


def test_comments_come_back_as_they_were_written(full: SqlStore) -> None:
    """Oldest first, whole, whatever they hold; the next number is above them all."""
    hostile = a_comment(11, 1, "modo", "agent", text=HOSTILE)
    with full.writing() as uow:
        assert uow.comments.next_number() == 11
        uow.comments.add(hostile)
        assert uow.comments.next_number() == 12
        uow.commit()
    with full.reading() as uow:
        assert uow.comments.of(1) == [COMMENTS[1], hostile]
        assert uow.comments.of(8) == []
        assert list(uow.comments.of(2**70)) == []


def test_how_far_one_has_read_never_goes_back(full: SqlStore) -> None:
    """Each account and experience has its own mark; an earlier one, or a strange one, changes nothing."""
    with full.writing() as uow:
        uow.comments.mark_read("agent", 2, 7)
        uow.comments.mark_read("agent", 2, 3)
        uow.commit()
    with full.reading() as uow:
        read = [uow.comments.read_up_to(name, number) for name, number in (("agent", 2), ("agent", 3), ("modo", 2))]
        assert read == [7, 0, 3]
        assert uow.comments.read_up_to("a\x00b", 2) == uow.comments.read_up_to("agent", 2**70) == 0


@pytest.mark.parametrize("name", ["agent", "modo", "gendarme"])
def test_what_is_unread_is_what_the_fake_says(full: SqlStore, fake: FakeStore, engine: Engine, name: str) -> None:
    """By experience, in one statement; nothing for those without."""
    with fake.writing() as uow:
        for mark in READ:
            uow.comments.mark_read(*mark)
        expected = uow.comments.unread(name, range(1, 12))
    with full.reading() as uow, counted(engine) as statements:
        assert dict(uow.comments.unread(name, range(1, 12))) == dict(expected)
    assert len(statements) == 1
    assert any(unread.mentions for unread in expected.values())


@pytest.mark.parametrize("sieve", [Sieve(), Sieve(sentiment=Sentiment.NEGATIVE)], ids=["all", "sifted"])
@pytest.mark.parametrize(("name", "root"), [("agent", "caf"), ("gendarme", "gn"), ("modo", None)])
def test_the_list_is_what_the_fake_says(
    full: SqlStore, fake: FakeStore, name: str, root: str | None, sieve: Sieve
) -> None:
    """The same lines in the same order, page after page, and the same total."""
    for account, number, up_to in READ:
        fake.tables.comments_read[account, number] = up_to
    expected = FakeQueues(fake.tables).page(Place.COMMENTS, root, None, 50, sieve, reader=name)
    found: list[QueueLine] = []
    after_line: Cursor | None = None
    with full.reading() as uow:
        while page := uow.queues.page(Place.COMMENTS, root, after_line, 2, sieve, reader=name):
            found += page
            after_line = page[-1].cursor
        assert uow.queues.count(Place.COMMENTS, root, sieve, reader=name) == len(expected)
    assert [(line.number, line.at, line.mentioned) for line in found] == [
        (line.number, line.at, line.mentioned) for line in expected
    ]
    assert expected or sieve.sentiment


def test_a_discussion_brings_its_comments_to_those_who_are_asked(full: SqlStore, fake: FakeStore) -> None:
    """While it is discussed alone: a structure that is only asked to take the experience reads no comment yet."""
    for found in (full, fake):
        with found.reading() as uow:
            numbers = {line.number for line in uow.queues.page(Place.COMMENTS, "gn", None, 50, reader="gendarme")}
            assert DISCUSSED in numbers
            assert 1 not in numbers and 4 not in numbers


def test_what_is_far_back_counts_no_more(full: SqlStore, fake: FakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Comments that many others came after are kept, and no longer marked as unread."""
    for module in (stored, faked):
        monkeypatch.setattr(module, "RECENT", 4)
    with full.reading() as uow, fake.reading() as other:
        found = uow.comments.unread("gendarme", range(1, 12))
        assert found == other.comments.unread("gendarme", range(1, 12))
        assert set(found) == {2, 6, 7}
        lines = uow.queues.page(Place.COMMENTS, None, None, 50, reader="gendarme")
        assert {line.number for line in lines} == set(found)
        assert len(uow.comments.of(9)) == 2


def test_a_response_keeps_whether_it_is_shared_and_whose_it_is(full: SqlStore) -> None:
    """What several structures make of one another's answers is kept, on a new response and on a changed one."""
    draft = a_response(1, 1, shared=True)
    adopted = a_response(
        1, 2, structure_code=OUTSIDE_CODE, state=ResponseState.PUBLISHED, kind=ResponseKind.ADOPTED, adopted_from=1
    )
    with full.writing() as uow:
        put(uow, [draft, adopted])
        uow.responses.save(draft.model_copy(update={"shared": False}), draft.version)
        uow.commit()
    with full.reading() as uow:
        kept: list[Response] = list(uow.responses.of([1])[1])
        assert [(r.shared, r.adopted_from, r.kind) for r in kept] == [
            (False, None, ResponseKind.OWN),
            (False, 1, ResponseKind.ADOPTED),
        ]

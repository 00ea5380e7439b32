"""Several structures in the made-up programme: comments, a shared draft, answers adopted and completed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from admin.seed.people import accounts
from admin.seed.programme import Programme
from core.comment import mentioned
from core.structure import OUTSIDE_CODE
from core.views import Place
from core.vocabulary import ResponseKind, ResponseState
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
EXPERIENCES = 200


def planted(folder: Path, seed: int, times: int = 1) -> tuple[list[Any], list[Any]]:
    """Give the comments and the responses of a programme filled from a seed."""
    engine = open_engine(sqlite_url(folder / f"{seed}-{times}.sqlite"))
    schema.upgrade(engine)
    for _ in range(times):
        Programme(engine, seed, NOW).plant(EXPERIENCES)
    with SqlStore(engine).reading() as uow:
        numbers = range(1, EXPERIENCES * times + 1)
        comments = [comment for number in numbers for comment in uow.comments.of(number)]
        responses = [r for of_one in uow.responses.of(numbers).values() for r in of_one]
        assert {line.number for line in uow.queues.page(Place.COMMENTS, None, None, 50, reader="admin")} == {
            comment.experience_number for comment in comments
        }
    engine.dispose()
    return comments, responses


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[Any]]:
    return planted(tmp_path_factory.mktemp("made"), 2026)


def test_the_same_seed_says_the_same(made: tuple[list[Any], list[Any]], tmp_path: Path) -> None:
    """The same comments and responses from the same seed and moment; a second seeding adds no comment."""
    comments, responses = planted(tmp_path, 2026, times=2)
    assert comments == made[0]
    assert [r for r in responses if r.experience_number <= EXPERIENCES] == made[1]


def test_comments_name_real_accounts_and_are_said_in_time(made: tuple[list[Any], list[Any]]) -> None:
    """Some name somebody; nobody speaks in the future, and answers come after questions."""
    comments, _ = made
    names = {account.name for account in accounts()}
    assert len(comments) >= 4
    assert any(comment.mentions for comment in comments)
    for comment in comments:
        assert comment.author in names
        assert comment.at < NOW
        assert mentioned(comment.text, names) == (comment.mentions, ())
    of_one = [comment for comment in comments if comment.experience_number == comments[0].experience_number]
    assert of_one == sorted(of_one, key=lambda comment: comment.at)


def test_one_draft_is_shared(made: tuple[list[Any], list[Any]]) -> None:
    """One text being written is shown to the others."""
    (shared,) = [response for response in made[1] if response.shared]
    assert shared.state is ResponseState.DRAFT


def test_some_answers_are_common_and_some_complete_another(made: tuple[list[Any], list[Any]]) -> None:
    """A common one is word for word the other's; both come after what they rest on."""
    _, responses = made
    first = {r.experience_number: r for r in responses if r.position == 1 and r.state is ResponseState.PUBLISHED}
    beside = [r for r in responses if r.kind is not ResponseKind.OWN]
    assert {r.kind for r in beside} == {ResponseKind.ADOPTED, ResponseKind.COMPLEMENT}
    for response in beside:
        origin = first[response.experience_number]
        assert response.structure_code not in {origin.structure_code, OUTSIDE_CODE}
        assert response.published_at >= origin.published_at
        if response.kind is ResponseKind.ADOPTED:
            assert (response.adopted_from, response.full_text) == (1, origin.full_text)

"""Things of the trade with nothing special about them, but for what a test changes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from core.account import Account
from core.action import ImprovementAction
from core.concern import Concern
from core.experience import Experience
from core.history import Event, EventKind
from core.masking import Original
from core.notification import Notification, NotificationKind
from core.ports import UnitOfWork
from core.response import Evaluation, Response
from core.structure import Structure
from core.vocabulary import ExperienceState, ResponseState, Role
from storage.engine import writer
from storage.repositories.structures import row_values
from storage.tables import StructureRow

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

HOSTILE = (
    "'; DROP TABLE experience; -- \" \\ %s :x {y} %(z)s 100 % _"
    " [/b][@click=app.quit] <b>&amp; 👩‍🚒 é e\u0301 œ ’ ﷽ 日本 \t|"
)
"""What has broken other systems, as one line that core lets through."""


def after(minutes: float) -> datetime:
    """Give a time counted from noon."""
    return NOON + timedelta(minutes=minutes)


def an_experience(number: int = 1, **changes: Any) -> Experience:
    whole: dict[str, Any] = {"number": number, "title": "Le titre", "text": "Le récit.", "submitted_at": NOON}
    return Experience(**(whole | changes))


def a_published_experience(number: int = 1, **changes: Any) -> Experience:
    return an_experience(number, **{"state": ExperienceState.PUBLISHED, "published_at": NOON, **changes})


def a_concern(number: int = 1, position: int = 1, code: str = "caf", **changes: Any) -> Concern:
    return Concern(experience_number=number, position=position, structure_code=code, **changes)


def a_response(number: int = 1, position: int = 1, revision: int = 1, **changes: Any) -> Response:
    whole: dict[str, Any] = {"structure_code": "caf", "body": "La réponse.", "updated_at": NOON}
    if changes.get("state") in {ResponseState.PUBLISHED, ResponseState.SUPERSEDED}:
        whole["published_at"] = NOON
    return Response(experience_number=number, position=position, revision=revision, **(whole | changes))


def a_vote(voter: str = "author", *, useful: bool = True, number: int = 1, **changes: Any) -> Evaluation:
    whole: dict[str, Any] = {"position": 1, "revision": 1, "at": NOON}
    return Evaluation(experience_number=number, voter=voter, useful=useful, **(whole | changes))


def an_action(number: int = 1, **changes: Any) -> ImprovementAction:
    whole: dict[str, Any] = {"structure_code": "caf", "title": f"L’action {number}"}
    return ImprovementAction(number=number, **(whole | changes))


def a_letter(event: str = "received:1", number: int = 1, **changes: Any) -> Notification:
    whole: dict[str, Any] = {"kind": NotificationKind.RECEIVED, "created_at": NOON, "due_at": NOON}
    return Notification(event=event, experience_number=number, **(whole | changes))


def an_event(number: int = 1, **changes: Any) -> Event:
    whole: dict[str, Any] = {"at": NOON, "actor": "modo", "kind": EventKind.HELD}
    return Event(experience_number=number, **(whole | changes))


def an_account(name: str, role: Role = Role.MODERATOR, structure_code: str | None = None) -> Account:
    return Account(name=name, display_name=name.capitalize(), role=role, structure_code=structure_code)


def a_structure(path: str, **changes: Any) -> Structure:
    """Give a structure whose code is the end of its path."""
    parent, _, code = path.rpartition("/")
    whole: dict[str, Any] = {
        "code": code,
        "parent_code": parent.rpartition("/")[2] or None,
        "path": path,
        "name": f"Structure {code}",
    }
    return Structure(**(whole | changes))


def plant(engine: Engine, *structures: Structure | str) -> None:
    """Put structures, or the ones at these paths, in the tree: parents first."""
    rows = [row_values(a_structure(s) if isinstance(s, str) else s) for s in structures]
    with writer(engine).begin() as connection:
        connection.execute(sa.insert(StructureRow), rows)


def put(uow: UnitOfWork, things: Iterable[Any]) -> None:
    """Add things to their ports, in the order given."""
    for thing in things:
        match thing:
            case Experience():
                uow.experiences.add(thing)
            case Concern():
                uow.concerns.add(thing)
            case Response():
                uow.responses.add(thing)
            case Evaluation():
                uow.evaluations.put(thing)
            case Notification():
                uow.outbox.add(thing)
            case Event():
                uow.history.add(thing)
            case Account():
                uow.accounts.add(thing)
            case Original():
                uow.originals.put(thing)
            case _:
                raise AssertionError(thing)

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
from core.presence import PRESENCE, Presence
from core.report import Report, ReportReason
from core.response import Evaluation, Response
from core.saved_view import SavedView
from core.screening import Screening
from core.signals.scope import ScopeKind
from core.signals.signal import Signal
from core.signals.terms import TermKind
from core.structure import Structure
from core.transfer import Transfer
from core.views import Place
from core.vocabulary import Channel, ExperienceState, ResponseState, Role, Sentiment
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


def a_report(number: int = 1, experience: int = 1, **changes: Any) -> Report:
    whole: dict[str, Any] = {"reason": ReportReason.OTHER, "at": NOON}
    return Report(number=number, experience_number=experience, **(whole | changes))


def a_transfer(number: int = 1, experience: int = 1, position: int = 1, **changes: Any) -> Transfer:
    whole: dict[str, Any] = {"from_code": "caf", "why": "Pas à nous.", "asked_by": "agent", "asked_at": NOON}
    return Transfer(number=number, experience_number=experience, position=position, **(whole | changes))


def a_signal(number: int = 1, **changes: Any) -> Signal:
    whole: dict[str, Any] = {
        "scope_kind": ScopeKind.STRUCTURE,
        "scope_path": "caf/caf-30",
        "scope_code": "caf-30",
        "scope_name": "Caf du Gard",
        "term_kind": TermKind.WORD,
        "term_key": f"born {number}",
        "words": "borne",
        **{"count": 8, "told": 20, "before": 0, "told_before": 140, "likelihood": 1e-8, "rate": 1e-3},
        "since": NOON.date(),
        **{"weeks": (0, 1, 7), "shown": (3, 2, 1), "stories": (3, 2, 1), "goes_with": ("accueil",)},
        "feelings": {Sentiment.NEGATIVE: 8},
        "channels": {Channel.DESK: 6},
        "places": {"Point d’accueil d’Alès": 8},
        **{"found_at": NOON, "seen_at": NOON},
    }
    return Signal(number=number, **(whole | changes))


def a_presence(number: int = 1, name: str = "modo", since: datetime = NOON) -> Presence:
    return Presence(
        experience_number=number,
        account_name=name,
        display_name=name.capitalize(),
        since=since,
        until=since + PRESENCE,
    )


def a_screening(number: int = 1, letters: str = "", **changes: Any) -> Screening:
    return Screening(experience_number=number, letters=letters, **changes)


def a_view(name: str = "Urgentes", account_name: str = "modo", **changes: Any) -> SavedView:
    return SavedView(account_name=account_name, name=name, **({"place": Place.ALERTS} | changes))


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
                _put_for_moderation(uow, thing)


def _put_for_moderation(uow: UnitOfWork, thing: object) -> None:
    match thing:
        case Screening():
            uow.screenings.put(thing)
        case Presence():
            uow.presences.put(thing)
        case Report():
            uow.reports.add(thing)
        case Transfer():
            uow.transfers.add(thing)
        case SavedView():
            uow.saved_views.put(thing)
        case _:
            raise AssertionError(thing)

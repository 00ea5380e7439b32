"""All the places where a story is, beside its own row: what forgets it there."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from core.retention.kept import Kept
from core.wire.kept_call import CallState
from storage.tables import (
    ActionExperienceRow,
    ActionToldRow,
    AddressRow,
    CallRow,
    CommentMentionRow,
    CommentReadRow,
    CommentRow,
    DisplayRow,
    EvaluationRow,
    InvitationRow,
    InvitedRow,
    NotificationRow,
    OriginalRow,
    PresenceRow,
    ReportRow,
    ResponseRow,
    ScreeningRow,
    SeatOfferRow,
    SignalRow,
    SourceRow,
    TransferRow,
    TwinBandRow,
    VersionRow,
    WriterRow,
)

_DELETED: tuple[tuple[str, tuple[type[SQLModel], ...]], ...] = (
    ("évaluations", (EvaluationRow,)),
    ("versions de réponses", (VersionRow,)),
    ("réponses et brouillons", (WriterRow, ResponseRow)),
    ("récits d’avant masquage ou correction", (OriginalRow,)),
    ("lectures des détecteurs", (ScreeningRow, TwinBandRow)),
    ("lettres", (NotificationRow,)),
    ("présences", (PresenceRow,)),
    ("propositions de siéger et invitations", (SeatOfferRow, InvitationRow)),
    ("liens avec des actions", (ActionExperienceRow,)),
)
"""The tables whose rows about an experience go, what refers to others first."""


def around(number: int) -> dict[str, list[sa.Delete | sa.Update]]:
    """Give what forgets, by what it forgets, all that was kept beside an experience."""
    statements: dict[str, list[sa.Delete | sa.Update]] = {
        name: [sa.delete(table).where(_about(table, number)) for table in tables] for name, tables in _DELETED
    }
    return statements | {
        "commentaires": _comments(number),
        "mots des signalements": [_emptied(ReportRow, number, words="")],
        "mots des demandes de transfert": [_emptied(TransferRow, number, why="", note="")],
        # The digest stays: the row of the file that brought it is known, and not taken again.
        "mots du fichier importé": [_emptied(SourceRow, number, verbatim={})],
    }


def of_marks(numbers: Collection[int]) -> Iterator[sa.Delete]:
    """Give what forgets the marks of the addresses of these experiences, unless another one has the same address."""
    owner, mark = col(AddressRow.experience_number), col(AddressRow.mark)
    others = sa.select(mark).where(owner.not_in(list(numbers)))
    gone = sa.select(mark).where(owner.in_(list(numbers)), mark != "", mark.not_in(others))
    for table in (ActionToldRow, InvitedRow):
        yield sa.delete(table).where(col(table.mark).in_(gone))


def _comments(number: int) -> list[sa.Delete | sa.Update]:
    own = sa.select(col(CommentRow.number)).where(col(CommentRow.experience_number) == number)
    return [
        sa.delete(CommentMentionRow).where(col(CommentMentionRow.comment_number).in_(own)),
        sa.delete(CommentReadRow).where(_about(CommentReadRow, number)),
        sa.delete(CommentRow).where(_about(CommentRow, number)),
    ]


def _emptied(table: type[SQLModel], number: int, **blank: object) -> sa.Update:
    return sa.update(table).where(_about(table, number)).values(**blank)


def _about(table: Any, number: int) -> sa.ColumnElement[bool]:
    return col(table.experience_number) == number


def _from_signals(session: Session, number: int) -> int:
    """Take a story out of the signals that show it, with the words that go with it."""
    query = sa.select(col(SignalRow.number), col(SignalRow.shown), col(SignalRow.stories))
    held = [row for row in session.execute(query.where(_mentions(SignalRow.stories, number))) if number in row.stories]
    for signal, shown, stories in held:
        left = {"shown": _without(shown, number), "stories": _without(stories, number), "goes_with": ()}
        session.execute(sa.update(SignalRow).where(col(SignalRow.number) == signal).values(**left))
    return len(held)


def _from_displays(session: Session, number: int) -> int:
    """Take its words off the displays, past versions included."""
    query = sa.select(col(DisplayRow.structure_code), col(DisplayRow.version), col(DisplayRow.quotes))
    rows = session.execute(query.where(_mentions(DisplayRow.quotes, number)))
    quoting = [row for row in rows if any(quote[0] == number for quote in row.quotes)]
    for code, version, quotes in quoting:
        here = (col(DisplayRow.structure_code) == code, col(DisplayRow.version) == version)
        left = tuple(quote for quote in quotes if quote[0] != number)
        session.execute(sa.update(DisplayRow).where(*here).values(quotes=left))
    return len(quoting)


def _mentions(column: Any, number: int) -> sa.ColumnElement[bool]:
    """Give the condition that a list may hold a number: both engines read JSON as text."""
    return sa.cast(col(column), sa.Text).contains(str(number), autoescape=True)


def _without(numbers: Collection[int], number: int) -> tuple[int, ...]:
    return tuple(one for one in numbers if one != number)


def _from_calls(session: Session, _number: int) -> int:
    """Forget every answer kept for a call made twice: nobody can tell which of them tell the story.

    That the call was carried out stays known: made again, it is refused and not done twice.
    """
    answered = sa.update(CallRow).where(col(CallRow.state) == CallState.ANSWERED)
    emptied = answered.values(state=CallState.CHANGED, status=0, answer=b"")
    return session.connection().execute(emptied).rowcount


QUOTED: dict[str, Callable[[Session, int], int]] = {
    "signaux": _from_signals,
    "affichages": _from_displays,
    Kept.CALLS.label: _from_calls,
}
"""What forgets a story where it stands in a list among others, by what it forgets."""

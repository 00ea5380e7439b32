"""The comments, whom they mention, and how far each account has read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.comment import RECENT, Comment, Unread
from storage.counted import counted
from storage.repositories.asked import among, is_number, is_text
from storage.repositories.numbering import next_number
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import CommentMentionRow, CommentReadRow, CommentRow

_NUMBERING = 0x434F4D


class SqlComments:
    """Port core.ports.Comments over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, CommentRow, _NUMBERING)

    def add(self, comment: Comment) -> None:
        """Keep a new comment, with whom it mentions."""
        connection = self._session.connection()
        connection.execute(sa.insert(CommentRow), [comment.model_dump()])
        if comment.mentions:
            rows = [{"account_name": name, "comment_number": comment.number} for name in comment.mentions]
            connection.execute(sa.insert(CommentMentionRow), rows)

    def of(self, number: int) -> Sequence[Comment]:
        """Give the comments on an experience, oldest first."""
        if not is_number(number):
            return ()
        query = select(CommentRow).where(CommentRow.experience_number == number)
        return models(Comment, self._session.exec(query.order_by(col(CommentRow.number))))

    def mark_read(self, account_name: str, number: int, up_to: int) -> None:
        """Keep how far an account has read; an earlier place never takes back a later one."""
        if up_to > self.read_up_to(account_name, number):
            mark = {"account_name": account_name, "experience_number": number, "up_to": up_to}
            self._session.connection().execute(put_in_place(self._session, CommentReadRow, **mark))

    def read_up_to(self, account_name: str, number: int) -> int:
        """Give how far an account has read."""
        if not (is_number(number) and is_text(account_name)):
            return 0
        mark = self._session.get(CommentReadRow, (account_name, number))
        return mark.up_to if mark else 0

    def unread(self, account_name: str, numbers: Iterable[int]) -> Mapping[int, Unread]:
        """Give what is unread of these experiences: one query."""
        rows = self._session.execute(unread_by(self._session, account_name, numbers))
        return {row.number: Unread(comments=row.comments, mentions=row.mentions) for row in rows}


def unread_by(
    session: Session, account_name: str | sa.ColumnElement[str], numbers: Iterable[int] | None = None
) -> sa.Select[Any]:
    """Give, by experience, what others wrote and an account has not read: since when, how much, naming it or not.

    Only the last comments are looked at, so that the cost is the same however long the programme lasts.
    """
    last = _last(session, numbers).subquery()
    read = sa.and_(
        col(CommentReadRow.account_name) == account_name,
        col(CommentReadRow.experience_number) == last.c.experience_number,
    )
    named = sa.and_(
        col(CommentMentionRow.account_name) == account_name, col(CommentMentionRow.comment_number) == last.c.number
    )
    query: sa.Select[Any] = (
        sa.select(
            last.c.experience_number.label("number"),
            sa.func.min(last.c.at).label("at"),
            sa.func.count().label("comments"),
            sa.func.count(col(CommentMentionRow.comment_number)).label("mentions"),
        )
        .select_from(last)
        .outerjoin(CommentReadRow, read)
        .outerjoin(CommentMentionRow, named)
        .where(last.c.author != account_name, last.c.number > sa.func.coalesce(col(CommentReadRow.up_to), 0))
        .group_by(last.c.experience_number)
    )
    return query


def _last(session: Session, numbers: Iterable[int] | None) -> sa.Select[Any]:
    """Give the last comments of the programme, or those of them that are on some experiences."""
    number = col(CommentRow.number)
    columns: list[Any] = [number, col(CommentRow.experience_number), col(CommentRow.at), col(CommentRow.author)]
    query: sa.Select[Any] = sa.select(*columns)
    # Numbers are given without a gap, to the comments that this account may not read too.
    last = sa.select(sa.func.max(counted(session, CommentRow).number)).scalar_subquery()
    query = query.where(number > sa.func.coalesce(last, 0) - RECENT)
    return query if numbers is None else query.where(among(session, col(CommentRow.experience_number), numbers))

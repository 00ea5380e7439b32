"""What the kept counts are checked against, month by month."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col

from core.dates import PARIS, midnight
from core.tally import EMPTY, Key, Share, Sums
from core.vocabulary import ExperienceState
from storage.repositories.tallies import everything, one_at_a_time, read_key, read_share
from storage.tables import ExperienceRow, TalliedRow, TallyDueRow, TallyRow

_MONTH = sa.func.substr(col(TallyRow.period), 1, 7)
_PUBLISHED = col(ExperienceRow.state) == ExperienceState.PUBLISHED


class SqlRecounting:
    """Port core.ports.Recounting over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def months(self) -> Sequence[str]:
        """Give the months in which something is published or kept."""
        kept = set(self._session.scalars(sa.select(_MONTH).distinct()))
        at = col(ExperienceRow.published_at)
        first, last = self._session.execute(sa.select(sa.func.min(at), sa.func.max(at)).where(_PUBLISHED)).one()
        return sorted(kept | set(_months(first, last))) if first is not None else sorted(kept)

    def published_in(self, month: str) -> Sequence[int]:
        """Give the numbers of the experiences published in a month."""
        since = date.fromisoformat(f"{month}-01")
        until = (since + timedelta(days=32)).replace(day=1)
        number = col(ExperienceRow.number)
        at = col(ExperienceRow.published_at)
        query = sa.select(number).where(_PUBLISHED, at >= midnight(since), at < midnight(until))
        return self._session.scalars(query.order_by(number)).all()

    def kept_in(self, month: str) -> Iterator[tuple[Key, Sums]]:
        """Give all that is kept of a month and of its days, a part at a time."""
        query = everything().where(col(TallyRow.period).like(f"{month}%"))
        for row in self._session.execute(query.execution_options(yield_per=1000)):
            key, sums = read_key(row)
            if sums != Sums():
                yield key, sums

    def all_due(self) -> Sequence[int]:
        """Give the numbers of all the experiences that must be counted anew."""
        return self._session.scalars(sa.select(col(TallyDueRow.experience_number)).distinct()).all()

    def left_over(self) -> Mapping[int, Share]:
        """Give what is kept as added by experiences that are no longer published."""
        number = col(TalliedRow.experience_number)
        query = sa.select(number, col(TalliedRow.share))
        query = query.join(ExperienceRow, col(ExperienceRow.number) == number).where(~_PUBLISHED)
        shares = {one: read_share(written) for one, written in self._session.execute(query)}
        return {one: share for one, share in shares.items() if share != EMPTY}

    def hold_still(self) -> None:
        """See everything as it is now; a transaction of SQLite always does."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.connection(execution_options={"isolation_level": "REPEATABLE READ"})

    def take_turn(self) -> None:
        """Wait for whoever counts, up to the end of their work."""
        one_at_a_time(self._session)


def _months(first: datetime, last: datetime) -> Iterator[str]:
    day, end = first.astimezone(PARIS).date().replace(day=1), last.astimezone(PARIS).date()
    while day <= end:
        yield day.isoformat()[:7]
        day = (day + timedelta(days=32)).replace(day=1)

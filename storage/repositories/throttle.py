"""How often something was asked."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from storage.tables import ThrottleRow


class SqlThrottle:
    """Port core.ports.Throttle over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hit(self, mark: str, window: datetime) -> int:
        """Count one more, and give how many that makes: one statement, so that two at once count two."""
        dialect = postgresql if self._session.get_bind().dialect.name == "postgresql" else sqlite
        first = dialect.insert(ThrottleRow).values(mark=mark, window=window, hits=1)
        more = first.on_conflict_do_update(index_elements=["mark", "window"], set_={"hits": col(ThrottleRow.hits) + 1})
        return int(self._session.connection().scalar(more.returning(col(ThrottleRow.hits))) or 0)

    def forget_before(self, window: datetime) -> None:
        """Drop the counts of the windows before this one."""
        self._session.connection().execute(sa.delete(ThrottleRow).where(col(ThrottleRow.window) < window))

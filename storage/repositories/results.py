"""What became of what was told, counted by the database."""

from datetime import datetime

from sqlmodel import Session

from core.transparency import TransparencyReport
from storage.repositories.transparency import transparency


class SqlResults:
    """Port core.ports.Results over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def transparency(self, since: datetime, until: datetime) -> TransparencyReport:
        """Count what became of the stories told from a moment to another one, not included."""
        return transparency(self._session, since, until)

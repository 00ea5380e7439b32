"""What the detectors said of the stories."""

from sqlmodel import Session

from core.screening import Screening
from storage.repositories.asked import is_number
from storage.repositories.putting import put_in_place
from storage.repositories.rows import model
from storage.tables import ScreeningRow


class SqlScreenings:
    """Port core.ports.Screenings over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, screening: Screening) -> None:
        """Keep it, in the place of an earlier one."""
        self._session.connection().execute(put_in_place(self._session, ScreeningRow, **screening.model_dump()))

    def get(self, number: int) -> Screening | None:
        """Give it, None when the story was never read by the detectors."""
        if not is_number(number):
            return None
        return model(Screening, self._session.get(ScreeningRow, number))

"""The experiences kept."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import Stale
from core.experience import Experience
from storage.counted import counted
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.rows import model, models
from storage.seats import reveal
from storage.tables import NUMBERS, ExperienceRow


class SqlExperiences:
    """Port core.ports.Experiences over SQL."""

    def __init__(self, session: Session, *, locking: bool) -> None:
        self._session = session
        self._locking = locking

    def next_number(self) -> int:
        """Give a number that no experience has: the sequence's on PostgreSQL, one more than the last on SQLite."""
        last = sa.select(sa.func.coalesce(sa.func.max(counted(self._session, ExperienceRow).number), 0))
        if self._session.get_bind().dialect.name != "postgresql":
            return int(self._session.scalar(last) or 0) + 1
        drawn = sa.select(NUMBERS.next_value(), last.scalar_subquery())
        number, kept = self._session.execute(drawn).one()
        return int(number) if number > kept else self._number_after(number, kept)

    def reveal(self, numbers: Iterable[int]) -> None:
        """Let the rest of this work read these experiences, published or not."""
        if found := only_numbers(numbers):
            reveal(self._session, found)

    def add(self, experience: Experience) -> None:
        """Keep a new experience."""
        self._session.connection().execute(sa.insert(ExperienceRow), [experience.model_dump()])

    def get(self, number: int) -> Experience | None:
        """Give an experience; in a writing unit of work its row stays ours until the end."""
        if not is_number(number):
            return None
        query = select(ExperienceRow).where(ExperienceRow.number == number)
        row = self._session.exec(query.with_for_update() if self._locking else query).first()
        return model(Experience, row)

    def save(self, experience: Experience, seen_version: int) -> None:
        """Keep the next version of an experience."""
        change = (
            sa.update(ExperienceRow)
            .where(col(ExperienceRow.number) == experience.number, col(ExperienceRow.version) == seen_version)
            .values(experience.model_dump())
        )
        if self._session.connection().execute(change).rowcount != 1:
            raise Stale(f"L’expérience {experience.number} a changé depuis que vous l’avez lue : relisez-la.")

    def many(self, numbers: Iterable[int]) -> Mapping[int, Experience]:
        """Give the experiences that exist among these numbers."""
        if not (asked := only_numbers(numbers)):
            return {}
        query = select(ExperienceRow).where(col(ExperienceRow.number).in_(asked))
        return {experience.number: experience for experience in models(Experience, self._session.exec(query))}

    def _number_after(self, number: int, last: int) -> int:
        """Bring the sequence past the numbers that imported experiences brought, and give the next one.

        The numbers in between are drawn one by one: unlike `setval`, that is safe beside others who draw.
        """
        draws = sa.select(NUMBERS.next_value().label("drawn"))
        draws = draws.select_from(sa.func.generate_series(number, last).table_valued("passed"))
        return int(self._session.scalar(sa.select(sa.func.max(draws.subquery().c.drawn))) or 0)

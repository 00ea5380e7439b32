"""What structures show, and the visits of their campaigns."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.displays.display import Display
from core.displays.visits import Visit
from storage.counted import counted
from storage.repositories.asked import is_text
from storage.repositories.putting import add_up_rows
from storage.repositories.rows import models
from storage.repositories.sifting import in_subtree
from storage.repositories.unique import stale_when_taken
from storage.tables import ConcernRow, DisplayRow, ExperienceRow, StructureRow, VisitRow


class SqlDisplays:
    """Port core.ports.Displays over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def last(self, structure_code: str) -> Display | None:
        """Give the last version of a structure."""
        return next(iter(self.versions(structure_code, 1)), None)

    def versions(self, structure_code: str, limit: int) -> Sequence[Display]:
        """Give the versions of a structure, the last one first."""
        if not is_text(structure_code):
            return []
        own = select(DisplayRow).where(DisplayRow.structure_code == structure_code)
        return models(Display, self._session.exec(own.order_by(col(DisplayRow.version).desc()).limit(limit)))

    def add(self, display: Display) -> None:
        """Keep a new version."""
        with stale_when_taken("Quelqu’un d’autre vient de changer cet affichage : relisez-le."):
            self._session.connection().execute(sa.insert(DisplayRow).values(display.model_dump()))


class SqlVisits:
    """Port core.ports.Visits over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, structure_code: str, day: date, campaign: str) -> None:
        """Count one more: one statement, so that two at once count two."""
        row = {"structure_code": structure_code, "day": day, "campaign": campaign, "visits": 1}
        self._session.connection().execute(add_up_rows(self._session, VisitRow), [row])

    def campaigns(self, structure_code: str, day: date) -> Sequence[str]:
        """Give the campaigns that are counted for a structure on a day."""
        of_day = (col(VisitRow.structure_code) == structure_code, col(VisitRow.day) == day)
        return list(self._session.scalars(sa.select(col(VisitRow.campaign)).where(*of_day)))

    def within(self, root_path: str, since: date, until: date) -> Sequence[Visit]:
        """Give the counts of a sub-tree."""
        kept = (col(VisitRow.structure_code).in_(_below(root_path)), col(VisitRow.day).between(since, until))
        in_order = (col(VisitRow.structure_code), col(VisitRow.day), col(VisitRow.campaign))
        return models(Visit, self._session.exec(select(VisitRow).where(*kept).order_by(*in_order)))

    def stories(self, root_path: str, since: datetime, until: datetime) -> Mapping[str, int]:
        """Give how many experiences of a sub-tree were sent by each campaign: the index holds those alone."""
        told = counted(self._session, ExperienceRow)
        campaign, at = told.campaign, told.submitted_at
        concerned = sa.exists().where(
            col(ConcernRow.experience_number) == told.number,
            col(ConcernRow.structure_code).in_(_below(root_path)),
        )
        query = sa.select(campaign, sa.func.count()).where(campaign != sa.literal_column("''"), concerned)
        query = query.where(at >= since, at < until).group_by(campaign)
        return {row[0]: row[1] for row in self._session.execute(query)}


def _below(root_path: str) -> sa.Select[Any]:
    return sa.select(col(StructureRow.code)).where(in_subtree(root_path))

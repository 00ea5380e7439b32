"""The authors who offer to sit on a committee."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.committees.sitting import SeatOffer
from core.vocabulary import ExperienceState
from storage.repositories.putting import insert_if_absent
from storage.repositories.rows import models
from storage.repositories.sifting import in_subtree
from storage.tables import ExperienceRow, SeatOfferRow, StructureRow


class SqlSeatOffers:
    """Port core.ports.SeatOffers over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, offer: SeatOffer) -> None:
        """Keep an offer."""
        self._session.connection().execute(insert_if_absent(self._session, SeatOfferRow, **offer.model_dump()))

    def remove(self, number: int, code: str) -> None:
        """Forget an offer."""
        same = (col(SeatOfferRow.experience_number) == number, col(SeatOfferRow.structure_code) == code)
        self._session.connection().execute(sa.delete(SeatOfferRow).where(*same))

    def of(self, number: int) -> Sequence[SeatOffer]:
        """Give the offers of an author; sorted here, since each database has its own order of signs."""
        rows = self._session.exec(select(SeatOfferRow).where(SeatOfferRow.experience_number == number))
        return sorted(models(SeatOffer, rows), key=lambda one: one.structure_code)

    def within(self, root_path: str, limit: int) -> Sequence[SeatOffer]:
        """Give the offers of a sub-tree, by published experiences."""
        there = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
        query = (
            select(SeatOfferRow)
            .join(ExperienceRow, col(ExperienceRow.number) == col(SeatOfferRow.experience_number))
            .where(col(SeatOfferRow.structure_code).in_(there), ExperienceRow.state == ExperienceState.PUBLISHED)
            .order_by(col(SeatOfferRow.at), col(SeatOfferRow.experience_number), col(SeatOfferRow.structure_code))
        )
        return models(SeatOffer, self._session.exec(query.limit(limit)))

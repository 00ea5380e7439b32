"""The vocabularies of the networks."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.trade_tag import TradeTag
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.repositories.sifting import in_subtree
from storage.tables import ConcernRow, StructureRow, TradeTagRow


class SqlTradeTags:
    """Port core.ports.TradeTags over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, network_code: str) -> Sequence[TradeTag]:
        """Give the vocabulary of a network, by name; sorted here, since each database has its own order of signs."""
        query = select(TradeTagRow).where(TradeTagRow.network_code == network_code)
        return sorted(models(TradeTag, self._session.exec(query)), key=lambda tag: tag.name)

    def put(self, tag: TradeTag) -> None:
        """Keep a tag, in the place of the one with its name."""
        self._session.connection().execute(put_in_place(self._session, TradeTagRow, **tag.model_dump()))

    def rename(self, tag: TradeTag, name: str) -> Sequence[int]:
        """Give a tag another name, that no other has; wherever it is set, it follows: gives these experiences."""
        same = sa.and_(col(TradeTagRow.network_code) == tag.network_code, col(TradeTagRow.name) == tag.name)
        connection = self._session.connection()
        connection.execute(sa.update(TradeTagRow).where(same).values(name=name))
        # Reads the concerns of the network whole: it is done once in a long while.
        found = connection.execute(_set_on_concerns(tag)).all()
        rows = [
            {"number": number, "place": place, "names": [name if one == tag.name else one for one in names]}
            for number, place, names in found
        ]
        if rows:
            connection.execute(_SET_AGAIN, rows)
        return [number for number, _, _ in found]


_SET_AGAIN = (
    sa.update(ConcernRow)
    .where(
        col(ConcernRow.experience_number) == sa.bindparam("number"),
        col(ConcernRow.position) == sa.bindparam("place"),
    )
    .values(trade_tags=sa.bindparam("names", type_=sa.JSON))
)


def _set_on_concerns(tag: TradeTag) -> sa.Select[int, int, tuple[str, ...]]:
    """Give the concerns of a network where a tag is set, found by how JSON writes its name."""
    written = sa.cast(col(ConcernRow.trade_tags), sa.Text).contains(json.dumps(tag.name), autoescape=True)
    columns = (col(ConcernRow.experience_number), col(ConcernRow.position), col(ConcernRow.trade_tags))
    network = sa.select(col(StructureRow.code)).where(in_subtree(tag.network_code))
    return sa.select(*columns).where(col(ConcernRow.structure_code).in_(network), written)

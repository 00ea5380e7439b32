"""How many published stories are on the theme of an action."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from core.actions.measure import Measure, MeasureKind
from core.french import stems
from core.structure import PATH_SEPARATOR, Structure
from core.vocabulary import ExperienceState
from storage.repositories.asked import is_number, only_texts
from storage.repositories.listing import matching
from storage.repositories.sifting import NOTHING, below, has_key, holds, holds_concept, in_subtree
from storage.tables import ConcernRow, ExperienceRow, StructureRow


class SqlThemes:
    """Port core.ports.Themes over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def alike(self, structure: Structure) -> Sequence[str]:
        """Give the codes of the other structures of the same network, typology and depth."""
        path, code = col(StructureRow.path), col(StructureRow.code)
        depth = sa.func.length(path) - sa.func.length(sa.func.replace(path, PATH_SEPARATOR, ""))
        same = (in_subtree(structure.network_code), col(StructureRow.typology) == structure.typology)
        query = sa.select(code).where(*same, depth == structure.depth, code != structure.code)
        return sorted(self._session.scalars(query))

    def counts(
        self, measure: Measure, codes: Sequence[str], but: str, since: datetime, until: datetime
    ) -> tuple[int, int]:
        """Give how many stories were published about some structures or below them, and how many are on a theme."""
        number = col(ExperienceRow.number)
        on_theme = sa.case((sa.and_(*self._on_theme(measure)), number))
        query = (
            sa.select(sa.func.count(number.distinct()), sa.func.count(on_theme.distinct()))
            .join_from(ConcernRow, ExperienceRow, number == col(ConcernRow.experience_number))
            .where(
                col(ConcernRow.structure_code).in_(_under(codes)),
                col(ExperienceRow.state) == ExperienceState.PUBLISHED,
                col(ExperienceRow.published_at) >= since,
                col(ExperienceRow.published_at) < until,
            )
        )
        if but:
            others = sa.select(col(ConcernRow.experience_number)).where(col(ConcernRow.structure_code).in_(below(but)))
            query = query.where(number.not_in(others))
        published, counted = self._session.execute(query).one()
        return int(published), int(counted)

    def _on_theme(self, measure: Measure) -> Iterator[sa.ColumnElement[bool]]:
        if measure.kind is MeasureKind.CHANNEL:
            yield has_key(col(ConcernRow.channels), measure.value)
        elif measure.kind is MeasureKind.TAG:
            yield has_key(col(ExperienceRow.tags), measure.value)
        elif measure.kind is MeasureKind.TRADE_TAG:
            yield holds(col(ConcernRow.trade_tags), measure.value)
        elif measure.kind is MeasureKind.CONCEPT:
            number = int(measure.value)
            yield holds_concept(number) if is_number(number) else NOTHING
        else:
            yield matching(self._session, stems(measure.value))


def _under(codes: Sequence[str]) -> sa.Select[Any]:
    """Give the query of the codes of some structures and of all those below them."""
    head, structure = aliased(StructureRow), aliased(StructureRow)
    path, beginning = col(structure.path), col(head.path)
    after_all = beginning + chr(ord(PATH_SEPARATOR) + 1)
    inside = sa.or_(path == beginning, sa.and_(path >= beginning + PATH_SEPARATOR, path < after_all))
    return (
        sa.select(col(structure.code)).join_from(head, structure, inside).where(col(head.code).in_(only_texts(codes)))
    )

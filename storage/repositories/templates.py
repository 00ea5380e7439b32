"""The templates of answers."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.reply_template import ReplyTemplate
from storage.repositories.asked import is_number, only_texts
from storage.repositories.rows import model, models
from storage.tables import ReplyTemplateRow


class SqlTemplates:
    """Port core.ports.Templates over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, codes: Iterable[str]) -> Sequence[ReplyTemplate]:
        """Give the templates of these structures; sorted here, since each database has its own order of signs."""
        ranks = {code: rank for rank, code in enumerate(only_texts(codes))}
        query = select(ReplyTemplateRow).where(col(ReplyTemplateRow.structure_code).in_(ranks))
        found = models(ReplyTemplate, self._session.exec(query))
        return sorted(found, key=lambda t: (ranks[t.structure_code], t.title, t.number))

    def get(self, number: int) -> ReplyTemplate | None:
        """Give a template."""
        return model(ReplyTemplate, self._session.get(ReplyTemplateRow, number)) if is_number(number) else None

    def put(self, template: ReplyTemplate) -> None:
        """Keep a template, a new one or the next wording of one."""
        values = template.model_dump(exclude={"number"})
        own = col(ReplyTemplateRow.number) == template.number
        change = sa.update(ReplyTemplateRow).where(own) if template.number else sa.insert(ReplyTemplateRow)
        self._session.connection().execute(change.values(**values))

    def remove(self, number: int) -> None:
        """Forget a template."""
        if is_number(number):
            own = col(ReplyTemplateRow.number) == number
            self._session.connection().execute(sa.delete(ReplyTemplateRow).where(own))

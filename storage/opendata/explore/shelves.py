"""The datasets over SQL: the published experiences, the structures, and the public actions."""

from array import array
from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from core.explore.port import Record
from core.french import stems
from core.structure import OUTSIDE_CODE
from core.text.clean import fold
from storage.opendata.explore import action_fields, experience_fields, structure_fields
from storage.opendata.explore.catalogue import ACTIONS, EXPERIENCES, STRUCTURES
from storage.opendata.explore.shelf import Layout, Shelf
from storage.opendata.explore.sql_words import by_signs
from storage.opendata.published import official_rows, public, public_by_number
from storage.repositories.listing import matching
from storage.tables import ActionRow, ExperienceRow, StructureRow

_SAID = (ActionRow.problem, ActionRow.objective, ActionRow.description, ActionRow.expected)


class PublishedExperiences(Shelf):
    """`export-experiences`: rendered from the one public projection, as the export of files does."""

    layout = Layout(
        dataset=EXPERIENCES,
        key=col(ExperienceRow.number),
        source=experience_fields.FROM,
        public=public(),
        public_by_key=public_by_number(),
        expressions=experience_fields.expressions(),
    )

    def records(self, keys: Sequence[int]) -> Sequence[Record]:
        """Give the official rows of these numbers."""
        return official_rows(self._engine, keys)

    def words(self, session: Session, text: str) -> sa.ColumnElement[bool]:
        """Look the stems up in the index of words; words that say nothing leave everything."""
        found = stems(text)
        return matching(session, found) if found else sa.true()

    def kept(self, keys: Iterator[int]) -> Sequence[int]:
        """Give the numbers as a machine counts them, eight bytes each."""
        return array("q", keys)


class Structures(Shelf):
    """`export-structures`: the tree, without what stands for the services outside it."""

    layout = Layout(
        dataset=STRUCTURES,
        key=by_signs(col(StructureRow.code)),
        source=StructureRow,
        public=col(StructureRow.code) != OUTSIDE_CODE,
        public_by_key=col(StructureRow.code) != OUTSIDE_CODE,
        expressions=structure_fields.expressions(),
    )

    def records(self, keys: Sequence[str]) -> Sequence[Record]:
        """Give the structures of these codes."""
        return self.shown(keys, col(StructureRow.code))

    def words(self, session: Session, text: str) -> sa.ColumnElement[bool]:
        """Look for words that begin with each of these, as the search of structures does."""
        words = fold(text).split()
        return sa.and_(
            sa.true(), *(col(StructureRow.search_text).contains(f" {word}", autoescape=True) for word in words)
        )

    def kept(self, keys: Iterator[str]) -> Sequence[str]:
        """Give the codes: a tree is small."""
        return list(keys)


class PublicActions(Shelf):
    """`export-actions`: those that are published, with what the public reads of them."""

    layout = Layout(
        dataset=ACTIONS,
        key=col(ActionRow.number),
        source=action_fields.FROM,
        public=col(ActionRow.published_at).is_not(None),
        public_by_key=col(ActionRow.published_at).is_not(None),
        expressions=action_fields.expressions(),
    )

    def records(self, keys: Sequence[int]) -> Sequence[Record]:
        """Give the actions of these numbers."""
        return self.shown(keys, col(ActionRow.number))

    def words(self, session: Session, text: str) -> sa.ColumnElement[bool]:
        """Look the stems up in what each action says: there are few of them, and no index of their words."""
        wanted = set(stems(text))
        said = sa.select(*map(col, (ActionRow.number, ActionRow.title, *_SAID))).where(self.layout.public)
        found = [number for number, *texts in session.execute(said) if wanted <= set(stems(" ".join(texts)))]
        return col(ActionRow.number).in_(found) if wanted else sa.true()

    def kept(self, keys: Iterator[int]) -> Sequence[int]:
        """Give the numbers: there are few of them."""
        return list(keys)

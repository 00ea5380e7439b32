"""The concepts, their versions, the stories that hold them and how many there are."""

from sqlmodel import Field, SQLModel

from core.concepts.concept import Concept, ConceptVersion
from storage.tables.base import ROW


class ConceptRow(Concept, table=True):
    """A concept."""

    __tablename__ = "concept"
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    network_code: str = Field(index=True, max_length=64)


class ConceptVersionRow(ConceptVersion, table=True):
    """A concept as somebody left it. Lines are only ever added."""

    __tablename__ = "concept_version"
    model_config = ROW
    concept_number: int = Field(primary_key=True, foreign_key="concept.number")
    version: int = Field(primary_key=True)


class ConceptMatchRow(SQLModel, table=True):
    """A story that is counted for an edition of a concept."""

    __tablename__ = "concept_match"
    # Only ever looked for by its key, from either end.
    __table_args__ = ({"sqlite_with_rowid": False},)
    concept_number: int = Field(primary_key=True, foreign_key="concept.number")
    edition: int = Field(primary_key=True)
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)


class ConceptSumRow(SQLModel, table=True):
    """How many stories hold an edition at a place, in a week or a month: a column for each number of Held."""

    __tablename__ = "concept_sum"
    __table_args__ = ({"sqlite_with_rowid": False},)
    model_config = ROW
    concept_number: int = Field(primary_key=True, foreign_key="concept.number")
    edition: int = Field(primary_key=True)
    code: str = Field(primary_key=True, max_length=64)
    period: str = Field(primary_key=True, max_length=10)
    stories: int
    positive: int
    neutral: int
    negative: int
    desk: int
    phone: int
    letter: int
    email: int
    online_procedure: int
    personal_account: int
    chat: int
    social_networks: int
    video: int
    patrol: int

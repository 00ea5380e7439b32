"""What is kept to write answers with."""

from sqlmodel import Field, SQLModel

from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula
from core.vocabulary import FormulaKind, Sentiment
from storage.tables.base import ROW, words


class FormulaRow(Formula, table=True):
    """A ready-made part of a response."""

    __tablename__ = "formula"
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    kind: FormulaKind = Field(sa_type=words(FormulaKind, "kind"))


class ReplyTemplateRow(ReplyTemplate, table=True):
    """A template of answer."""

    __tablename__ = "reply_template"
    model_config = ROW
    number: int | None = Field(default=None, primary_key=True)  # type: ignore[assignment]
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    sentiment: Sentiment | None = Field(default=None, sa_type=words(Sentiment, "sentiment"))


class OfficialLinkRow(OfficialLink, table=True):
    """An official link of a network."""

    __tablename__ = "official_link"
    model_config = ROW
    number: int | None = Field(default=None, primary_key=True)  # type: ignore[assignment]
    network_code: str = Field(foreign_key="structure.code", index=True, max_length=64)


class SentSentenceRow(SQLModel, table=True):
    """How many times a structure has sent a sentence, known by its mark."""

    __tablename__ = "sent_sentence"
    # Only ever looked for by its whole key.
    __table_args__ = ({"sqlite_with_rowid": False},)
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    mark: str = Field(primary_key=True, max_length=24)
    times: int

"""The tree of structures, and what a network keeps of its own."""

from sqlmodel import Field

from core.structure import Structure
from core.trade_tag import NAME_MAX, TradeTag
from storage.tables.base import PATH, ROW


class StructureRow(Structure, table=True):
    """A structure, with the folded text that a search reads."""

    __tablename__ = "structure"
    model_config = ROW
    code: str = Field(primary_key=True, max_length=64)
    parent_code: str | None = Field(default=None, foreign_key="structure.code", index=True, max_length=64)
    path: str = Field(sa_type=PATH, index=True)
    name: str = Field(max_length=300, index=True)
    search_text: str = Field(default="")


class TradeTagRow(TradeTag, table=True):
    """A word of the vocabulary of a network."""

    __tablename__ = "trade_tag"
    model_config = ROW
    network_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    name: str = Field(primary_key=True, max_length=NAME_MAX)

"""What was erased."""

from sqlmodel import Field

from core.retention.erasure import Erasure
from storage.tables.base import ROW


class ErasureRow(Erasure, table=True):
    """An erasure."""

    __tablename__ = "erasure"
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})

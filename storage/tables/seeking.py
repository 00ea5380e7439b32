"""The searches that are kept."""

from sqlmodel import Field

from core.seeking.saved import SavedSearch
from storage.tables.base import ROW


class SavedSearchRow(SavedSearch, table=True):
    """A search that an account keeps."""

    __tablename__ = "saved_search"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    name: str = Field(primary_key=True, max_length=60)
    structure_code: str = Field(default="", index=True, max_length=64)

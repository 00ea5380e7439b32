"""What structures show, and the visits of their campaigns."""

import datetime

from sqlmodel import Field

from core.displays.display import Display
from core.displays.visits import Visit
from core.experience import CAMPAIGN_MAX
from storage.tables.base import ROW


class DisplayRow(Display, table=True):
    """A version of what a structure shows. Rows are only ever added."""

    __tablename__ = "display"
    model_config = ROW
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class VisitRow(Visit, table=True):
    """The visits of a campaign of a structure, on a day."""

    __tablename__ = "visit"
    model_config = ROW
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    day: datetime.date = Field(primary_key=True)
    campaign: str = Field(primary_key=True, max_length=CAMPAIGN_MAX)

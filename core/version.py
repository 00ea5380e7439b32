"""Versions: each text of a response that the desk was given, so that none is ever lost."""

from datetime import datetime
from typing import Self

from sqlmodel import Field

from core.response import REMARK_MAX, Response, Wording
from core.vocabulary import ResponseState


class Version(Wording):
    """The text of a response as it was at one moment.

    Attributes:
        revision: 1 for the first text, one more for each correction of a published answer.
        version: grows with each change of this revision.
        author: the account that wrote it, "" when it was imported.
        remark: what a validator asked to change in it, "" when nothing.
    """

    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    revision: int = Field(gt=0)
    version: int = Field(gt=0)
    state: ResponseState
    author: str = Field(default="", max_length=100)
    remark: str = Field(default="", max_length=REMARK_MAX)
    updated_at: datetime

    @classmethod
    def of(cls, response: Response) -> Self:
        """Give the present version of a response."""
        return cls(**response.model_dump(include=set(cls.model_fields)))

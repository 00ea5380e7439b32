"""A search for signals: who began it, and how far it is."""

from datetime import datetime, timedelta

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term

SILENCE = timedelta(minutes=2)
"""A search that says nothing for so long has died."""


class SearchState(Term):
    """Where a search is."""

    RUNNING = "running", "en cours"
    STOPPING = "stopping", "en cours d’arrêt"
    STOPPED = "stopped", "arrêtée"
    DONE = "done", "terminée"


class SignalSearch(Model):
    """A search for signals over the last year of stories.

    Attributes:
        by: the account that asked for it, or "" for the operator's command.
        told_at: when it last said how far it is.
        size: how many stories it reads.
        read: how many are read.
        last_number: the last number that a signal was given.
    """

    number: int = Field(gt=0)
    by: str = Field(default="", max_length=100)
    state: SearchState = SearchState.RUNNING
    started_at: datetime
    told_at: datetime
    size: int = 0
    read: int = 0
    last_number: int = 0

    def is_under_way(self, now: datetime) -> bool:
        """Tell whether somebody is still at it."""
        return self.state in {SearchState.RUNNING, SearchState.STOPPING} and now - self.told_at < SILENCE

"""Ce qui attend: how much is left to do, and since when; numbers alone, of nobody in particular."""

from datetime import datetime

from core.model import Model


class Backlog(Model):
    """What waits.

    Attributes:
        pending: letters to send.
        dead: letters given up.
        oldest_letter: since when the oldest letter that may leave is due, None when none is.
        to_moderate: stories that nobody has decided upon, those held included.
        oldest_story: when the oldest of those that nobody has looked at was told, None when there is none.
        transfers_due: requests for transfer whose time is over and that did not go up a level.
        uncounted: changes that the dashboards do not count yet.
        last_step: when the last thing in the history was done, None when nothing ever was.
    """

    pending: int = 0
    dead: int = 0
    oldest_letter: datetime | None = None
    to_moderate: int = 0
    oldest_story: datetime | None = None
    transfers_due: int = 0
    uncounted: int = 0
    last_step: datetime | None = None

"""The tries for an account or for anybody, from a network or from everywhere, and how long the next one waits."""

from datetime import datetime, timedelta

from sqlmodel import Field

from core.model import Model

FREE = 3
LONGEST = timedelta(minutes=15)
"""For an account from a network: after three failures the next try waits 1 s, then 2 s, 4 s, up to this."""

FREE_EVERYWHERE = 10
FREE_FOR_ANYBODY = 100
LONGEST_OF_MANY = timedelta(minutes=1)
"""For an account from all networks, or all accounts from a network: later and shorter, for others may fail."""

FORGOTTEN_AFTER = timedelta(days=1)
KNOWN_FOR = timedelta(days=90)
"""An account waits for its own failures alone on a network that it signed in from."""

EVERYWHERE = "*"
ANYBODY = "*"
MARK_LENGTH = 64


class Tries(Model):
    """The tries for an account or for anybody, from a network or from everywhere.

    Attributes:
        account_mark: the hash of the name typed, since a password may be typed there by mistake; or ANYBODY.
        network: the hash of the mark of the network, EVERYWHERE for all of them.
        failures: how many in a row; a try counts as one until it succeeds, so that tries at once all count.
    """

    account_mark: str = Field(max_length=MARK_LENGTH)
    network: str = Field(max_length=MARK_LENGTH)
    failures: int = 0
    last_at: datetime | None = None
    succeeded_at: datetime | None = None

    def until(self) -> datetime | None:
        """Give when the next try is taken, None for at once."""
        free, longest = self._patience()
        if self.last_at is None or self.failures < free:
            return None
        # Past this power the wait is at its longest anyway, and no number grows without end.
        return self.last_at + min(timedelta(seconds=2 ** min(self.failures - free, 20)), longest)

    def _patience(self) -> tuple[int, timedelta]:
        if self.network == EVERYWHERE:
            return FREE_EVERYWHERE, LONGEST_OF_MANY
        return (FREE_FOR_ANYBODY, LONGEST_OF_MANY) if self.account_mark == ANYBODY else (FREE, LONGEST)

    def is_ahead(self, now: datetime) -> bool:
        """Tell whether the last failure is later than now, and by more than the clocks of two machines differ.

        The clock that told it was ahead, and was put right since: to wait for it would lock the account.
        """
        return self.last_at is not None and self.last_at > now + LONGEST_OF_MANY

    def is_known(self, now: datetime) -> bool:
        """Tell whether the account signed in from this network not too long ago."""
        return self.succeeded_at is not None and now - self.succeeded_at < KNOWN_FOR

    def failed(self, now: datetime) -> "Tries":
        """Give the same with one more failure; those of days ago are forgotten."""
        old = self.last_at is not None and now - self.last_at > FORGOTTEN_AFTER
        return self.model_copy(update={"failures": 1 if old else self.failures + 1, "last_at": now})

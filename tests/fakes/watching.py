"""What waits, in memory."""

from datetime import datetime

from core.notification import NotificationState
from core.transfer import TransferState
from core.vocabulary import ExperienceState
from core.watching.backlog import Backlog
from tests.fakes.repositories import Repository


class FakeWatching(Repository):
    """Port core.ports.Watching."""

    def backlog(self, now: datetime) -> Backlog:
        letters = self._tables.notifications.values()
        pending = [letter for letter in letters if letter.state is NotificationState.PENDING]
        stories = self._tables.experiences.values()
        waiting = [s for s in stories if s.state in {ExperienceState.SUBMITTED, ExperienceState.HELD}]
        unseen = [s for s in waiting if s.state is ExperienceState.SUBMITTED and s.appealed_at is None]
        asked = [t for t in self._tables.transfers.values() if t.state is TransferState.ASKED]
        return Backlog(
            pending=len(pending),
            dead=sum(letter.state is NotificationState.DEAD for letter in letters),
            oldest_letter=min((letter.due_at for letter in pending if letter.due_at <= now), default=None),
            to_moderate=len(waiting),
            oldest_story=min((story.submitted_at for story in unseen), default=None),
            transfers_due=sum(t.climbs_at is not None and t.climbs_at <= now for t in asked),
            uncounted=len(self._tables.tally_due),
            last_step=self._tables.events[-1].at if self._tables.events else None,
        )

    def database_time(self) -> datetime | None:
        return None

"""What is kept for a time only, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.vocabulary import Term

_ONE_DAY = timedelta(days=1)
_ONE_YEAR = timedelta(days=365)


class Kept(Term):
    """What is kept for a time only."""

    ADDRESSES = "addresses", "adresses e-mail scellées"
    ORIGINALS = "originals", "récits d’avant masquage ou correction"
    STORIES = "stories", "récits rejetés ou retirés"
    PRESENCES = "presences", "présences"
    LINK_REQUESTS = "link_requests", "demandes de liens"
    THROTTLES = "throttles", "compteurs d’abus"
    CALLS = "calls", "réponses gardées du poste de travail"
    SIGN_INS = "sign_ins", "traces des connexions"


OF_STORIES = (Kept.ADDRESSES, Kept.ORIGINALS, Kept.STORIES)
"""What belongs to an experience; the rest is swept away row by row."""


@dataclass(frozen=True, slots=True)
class Delays:
    """For how long each thing is kept.

    Attributes:
        addresses: after the last letter that could leave.
        originals: after the decision of moderation.
        stories: after the last thing that was done to what is not public.
        sign_ins: after they happened.
    """

    addresses: timedelta = _ONE_YEAR
    originals: timedelta = _ONE_YEAR
    stories: timedelta = _ONE_YEAR
    sign_ins: timedelta = timedelta(days=180)

    def before(self, kind: Kept, now: datetime) -> datetime:
        """Give the moment before which this is kept no longer."""
        return now - (_FIXED.get(kind) or getattr(self, kind.value))


_FIXED = {
    Kept.PRESENCES: _ONE_DAY,
    Kept.LINK_REQUESTS: timedelta(days=7),
    Kept.THROTTLES: timedelta(days=2),
    Kept.CALLS: _ONE_DAY,
}
"""What nobody has a reason to keep longer, or less long."""

"""Transparency report: what moderation did with the stories of a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.vocabulary import CharterReason


@dataclass(frozen=True, slots=True)
class TransparencyReport:
    """What became, to this day, of the stories told in a period; imported ones, which nobody here read, left out.

    Attributes:
        since: the beginning of the period.
        until: its end, not included.
        received: how many stories were told.
        waiting: how many of them wait for a decision, put aside or not.
        published: how many were published, whatever came after.
        masked: how many of those with masks.
        rejected: how many are rejected now.
        by_reason: how many of those for each reason of the charter; a rejection may have several.
        withdrawn_by_moderation: how many were taken back from the public by a moderator.
        withdrawn_by_author: how many were taken back by their author.
        appeals: how many rejections were looked at a second time on their author's demand, or wait for it.
        appeals_published: how many of those were published in the end.
        appeals_rejected: how many of those were rejected again.
        reports: how many reports readers made in the period.
        reports_upheld: how many of those led to a withdrawal.
        reports_dismissed: how many of those led to nothing.
        median_delay: from the telling to the first decision, those still waiting counted as longer than any; None when
            half of them or more still wait, or there is none.
        median_published: the same among those published.
        median_rejected: the same among those rejected.
    """

    since: datetime
    until: datetime
    received: int = 0
    waiting: int = 0
    published: int = 0
    masked: int = 0
    rejected: int = 0
    by_reason: Mapping[CharterReason, int] = field(default_factory=dict)
    withdrawn_by_moderation: int = 0
    withdrawn_by_author: int = 0
    appeals: int = 0
    appeals_published: int = 0
    appeals_rejected: int = 0
    reports: int = 0
    reports_upheld: int = 0
    reports_dismissed: int = 0
    median_delay: timedelta | None = None
    median_published: timedelta | None = None
    median_rejected: timedelta | None = None

"""The tables: core's models with their keys, foreign keys, indexes and checks."""

from storage.tables.actions import ActionExperienceRow, ActionRow
from storage.tables.answers import EvaluationRow, ResponseRow, VersionRow, WriterRow
from storage.tables.asked import ReportRow, TransferRow
from storage.tables.coming import SourceRow, SubmissionRow, ThrottleRow
from storage.tables.experiences import (
    NUMBERS,
    ConcernRow,
    EventRow,
    ExperienceRow,
    OriginalRow,
    PresenceRow,
    ScreeningRow,
    TwinBandRow,
)
from storage.tables.letters import AddressRow, LinkRequestRow, NotificationRow
from storage.tables.people import AccountRow, DigestRow, SavedViewRow
from storage.tables.structures import StructureRow, TradeTagRow
from storage.tables.talks import CommentMentionRow, CommentReadRow, CommentRow
from storage.tables.tallies import TalliedRow, TallyDueRow, TallyRow
from storage.tables.wording import FormulaRow, OfficialLinkRow, ReplyTemplateRow, SentSentenceRow

__all__ = [
    "NUMBERS",
    "AccountRow",
    "ActionExperienceRow",
    "ActionRow",
    "AddressRow",
    "CommentMentionRow",
    "CommentReadRow",
    "CommentRow",
    "ConcernRow",
    "DigestRow",
    "EvaluationRow",
    "EventRow",
    "ExperienceRow",
    "FormulaRow",
    "LinkRequestRow",
    "NotificationRow",
    "OfficialLinkRow",
    "OriginalRow",
    "PresenceRow",
    "ReplyTemplateRow",
    "ReportRow",
    "ResponseRow",
    "SavedViewRow",
    "ScreeningRow",
    "SentSentenceRow",
    "SourceRow",
    "StructureRow",
    "SubmissionRow",
    "TalliedRow",
    "TallyDueRow",
    "TallyRow",
    "ThrottleRow",
    "TradeTagRow",
    "TransferRow",
    "TwinBandRow",
    "VersionRow",
    "WriterRow",
]

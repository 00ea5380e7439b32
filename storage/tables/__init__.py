"""The tables: core's models with their keys, foreign keys, indexes and checks."""

from storage.tables.actions import ActionEventRow, ActionExperienceRow, ActionLinkRow, ActionRow, ActionToldRow
from storage.tables.answers import EvaluationRow, ResponseRow, VersionRow, WriterRow
from storage.tables.asked import ReportRow, TransferRow
from storage.tables.assessments import (
    AssessmentAnswerRow,
    AssessmentRow,
    CommitmentRow,
    IndicatorRow,
    IndicatorShownRow,
    QuestionnaireRow,
)
from storage.tables.boards import BoardRow
from storage.tables.calls import CallRow
from storage.tables.coming import SourceRow, SubmissionRow, ThrottleRow
from storage.tables.committees import (
    CommitteeEventRow,
    CommitteeRow,
    InvitationRow,
    InvitedRow,
    ReferentRow,
    SeatOfferRow,
)
from storage.tables.concepts import ConceptMatchRow, ConceptRow, ConceptSumRow, ConceptVersionRow
from storage.tables.displays import DisplayRow, VisitRow
from storage.tables.erasures import ErasureRow
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
from storage.tables.seeking import SavedSearchRow
from storage.tables.signals import SignalDecisionRow, SignalRow, SignalSearchRow
from storage.tables.signing import CredentialRow, EnrolmentLinkRow, SigningEventRow, TokenRow, TriesRow
from storage.tables.structures import StructureRow, TradeTagRow
from storage.tables.talks import CommentMentionRow, CommentReadRow, CommentRow
from storage.tables.tallies import TalliedRow, TallyDueRow, TallyRow
from storage.tables.wording import FormulaRow, OfficialLinkRow, ReplyTemplateRow, SentSentenceRow

__all__ = [
    "NUMBERS",
    "AccountRow",
    "ActionEventRow",
    "ActionExperienceRow",
    "ActionLinkRow",
    "ActionRow",
    "ActionToldRow",
    "AddressRow",
    "AssessmentAnswerRow",
    "AssessmentRow",
    "BoardRow",
    "CallRow",
    "CommentMentionRow",
    "CommentReadRow",
    "CommentRow",
    "CommitmentRow",
    "CommitteeEventRow",
    "CommitteeRow",
    "ConceptMatchRow",
    "ConceptRow",
    "ConceptSumRow",
    "ConceptVersionRow",
    "ConcernRow",
    "CredentialRow",
    "DigestRow",
    "DisplayRow",
    "EnrolmentLinkRow",
    "ErasureRow",
    "EvaluationRow",
    "EventRow",
    "ExperienceRow",
    "FormulaRow",
    "IndicatorRow",
    "IndicatorShownRow",
    "InvitationRow",
    "InvitedRow",
    "LinkRequestRow",
    "NotificationRow",
    "OfficialLinkRow",
    "OriginalRow",
    "PresenceRow",
    "QuestionnaireRow",
    "ReferentRow",
    "ReplyTemplateRow",
    "ReportRow",
    "ResponseRow",
    "SavedSearchRow",
    "SavedViewRow",
    "ScreeningRow",
    "SeatOfferRow",
    "SentSentenceRow",
    "SignalDecisionRow",
    "SignalRow",
    "SignalSearchRow",
    "SigningEventRow",
    "SourceRow",
    "StructureRow",
    "SubmissionRow",
    "TalliedRow",
    "TallyDueRow",
    "TallyRow",
    "ThrottleRow",
    "TokenRow",
    "TradeTagRow",
    "TransferRow",
    "TriesRow",
    "TwinBandRow",
    "VersionRow",
    "VisitRow",
    "WriterRow",
]

"""What core asks of the rooms around it: small Protocols, one for each need."""

from core.ports.actions import Actions, Announcements, Themes
from core.ports.answers import Evaluations, Formulas, Responses
from core.ports.assessments import Assessments, Commitments, Indicators
from core.ports.boards import BoardPrinter, Boards
from core.ports.calls import Calls
from core.ports.changes import Changes
from core.ports.comments import Comments
from core.ports.committees import Committees, Referents, SeatOffers
from core.ports.concepts import Concepts
from core.ports.digests import Digests
from core.ports.displays import Displays, Visits
from core.ports.experiences import (
    Addresses,
    Concerns,
    Experiences,
    History,
    Originals,
    Presences,
    Screenings,
    Submissions,
    Twins,
)
from core.ports.facts import Facts
from core.ports.letters import (
    LinkRequests,
    MailDelayed,
    Mailer,
    MailRefused,
    MailUnavailable,
    Opener,
    Outbox,
    Sealer,
    Throttle,
)
from core.ports.press import Press
from core.ports.programme import Accounts, Structures
from core.ports.reading import Listing, Queues, Results, SavedViews
from core.ports.recounting import Recounting
from core.ports.retention import Erasing
from core.ports.routing import Reports, Transfers
from core.ports.seeking import SavedSearches, Searches
from core.ports.signals import Signals
from core.ports.signing import (
    Breached,
    CodeBox,
    Credentials,
    EnrolmentLinks,
    SigningJournal,
    SignInTries,
    Tokens,
)
from core.ports.tallies import Tallies
from core.ports.vocabularies import TradeTags
from core.ports.watching import Watching
from core.ports.wording import OfficialLinks, SentSentences, Templates
from core.ports.work import Clock, Store, UnitOfWork
from core.ports.writing import Versions, Writers

__all__ = [
    "Accounts",
    "Actions",
    "Addresses",
    "Announcements",
    "Assessments",
    "BoardPrinter",
    "Boards",
    "Breached",
    "Calls",
    "Changes",
    "Clock",
    "CodeBox",
    "Comments",
    "Commitments",
    "Committees",
    "Concepts",
    "Concerns",
    "Credentials",
    "Digests",
    "Displays",
    "EnrolmentLinks",
    "Erasing",
    "Evaluations",
    "Experiences",
    "Facts",
    "Formulas",
    "History",
    "Indicators",
    "LinkRequests",
    "Listing",
    "MailDelayed",
    "MailRefused",
    "MailUnavailable",
    "Mailer",
    "OfficialLinks",
    "Opener",
    "Originals",
    "Outbox",
    "Presences",
    "Press",
    "Queues",
    "Recounting",
    "Referents",
    "Reports",
    "Responses",
    "Results",
    "SavedSearches",
    "SavedViews",
    "Screenings",
    "Sealer",
    "Searches",
    "SeatOffers",
    "SentSentences",
    "SignInTries",
    "Signals",
    "SigningJournal",
    "Store",
    "Structures",
    "Submissions",
    "Tallies",
    "Templates",
    "Themes",
    "Throttle",
    "Tokens",
    "TradeTags",
    "Transfers",
    "Twins",
    "UnitOfWork",
    "Versions",
    "Visits",
    "Watching",
    "Writers",
]

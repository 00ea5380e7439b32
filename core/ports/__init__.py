"""What core asks of the rooms around it: small Protocols, one for each need."""

from core.ports.answers import Evaluations, Formulas, Responses
from core.ports.comments import Comments
from core.ports.digests import Digests
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
from core.ports.programme import Accounts, Actions, Structures
from core.ports.reading import Listing, Queues, Results, SavedViews
from core.ports.routing import Reports, Transfers
from core.ports.tallies import Tallies
from core.ports.vocabularies import TradeTags
from core.ports.wording import OfficialLinks, SentSentences, Templates
from core.ports.work import Clock, Store, UnitOfWork
from core.ports.writing import Versions, Writers

__all__ = [
    "Accounts",
    "Actions",
    "Addresses",
    "Clock",
    "Comments",
    "Concerns",
    "Digests",
    "Evaluations",
    "Experiences",
    "Formulas",
    "History",
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
    "Queues",
    "Reports",
    "Responses",
    "Results",
    "SavedViews",
    "Screenings",
    "Sealer",
    "SentSentences",
    "Store",
    "Structures",
    "Submissions",
    "Tallies",
    "Templates",
    "Throttle",
    "TradeTags",
    "Transfers",
    "Twins",
    "UnitOfWork",
    "Versions",
    "Writers",
]

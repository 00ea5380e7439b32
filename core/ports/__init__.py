"""What core asks of the rooms around it: small Protocols, one for each need."""

from core.ports.answers import Evaluations, Formulas, Responses
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
from core.ports.work import Clock, Store, UnitOfWork

__all__ = [
    "Accounts",
    "Actions",
    "Addresses",
    "Clock",
    "Concerns",
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
    "Store",
    "Structures",
    "Submissions",
    "Throttle",
    "Transfers",
    "Twins",
    "UnitOfWork",
]

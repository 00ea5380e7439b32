"""What a signed-in moderator, agent or manager can do. Plain models in, plain models out."""

from core.desk.action_linking import LinkingActions
from core.desk.adopting import Adopting
from core.desk.answering import Answering
from core.desk.assessments import Assessing
from core.desk.boards import Boarding
from core.desk.classifying import Classifying
from core.desk.commenting import Commenting
from core.desk.committee_deciding import DecidingInCommittees
from core.desk.concept_keeping import KeepingConcepts
from core.desk.concepts import ReadingConcepts
from core.desk.digests import Digesting
from core.desk.displays import Displaying
from core.desk.forgetting import Forgetting
from core.desk.glancing import Glancing
from core.desk.helping import Helping
from core.desk.indicators import KeepingIndicators
from core.desk.moderating import Moderating
from core.desk.opening import Opening
from core.desk.presences import Presences
from core.desk.printing import Printing
from core.desk.reading import Reading
from core.desk.referents import NamingReferents
from core.desk.reports import Reports
from core.desk.revising import Revising
from core.desk.routing import Routing
from core.desk.seeking import Seeking
from core.desk.sharing import Sharing
from core.desk.signals import HandlingSignals
from core.desk.sitting import PAGE
from core.desk.synthesising import Synthesising
from core.desk.trade_tags import KeepingTradeTags
from core.desk.transferring import Transferring
from core.desk.views import Views
from core.desk.wording import KeepingWording
from core.desk.writers import Writers

__all__ = ["PAGE", "Desk"]


class Desk(
    Opening,
    Glancing,
    Reading,
    Classifying,
    KeepingTradeTags,
    Moderating,
    Routing,
    Transferring,
    Reports,
    Adopting,
    Answering,
    Revising,
    Sharing,
    Commenting,
    Presences,
    Forgetting,
    Writers,
    Helping,
    KeepingWording,
    Views,
    Digesting,
    ReadingConcepts,
    KeepingConcepts,
    Boarding,
    HandlingSignals,
    Synthesising,
    Seeking,
    LinkingActions,
    NamingReferents,
    DecidingInCommittees,
    Printing,
    Displaying,
    Assessing,
    KeepingIndicators,
):
    """The desk of one account. The account is read again at each call, so that its rights are the present ones."""

"""What a signed-in moderator, agent or manager can do. Plain models in, plain models out."""

from core.desk.answering import Answering
from core.desk.moderating import Moderating
from core.desk.presences import Presences
from core.desk.reading import Reading
from core.desk.reports import Reports
from core.desk.routing import Routing
from core.desk.sitting import PAGE
from core.desk.views import Views

__all__ = ["PAGE", "Desk"]


class Desk(Reading, Moderating, Routing, Reports, Answering, Presences, Views):
    """The desk of one account. The account is read again at each call, so that its rights are the present ones."""

"""Units of work over one engine: everything is kept by `commit`, or nothing is."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlmodel import Session

from core.ports import Throttle
from storage.engine import writer
from storage.repositories.accounts import SqlAccounts
from storage.repositories.actions import SqlActions
from storage.repositories.addresses import SqlAddresses
from storage.repositories.announcements import SqlAnnouncements
from storage.repositories.assessments import SqlAssessments
from storage.repositories.boards import SqlBoards
from storage.repositories.calls import SqlCalls
from storage.repositories.comments import SqlComments
from storage.repositories.commitments import SqlCommitments
from storage.repositories.committees import SqlCommittees
from storage.repositories.concepts import SqlConcepts
from storage.repositories.concerns import SqlConcerns
from storage.repositories.digests import SqlDigests
from storage.repositories.displays import SqlDisplays, SqlVisits
from storage.repositories.erasing import SqlErasing
from storage.repositories.evaluations import SqlEvaluations
from storage.repositories.experiences import SqlExperiences
from storage.repositories.facts import SqlFacts
from storage.repositories.formulas import SqlFormulas
from storage.repositories.history import SqlHistory
from storage.repositories.indicators import SqlIndicators
from storage.repositories.link_requests import SqlLinkRequests
from storage.repositories.links import SqlOfficialLinks
from storage.repositories.listing import SqlListing
from storage.repositories.originals import SqlOriginals
from storage.repositories.outbox import SqlOutbox
from storage.repositories.presences import SqlPresences
from storage.repositories.queues import SqlQueues
from storage.repositories.recounting import SqlRecounting
from storage.repositories.referents import SqlReferents
from storage.repositories.reports import SqlReports
from storage.repositories.responses import SqlResponses
from storage.repositories.results import SqlResults
from storage.repositories.saved_searches import SqlSavedSearches
from storage.repositories.saved_views import SqlSavedViews
from storage.repositories.screenings import SqlScreenings
from storage.repositories.seat_offers import SqlSeatOffers
from storage.repositories.seeking import SqlSearches
from storage.repositories.sentences import SqlSentSentences
from storage.repositories.signals import SqlSignals
from storage.repositories.signing import (
    SqlCredentials,
    SqlEnrolmentLinks,
    SqlSigningJournal,
    SqlSignInTries,
    SqlTokens,
)
from storage.repositories.structures import SqlStructures
from storage.repositories.submissions import SqlSubmissions
from storage.repositories.tallies import SqlTallies
from storage.repositories.templates import SqlTemplates
from storage.repositories.themes import SqlThemes
from storage.repositories.throttle import SqlThrottle
from storage.repositories.trade_tags import SqlTradeTags
from storage.repositories.transfers import SqlTransfers
from storage.repositories.twins import SqlTwins
from storage.repositories.versions import SqlVersions
from storage.repositories.watching import SqlWatching
from storage.repositories.writers import SqlWriters
from storage.retrying import note_kept
from storage.seats import session_for
from storage.troubles import TROUBLES, trouble, trouble_of_commit


class SqlUnitOfWork:
    """Port core.ports.UnitOfWork over one database session."""

    def __init__(self, session: Session, *, writes: bool) -> None:  # noqa: PLR0915 (one line for each port)
        self._session = session
        self.experiences = SqlExperiences(self._session, locking=writes)
        self.concerns = SqlConcerns(self._session)
        self.responses = SqlResponses(self._session)
        self.evaluations = SqlEvaluations(self._session)
        self.structures = SqlStructures(self._session)
        self.formulas = SqlFormulas(self._session)
        self.accounts = SqlAccounts(self._session)
        self.history = SqlHistory(self._session)
        self.addresses = SqlAddresses(self._session)
        self.outbox = SqlOutbox(self._session)
        self.submissions = SqlSubmissions(self._session)
        self.queues = SqlQueues(self._session)
        self.listing = SqlListing(self._session)
        self.originals = SqlOriginals(self._session)
        self.screenings = SqlScreenings(self._session)
        self.twins = SqlTwins(self._session)
        self.presences = SqlPresences(self._session)
        self.reports = SqlReports(self._session)
        self.transfers = SqlTransfers(self._session)
        self.saved_views = SqlSavedViews(self._session)
        self.digests = SqlDigests(self._session)
        self.searches = SqlSearches(self._session)
        self.saved_searches = SqlSavedSearches(self._session)
        self.actions = SqlActions(self._session, locking=writes)
        self.announcements = SqlAnnouncements(self._session)
        self.themes = SqlThemes(self._session)
        self.results = SqlResults(self._session)
        self.throttle: Throttle = SqlThrottle(self._session)
        self.link_requests = SqlLinkRequests(self._session)
        self.versions = SqlVersions(self._session)
        self.writers = SqlWriters(self._session)
        self.templates = SqlTemplates(self._session)
        self.official_links = SqlOfficialLinks(self._session)
        self.sent_sentences = SqlSentSentences(self._session)
        self.trade_tags = SqlTradeTags(self._session)
        self.comments = SqlComments(self._session)
        self.tallies = SqlTallies(self._session)
        self.concepts = SqlConcepts(self._session)
        self.facts = SqlFacts(self._session)
        self.recounting = SqlRecounting(self._session)
        self.boards = SqlBoards(self._session)
        self.displays = SqlDisplays(self._session)
        self.visits = SqlVisits(self._session)
        self.signals = SqlSignals(self._session)
        self.referents = SqlReferents(self._session)
        self.seat_offers = SqlSeatOffers(self._session)
        self.committees = SqlCommittees(self._session, locking=writes)
        self.commitments = SqlCommitments(self._session)
        self.assessments = SqlAssessments(self._session, locking=writes)
        self.indicators = SqlIndicators(self._session)
        self.credentials = SqlCredentials(self._session)
        self.tokens = SqlTokens(self._session)
        self.enrolment_links = SqlEnrolmentLinks(self._session)
        self.tries = SqlSignInTries(self._session)
        self.signing_journal = SqlSigningJournal(self._session)
        self.erasing = SqlErasing(self._session)
        self.watching = SqlWatching(self._session)
        self.calls = SqlCalls(self._session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        if isinstance(error, TROUBLES):
            raise trouble(error) from error

    def commit(self) -> None:
        """Keep everything done since the beginning."""
        try:
            self._session.flush()
        except TROUBLES as error:
            raise trouble(error) from error
        try:
            self._session.commit()
        except TROUBLES as error:
            raise trouble_of_commit(error) from error
        note_kept()


class SqlStore:
    """Port core.ports.Store over one engine."""

    def __init__(self, engine: Engine, account: str = "") -> None:
        """Open the store.

        Args:
            engine: the database.
            account: for whom it works, where the database shows each account its own rows; "" for nobody's desk.
        """
        self._readers = engine
        self._writers = writer(engine)
        self._account = account

    def seated(self, account_name: str) -> "SqlStore":
        """Give the same store, for this account."""
        return SqlStore(self._readers, account_name)

    def reading(self) -> SqlUnitOfWork:
        """Open a unit of work that only reads."""
        return SqlUnitOfWork(session_for(self._readers, self._account), writes=False)

    def writing(self) -> SqlUnitOfWork:
        """Open a unit of work that may write."""
        return SqlUnitOfWork(session_for(self._writers, self._account), writes=True)

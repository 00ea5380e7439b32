"""A store in memory whose units of work really keep all or nothing."""

import threading
from types import TracebackType
from typing import Self

from core.errors import EcouteError
from core.model import Model
from tests.fakes.actions import FakeActions, FakeAnnouncements, FakeThemes
from tests.fakes.assessments import FakeAssessments, FakeCommitments, FakeIndicators
from tests.fakes.boards import FakeBoards
from tests.fakes.calls import FakeCalls
from tests.fakes.comments import FakeComments
from tests.fakes.committees import FakeCommittees, FakeReferents, FakeSeatOffers
from tests.fakes.concepts import FakeConcepts
from tests.fakes.digests import FakeDigests
from tests.fakes.displays import FakeDisplays, FakeVisits
from tests.fakes.erasing import FakeErasing
from tests.fakes.facts import FakeFacts
from tests.fakes.library import FakeListing, FakeResults
from tests.fakes.moderation import (
    FakePresences,
    FakeReports,
    FakeSavedViews,
    FakeScreenings,
    FakeTransfers,
    FakeTwins,
)
from tests.fakes.queues import FakeQueues
from tests.fakes.recounting import FakeRecounting
from tests.fakes.repositories import (
    FakeAccounts,
    FakeAddresses,
    FakeConcerns,
    FakeEvaluations,
    FakeExperiences,
    FakeFormulas,
    FakeHistory,
    FakeLinkRequests,
    FakeOriginals,
    FakeOutbox,
    FakeResponses,
    FakeStructures,
    FakeSubmissions,
    FakeThrottle,
)
from tests.fakes.seeking import FakeSavedSearches, FakeSearches
from tests.fakes.signals import FakeSignals
from tests.fakes.signing import (
    FakeCredentials,
    FakeEnrolmentLinks,
    FakeSigningJournal,
    FakeSignInTries,
    FakeTokens,
)
from tests.fakes.tables import BrokenRuleError, Tables
from tests.fakes.tallies import FakeTallies
from tests.fakes.trade_tags import FakeTradeTags
from tests.fakes.watching import FakeWatching
from tests.fakes.wording import FakeOfficialLinks, FakeSentSentences, FakeTemplates
from tests.fakes.writing import FakeVersions, FakeWriters


class FakeStore:
    """Port core.ports.Store.

    Attributes:
        tables: what is kept now; a test may look, and uses `keep` to put something there.
        commits: how many writing units of work were kept.
        kept: told each time one is.
        failure: the error that the next commit raises, once.
    """

    def __init__(self, *things: Model) -> None:
        self.tables = Tables()
        self.commits = 0
        self.kept = threading.Condition()
        self.failure: EcouteError | None = None
        self.writer = threading.RLock()
        self.writing_now = False
        self.keep(*things)

    def keep(self, *things: Model) -> Self:
        """Put models there without a use case; what others refer to goes first."""
        for thing in things:
            self.tables.keep(thing)
        return self

    def seated(self, _account_name: str) -> Self:
        """Give the same: everybody sees everything here, and the desk does not tell."""
        return self

    def reading(self) -> "FakeUnitOfWork":
        """Open a unit of work that only reads, on what is kept now."""
        return FakeUnitOfWork(self, writes=False)

    def writing(self) -> "FakeUnitOfWork":
        """Open a unit of work that may write; another thread waits for its end."""
        return FakeUnitOfWork(self, writes=True)


class FakeUnitOfWork:
    """Port core.ports.UnitOfWork: works on a copy, which `commit` puts in the place of what was kept."""

    def __init__(self, store: FakeStore, *, writes: bool) -> None:
        self._store = store
        self._writes = writes

    def __enter__(self) -> Self:
        if self._writes:
            self._store.writer.acquire()
            if self._store.writing_now:
                self._store.writer.release()
                raise BrokenRuleError("a writing unit of work inside another one")
            self._store.writing_now = True
        self._open(self._store.tables.copy())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writes:
            self._store.writing_now = False
            self._store.writer.release()

    def commit(self) -> None:
        """Keep everything done since the beginning."""
        if not self._writes:
            raise BrokenRuleError("this unit of work only reads")
        failure, self._store.failure = self._store.failure, None
        if failure is not None:
            raise failure
        with self._store.kept:
            self._store.tables = self._tables.copy()
            self._store.commits += 1
            self._store.kept.notify_all()

    def _open(self, tables: Tables) -> None:  # noqa: PLR0915 (one line for each port)
        self._tables = tables
        self.experiences = FakeExperiences(tables, writes=self._writes)
        self.concerns = FakeConcerns(tables, writes=self._writes)
        self.responses = FakeResponses(tables, writes=self._writes)
        self.evaluations = FakeEvaluations(tables, writes=self._writes)
        self.structures = FakeStructures(tables, writes=self._writes)
        self.formulas = FakeFormulas(tables, writes=self._writes)
        self.accounts = FakeAccounts(tables, writes=self._writes)
        self.history = FakeHistory(tables, writes=self._writes)
        self.addresses = FakeAddresses(tables, writes=self._writes)
        self.outbox = FakeOutbox(tables, writes=self._writes)
        self.submissions = FakeSubmissions(tables, writes=self._writes)
        self.queues = FakeQueues(tables)
        self.listing = FakeListing(tables, writes=self._writes)
        self.originals = FakeOriginals(tables, writes=self._writes)
        self.screenings = FakeScreenings(tables, writes=self._writes)
        self.twins = FakeTwins(tables, writes=self._writes)
        self.presences = FakePresences(tables, writes=self._writes)
        self.reports = FakeReports(tables, writes=self._writes)
        self.transfers = FakeTransfers(tables, writes=self._writes)
        self.saved_views = FakeSavedViews(tables, writes=self._writes)
        self.searches = FakeSearches(tables, writes=self._writes)
        self.saved_searches = FakeSavedSearches(tables, writes=self._writes)
        self.digests = FakeDigests(tables, writes=self._writes)
        self.actions = FakeActions(tables, writes=self._writes)
        self.announcements = FakeAnnouncements(tables, writes=self._writes)
        self.themes = FakeThemes(tables, writes=self._writes)
        self.results = FakeResults(tables)
        self.throttle = FakeThrottle(tables, writes=self._writes)
        self.link_requests = FakeLinkRequests(tables, writes=self._writes)
        self.templates = FakeTemplates(tables, writes=self._writes)
        self.official_links = FakeOfficialLinks(tables, writes=self._writes)
        self.sent_sentences = FakeSentSentences(tables, writes=self._writes)
        self.versions = FakeVersions(tables, writes=self._writes)
        self.writers = FakeWriters(tables, writes=self._writes)
        self.comments = FakeComments(tables, writes=self._writes)
        self.trade_tags = FakeTradeTags(tables, writes=self._writes)
        self.tallies = FakeTallies(tables, writes=self._writes)
        self.facts = FakeFacts(tables, writes=self._writes)
        self.recounting = FakeRecounting(tables, writes=self._writes)
        self.boards = FakeBoards(tables, writes=self._writes)
        self.concepts = FakeConcepts(tables, writes=self._writes)
        self.signals = FakeSignals(tables, writes=self._writes)
        self.displays = FakeDisplays(tables, writes=self._writes)
        self.visits = FakeVisits(tables, writes=self._writes)
        self.referents = FakeReferents(tables, writes=self._writes)
        self.seat_offers = FakeSeatOffers(tables, writes=self._writes)
        self.committees = FakeCommittees(tables, writes=self._writes)
        self.commitments = FakeCommitments(tables, writes=self._writes)
        self.assessments = FakeAssessments(tables, writes=self._writes)
        self.indicators = FakeIndicators(tables, writes=self._writes)
        self.credentials = FakeCredentials(tables, writes=self._writes)
        self.tokens = FakeTokens(tables, writes=self._writes)
        self.enrolment_links = FakeEnrolmentLinks(tables, writes=self._writes)
        self.tries = FakeSignInTries(tables, writes=self._writes)
        self.signing_journal = FakeSigningJournal(tables, writes=self._writes)
        self.erasing = FakeErasing(tables, writes=self._writes)
        self.watching = FakeWatching(tables, writes=self._writes)
        self.calls = FakeCalls(tables, writes=self._writes)

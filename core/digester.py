"""Sends the letters of summary that are due: claim, commit, look, send, mark."""

import logging

from core.account import Account
from core.desk import Desk
from core.digest import RETRY, period_due
from core.digest_board import digest_board
from core.digest_letter import TOLD, Summary, digest_letter, with_board
from core.mail import Attachment
from core.ports import BoardPrinter, Clock, MailDelayed, Mailer, MailRefused, MailUnavailable, Store
from core.rules import HouseRules
from core.views import Lateness, Place, Sieve

OLDEST = 5
"""How many experiences the letter names."""

_log = logging.getLogger("ecoute.digester")


class Digester:
    """Writes to the agents who asked for it. It never sees the address of an author."""

    def __init__(
        self, store: Store, clock: Clock, mailer: Mailer, rules: HouseRules, holder: str, printer: BoardPrinter
    ) -> None:
        self._store = store
        self._clock = clock
        self._mailer = mailer
        self._rules = rules
        self._holder = holder
        self._printer = printer
        self._stopping = False

    def send_all_due(self) -> int:
        """Send what is due now; give how many letters left.

        Raises:
            MailUnavailable: the server cannot be reached; what is left is kept for later.
        """
        sent = 0
        for account, period in self._due():
            if self._stopping:
                break
            if self._claim(account.name, period):
                sent += self._deliver(account, period)
        return sent

    def stop(self) -> None:
        """End the pass after the letter in hand."""
        self._stopping = True

    def _due(self) -> list[tuple[Account, str]]:
        now = self._clock.now()
        with self._store.reading() as uow:
            asking = [account for account in uow.accounts.all() if account.active and account.email]
            holidays = self._rules.holidays
            periods = ((one, period_due(one.digest, now, holidays, one.digest_days)) for one in asking)
            due = [(account, period) for account, period in periods if period is not None]
            settled = uow.digests.settled({period for _, period in due}, now) if due else set()
        return [(account, period) for account, period in due if (account.name, period) not in settled]

    def _claim(self, name: str, period: str) -> bool:
        with self._store.writing() as uow:
            claimed = uow.digests.claim(name, period, self._holder, self._clock.now())
            uow.commit()
            return claimed

    def _deliver(self, account: Account, period: str) -> bool:
        """Send a letter, when there is something to tell; tell whether it left."""
        try:
            summary = self._summary(account)
            files = self._board(account)
            if files or not summary.empty:
                now = self._clock.now()
                letter = digest_letter(account.name, period, summary, now, self._rules.holidays)
                self._mailer.send(with_board(letter, account.digest_board, files), account.email)
        except MailRefused as refused:
            self._done(account, period, str(refused))
            return False
        except MailUnavailable:
            self._let_go(account, period, later=False)
            raise
        except Exception as error:
            # One letter that cannot be made or sent must not hold back the others; its words stay out of the log.
            if not isinstance(error, MailDelayed):
                _log.error("Letter of summary for %s: %s", account.name, type(error).__name__)
            self._let_go(account, period, later=True)
            return False
        self._done(account, period)
        return bool(files) or not summary.empty

    def _board(self, account: Account) -> tuple[Attachment, ...]:
        """Give the board that the account wants as a file; none where it has no such board any more."""
        if not account.digest_board:
            return ()
        desk = Desk(self._store, self._clock, account.name, self._rules)
        told = digest_board(desk, account.digest_board, self._clock.now())
        return (Attachment("tableau.pdf", "application/pdf", self._printer(told)),) if told else ()

    def _summary(self, account: Account) -> Summary:
        desk = Desk(self._store, self._clock, account.name, self._rules)
        me = desk.me()
        totals = {kept.place: kept.total for kept in me.places}
        counts = {place: totals[place] for place in TOLD if place in totals}
        answers = Place.TO_ANSWER in counts
        return Summary(
            structure=me.structure,
            counts=counts,
            over_48=_late(desk, Lateness.OVER_48) if answers else 0,
            over_72=_late(desk, Lateness.OVER_72) if answers else 0,
            oldest=desk.queue(Place.TO_ANSWER, limit=OLDEST).lines if answers else (),
        )

    def _done(self, account: Account, period: str, error: str = "") -> None:
        with self._store.writing() as uow:
            uow.digests.done(account.name, period, self._clock.now(), error)
            uow.commit()

    def _let_go(self, account: Account, period: str, *, later: bool) -> None:
        """Leave the letter for another pass: the next one, or in a while."""
        now = self._clock.now()
        with self._store.writing() as uow:
            uow.digests.let_go(account.name, period, now + RETRY if later else now)
            uow.commit()


def _late(desk: Desk, lateness: Lateness) -> int:
    return desk.queue(Place.TO_ANSWER, limit=1, sieve=Sieve(late=lateness)).total

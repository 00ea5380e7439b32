"""Sends the letters owed: claim, commit, look again, send, mark."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from core import letters, notification
from core.actions.announcing import told_action
from core.committees.inviting import told_committee, why_called_off
from core.errors import Unavailable
from core.experience import Experience
from core.links import Links
from core.mail import Mail
from core.notification import OF_ACTIONS, Notification, NotificationKind, NotificationState
from core.ports import Clock, MailDelayed, Mailer, MailRefused, MailUnavailable, Opener, Store, UnitOfWork
from core.projection import PublicExperience
from core.reading import public_one
from core.vocabulary import ExperienceState

LINKS_MAX = 50
"""How many lost links one letter gives."""

_NO_LONGER_TRUE = "l’expérience a changé depuis : la lettre ne dirait plus vrai"
_UNFORESEEN = "erreur imprévue : voyez le journal du système"
_log = logging.getLogger("ecoute.notifier")
_TOLD_ALREADY = "une lettre partie pour une autre expérience l’a dit à cette adresse"
_OTHER_FIRST = "une lettre pour une autre expérience le dit à cette adresse"
_OF_ACTIONS = {
    NotificationKind.ACTION_PUBLISHED: letters.action_published,
    NotificationKind.ACTION_DONE: letters.action_done,
    NotificationKind.ACTION_DROPPED: letters.action_dropped,
}
_NO_ADDRESS = "l’adresse a été effacée"


@dataclass(slots=True)
class Tally:
    """What one pass did.

    Attributes:
        digests: how many letters of summary left for those who answer.
    """

    sent: int = 0
    cancelled: int = 0
    failed: int = 0
    digests: int = 0


class Notifier:
    """The only one who reads the addresses of the authors.

    A crash between the sending and the mark sends the letter again, under the same Message-ID.
    """

    def __init__(self, store: Store, clock: Clock, opener: Opener, mailer: Mailer, links: Links, holder: str) -> None:
        self._store = store
        self._clock = clock
        self._opener = opener
        self._mailer = mailer
        self._links = links
        self._holder = holder
        self._stopping = False

    def send_all_due(self) -> Tally:
        """Send what is due now, one letter after the other.

        Raises:
            MailUnavailable: the server cannot be reached; every letter is kept for later.
        """
        self._answer_lost_links()
        tally = Tally()
        while not self._stopping and (claimed := self._claim()) is not None:
            self._deliver(claimed, tally)
        return tally

    def stop(self) -> None:
        """End the pass after the letter in hand."""
        self._stopping = True

    def take_over(self, dead_holders: list[str]) -> int:
        """Let go of what notifiers known to be dead were sending; give how many letters that was."""
        with self._store.writing() as uow:
            released = uow.outbox.release(dead_holders)
            uow.commit()
            return released

    def _claim(self) -> Notification | None:
        with self._store.writing() as uow:
            claimed = uow.outbox.claim(self._holder, self._clock.now())
            uow.commit()
            return claimed

    def _answer_lost_links(self) -> None:
        """Owe a letter for each request whose address is known; the others are dropped without a word."""
        while not self._stopping and self._answer_one():
            pass

    def _answer_one(self) -> bool:
        with self._store.writing() as uow:
            request = uow.link_requests.take()
            if request is None:
                return False
            _, box = request
            for newest in self._recognised(uow, box, 1):
                uow.outbox.add(notification.links(newest, self._clock.now()))
            uow.commit()
            return True

    def _recognised(self, uow: UnitOfWork, box: bytes, limit: int) -> Sequence[int]:
        """Give the numbers of the experiences told from the sealed address, newest first."""
        try:
            return uow.addresses.recognised(self._opener.mark(self._opener.open(box)), limit)
        except Unavailable:
            _log.error("A request for lost links was sealed for another key: it is dropped")
            return ()

    def _deliver(self, letter: Notification, tally: Tally) -> None:
        try:
            mail, box = self._prepared(letter)
            if mail is None or box is None:
                tally.cancelled += 1
                self._mark(letter.cancelled(_NO_ADDRESS if box is None else _NO_LONGER_TRUE))
                return
            address = self._opener.open(box)
            already = self._recognise(letter, address)
            if already is not None:
                self._leave_to(already, letter, tally)
                return
            self._mailer.send(mail, address)
        except MailRefused as refused:
            tally.failed += 1
            self._mark(letter.failed(str(refused), self._clock.now(), for_good=True))
        except (MailDelayed, Unavailable) as delayed:  # Unavailable: the private key does not open this address
            tally.failed += 1
            self._mark(letter.failed(str(delayed), self._clock.now(), for_good=False))
        except MailUnavailable as unavailable:
            self._mark(letter.let_go(str(unavailable)))
            raise
        except Exception as unforeseen:
            # One letter that cannot be made or sent must not hold back the others. Its words stay out of the log.
            _log.error("Letter %s: %s", letter.message_id, type(unforeseen).__name__)
            tally.failed += 1
            self._mark(letter.failed(_UNFORESEEN, self._clock.now(), for_good=False))
        else:
            tally.sent += 1
            self._mark(letter.sent(self._clock.now()))

    def _recognise(self, letter: Notification, address: str) -> NotificationState | None:
        """Mark the address while it is open, so that lost links can be found again by it.

        Give where the letter is that tells this address of the same step of an action, None when it is this one.
        """
        mark = self._opener.mark(address)
        with self._store.writing() as uow:
            uow.addresses.recognise(letter.experience_number, mark)
            already = _claimed(uow, letter, mark)
            uow.commit()
        return already

    def _leave_to(self, already: NotificationState, letter: Notification, tally: Tally) -> None:
        """Do not send a second letter to one address; wait while it is not sure that the first one leaves."""
        if already is NotificationState.PENDING:
            self._mark(letter.put_off(_OTHER_FIRST, self._clock.now()))
            return
        tally.cancelled += 1
        self._mark(letter.cancelled(_TOLD_ALREADY))

    def _prepared(self, letter: Notification) -> tuple[Mail | None, bytes | None]:
        with self._store.reading() as uow:
            experience = uow.experiences.get(letter.experience_number)
            box = uow.addresses.get(letter.experience_number)
            if experience is None or box is None:
                return None, box
            if letter.kind is NotificationKind.LINKS:
                numbers = self._recognised(uow, box, LINKS_MAX)
                return letters.lost_links(letter, numbers, self._links), box
            return self._mail(uow, letter, experience), box

    def _mail(self, uow: UnitOfWork, letter: Notification, experience: Experience) -> Mail | None:
        if letter.kind is NotificationKind.RECEIVED:
            return letters.received(letter, experience, self._links)
        if letter.kind is NotificationKind.REJECTED:
            rejected = experience.state is ExperienceState.REJECTED
            return letters.rejected(letter, experience, self._links) if rejected else None
        if letter.kind is NotificationKind.WITHDRAWN:
            withdrawn = experience.state is ExperienceState.WITHDRAWN and experience.note
            return letters.withdrawn(letter, experience, self._links) if withdrawn else None
        public = public_one(uow, experience.number)
        if public is not None and letter.kind is NotificationKind.INVITED:
            return self._invitation(uow, letter, public)
        return self._mail_on_public(letter, public) if public else None

    def _invitation(self, uow: UnitOfWork, letter: Notification, public: PublicExperience) -> Mail | None:
        committee = told_committee(uow, letter, self._clock.now())
        structure = uow.structures.get(committee.structure_code) if committee else None
        if committee is None or structure is None:
            return None
        if committee.is_called_off:
            return letters.called_off(letter, public, structure, why_called_off(uow, committee), self._links)
        return letters.invited(letter, public, committee, structure, self._links)

    def _mail_on_public(self, letter: Notification, public: PublicExperience) -> Mail | None:
        if letter.kind is NotificationKind.PUBLISHED:
            return letters.published(letter, public, self._links)
        if letter.kind is NotificationKind.MASKED:
            return letters.masked(letter, public, self._links)
        if letter.kind in OF_ACTIONS:
            action = told_action(public, letter.action, letter.kind)
            return _OF_ACTIONS[letter.kind](letter, public, action, self._links) if action else None
        concern = next((c for c in public.concerns if c.position == letter.position), None)
        if concern is None or concern.response is None or concern.response.revision != letter.revision:
            return None
        return letters.answered(letter, public, concern, self._links)

    def _mark(self, letter: Notification) -> None:
        with self._store.writing() as uow:
            uow.outbox.save(letter)
            uow.commit()


def _claimed(uow: UnitOfWork, letter: Notification, mark: str) -> NotificationState | None:
    """Take the place of the one letter that says this to an address; give the state of the one that has it already."""
    if letter.kind in OF_ACTIONS:
        return uow.announcements.claim(letter, mark)
    return uow.committees.claim(letter, mark) if letter.kind is NotificationKind.INVITED else None

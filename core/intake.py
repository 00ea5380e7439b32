"""What a citizen who tells can do: find the services concerned, and submit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core import history, notification
from core.concern import Concern
from core.dates import PARIS
from core.displays.visits import CAMPAIGNS_A_DAY, OTHERS
from core.errors import Invalid
from core.experience import Experience
from core.gate import Asked, Gate, Source
from core.history import EventKind
from core.links import Links
from core.marks import Marks
from core.ports import Clock, Sealer, Store, UnitOfWork
from core.screener import StoryRead, keep_reading, read_story
from core.structure import OUTSIDE_CODE, Structure
from core.submission import Submission, SubmittedConcern, faults, first_fault, normal_email


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a citizen gets for a submission: its number, and the secret that follows it.

    Attributes:
        again: whether this form had arrived before: nothing of it was kept a second time.
    """

    number: int
    token: str
    again: bool = field(default=False, compare=False)


class Intake:
    """The citizens' door to the programme."""

    def __init__(self, store: Store, clock: Clock, sealer: Sealer, links: Links, marks: Marks) -> None:
        self._store = store
        self._clock = clock
        self._sealer = sealer
        self._links = links
        self._gate = Gate(clock, marks)

    def structures(self, query: str, limit: int = 20) -> Sequence[Structure]:
        """Find structures by name, acronym, town or postal code; accents and typing errors are forgiven."""
        with self._store.reading() as uow:
            return uow.structures.search(query, limit)

    def structure(self, code: str) -> Structure | None:
        """Give one structure of the tree."""
        with self._store.reading() as uow:
            return uow.structures.get(code)

    def count_visit(self, code: str, campaign: str) -> None:
        """Count that the form was opened by a campaign of a structure today; nothing is kept of whom."""
        today = self._clock.now().astimezone(PARIS).date()
        with self._store.writing() as uow:
            known = uow.visits.campaigns(code, today)
            told_apart = campaign in known or len(known) < CAMPAIGNS_A_DAY
            uow.visits.add(code, today, campaign if told_apart else OTHERS)
            uow.commit()

    def submit(self, submission: Submission, source: Source) -> Receipt:
        """Take in an experience. The same form sent twice makes one experience, and gives the same receipt.

        Raises:
            Invalid: something is wrong with the submission.
            TooMany: too much was sent from there in an hour.
        """
        found = faults(submission)
        if found:
            field, sentence = first_fault(found)
            raise Invalid(sentence, field)
        read = read_story(submission.title, submission.text, submission.pseudonym)
        with self._store.writing() as uow:
            known = uow.submissions.number_of(submission.key)
            number = known or self._take_in(uow, submission, source, read)
            return Receipt(number, self._links.follow_token(number), again=known is not None)

    def _take_in(self, uow: UnitOfWork, submission: Submission, source: Source, read: StoryRead | None) -> int:
        self._gate.pass_through(uow, Asked.SUBMIT, source)
        number = uow.experiences.next_number()
        winner = uow.submissions.claim(submission.key, number)
        if winner != number:
            return winner
        now = self._clock.now()
        experience = Experience(number=number, submitted_at=now, **submission.model_dump(include=_TOLD))
        uow.experiences.reveal([number])
        uow.experiences.add(experience)
        for concern in _concerns(uow, number, submission.concerns):
            uow.concerns.add(concern)
        uow.addresses.put(number, self._sealer.seal(normal_email(submission.email) or ""))
        told = history.Event(experience_number=number, at=now, actor=history.AUTHOR, kind=EventKind.SUBMITTED)
        uow.history.begin(told)
        screened = keep_reading(uow, experience, read, now)
        if screened.alert:
            uow.experiences.save(screened.changed(), experience.version)
        uow.outbox.add(notification.received(number, now))
        uow.commit()
        return number


_TOLD = {"title", "text", "sentiment", "pseudonym", "department", "country", "campaign", "procedure_code"}
"""What an experience takes from its submission as it is."""


def _concerns(uow: UnitOfWork, number: int, submitted: Sequence[SubmittedConcern]) -> list[Concern]:
    known = uow.structures.many({concern.structure_code for concern in submitted})
    missing = next((c.structure_code for c in submitted if c.structure_code not in known), None)
    if missing is not None:
        raise Invalid("Un des services choisis n’est plus dans la liste : choisissez-le de nouveau.", "structures")
    return [
        Concern(
            experience_number=number,
            position=position,
            structure_code=concern.structure_code,
            named=concern.named if concern.structure_code == OUTSIDE_CODE else "",
            channels=concern.channels,
        )
        for position, concern in enumerate(submitted, start=1)
    ]

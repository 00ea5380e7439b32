"""What a citizen can do: submit, follow, rate, read."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import history, notification
from core.concern import Concern
from core.errors import Invalid, NotFound, Refused
from core.experience import Experience
from core.history import EventKind
from core.links import Links
from core.model import Model
from core.ports import Clock, Sealer, Store, UnitOfWork
from core.projection import PublicExperience
from core.reading import public_one, public_views
from core.response import EVALUATION_COMMENT_MAX, Evaluation
from core.structure import OUTSIDE_CODE, Structure
from core.submission import Submission, SubmittedConcern, faults, first_fault, normal_email
from core.text import printable
from core.views import Cursor
from core.vocabulary import CharterReason, ExperienceState, Voter

NO_SUCH_PAGE = "Cette page n’existe pas, ou n’existe plus."


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a citizen gets for a submission: its number, and the secret that follows it."""

    number: int
    token: str


class FollowUp(Model):
    """What an author sees of their own experience, behind their secret link.

    Attributes:
        reason: why it was rejected, None otherwise.
        note: the sentence that goes with a rejection or a withdrawal.
        public: what everybody sees, None while it is not published.
        steps: what happened, oldest first, without who did it.
    """

    number: int
    title: str
    text: str
    state: ExperienceState
    reason: CharterReason | None
    note: str
    public: PublicExperience | None
    steps: tuple[history.Event, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page of the list of published experiences, newest first."""

    experiences: Sequence[PublicExperience]
    following: Cursor | None


class Intake:
    """The citizens' door to the programme."""

    def __init__(self, store: Store, clock: Clock, sealer: Sealer, links: Links) -> None:
        self._store = store
        self._clock = clock
        self._sealer = sealer
        self._links = links

    def structures(self, query: str, limit: int = 20) -> Sequence[Structure]:
        """Find structures by name, town or postal code."""
        with self._store.reading() as uow:
            return uow.structures.search(query, limit)

    def structure(self, code: str) -> Structure | None:
        """Give one structure of the tree."""
        with self._store.reading() as uow:
            return uow.structures.get(code)

    def submit(self, submission: Submission) -> Receipt:
        """Take in an experience. The same form sent twice makes one experience, and gives the same receipt.

        Raises:
            Invalid: something is wrong with the submission.
        """
        found = faults(submission)
        if found:
            field, sentence = first_fault(found)
            raise Invalid(sentence, field)
        with self._store.writing() as uow:
            number = uow.submissions.number_of(submission.key) or self._take_in(uow, submission)
            return Receipt(number, self._links.follow_token(number))

    def _take_in(self, uow: UnitOfWork, submission: Submission) -> int:
        number = uow.experiences.next_number()
        winner = uow.submissions.claim(submission.key, number)
        if winner != number:
            return winner
        now = self._clock.now()
        uow.experiences.add(
            Experience(
                number=number,
                submitted_at=now,
                **submission.model_dump(include={"title", "text", "sentiment", "pseudonym", "department", "country"}),
            )
        )
        for concern in _concerns(uow, number, submission.concerns):
            uow.concerns.add(concern)
        uow.addresses.put(number, self._sealer.seal(normal_email(submission.email) or ""))
        uow.history.add(history.Event(experience_number=number, at=now, actor=history.AUTHOR, kind=EventKind.SUBMITTED))
        uow.outbox.add(notification.received(number, now))
        uow.commit()
        return number

    def follow(self, token: str) -> FollowUp:
        """Give an author their experience.

        Raises:
            NotFound: the secret was not made here.
        """
        with self._store.reading() as uow:
            experience = self._own(uow, token)
            steps = [event for event in uow.history.of(experience.number) if event.kind in _STEPS]
            return FollowUp(
                **experience.model_dump(include={"number", "title", "text", "state", "reason"}),
                note=experience.note if experience.state in _NOTE_IS_TOLD else "",
                public=public_one(uow, experience.number),
                steps=tuple(event.model_copy(update={"actor": "", "detail": ""}) for event in steps),
            )

    def rate(self, token: str, position: int, *, useful: bool, comment: str = "") -> None:
        """Keep what an author says of an answer; a second time replaces the first.

        Raises:
            NotFound: the secret was not made here.
            Invalid: the comment is too long.
            Refused: there is no such answer.
        """
        if len(printable(comment).strip()) > EVALUATION_COMMENT_MAX:
            raise Invalid(f"Votre commentaire est trop long : {EVALUATION_COMMENT_MAX} caractères au plus.", "comment")
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            public = public_one(uow, experience.number)
            concern = next((c for c in public.concerns if c.position == position), None) if public else None
            if concern is None or concern.response is None:
                raise Refused("Il n’y a pas de réponse à évaluer ici.")
            now = self._clock.now()
            uow.evaluations.put(
                Evaluation(
                    experience_number=experience.number,
                    position=position,
                    revision=concern.response.revision,
                    voter=Voter.AUTHOR,
                    useful=useful,
                    comment=comment,
                    at=now,
                )
            )
            uow.history.add(
                history.Event(
                    experience_number=experience.number,
                    at=now,
                    actor=history.AUTHOR,
                    kind=EventKind.EVALUATED,
                    detail="utile" if useful else "pas utile",
                )
            )
            uow.commit()

    def published(self, number: int) -> PublicExperience:
        """Give a published experience.

        Raises:
            NotFound: nothing public has this number.
        """
        with self._store.reading() as uow:
            public = public_one(uow, number)
        if public is None:
            raise NotFound(NO_SUCH_PAGE)
        return public

    def latest(self, after: Cursor | None = None, limit: int = 20) -> PublicPage:
        """Give published experiences, newest first."""
        with self._store.reading() as uow:
            found = uow.experiences.recently_published(after, limit + 1)
            shown = public_views(uow, found[:limit])
        last = shown[-1] if len(found) > limit else None
        return PublicPage(shown, Cursor(last.published_at, last.number) if last else None)

    def _own(self, uow: UnitOfWork, token: str) -> Experience:
        number = self._links.number_of(token)
        experience = uow.experiences.get(number) if number else None
        if experience is None:
            raise NotFound("Ce lien de suivi n’est pas valable : ouvrez celui de votre dernier e-mail, en entier.")
        return experience


_STEPS = frozenset(
    {
        EventKind.SUBMITTED,
        EventKind.PUBLISHED,
        EventKind.REJECTED,
        EventKind.WITHDRAWN,
        EventKind.RESPONSE_PUBLISHED,
        EventKind.EVALUATED,
    }
)
_NOTE_IS_TOLD = frozenset({ExperienceState.REJECTED, ExperienceState.WITHDRAWN})


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

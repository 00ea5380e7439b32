"""What a signed-in moderator, agent or manager can do. Plain models in, plain models out."""

from collections.abc import Callable, Sequence

from core import notification
from core.access import Action
from core.case import Case
from core.concern import Concern
from core.dossier import Dossier
from core.errors import Forbidden, Invalid, Refused
from core.experience import Experience
from core.formulas import Formulas, offered
from core.history import Event, EventKind
from core.masking import REASON_MAX, Mask, Original
from core.notification import Notification
from core.ports import Clock, Store, UnitOfWork
from core.reading import show_in_lists
from core.response import Response, Wording
from core.seat import Seat
from core.structure import lineage
from core.text.clean import printable
from core.views import Cursor, Me, Place, PlaceCount, QueuePage
from core.vocabulary import CharterReason, ResponseState

PAGE = 50
"""How many lines a page of a list has."""

_PLACES: dict[Place, Action] = {
    Place.TO_MODERATE: Action.MODERATE,
    Place.HELD: Action.MODERATE,
    Place.PUBLISHED: Action.WITHDRAW,
    Place.TO_ANSWER: Action.DRAFT,
    Place.TO_VALIDATE: Action.PUBLISH_VALIDATED,
    Place.DRAFTS: Action.DRAFT,
    Place.ANSWERED: Action.DRAFT,
}
"""Each list, with the right that opens it."""


class Desk:
    """The desk of one account. The account is read again at each call, so that its rights are the present ones."""

    def __init__(self, store: Store, clock: Clock, account_name: str) -> None:
        self._store = store
        self._clock = clock
        self._account_name = account_name

    def me(self) -> Me:
        """Give who sits at the desk, and their lists with how many lines each has."""
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            return Me(
                name=seat.account.name,
                display_name=seat.account.display_name,
                role=seat.account.role.label,
                structure=seat.structure.name if seat.structure else "",
                places=tuple(
                    PlaceCount(place, uow.queues.count(place, seat.reach(action)))
                    for place, action in _PLACES.items()
                    if seat.has(action)
                ),
            )

    def queue(self, place: Place, after: Cursor | None = None, limit: int = PAGE) -> QueuePage:
        """Give a page of a list.

        Raises:
            Forbidden: the account may not open this list.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            action = _PLACES[place]
            if not seat.has(action):
                raise Forbidden(f"Votre profil ({seat.account.role.label}) n’ouvre pas la file « {place.label} ».")
            reach = seat.reach(action)
            lines = uow.queues.page(place, reach, after, limit + 1)
            shown = tuple(lines[:limit])
            following = shown[-1].cursor if len(lines) > limit else None
            return QueuePage(place, shown, uow.queues.count(place, reach), following)

    def show(self, number: int) -> Dossier:
        """Give everything that the account may see of an experience.

        Raises:
            NotFound: it does not exist, or may not be seen from here.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            case.must_be_visible_to(seat)
            return case.dossier(uow, seat)

    def publish(self, number: int, seen_version: int, masks: Sequence[Mask] = (), why: str = "") -> Dossier:
        """Make an experience public, and open it to the structures concerned.

        Args:
            number: the experience.
            seen_version: the version that was seen.
            masks: the spans to hide; what the author wrote is kept for them and the moderators.
            why: for masks, a sentence to the author.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case) -> Experience:
            now = self._clock.now()
            for concern in case.concerns:
                uow.concerns.save(concern.opened(now))
            if not masks:
                _owe(uow, notification.published(number, now))
                return case.experience.publish(now)
            original = _original(case.experience, masks, why)
            uow.originals.put(original)
            _owe(uow, notification.masked(number, now))
            return case.experience.publish_masked(original, now)

        kind = EventKind.MASKED if masks else EventKind.PUBLISHED
        return self._decide(number, seen_version, Action.MODERATE, kind, decide, why)

    def reject(self, number: int, seen_version: int, reason: CharterReason, note: str = "") -> Dossier:
        """Refuse an experience, with a reason of the charter and a sentence that its author will read.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case) -> Experience:
            rejected = case.experience.reject(reason, note)
            _owe(uow, notification.rejected(number, rejected.version, self._clock.now()))
            return rejected

        return self._decide(number, seen_version, Action.MODERATE, EventKind.REJECTED, decide, reason.label)

    def hold(self, number: int, seen_version: int, note: str = "") -> Dossier:
        """Put an experience aside, with a note for the moderators.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """
        return self._decide(
            number, seen_version, Action.MODERATE, EventKind.HELD, lambda _, case: case.experience.hold(note), note
        )

    def withdraw(self, number: int, seen_version: int, reason: str) -> Dossier:
        """Take a published experience back from the public, with a reason that its author will read.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case) -> Experience:
            for concern in case.concerns:
                uow.concerns.save(concern.closed())
            return case.experience.withdraw(reason)

        return self._decide(number, seen_version, Action.WITHDRAW, EventKind.WITHDRAWN, decide, reason)

    def formulas(self, number: int, position: int) -> Formulas:
        """Give the greetings, closings and signatures to pick from, the structure's own before the inherited ones.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            concern = case.concern_for(seat, position, Action.DRAFT)
            path = case.structures[concern.structure_code].path
            return offered(uow.formulas.of(lineage(path)), case.experience.pseudonym)

    def write(self, number: int, position: int, wording: Wording, state: ResponseState, seen_version: int) -> Dossier:
        """Keep a structure's answer as a draft, hand it to a validator, or publish it.

        Args:
            number: the experience.
            position: the structure concerned that answers.
            wording: the whole text.
            state: DRAFT, TO_VALIDATE or PUBLISHED.
            seen_version: the version of the draft that was seen, 0 when there was none.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            concern = case.concern_for(seat, position, _writing_right(state))
            structure = case.structures[concern.structure_code]
            if state is ResponseState.PUBLISHED and structure.requires_validation:
                seat.check(Action.PUBLISH_VALIDATED, [structure.path])
            case.must_be_open_to_answers()
            draft = case.draft(position)
            case.draft_must_be_at(draft, seen_version)
            response = self._written(case, concern, draft, wording, state)
            if response.state is ResponseState.PUBLISHED:
                self._answer(uow, case, concern, response)
            uow.responses.save(response, draft.version) if draft else uow.responses.add(response)
            uow.history.add(self._event(number, _WRITING_EVENTS[state], structure.name))
            if response.state is ResponseState.PUBLISHED:
                show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _written(
        self, case: Case, concern: Concern, draft: Response | None, wording: Wording, state: ResponseState
    ) -> Response:
        now = self._clock.now()
        draft = draft or Response(
            experience_number=concern.experience_number,
            position=concern.position,
            revision=case.last_revision(concern.position) + 1,
            structure_code=concern.structure_code,
            updated_at=now,
        )
        response = draft.rewritten(wording, self._account_name, now)
        if state is ResponseState.TO_VALIDATE:
            return response.to_validate(now)
        return response.publish(now) if state is ResponseState.PUBLISHED else response

    def _answer(self, uow: UnitOfWork, case: Case, concern: Concern, response: Response) -> None:
        now = self._clock.now()
        before = case.published(concern.position)
        if before is not None:
            uow.responses.save(before.superseded(now), before.version)
        uow.concerns.save(concern.answered(now))
        number = concern.experience_number
        _owe(uow, notification.answered(number, concern.position, response.revision, now))

    def _decide(
        self,
        number: int,
        seen_version: int,
        action: Action,
        kind: EventKind,
        decide: Callable[[UnitOfWork, Case], Experience],
        detail: str = "",
    ) -> Dossier:
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            case.must_be_visible_to(seat)
            seat.check(action, case.paths)
            case.must_be_at(uow, seen_version)
            if action is Action.MODERATE:
                case.must_not_judge_own_rejection(uow, seat)
            uow.experiences.save(decide(uow, case), seen_version)
            uow.history.add(self._event(number, kind, detail))
            show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _event(self, number: int, kind: EventKind, detail: str = "") -> Event:
        return Event(experience_number=number, at=self._clock.now(), actor=self._account_name, kind=kind, detail=detail)


_WRITING_EVENTS = {
    ResponseState.DRAFT: EventKind.RESPONSE_DRAFTED,
    ResponseState.TO_VALIDATE: EventKind.RESPONSE_TO_VALIDATE,
    ResponseState.PUBLISHED: EventKind.RESPONSE_PUBLISHED,
}
"""The line of history that goes with each state that an agent may give to an answer."""


def _writing_right(state: ResponseState) -> Action:
    rights = {
        ResponseState.DRAFT: Action.DRAFT,
        ResponseState.TO_VALIDATE: Action.SEND_TO_VALIDATE,
        ResponseState.PUBLISHED: Action.PUBLISH_RESPONSE,
    }
    if state not in rights:
        raise Refused("Une réponse s’enregistre en brouillon, à valider ou publiée.")
    return rights[state]


def _original(experience: Experience, masks: Sequence[Mask], why: str) -> Original:
    clean = printable(why).strip()
    if len(clean) > REASON_MAX:
        raise Invalid(f"Ce mot à l’auteur est trop long : {REASON_MAX} caractères au plus.", "why")
    told = experience.model_dump(include={"title", "text", "pseudonym"})
    return Original(experience_number=experience.number, masks=tuple(masks), why=clean, **told)


def _owe(uow: UnitOfWork, letter: Notification) -> None:
    """Owe a letter to the author, when they left an address."""
    if uow.addresses.get(letter.experience_number) is not None:
        uow.outbox.add(letter)

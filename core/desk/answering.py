"""What the structures concerned answer."""

from core import notification
from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.draft_check import must_be_sendable
from core.errors import Refused
from core.formulas import Formulas, offered
from core.history import EventKind, changed
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.response import Response, Wording
from core.seat import Seat
from core.sent_sentences import count_as_sent
from core.structure import lineage
from core.together import as_kind
from core.vocabulary import ResponseKind, ResponseState
from core.writing import is_news, keep_text


class Answering(Sitting):
    """Writing and publishing answers."""

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

    def write(
        self,
        number: int,
        position: int,
        wording: Wording,
        state: ResponseState,
        seen_version: int,
        kind: ResponseKind | None = None,
    ) -> Dossier:
        """Keep a structure's answer as a draft, hand it to a validator, or publish it.

        Args:
            number: the experience.
            position: the structure concerned that answers.
            wording: the whole text.
            state: DRAFT, TO_VALIDATE or PUBLISHED.
            seen_version: the version of the draft that was seen, 0 when there was none.
            kind: OWN, or COMPLEMENT to what another structure answered; None leaves it what it was.

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
            response = as_kind(case, self._written(case, concern, draft, wording, state), kind)
            if state is not ResponseState.DRAFT:
                must_be_sendable(wording, case.experience)
            changes = self._answer(uow, case, concern, response) if state is ResponseState.PUBLISHED else {}
            keep_text(uow, response, draft)
            if is_news(draft, response):
                kind_of_event = _WRITING_EVENTS[state]
                uow.history.add(self._event(number, kind_of_event, self._clock.now(), structure.name, changes))
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

    def _answer(self, uow: UnitOfWork, case: Case, concern: Concern, response: Response) -> dict[str, list[object]]:
        """Let an answer become the one that the public reads; give what that changes of the structure concerned."""
        now = self._clock.now()
        before = case.published(concern.position)
        if before is not None:
            uow.responses.save(before.superseded(now), before.version)
        count_as_sent(uow, response, before)
        after = concern.answered(now)
        uow.concerns.save(after)
        number, position = concern.experience_number, concern.position
        self._owe(uow, notification.answered(number, position, response.revision, response.version, now))
        return changed(concern, after)


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

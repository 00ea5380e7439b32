"""Adopting as it is the answer that another structure concerned has published."""

from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.answering import Answering
from core.dossier import Dossier
from core.history import EventKind
from core.reading import show_in_lists
from core.response import Response, Wording
from core.seat import Seat
from core.structure import Structure
from core.together import adoptable, must_replace_nothing
from core.undoing import ADOPTED_FROM
from core.vocabulary import ResponseKind, ResponseState
from core.writing import keep_text


class Adopting(Answering):
    """Common answers."""

    def adopt(self, number: int, position: int, from_position: int, seen_version: int) -> Dossier:
        """Publish another structure's answer, word for word, as one's own too; hand it to a validator where one asks.

        Args:
            number: the experience.
            position: the structure concerned that adopts.
            from_position: the structure concerned whose published answer it is.
            seen_version: the version of the draft that was seen, 0 when there was none.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            case.must_be_visible_to(seat)
            concern = case.at(position)
            structure = case.structures[concern.structure_code]
            at_once = _publishes(seat, structure)
            case.must_be_open_to_answers()
            answer, origin = adoptable(case, position, from_position)
            draft = case.draft(position)
            case.draft_must_be_at(draft, seen_version)
            must_replace_nothing(draft, answer)
            response = self._adopted(case, concern, answer, origin, at_once=at_once)
            changes = self._answer(uow, case, concern, response) if at_once else {}
            keep_text(uow, response, draft)
            kind = EventKind.RESPONSE_ADOPTED if at_once else EventKind.RESPONSE_TO_VALIDATE
            told = f"{structure.name}{ADOPTED_FROM}{case.structures[case.at(origin).structure_code].name}"
            uow.history.add(self._event(number, kind, self._clock.now(), told, changes))
            if at_once:
                show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _adopted(self, case: Case, concern: Concern, answer: Response, origin: int, *, at_once: bool) -> Response:
        wording = Wording(**answer.model_dump(include=set(Wording.model_fields)))
        state = ResponseState.PUBLISHED if at_once else ResponseState.TO_VALIDATE
        written = self._written(case, concern, case.draft(concern.position), wording, state)
        return written.model_copy(update={"kind": ResponseKind.ADOPTED, "adopted_from": origin})


def _publishes(seat: Seat, structure: Structure) -> bool:
    """Tell whether what the seat adopts is public at once, once it is checked that it may adopt anything."""
    if structure.requires_validation and seat.refusal(Action.PUBLISH_VALIDATED, [structure.path]) is not None:
        seat.check(Action.SEND_TO_VALIDATE, [structure.path])
        return False
    seat.check(Action.PUBLISH_RESPONSE, [structure.path])
    return True

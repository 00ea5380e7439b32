"""Help beside the text: answers to similar experiences, and the draft's own check."""

from collections.abc import Mapping, Sequence

from core.access import Action
from core.case import Case
from core.desk.sitting import Sitting
from core.draft_check import Remark, check_draft
from core.response import Wording
from core.seat import Seat
from core.similar_answers import Likeness, similar_answers
from core.structure import Structure
from core.text.acronyms import acronyms_in, known_acronyms
from core.text.sentences import marked_sentences

SIMILAR = 8
"""How many similar answers are offered."""


class Helping(Sitting):
    """What helps to write a particular answer."""

    def similar(self, number: int, position: int, limit: int = SIMILAR) -> Sequence[Likeness]:
        """Give the published answers to the experiences most like this one, each with why.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case = Case.of(uow, number)
            concern = case.concern_for(Seat.of(uow, self._account_name), position, Action.DRAFT)
            return similar_answers(uow, case, concern, limit)

    def check_answer(self, number: int, position: int, wording: Wording) -> Sequence[Remark]:
        """Give the remarks on a draft, those that block first; nothing is kept.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case = Case.of(uow, number)
            concern = case.concern_for(Seat.of(uow, self._account_name), position, Action.DRAFT)
            sent = uow.sent_sentences.times(concern.structure_code, marked_sentences(wording.body))
        structure = case.structures[concern.structure_code]
        return check_draft(wording, case.experience, sent, _to_expand(structure))


def _to_expand(structure: Structure) -> Mapping[str, str]:
    """Give the acronyms that readers need to be told: not those that the answering structure bears in its name."""
    known = known_acronyms()
    borne = {found.word.upper() for found in acronyms_in(structure.name, known)}
    return {acronym: expansion for acronym, expansion in known.items() if acronym not in borne}

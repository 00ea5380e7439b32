"""Coming back on an answer: its versions, what a validator wants changed, a publication taken back."""

from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Refused
from core.history import Event, EventKind, changed
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.response import Response
from core.seat import Seat
from core.sent_sentences import take_back_as_sent
from core.version import Version
from core.writing import keep_text


class Revising(Sitting):
    """What may still be changed of an answer, and what it was."""

    def versions(self, number: int, position: int) -> tuple[Version, ...]:
        """Give the texts that a structure's answer had, the latest first; writing one again brings it back.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case = Case.of(uow, number)
            case.concern_for(Seat.of(uow, self._account_name), position, Action.DRAFT)
            kept = uow.versions.of(number, position)
            known = {version.revision for version in kept}
            # What came with the open data was never written here.
            others = (Version.of(r) for r in case.responses if r.position == position and r.revision not in known)
            return tuple(sorted((*kept, *others), key=lambda v: (v.revision, v.version), reverse=True))

    def send_back(self, number: int, position: int, seen_version: int, remark: str) -> Dossier:
        """Give an answer back to who wrote it, saying what is to be changed.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            case = Case.of(uow, number)
            concern = case.concern_for(Seat.of(uow, self._account_name), position, Action.PUBLISH_VALIDATED)
            draft = case.draft(position)
            case.draft_must_be_at(draft, seen_version)
            if draft is None:
                raise Refused("Aucune réponse n’attend d’être validée ici.")
            keep_text(uow, draft.sent_back(remark, now), draft)
            name = case.structures[concern.structure_code].name
            uow.history.add(self._event(number, EventKind.RESPONSE_SENT_BACK, now, name))
            uow.commit()
        return self.show(number)

    def undo_answer(self, number: int, position: int) -> Dossier:
        """Take back one's own publication of an answer, while its letter waits; its text is a draft again.

        Raises:
            Forbidden, NotFound.
            Refused: it is too late, or something was done with the answer since.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            concern = case.concern_for(seat, position, Action.PUBLISH_RESPONSE)
            case.must_be_open_to_answers()
            votes = uow.evaluations.of([number]).get(number, {})
            publication = case.undoable_answer(position, uow.history.of(number), votes, seat, now, self._rules.grace)
            published = case.published(position)
            if publication is None or published is None or not _revoked(uow, published):
                raise Refused(_TOO_LATE.format(number=number))
            keep_text(uow, published.taken_back(now), published)
            take_back_as_sent(uow, published, case.corrected(position))
            after = self._put_back(uow, case, concern, publication)
            changes = changed(concern, after)
            uow.history.add(self._event(number, EventKind.RESPONSE_UNDONE, now, publication.detail, changes))
            show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _put_back(self, uow: UnitOfWork, case: Case, concern: Concern, publication: Event) -> Concern:
        """Bring back what a publication took the place of: the answer that it corrected, or the waiting for one."""
        before = case.corrected(concern.position)
        if before is not None:
            uow.responses.save(before.put_back(self._clock.now()), before.version)
        after = concern.before(publication.changes)
        uow.concerns.save(after)
        return after


_TOO_LATE = (
    "La réponse à l’expérience {number} ne s’annule plus : son délai est passé, quelqu’un l’a évaluée ou la corrige, "
    "ou elle n’est pas de vous. Corrigez-la."
)


def _revoked(uow: UnitOfWork, published: Response) -> bool:
    """Cancel the letter that tells of this publication; False when it left or is leaving."""
    since = published.published_at or published.updated_at
    return uow.outbox.revoke(published.experience_number, since, published.position)

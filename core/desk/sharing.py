"""Showing a text being written to the others who work on the experience, on purpose."""

from core.access import Action
from core.case import Case
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Refused
from core.history import EventKind
from core.seat import Seat


class Sharing(Sitting):
    """Shared drafts."""

    def share_draft(self, number: int, position: int, seen_version: int, *, shared: bool) -> Dossier:
        """Let all those who may open the experience read a text being written, or no longer.

        Its version stays: nothing of the text changes.

        Raises:
            Forbidden, NotFound, Stale.
            Refused: nothing is being written there.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            concern = case.concern_for(seat, position, Action.DRAFT)
            draft = case.draft(position)
            if draft is None:
                raise Refused("Aucun brouillon n’est enregistré ici : enregistrez-le avant de le partager.")
            case.draft_must_be_at(draft, seen_version)
            if draft.shared is not shared:
                name = case.structures[concern.structure_code].name
                kind = EventKind.DRAFT_SHARED if shared else EventKind.DRAFT_UNSHARED
                uow.responses.save(draft.model_copy(update={"shared": shared}), draft.version)
                uow.history.add(self._event(number, kind, self._clock.now(), name))
                uow.commit()
        return self.show(number)

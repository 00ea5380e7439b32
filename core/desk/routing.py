"""Where an experience goes: the structures concerned."""

from collections.abc import Sequence
from datetime import datetime

from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Invalid, NotFound, Refused
from core.experience import Experience
from core.history import EventKind
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.submission import CONCERNS_MAX
from core.suggesting import Suggestion, suggestions
from core.vocabulary import ExperienceState


class Routing(Sitting):
    """What changes the structures concerned. The citizen's clock never restarts."""

    def structures(self, query: str, limit: int = 20) -> Sequence[Structure]:
        """Find structures by name, acronym, town or postal code; accents and typing errors are forgiven."""
        with self._store.reading() as uow:
            Seat.of(uow, self._account_name)
            return uow.structures.search(query, limit)

    def suggestions(self, number: int) -> Sequence[Suggestion]:
        """Give structures that the experience may be about, nearest first, each with why.

        Raises:
            NotFound: it does not exist, or may not be seen from here.
        """
        with self._store.reading() as uow:
            seat, case = self._opened(uow, number)
            return suggestions(uow, case, seat.structure)

    def route(self, number: int, seen_version: int, codes: Sequence[str]) -> Dossier:
        """Set the structures concerned, in the place of those that were.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def change(uow: UnitOfWork, case: Case, now: datetime) -> Experience:
            after = case.experience.rerouted()
            _must_be_some(codes)
            must_exist(uow, codes)
            for concern in case.concerns:
                if concern.structure_code not in codes:
                    must_be_unanswered(case, concern)
                    self._close_discussion_of(uow, concern, now)
                    uow.concerns.remove(concern)
            for concern in _new_concerns(case, codes):
                uow.concerns.add(concern)
            return after

        return self._change(number, seen_version, Action.MODERATE, EventKind.ROUTED, change, ", ".join(codes))

    def _close_discussion_of(self, uow: UnitOfWork, concern: Concern, now: datetime) -> None:
        if concern.discussed_since is not None:
            uow.history.add(self._event(concern.experience_number, EventKind.DISCUSSION_CLOSED, now))


def _must_be_some(codes: Sequence[str]) -> None:
    if not codes:
        raise Invalid("Une expérience concerne au moins une structure : choisissez-en une.", "structures")
    if len(codes) > CONCERNS_MAX:
        raise Invalid(f"Une expérience concerne {CONCERNS_MAX} structures au plus : choisissez-en moins.", "structures")


def must_exist(uow: UnitOfWork, codes: Sequence[str]) -> None:
    """Raise NotFound when one of these codes is of no structure."""
    missing = set(codes) - uow.structures.many(codes).keys()
    if missing:
        raise NotFound(f"Aucune structure n’a le code « {min(missing)} » : vérifiez-le.")


def must_be_unanswered(case: Case, concern: Concern) -> None:
    """Raise Refused when the structure has written something: the experience stays where the answer is."""
    if case.last_revision(concern.position):
        name = case.structures[concern.structure_code].name
        raise Refused(f"{name} a déjà écrit une réponse à l’expérience {case.experience.number} : elle y reste.")


def must_be_new(case: Case, code: str) -> None:
    """Raise Refused when the structure is concerned already: it never answers twice."""
    if any(concern.structure_code == code for concern in case.concerns):
        name = case.structures[code].name
        raise Refused(f"{name} est déjà concernée par l’expérience {case.experience.number} : choisissez-en une autre.")


def _new_concerns(case: Case, codes: Sequence[str]) -> list[Concern]:
    present = {concern.structure_code for concern in case.concerns}
    added = [code for code in dict.fromkeys(codes) if code not in present]
    last = max((concern.position for concern in case.concerns), default=0)
    blank = [
        Concern(experience_number=case.experience.number, position=position, structure_code=code)
        for position, code in enumerate(added, start=last + 1)
    ]
    public_since = case.experience.published_at if case.experience.state is ExperienceState.PUBLISHED else None
    return [concern.opened(public_since) for concern in blank] if public_since else blank

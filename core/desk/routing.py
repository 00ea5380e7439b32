"""Where an experience goes: the structures concerned, and the requests to be replaced."""

from collections.abc import Sequence
from datetime import datetime

from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Invalid, NotFound, Refused
from core.experience import Experience, checked_note
from core.history import EventKind
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.seat import Seat
from core.structure import Structure
from core.submission import CONCERNS_MAX
from core.suggesting import Suggestion, suggestions
from core.transfer import WHY_MAX, Transfer
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
            _, case = self._opened(uow, number)
            return suggestions(uow, case)

    def route(self, number: int, seen_version: int, codes: Sequence[str]) -> Dossier:
        """Set the structures concerned, in the place of those that were.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def change(uow: UnitOfWork, case: Case, _: datetime) -> Experience:
            after = case.experience.rerouted()
            _must_be_some(codes)
            _must_exist(uow, codes)
            for concern in case.concerns:
                if concern.structure_code not in codes:
                    _must_be_unanswered(case, concern)
                    uow.concerns.remove(concern)
            for concern in _new_concerns(case, codes):
                uow.concerns.add(concern)
            return after

        return self._change(number, seen_version, Action.MODERATE, EventKind.ROUTED, change, ", ".join(codes))

    def ask_transfer(self, number: int, position: int, to_code: str, why: str) -> Dossier:
        """Ask the moderators to send a concern elsewhere.

        Args:
            number: the experience.
            position: the concern.
            to_code: the structure proposed, "" when none is known.
            why: in a few words, for the moderators.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        told = checked_note(why, WHY_MAX, "why")
        if not told:
            raise Invalid("Écrivez pourquoi cette expérience n’est pas pour vous.", "why")
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            case = Case.of(uow, number)
            concern = case.concern_for(seat, position, Action.ASK_TRANSFER)
            _must_exist(uow, [to_code] if to_code else [])
            _must_be_unanswered(case, concern)
            uow.transfers.add(
                Transfer(
                    number=uow.transfers.next_number(),
                    experience_number=number,
                    position=position,
                    from_code=concern.structure_code,
                    to_code=to_code,
                    why=told,
                    asked_by=self._account_name,
                    asked_at=now,
                )
            )
            uow.history.add(self._event(number, EventKind.TRANSFER_ASKED, now, told))
            uow.commit()
        return self.show(number)

    def accept_transfer(self, number: int, position: int, to_code: str) -> Dossier:
        """Send a concern to another structure, as was asked.

        Raises:
            Forbidden, NotFound, Refused.
        """
        return self._settle(number, position, to_code=to_code)

    def refuse_transfer(self, number: int, position: int, note: str) -> Dossier:
        """Leave a concern where it is, and say why to those who asked.

        Raises:
            Forbidden, Invalid, NotFound, Refused.
        """
        told = checked_note(note, WHY_MAX)
        if not told:
            raise Invalid("Écrivez pourquoi le transfert est refusé : la structure qui l’a demandé le lira.", "note")
        return self._settle(number, position, note=told)

    def _settle(self, number: int, position: int, to_code: str = "", note: str = "") -> Dossier:
        now = self._clock.now()
        with self._store.writing() as uow:
            _, case = self._opened(uow, number, Action.MODERATE)
            asked = _open_transfer(uow, number, position)
            if to_code:
                _must_exist(uow, [to_code])
                concern = case.at(position)
                _must_be_unanswered(case, concern)
                _must_be_new(case, to_code)
                uow.concerns.save(concern.sent_to(to_code))
                uow.transfers.save(asked.accepted(to_code, self._account_name, now))
                uow.history.add(
                    self._event(
                        number, EventKind.TRANSFER_ACCEPTED, now, "", {"structure": [concern.structure_code, to_code]}
                    )
                )
                show_in_lists(uow, number)
            else:
                uow.transfers.save(asked.refused(note, self._account_name, now))
                uow.history.add(self._event(number, EventKind.TRANSFER_REFUSED, now, note))
            uow.commit()
        return self.show(number)


def _must_be_some(codes: Sequence[str]) -> None:
    if not codes:
        raise Invalid("Une expérience concerne au moins une structure : choisissez-en une.", "structures")
    if len(codes) > CONCERNS_MAX:
        raise Invalid(f"Une expérience concerne {CONCERNS_MAX} structures au plus : choisissez-en moins.", "structures")


def _must_exist(uow: UnitOfWork, codes: Sequence[str]) -> None:
    missing = set(codes) - uow.structures.many(codes).keys()
    if missing:
        raise NotFound(f"Aucune structure n’a le code « {min(missing)} » : vérifiez-le.")


def _must_be_unanswered(case: Case, concern: Concern) -> None:
    if case.last_revision(concern.position):
        name = case.structures[concern.structure_code].name
        raise Refused(f"{name} a déjà écrit une réponse à l’expérience {case.experience.number} : elle y reste.")


def _must_be_new(case: Case, code: str) -> None:
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


def _open_transfer(uow: UnitOfWork, number: int, position: int) -> Transfer:
    asked = [t for t in uow.transfers.of(number) if t.position == position and t.decided_at is None]
    if not asked:
        raise Refused(f"Aucun transfert n’est demandé pour l’expérience {number} à cette place.")
    return asked[0]

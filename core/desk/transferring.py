"""Requests to be replaced by another structure: asked, granted, refused, discussed."""

from collections.abc import Callable
from datetime import datetime

from core import parties
from core.access import Action
from core.case import Case
from core.concern import Concern
from core.desk.routing import must_be_new, must_be_unanswered
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.experience import checked_note
from core.history import EventKind
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.seat import Seat
from core.structure import Structure, within
from core.transfer import REFUSALS_BEFORE_DISCUSSION, WHY_MAX, Transfer, TransferState, climbs_at


class Transferring(Sitting):
    """What those who ask, those who are asked and those who decide do. The citizen's clock never restarts."""

    def ask_transfer(self, number: int, position: int, to_code: str, why: str) -> Dossier:
        """Ask that a concern go elsewhere.

        Args:
            number: the experience.
            position: the concern.
            to_code: the structure proposed, "" when none is known.
            why: in a few words, for those who decide.

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
            asked = _structure(uow, to_code) if to_code else None
            must_be_unanswered(case, concern)
            if asked is not None:
                _must_lie_elsewhere(case, concern, asked)
            uow.transfers.add(self._request(uow, case, concern, asked, told, now))
            uow.history.add(self._event(number, EventKind.TRANSFER_ASKED, now, told))
            uow.commit()
        return self.show(number)

    def accept_transfer(self, number: int, position: int, to_code: str) -> Dossier:
        """Send a concern to another structure, as was asked; this ends the discussion, if there is one.

        Raises:
            Forbidden, NotFound, Refused.
        """

        def accept(uow: UnitOfWork, seat: Seat, case: Case, concern: Concern, asked: Transfer, now: datetime) -> None:
            target = _structure(uow, to_code)
            if why := parties.why_not_send(asked, target, case.structures, seat):
                raise Forbidden(why)
            must_be_unanswered(case, concern)
            must_be_new(case, to_code)
            uow.concerns.save(concern.sent_to(to_code))
            uow.transfers.save(asked.accepted(to_code, self._account_name, now))
            moved: dict[str, list[object]] = {"structure": [concern.structure_code, to_code]}
            if concern.discussed_since is not None:
                uow.history.add(self._event(number, EventKind.DISCUSSION_CLOSED, now))
            uow.history.add(self._event(number, EventKind.TRANSFER_ACCEPTED, now, "", moved))
            show_in_lists(uow, number)

        return self._settle(number, position, accept)

    def refuse_transfer(self, number: int, position: int, note: str) -> Dossier:
        """Leave a concern where it is, and say why to those who asked; the second refusal opens a discussion.

        Raises:
            Forbidden, Invalid, NotFound, Refused.
        """
        told = checked_note(note, WHY_MAX)
        if not told:
            raise Invalid("Écrivez pourquoi le transfert est refusé : la structure qui l’a demandé le lira.", "note")

        def refuse(uow: UnitOfWork, _: Seat, case: Case, concern: Concern, asked: Transfer, now: datetime) -> None:
            if concern.discussed_since is not None:
                raise Refused("Cette demande est discutée : concluez la discussion, ou transférez l’expérience.")
            uow.transfers.save(asked.refused(told, self._account_name, now))
            uow.history.add(self._event(number, EventKind.TRANSFER_REFUSED, now, told))
            refused = [t for t in case.requests_like(asked) if t.state is TransferState.REFUSED]
            if len(refused) + 1 >= REFUSALS_BEFORE_DISCUSSION:
                self._open_discussion(uow, case, concern, asked, now)

        return self._settle(number, position, refuse)

    def close_discussion(self, number: int, position: int, note: str) -> Dossier:
        """End a discussion: the concern stays where it is, and the note says why.

        Raises:
            Forbidden, Invalid, NotFound, Refused.
        """
        told = checked_note(note, WHY_MAX)
        if not told:
            raise Invalid("Écrivez ce que la discussion a conclu : tous ceux qui y prennent part le liront.", "note")

        def close(uow: UnitOfWork, _: Seat, __: Case, concern: Concern, asked: Transfer, now: datetime) -> None:
            if concern.discussed_since is None:
                raise Refused(f"Aucune discussion n’est ouverte sur l’expérience {number} à cette place.")
            uow.transfers.save(asked.refused(told, self._account_name, now))
            uow.concerns.save(concern.discussed(None))
            uow.history.add(self._event(number, EventKind.DISCUSSION_CLOSED, now, told))

        return self._settle(number, position, close)

    def _request(
        self, uow: UnitOfWork, case: Case, concern: Concern, asked: Structure | None, why: str, now: datetime
    ) -> Transfer:
        decider = parties.decider_between(case.structures[concern.structure_code], asked)
        return Transfer(
            number=uow.transfers.next_number(),
            experience_number=concern.experience_number,
            position=concern.position,
            from_code=concern.structure_code,
            to_code=asked.code if asked else "",
            why=why,
            asked_by=self._account_name,
            asked_at=now,
            decider_code=decider,
            climbs_at=climbs_at(decider, now, self._rules.transfer_delay),
        )

    def _open_discussion(self, uow: UnitOfWork, case: Case, concern: Concern, asked: Transfer, now: datetime) -> None:
        """Leave the request open, without delay, to whoever concludes the discussion."""
        concluder = parties.decider_between(case.structures[asked.from_code], case.structures.get(asked.to_code))
        uow.transfers.add(asked.asked_again(uow.transfers.next_number(), concluder, now, delay=None))
        uow.concerns.save(concern.discussed(now))
        uow.history.add(self._event(concern.experience_number, EventKind.DISCUSSION_OPENED, now))

    def _settle(
        self,
        number: int,
        position: int,
        settle: Callable[[UnitOfWork, Seat, Case, Concern, Transfer, datetime], None],
    ) -> Dossier:
        """Answer the request that is open, or that is discussed, for somebody who may.

        They are shown what it became, even where they may no longer open the experience then.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, case = self._opened(uow, number)
            concern = case.at(position)
            asked = case.open_request(position)
            if asked is None:
                raise Refused(f"Aucun transfert n’est demandé pour l’expérience {number} à cette place.")
            if why := case.why_not_decide(concern, seat):
                raise Forbidden(why)
            settle(uow, seat, case, concern, asked, now)
            dossier = Case.of(uow, number).dossier(uow, seat, now, self._rules.grace)
            uow.commit()
        return dossier


def _structure(uow: UnitOfWork, code: str) -> Structure:
    structure = uow.structures.get(code)
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    return structure


def _must_lie_elsewhere(case: Case, concern: Concern, asked: Structure) -> None:
    sender = case.structures[concern.structure_code]
    if within(asked.path, sender.path):
        raise Refused(
            f"{asked.name} fait partie de {sender.name} : rattachez-y l’expérience, sans demander de transfert."
            if asked.code != sender.code
            else f"L’expérience est déjà chez {sender.name} : choisissez une autre structure."
        )
    must_be_new(case, asked.code)

"""Requests for transfer of the made-up programme, one of each kind: open at each level, refused, granted, discussed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from admin.seed.typing_styles import typeset
from core import parties
from core.concern import Concern
from core.history import Event, EventKind
from core.ports import UnitOfWork
from core.rules import DEFAULT_RULES
from core.structure import Structure
from core.transfer import Transfer, climbs_at
from core.views import Place, QueueLine

_OPEN, _GRANTED, _REFUSED, _DISCUSSED = "open", "granted", "refused", "discussed"
_BESIDE, _ABROAD, _NOWHERE = "beside", "abroad", ""
_TOLD = (
    (_BESIDE, _OPEN, "Ce dossier est suivi par une autre structure, nous n'y avons pas accès."),
    (_BESIDE, _DISCUSSED, "Le courrier vient de nos voisins, pas de nous."),
    (_ABROAD, _OPEN, "La question porte sur les impôts, pas sur nos prestations."),
    (_NOWHERE, _OPEN, "Nous ne savons pas qui suit ce dossier."),
    (_BESIDE, _GRANTED, "La personne habite un autre département."),
    (_BESIDE, _REFUSED, "La personne a déménagé depuis."),
    (_ABROAD, _DISCUSSED, "Le rendez-vous dont il est question n'était pas chez nous."),
)
"""Where to, how it ended, and why it was asked."""
_NO = "Son dossier est bien chez vous."
_CONCLUDED_BY = "camille"
_LAST = 40


def plant_transfers(uow: UnitOfWork, now: datetime) -> None:
    """Ask for one transfer of each kind, about concerns for which nothing is written yet."""
    for hours, (line, (where, end, why)) in enumerate(zip(_lines(uow), _TOLD, strict=False), start=1):
        concern = next(c for c in uow.concerns.of([line.number])[line.number] if c.position == line.position)
        at = max(now - timedelta(hours=3 * hours), line.at)
        asked = _asked(uow, concern, _destination(uow, concern, where), typeset(why), at)
        _end(uow, concern, asked, end, at + (now - at) / 2)


def _lines(uow: UnitOfWork) -> Sequence[QueueLine]:
    """Give what a site asks of the structure shown first, what that structure asks, and what others ask."""
    shown = uow.structures.get(code_of(SHOWN))
    own = _unwritten(uow, uow.queues.page(Place.TO_ANSWER, shown.path, None, _LAST)) if shown else []
    of_sites = [line for line in own if line.structure != SHOWN]
    of_its_own = [line for line in own if line.structure == SHOWN]
    others = _unwritten(uow, uow.queues.page(Place.TO_ANSWER, None, None, _LAST)[::2])
    return [*of_sites[:1], *of_its_own[:2], *(line for line in others if line not in own)]


def _unwritten(uow: UnitOfWork, lines: Sequence[QueueLine]) -> list[QueueLine]:
    written = uow.responses.of([line.number for line in lines])
    answered = {(number, r.position) for number, responses in written.items() for r in responses}
    return [line for line in lines if (line.number, line.position) not in answered]


def _destination(uow: UnitOfWork, concern: Concern, where: str) -> Structure | None:
    """Give another structure of the same level, the head of another network, or none."""
    own = uow.structures.many([concern.structure_code])[concern.structure_code]
    known = {c.structure_code for c in uow.concerns.of([concern.experience_number])[concern.experience_number]}
    level = own.parent_code if where == _BESIDE else None
    others = [s for s in uow.structures.children(level) if s.code not in known and s.network_code != own.code]
    if where == _ABROAD:
        others = [structure for structure in others if structure.code != own.network_code]
    return others[0] if where and others else None


def _asked(uow: UnitOfWork, concern: Concern, to: Structure | None, why: str, at: datetime) -> Transfer:
    sender = uow.structures.many([concern.structure_code])[concern.structure_code]
    decider = parties.decider_between(sender, to)
    asked = Transfer(
        number=uow.transfers.next_number(),
        experience_number=concern.experience_number,
        position=concern.position,
        from_code=sender.code,
        to_code=to.code if to else "",
        why=why,
        asked_by=f"agent-{sender.code}",
        asked_at=at,
        decider_code=decider,
        climbs_at=climbs_at(decider, at, DEFAULT_RULES.transfer_delay),
    )
    uow.transfers.add(asked)
    _tell(uow, asked, EventKind.TRANSFER_ASKED, at, asked.asked_by, why)
    return asked


def _end(uow: UnitOfWork, concern: Concern, asked: Transfer, end: str, at: datetime) -> None:
    """Bring a request where it is to be."""
    if end == _GRANTED and asked.to_code:
        uow.transfers.save(asked.accepted(asked.to_code, _CONCLUDED_BY, at))
        uow.concerns.save(concern.sent_to(asked.to_code))
        _tell(uow, asked, EventKind.TRANSFER_ACCEPTED, at, _CONCLUDED_BY, "")
    elif end in (_REFUSED, _DISCUSSED):
        _refuse(uow, asked, at)
    if end == _DISCUSSED:
        again = _ask_again(uow, asked, at)
        _refuse(uow, again, at)
        _ask_again(uow, again, at, discussed=True)
        uow.concerns.save(concern.discussed(at))
        _tell(uow, asked, EventKind.DISCUSSION_OPENED, at, _CONCLUDED_BY, "")


def _refuse(uow: UnitOfWork, asked: Transfer, at: datetime) -> None:
    uow.transfers.save(asked.refused(_NO, _CONCLUDED_BY, at))
    _tell(uow, asked, EventKind.TRANSFER_REFUSED, at, _CONCLUDED_BY, _NO)


def _ask_again(uow: UnitOfWork, asked: Transfer, at: datetime, *, discussed: bool = False) -> Transfer:
    delay = None if discussed else DEFAULT_RULES.transfer_delay
    again = asked.asked_again(uow.transfers.next_number(), asked.decider_code, at, delay)
    uow.transfers.add(again)
    if not discussed:
        _tell(uow, again, EventKind.TRANSFER_ASKED, at, again.asked_by, again.why)
    return again


def _tell(uow: UnitOfWork, asked: Transfer, kind: EventKind, at: datetime, actor: str, detail: str) -> None:
    uow.history.add(Event(experience_number=asked.experience_number, at=at, actor=actor, kind=kind, detail=detail))

"""What an action comes from: experiences, signals, concepts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from core.access import Action
from core.action import ImprovementAction
from core.actions.announcing import announce
from core.actions.file import ActionFile
from core.actions.rights import why_not_edit
from core.actions.story import SheetEventKind
from core.actions.ties import Tie, TieKind
from core.desk.action_keeping import KeepingActions
from core.errors import Forbidden, Invalid, Refused
from core.history import EventKind
from core.notification import NotificationKind
from core.ports import UnitOfWork
from core.seat import Seat
from core.vocabulary import ActionState, ExperienceState

LINKED_AT_ONCE = 500
"""How many experiences may be linked in one go."""


class LinkingActions(KeepingActions):
    """Links are changed by those who may change the sheet; none of them changes its version."""

    def link_to_action(self, number: int, experiences: Sequence[int]) -> ActionFile:
        """Say that an action comes from published experiences; of a public action, their authors are told.

        Raises:
            Forbidden: the sheet may not be changed from here.
            Refused: the action is dropped, or some experiences are not published or not visible from here.
            Invalid, NotFound.
        """

        def link(uow: UnitOfWork, seat: Seat, action: ImprovementAction, now: datetime) -> list[int]:
            if action.state is ActionState.DROPPED:
                raise Refused(f"L’action {number} est abandonnée : on ne lui lie plus d’expérience.")
            new = sorted(set(experiences) - set(uow.actions.linked(number)))
            _must_be_readable(uow, seat, new)
            uow.actions.link(number, new)
            self._note_in_stories(uow, EventKind.LINKED_TO_ACTION, action, new, now)
            if action.published_at is not None:
                announce(uow, NotificationKind.ACTION_PUBLISHED, number, new, now, self._rules.grace)
            return new

        return self._change_links(number, experiences, SheetEventKind.LINKED, link)

    def unlink_from_action(self, number: int, experiences: Sequence[int]) -> ActionFile:
        """Say that an action does not come from these experiences after all; a letter still owed is not sent.

        Raises:
            Forbidden, Invalid, NotFound.
        """

        def unlink(uow: UnitOfWork, _: Seat, action: ImprovementAction, now: datetime) -> list[int]:
            gone = sorted(set(experiences) & set(uow.actions.linked(number)))
            uow.actions.unlink(number, gone)
            self._note_in_stories(uow, EventKind.UNLINKED_FROM_ACTION, action, gone, now)
            return gone

        return self._change_links(number, experiences, SheetEventKind.UNLINKED, unlink)

    def tie_action(self, number: int, kind: TieKind, key: str) -> ActionFile:
        """Say that an action answers a signal or a concept.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        return self._change_ties(number, SheetEventKind.TIED, kind, key, lambda uow, tie: uow.actions.tie(tie))

    def untie_action(self, number: int, kind: TieKind, key: str) -> ActionFile:
        """Say that an action does not answer a signal or a concept after all.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        return self._change_ties(number, SheetEventKind.UNTIED, kind, key, lambda uow, tie: uow.actions.untie(tie))

    def _change_links(
        self,
        number: int,
        experiences: Sequence[int],
        kind: SheetEventKind,
        change: Callable[[UnitOfWork, Seat, ImprovementAction, datetime], list[int]],
    ) -> ActionFile:
        if not experiences or len(experiences) > LINKED_AT_ONCE:
            raise Invalid(f"Donnez de 1 à {LINKED_AT_ONCE} numéros d’expériences à la fois.", "experiences")
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, action = self._changing(uow, number)
            changed = change(uow, seat, action, now)
            if changed:
                detail = ", ".join(f"n° {one}" for one in changed)
                uow.actions.note(self._sheet_event(number, kind, now, detail[:2000]))
            uow.commit()
        return self.action(number)

    def _change_ties(
        self,
        number: int,
        told: SheetEventKind,
        kind: TieKind,
        key: str,
        change: Callable[[UnitOfWork, Tie], None],
    ) -> ActionFile:
        now = self._clock.now()
        with self._store.writing() as uow:
            self._changing(uow, number)
            tie = Tie(action_number=number, kind=kind, key=key)
            change(uow, tie)
            uow.actions.note(self._sheet_event(number, told, now, tie.label))
            uow.commit()
        return self.action(number)

    def _changing(self, uow: UnitOfWork, number: int) -> tuple[Seat, ImprovementAction]:
        seat, action, structure = self._read_action(uow, number)
        if why := why_not_edit(seat, structure, action):
            raise Forbidden(why)
        return seat, action

    def _note_in_stories(
        self, uow: UnitOfWork, kind: EventKind, action: ImprovementAction, numbers: Iterable[int], now: datetime
    ) -> None:
        for number in numbers:
            uow.history.add(self._event(number, kind, now, f"action n° {action.number} : {action.title}"))


def _must_be_readable(uow: UnitOfWork, seat: Seat, numbers: Sequence[int]) -> None:
    """Raise Refused, with their numbers, when some experiences are not published or may not be read from here."""
    known, concerns = uow.experiences.many(numbers), uow.concerns.of(numbers)
    structures = uow.structures.many({one.structure_code for of_one in concerns.values() for one in of_one})
    paths = {n: [structures[one.structure_code].path for one in concerns.get(n, ())] for n in numbers}
    wrong = [
        n
        for n in numbers
        if n not in known
        or known[n].state is not ExperienceState.PUBLISHED
        or seat.refusal(Action.READ, paths[n]) is not None
    ]
    if wrong:
        listed = ", ".join(map(str, wrong[:10])) + ("…" if len(wrong) > 10 else "")
        raise Refused(f"On ne lie que des expériences publiées et visibles d’ici ; revoyez ces numéros : {listed}.")

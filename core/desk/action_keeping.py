"""What is done with an action sheet: made, filled in, published, moved on; each step is told and can be undone."""

from collections.abc import Callable
from datetime import datetime

from core.access import Action
from core.action import ImprovementAction
from core.actions.announcing import announce, step_of
from core.actions.commitments import commitment_of
from core.actions.file import ActionFile
from core.actions.rights import why_not_edit, why_not_publish
from core.actions.sheet import OF_PEOPLE, Sheet
from core.actions.story import SheetEvent, SheetEventKind, told_since, undoable
from core.desk.action_reading import ReadingActions
from core.errors import Forbidden, Invalid, Refused, Stale
from core.history import changed
from core.meant import meant
from core.notification import NotificationKind
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.vocabulary import ActionState


class KeepingActions(ReadingActions):
    """Sheets are prepared within one's sub-tree; what the public reads is for those who publish."""

    def new_action(self, sheet: Sheet, structure_code: str = "", committee: int | None = None) -> ActionFile:
        """Keep a new sheet of a structure, one's own when none is named; nobody but its readers here sees it yet.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.PREPARE_ACTION)
            _must_stand(sheet)
            written = {name: getattr(sheet, name) for name in OF_PEOPLE}
            number = uow.actions.next_number()
            action = ImprovementAction(number=number, structure_code=structure.code, committee=committee, **written)
            uow.actions.add(action, ())
            uow.actions.note(self._sheet_event(number, SheetEventKind.CREATED, now, action.title))
            uow.commit()
        return self.action(number)

    def edit_action(self, number: int, seen_version: int, sheet: Sheet) -> ActionFile:
        """Keep a sheet as it is filled in now.

        Raises:
            Forbidden, Invalid, NotFound, Stale.
        """

        def edit(_: UnitOfWork, action: ImprovementAction, __: datetime) -> ImprovementAction:
            _must_stand(sheet)
            return action.written(sheet)

        return self._act(number, seen_version, SheetEventKind.EDITED, why_not_edit, edit)

    def publish_action(self, number: int, seen_version: int) -> ActionFile:
        """Let the public read an action, and tell the authors of its stories.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """

        def publish(uow: UnitOfWork, action: ImprovementAction, now: datetime) -> ImprovementAction:
            self._tell(uow, NotificationKind.ACTION_PUBLISHED, action, now)
            return action.publish(now)

        return self._act(number, seen_version, SheetEventKind.PUBLISHED, _why_not_publish, publish)

    def move_action(self, number: int, seen_version: int, state: ActionState, why: str = "") -> ActionFile:
        """Say that an action is engaged, done, or dropped and why; authors are told of the last two.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def move(uow: UnitOfWork, action: ImprovementAction, now: datetime) -> ImprovementAction:
            moved = action.moved(state, why, now)
            step = step_of(state)
            if step is not None and action.published_at is not None:
                self._tell(uow, step, action, now)
            return moved

        return self._act(number, seen_version, SheetEventKind.MOVED, _why_not_publish, move, state.label)

    def undo_action(self, number: int) -> ActionFile:
        """Take back one's own last step, while no letter of it has left.

        Raises:
            Forbidden, NotFound, Refused.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, action, structure = self._read_action(uow, number)
            if why := why_not_publish(seat, structure):
                raise Forbidden(why)
            last = undoable(uow.actions.history(number), seat.account.name)
            in_time = last is not None and now < last.at + self._rules.grace
            if last is None or not in_time or not uow.outbox.revoke_of_action(number, last.at):
                raise Refused(
                    f"La dernière étape de l’action {number} ne s’annule plus : son délai est passé, "
                    "la fiche a changé, ou l’étape n’est pas de vous."
                )
            after = action.before(last.changes)
            uow.actions.save(after, action.version)
            changes = changed(action, after)
            uow.actions.note(self._sheet_event(number, SheetEventKind.UNDONE, now, last.kind.label, changes))
            uow.commit()
        return self.action(number)

    def _act(
        self,
        number: int,
        seen_version: int,
        kind: SheetEventKind,
        why_not: Callable[[Seat, Structure, ImprovementAction], str | None],
        change: Callable[[UnitOfWork, ImprovementAction, datetime], ImprovementAction],
        detail: str = "",
    ) -> ActionFile:
        """Make one change to a sheet, checked and told in its history."""
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, action, structure = self._read_action(uow, number)
            if why := why_not(seat, structure, action):
                raise Forbidden(why)
            _must_be_at(uow, action, seen_version)
            after = change(uow, action, now)
            uow.actions.save(after, seen_version)
            uow.actions.note(self._sheet_event(number, kind, now, detail, changed(action, after)))
            uow.commit()
        return self.action(number)

    def _tell(self, uow: UnitOfWork, kind: NotificationKind, action: ImprovementAction, now: datetime) -> None:
        announce(uow, kind, action.number, uow.actions.linked(action.number), now, self._rules.grace)

    def _sheet_event(
        self,
        number: int,
        kind: SheetEventKind,
        at: datetime,
        detail: str = "",
        changes: dict[str, list[object]] | None = None,
    ) -> SheetEvent:
        return SheetEvent(
            action_number=number, at=at, actor=self._account_name, kind=kind, detail=detail, changes=changes or {}
        )


def _why_not_publish(seat: Seat, structure: Structure, _: ImprovementAction) -> str | None:
    return why_not_publish(seat, structure)


def _must_stand(sheet: Sheet) -> None:
    """Raise Invalid when a sheet contradicts itself, or rests on a commitment that nobody made."""
    sheet.must_hold()
    if sheet.commitment is not None and commitment_of(sheet.commitment_year, sheet.commitment) is None:
        raise Invalid(
            f"La liste de {sheet.commitment_year} n’a pas d’engagement n° {sheet.commitment} : choisissez-le.",
            "commitment",
        )


def _must_be_at(uow: UnitOfWork, action: ImprovementAction, seen_version: int) -> None:
    """Raise Stale, saying who changed what, when the version seen is no longer the present one."""
    if action.version == seen_version:
        return
    since = told_since(uow.actions.history(action.number), seen_version)
    raise Stale(
        f"La fiche action {action.number} a changé depuis que vous l’avez lue ({since or action.state.label}) : "
        "relisez-la, votre texte est gardé ici."
    )

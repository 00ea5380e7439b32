"""What every part of the desk stands on: an account, a store, a clock, and the way a change is made."""

from collections.abc import Callable
from datetime import datetime

from core.access import Action
from core.case import Case
from core.dossier import Dossier
from core.experience import Experience
from core.history import Event, EventKind, changed
from core.notification import Notification
from core.ports import Clock, Press, Store, UnitOfWork
from core.reading import show_in_lists
from core.rules import DEFAULT_RULES, HouseRules
from core.seat import Seat

PAGE = 50
"""How many lines a page of a list has."""


_JUDGEMENTS = frozenset({EventKind.PUBLISHED, EventKind.MASKED, EventKind.REJECTED, EventKind.HELD})
"""What decides whether an experience is public: after an appeal, it is for somebody else than who rejected it."""


class Sitting:
    """Somebody at the desk."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        account_name: str,
        rules: HouseRules = DEFAULT_RULES,
        press: Press | None = None,
    ) -> None:
        """Sit down.

        Args:
            store: what is kept.
            clock: tells the time.
            account_name: who sits there.
            rules: those of the house.
            press: prints what leaves the desk; None where nothing is printed.
        """
        self._store = store.seated(account_name)
        self._clock = clock
        self._account_name = account_name
        self._rules = rules
        self._press = press

    def show(self, number: int) -> Dossier:
        """Give everything that the account may see of an experience.

        Raises:
            NotFound: it does not exist, or may not be seen from here.
        """
        with self._store.reading() as uow:
            return self._shown(uow, Seat.of(uow, self._account_name), number)

    def _shown(self, uow: UnitOfWork, seat: Seat, number: int) -> Dossier:
        return _visible(uow, seat, number).dossier(uow, seat, self._clock.now(), self._rules.grace)

    def _opened(self, uow: UnitOfWork, number: int, action: Action | None = None) -> tuple[Seat, Case]:
        """Give who sits here, and an experience that they may see and, when an action is given, act on."""
        seat = Seat.of(uow, self._account_name)
        case = _visible(uow, seat, number)
        if action is not None:
            seat.check(action, case.paths)
        return seat, case

    def _change(
        self,
        number: int,
        seen_version: int,
        action: Action,
        kind: EventKind,
        change: Callable[[UnitOfWork, Case, datetime], Experience],
        detail: str = "",
    ) -> Dossier:
        """Make one change to an experience, checked, told in its history and seen by searches."""
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, case = self._opened(uow, number, action)
            case.must_be_at(uow, seen_version)
            if kind in _JUDGEMENTS:
                case.must_not_judge_own_rejection(uow, seat)
            after = change(uow, case, now)
            uow.experiences.save(after, seen_version)
            uow.history.add(self._event(number, kind, now, detail, changed(case.experience, after)))
            show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _event(
        self,
        number: int,
        kind: EventKind,
        at: datetime,
        detail: str = "",
        changes: dict[str, list[object]] | None = None,
    ) -> Event:
        return Event(
            experience_number=number, at=at, actor=self._account_name, kind=kind, detail=detail, changes=changes or {}
        )

    def _owe(self, uow: UnitOfWork, letter: Notification) -> None:
        """Owe a letter to the author, when they left an address; it waits while its cause can be undone."""
        if uow.addresses.has(letter.experience_number):
            uow.outbox.add(letter.after(self._rules.grace))


def _visible(uow: UnitOfWork, seat: Seat, number: int) -> Case:
    """Give an experience that the seat may see."""
    case = Case.of(uow, number)
    case.must_be_visible_to(seat)
    return case

"""The signals: read within one's reach, watched, muted with a reason, attached to an action."""

from collections.abc import Sequence
from datetime import date

from core.access import Action
from core.actions.ties import Tie, TieKind
from core.dates import PARIS
from core.desk.sitting import Sitting
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.ports import UnitOfWork
from core.reading import public_views
from core.seat import Seat
from core.signals.board import SignalBoard, SignalFile, SignalLine
from core.signals.scope import may_be_read
from core.signals.search import SearchState, SignalSearch
from core.signals.signal import REASON_MAX, Decision, DecisionKind, Signal, standing
from core.structure import within
from core.text.clean import one_line


class HandlingSignals(Sitting):
    """What rises in what people tell, and what is decided of it."""

    def signals(self, *, muted: bool = False) -> SignalBoard:
        """Give the signals of one's reach, the strongest first, those that are watched before the others.

        Args:
            muted: whether those that are muted are given too.

        Raises:
            Forbidden: the account has no right to figures.
        """
        with self._store.reading() as uow:
            seat = _reader(uow, self._account_name)
            reach = seat.reach(Action.SEE_FIGURES)
            found = [signal for signal in uow.signals.all() if may_be_read(signal.scope_path, reach)]
            lines = self._lines(uow, seat, found)
            quiet = sum(line.standing.muted is not None for line in lines)
            heard = [line for line in lines if muted or line.standing.muted is None]
            return SignalBoard(
                lines=tuple(sorted(heard, key=lambda line: not line.standing.watched)),
                muted=quiet,
                search=uow.signals.search(),
                refusal=_why_not_handle(seat),
            )

    def signal(self, number: int) -> SignalFile:
        """Give all that is known of a signal.

        Raises:
            Forbidden: the account has no right to figures.
            NotFound: there is no such signal within one's reach.
        """
        with self._store.reading() as uow:
            seat = _reader(uow, self._account_name)
            return self._file(uow, seat, _signal(uow, seat, number))

    def watch_signal(self, number: int, *, watched: bool = True) -> SignalFile:
        """Watch a signal, or stop watching it: one that is watched comes first, and stays when it rises no more."""
        return self._decide(number, DecisionKind.WATCH if watched else DecisionKind.UNWATCH)

    def mute_signal(self, number: int, reason: str, until: date | None = None) -> SignalFile:
        """Mute a signal until a day, or until its stories are twice as many when no day is given.

        Raises:
            Invalid: no reason is given, it is too long, or the day is not to come.
        """
        if until is not None and until <= self._clock.now().astimezone(PARIS).date():
            raise Invalid("Donnez un jour à venir : d’ici là le signal se taira.", "until")
        return self._decide(number, DecisionKind.MUTE, reason=_reason(reason), until=until)

    def unmute_signal(self, number: int) -> SignalFile:
        """Hear a signal again."""
        return self._decide(number, DecisionKind.UNMUTE)

    def attach_signal(self, number: int, action_number: int) -> SignalFile:
        """Attach a signal to an improvement action of one's reach.

        Raises:
            NotFound: there is no such action within one's reach.
            Refused: it is attached to it already.
        """
        return self._decide(number, DecisionKind.ATTACH, action_number=action_number)

    def find_signals(self) -> SignalSearch:
        """Search the stories of the last year for signals: it takes a while, and `signals` tells how far it is.

        Raises:
            Forbidden: the account may not handle signals.
            Refused: a search is under way.
        """
        # The statistic takes long to load, and only those who search need it.
        from core.signals.searching import search_for_signals  # noqa: PLC0415

        with self._store.reading() as uow:
            _check_handles(Seat.of(uow, self._account_name))
        return search_for_signals(self._store, self._clock, self._account_name)

    def stop_finding_signals(self) -> None:
        """Ask that the search under way end; it leaves the signals as they were.

        Raises:
            Forbidden: the account may not handle signals.
            Refused: no search is under way.
        """
        with self._store.writing() as uow:
            _check_handles(Seat.of(uow, self._account_name))
            search = uow.signals.search()
            if search is None or not search.is_under_way(self._clock.now()):
                raise Refused("Aucune recherche de signaux n’est en cours.")
            uow.signals.put_search(search.model_copy(update={"state": SearchState.STOPPING}))
            uow.commit()

    def _decide(
        self,
        number: int,
        kind: DecisionKind,
        reason: str = "",
        until: date | None = None,
        action_number: int | None = None,
    ) -> SignalFile:
        with self._store.writing() as uow:
            seat = _reader(uow, self._account_name)
            signal = _signal(uow, seat, number)
            seat.check(Action.HANDLE_SIGNALS, _paths(signal))
            before = uow.signals.decisions([number]).get(number, ())
            if action_number is not None:
                _tie(uow, seat, signal, action_number, before)
            uow.signals.decide(
                Decision(
                    signal_number=number,
                    place=len(before) + 1,
                    at=self._clock.now(),
                    actor=self._account_name,
                    kind=kind,
                    reason=reason,
                    until=until,
                    up_to=2 * signal.count if kind is DecisionKind.MUTE and until is None else None,
                    action_number=action_number,
                )
            )
            uow.commit()
        return self.signal(number)

    def _lines(self, uow: UnitOfWork, seat: Seat, found: Sequence[Signal]) -> list[SignalLine]:
        now, search = self._clock.now(), uow.signals.search()
        decided = uow.signals.decisions([signal.number for signal in found])
        last = max((signal.seen_at for signal in found), default=now)
        seen = last if search is None or search.state is not SearchState.DONE else search.told_at
        return [
            SignalLine(
                signal=signal,
                standing=standing(signal, decided.get(signal.number, ()), now),
                fading=signal.seen_at < seen,
                refusal=seat.refusal(Action.HANDLE_SIGNALS, _paths(signal)),
            )
            for signal in found
        ]

    def _file(self, uow: UnitOfWork, seat: Seat, signal: Signal) -> SignalFile:
        line = self._lines(uow, seat, [signal])[0]
        stories = uow.experiences.many(signal.shown)
        shown = public_views(uow, [stories[number] for number in signal.shown if number in stories])
        decisions = uow.signals.decisions([signal.number]).get(signal.number, ())
        return SignalFile(line, tuple(decisions), tuple(shown))


def _reader(uow: UnitOfWork, name: str) -> Seat:
    seat = Seat.of(uow, name)
    if not seat.has(Action.SEE_FIGURES):
        raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {Action.SEE_FIGURES.label}.")
    return seat


def _signal(uow: UnitOfWork, seat: Seat, number: int) -> Signal:
    signal = uow.signals.get(number)
    if signal is None:
        raise NotFound(f"Aucun signal n’a le numéro {number} : il ne monte plus, ou n’a jamais été.")
    if not may_be_read(signal.scope_path, seat.reach(Action.SEE_FIGURES)):
        raise Forbidden(f"Le signal {number} n’est pas de votre périmètre : choisissez l’un des vôtres.")
    return signal


def _paths(signal: Signal) -> list[str]:
    """Give the paths that handling a signal touches: none where it is the whole programme's."""
    return [signal.scope_path] if signal.scope_path else []


def _tie(uow: UnitOfWork, seat: Seat, signal: Signal, action_number: int, before: Sequence[Decision]) -> None:
    action, reach = uow.actions.get(action_number), seat.reach(Action.READ)
    structure = uow.structures.get(action.structure_code) if action else None
    if structure is None or (reach is not None and not within(structure.path, reach)):
        raise NotFound(f"Aucune fiche action de votre périmètre n’a le numéro {action_number} : vérifiez-le.")
    if any(decision.action_number == action_number for decision in before):
        raise Refused(f"Ce signal est déjà attaché à la fiche action {action_number}.")
    tie = Tie(action_number=action_number, kind=TieKind.SIGNAL, key=str(signal.number))
    if tie not in uow.actions.ties(action_number):
        uow.actions.tie(tie)


def _why_not_handle(seat: Seat) -> str | None:
    if seat.has(Action.HANDLE_SIGNALS):
        return None
    return f"Votre profil ({seat.account.role.label}) ne permet pas de {Action.HANDLE_SIGNALS.label}."


def _check_handles(seat: Seat) -> None:
    why = _why_not_handle(seat)
    if why is not None:
        raise Forbidden(why)


def _reason(reason: str) -> str:
    clean = one_line(reason)
    if not clean:
        raise Invalid("Écrivez pourquoi ce signal doit se taire : les autres le liront.", "reason")
    if len(clean) > REASON_MAX:
        raise Invalid(f"Ce motif est trop long : {REASON_MAX} caractères au plus, il en compte {len(clean)}.", "reason")
    return clean

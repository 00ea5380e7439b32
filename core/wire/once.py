"""Each change that is asked for under a key is made once, whatever dies on the way."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from core.errors import Forbidden, Refused, Stale, Unavailable, UnderWay
from core.ports import Clock, Store, UnitOfWork
from core.seat import Seat
from core.wire.kept_call import CallState, KeptCall

_log = logging.getLogger("ecoute.desk")

_UNDER_WAY = "Cette action est déjà en cours : attendez sa réponse."
_OTHER = "Cette clé a déjà servi pour une autre action : chaque action a la sienne."
_LOST = "Cette action a été faite, mais sa réponse s’est perdue : relisez avant de continuer."
_MOVED = "Votre compte a changé depuis cette action : sa réponse n’est plus pour vous."
_TAKEN_UP = "Cette action a été reprise ailleurs : relisez avant de continuer."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call is answered.

    Attributes:
        replayed: whether it is the answer that the same call had before.
    """

    status: int
    body: str
    replayed: bool = False


class Once:
    """Carries out the changes of an account.

    A call is kept as under way before anything is done. The change itself marks it as changed, in one piece:
    whoever finds it later knows whether the change was made, even when the process died before it answered.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def answer(self, account: str, key: str, digest: str, carry_out: Callable[[Store], Answer]) -> Answer:
        """Give the answer of a call, carried out unless it was already.

        Args:
            account: who calls.
            key: what the caller calls this call.
            digest: of what is asked.
            carry_out: makes the change in the store that it is given.

        Raises:
            UnderWay: the same call is being carried out.
            Stale: it was carried out, and nobody knows the answer.
            Refused: the key was for another call.
            Forbidden: the account is no longer where it was when it called.
        """
        call = self._begun(account, key, digest)
        if call.state is CallState.ANSWERED:
            return Answer(call.status, call.answer, replayed=True)
        try:
            answer = carry_out(_WatchedStore(self._store, call))
        except BaseException:
            self._drop(call)
            raise
        self._keep(call.answered(answer.status, answer.body))
        return answer

    def _begun(self, account: str, key: str, digest: str) -> KeptCall:
        now = self._clock.now()
        with self._store.writing() as uow:
            call = KeptCall(account_name=account, key=key, digest=digest, seat=_seat(uow, account), at=now)
            if not uow.calls.begin(call):
                call = self._again(uow, call)
            uow.commit()
            return call

    def _again(self, uow: UnitOfWork, call: KeptCall) -> KeptCall:
        """Give the call that is kept, in its next turn where the one before it died with nothing changed."""
        kept = uow.calls.get(call.account_name, call.key)
        if kept is None:  # it was dropped just now
            raise UnderWay(_UNDER_WAY)
        if kept.digest != call.digest:
            raise Refused(_OTHER)
        if kept.seat != call.seat:
            raise Forbidden(_MOVED)
        if kept.state is CallState.ANSWERED:
            return kept
        if not kept.is_dead(call.at):
            raise UnderWay(_UNDER_WAY)
        if kept.state is CallState.CHANGED:
            raise Stale(_LOST)
        following = kept.taken_up(call.at)
        if not uow.calls.save(following, kept.turn):
            raise UnderWay(_UNDER_WAY)
        return following

    def _keep(self, call: KeptCall) -> None:
        """Keep the answer; when the database is in the way, the change is made and told all the same."""
        try:
            with self._store.writing() as uow:
                uow.calls.save(call, call.turn)
                uow.commit()
        except Unavailable as error:
            _log.warning("the answer of a call was not kept: %s", error.sentence)

    def _drop(self, call: KeptCall) -> None:
        """Let the call be made again, when it changed nothing."""
        try:
            with self._store.writing() as uow:
                uow.calls.drop(call)
                uow.commit()
        except Unavailable as error:
            _log.warning("a call that failed stays under way for a while: %s", error.sentence)


class _WatchedStore:
    """A store where whatever is kept marks the call as changed, in one piece."""

    def __init__(self, store: Store, call: KeptCall) -> None:
        self._store = store
        self._call = call

    def seated(self, account_name: str) -> "_WatchedStore":
        """Give the same, as an account sees it."""
        return _WatchedStore(self._store.seated(account_name), self._call)

    def reading(self) -> UnitOfWork:
        """Open a unit of work that only reads."""
        return self._store.reading()

    def writing(self) -> UnitOfWork:
        """Open a unit of work that marks the call when it is kept."""
        watched: Any = _WatchedWork(self._store.writing(), self._call)
        return watched  # type: ignore[no-any-return]  # it has every port of the unit of work that it watches


class _WatchedWork:
    def __init__(self, uow: UnitOfWork, call: KeptCall) -> None:
        self._uow = uow
        self._call = call

    def __getattr__(self, port: str) -> Any:
        return getattr(self._uow, port)

    def __enter__(self) -> Self:
        self._uow.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._uow.__exit__(kind, error, trace)

    def commit(self) -> None:
        """Keep everything, unless the call was taken up by another turn."""
        if not self._uow.calls.save(self._call.changed(), self._call.turn):
            raise Stale(_TAKEN_UP)
        self._uow.commit()


def _seat(uow: UnitOfWork, name: str) -> str:
    account = Seat.of(uow, name).account
    return f"{account.role}:{account.structure_code or ''}"

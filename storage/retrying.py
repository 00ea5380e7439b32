"""Whole pieces of work, tried again when the database let go of them before it kept anything."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar, cast

from core.errors import Unavailable
from storage.troubles import Interrupted, Uncertain

Door = TypeVar("Door")

PATIENCE_S = 5.0
"""For how long a piece of work is tried again, in seconds: about as long as somebody waits for a page."""

_LONGEST_PAUSE_S = 1.0


@dataclass(slots=True)
class _Attempt:
    """One attempt at a piece of work.

    Attributes:
        kept: whether the database kept a part of it: done again from the beginning, that part would be done twice.
    """

    kept: bool = False


_attempt: ContextVar[_Attempt | None] = ContextVar("attempt", default=None)


def note_kept() -> None:
    """Say that the database has kept a unit of work."""
    if (attempt := _attempt.get()) is not None:
        attempt.kept = True


def retrying(door: Door, patience: float = PATIENCE_S, idempotent: frozenset[str] = frozenset()) -> Door:
    """Give a door whose every public method is tried again, for a while, when the database let go of it.

    Args:
        door: what is to be done, each method a whole piece of work.
        patience: for how long to try again, in seconds.
        idempotent: the methods that may be done twice: they are tried again even when nobody knows what was kept.
    """
    kind: Any = type(door)
    twin: Any = object.__new__(_tried_kind(kind, patience, idempotent))
    twin.__dict__.update(vars(door))
    return cast("Door", twin)


@cache
def _tried_kind(kind: type[Any], patience: float, idempotent: frozenset[str]) -> type[Any]:
    names = [name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))]
    tried = {name: _tried(getattr(kind, name), patience, twice=name in idempotent) for name in names}
    return type(kind.__name__, (kind,), tried)


def _tried(work: Callable[..., Any], patience: float, *, twice: bool) -> Callable[..., Any]:
    again = (Interrupted, Uncertain) if twice else (Interrupted,)

    @wraps(work)
    def until_done(*arguments: Any, **named: Any) -> Any:
        around = _attempt.get()
        if around is not None and not around.kept:
            return work(*arguments, **named)  # a part of a piece of work that is tried again as a whole
        try:
            return _once(work, arguments, named, twice=twice)
        except again:
            return _attempts(patience, again)(_once, work, arguments, named, twice=twice)

    return until_done


def _attempts(patience: float, again: tuple[type[Exception], ...]) -> Callable[..., Any]:
    """Give what tries again for a while, with pauses that are never those of the others."""
    # It takes as long to load as the store, and most processes never need it.
    from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_random_exponential  # noqa: PLC0415

    pauses = wait_random_exponential(multiplier=0.05, max=_LONGEST_PAUSE_S)
    return Retrying(stop=stop_after_delay(patience), wait=pauses, retry=retry_if_exception_type(again), reraise=True)


def _once(work: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any], *, twice: bool) -> Any:
    """Do a piece of work; what was kept in part is not to be tried again."""
    attempt = _Attempt()
    token = _attempt.set(attempt)
    try:
        return work(*arguments, **named)
    except Interrupted as error:
        if attempt.kept and not twice:
            raise Unavailable(error.sentence) from error
        raise
    finally:
        _attempt.reset(token)

"""Tries that fail make the next one wait, longer and longer; no account is ever locked."""

from datetime import datetime, timedelta
from hashlib import sha256

from core.errors import TooMany
from core.ports.work import UnitOfWork
from core.signing.tries import ANYBODY, EVERYWHERE, Tries


def admit(uow: UnitOfWork, name: str, network: str, now: datetime) -> None:
    """Let a try be made, and count it as failed until it succeeds.

    Raises:
        TooMany: the next try is to wait; the sentence and `until` say how long.
    """
    held = _held(uow, name, network)
    here = held[-1]
    waits = [tries.until() for tries in ([here] if here.is_known(now) else held) if not tries.is_ahead(now)]
    until = max((wait for wait in waits if wait is not None), default=now)
    if until > now:
        raise TooMany(f"Trop d’essais : recommencez dans {_told(until - now)}.", until)
    for tries in held:
        uow.tries.save(tries.failed(now))


def forgive(uow: UnitOfWork, name: str, network: str, now: datetime) -> None:
    """Forget the failures of an account on a network that it signed in from; those of others still count."""
    *of_others, here = _held(uow, name, network)
    for tries in of_others:
        uow.tries.save(tries.model_copy(update={"failures": max(tries.failures - here.failures, 0)}))
    uow.tries.save(here.model_copy(update={"failures": 0, "succeeded_at": now}))


def _held(uow: UnitOfWork, name: str, network: str) -> list[Tries]:
    """Give the tries for the account, from the network, and of both: held in this order, so that none waits in turn."""
    account, place = _mark(name), _mark(network)
    return [uow.tries.held(*both) for both in ((account, EVERYWHERE), (ANYBODY, place), (account, place))]


def _mark(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _told(wait: timedelta) -> str:
    seconds = -(-wait // timedelta(seconds=1))
    count, unit = (seconds, "seconde") if seconds < 60 else (-(-seconds // 60), "minute")
    return f"{count}\u00a0{unit}{'s' if count > 1 else ''}"

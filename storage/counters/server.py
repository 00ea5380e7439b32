"""A Redis that counts, for as long as it answers."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from redis import Redis
from redis.backoff import NoBackoff
from redis.connection import ConnectionPool
from redis.exceptions import (
    AuthenticationError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
)
from redis.retry import Retry

from core.errors import Invalid, Unavailable
from core.gate import WINDOW

WAIT_S = 0.5
"""How long Redis may take to be reached, and then to answer, in seconds: somebody waits for a page meanwhile."""

REST_S = 10.0
"""How long a Redis that does not answer is left alone, in seconds."""

KEPT = 2 * WINDOW
"""How long a count is kept after its first one: until its window is surely over."""

PREFIX = "ecoute:limit:"

_TROUBLES = (RedisError, OSError, UnicodeError)
"""What may come of asking; the last one: a name of machine that cannot be one."""

_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (AuthenticationError, "Redis refuse ce compte ou ce mot de passe."),
    (NoPermissionError, "Redis ne donne pas à ce compte tous les droits qu’il lui faut."),
    (OutOfMemoryError, "La mémoire de Redis est pleine."),
    (ReadOnlyError, "Ce Redis est une copie, qui ne compte rien."),
)
_SILENT = "Redis ne répond pas."

_log = logging.getLogger("ecoute.counters")


class Counters:
    """Counts that all processes share; each one ends by itself."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Open nothing yet.

        Raises:
            Invalid: this is no address of a Redis.
        """
        self._redis = Redis(connection_pool=_pool(address))
        self._clock = clock
        self._back_at = 0.0
        self._away = False

    def add(self, name: str, count: int) -> int | None:
        """Add to a count, and give what that makes; None when Redis does not answer, and for a while after."""
        if self._clock() < self._back_at:
            return None
        try:
            total = self._added(PREFIX + name, count)
        except _TROUBLES as error:
            self._leave_alone(error)
            return None
        self._found()
        return total

    def probe(self) -> None:
        """Count nothing, as a form would count one.

        Raises:
            Unavailable: a form could not.
        """
        with _told():
            self._added(f"{PREFIX}doctor", 0)

    def policy(self) -> str:
        """Give what Redis does when its memory is full (`noeviction`: refuse), "" when this account may not ask.

        Raises:
            Unavailable: it does not answer.
        """
        with _told():
            try:
                return str(self._redis.info("memory").get("maxmemory_policy", ""))
            except NoPermissionError:
                return ""

    def _added(self, key: str, count: int) -> int:
        with self._redis.pipeline(transaction=True) as both:
            # Never a count without an end; and the end is that of the first one, which the others do not put off.
            both.set(key, 0, ex=KEPT, nx=True)
            both.incrby(key, count)
            return int(both.execute()[1])

    def _leave_alone(self, error: Exception) -> None:
        self._back_at = self._clock() + REST_S
        if not self._away:
            told = "limits are counted in the database: %s"
            _log.warning(told, type(error).__name__, extra={"event": "counters_away"})
        self._away = True

    def _found(self) -> None:
        if self._away:
            _log.warning("limits are counted in Redis again", extra={"event": "counters_back"})
        self._away = False


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _TROUBLES as error:
        found = next((sentence for kind, sentence in _SENTENCES if isinstance(error, kind)), _SILENT)
        raise Unavailable(found) from error


def _pool(address: str) -> ConnectionPool:
    """Give connections that are made anew when the server left them, and on which nothing is asked twice.

    What was sent may have been counted: asked again, it would count twice.
    """
    try:
        if not address.startswith(("redis://", "rediss://")):
            raise ValueError
        pool = ConnectionPool.from_url(
            address,
            socket_timeout=WAIT_S,
            socket_connect_timeout=WAIT_S,
            retry=Retry(NoBackoff(), 0),
            protocol=2,  # a connection says who it is and nothing else: no rights are needed for more
            driver_info=None,
        )
        pool.connection_class(**pool.connection_kwargs)  # where an option that does not exist is found
    except (ValueError, TypeError, RedisError):
        # `from None`: what the library complains of may quote the password.
        raise Invalid(
            "L’adresse ECOUTE_REDIS n’est pas lisible : elle commence par redis:// ou rediss://, "
            "et les signes du mot de passe autres que lettres et chiffres s’y écrivent en %XX."
        ) from None
    return pool

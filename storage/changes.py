"""Live changes: told by the transaction that makes them, heard by one connection of each process."""

import threading
import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event

from storage.troubles import TROUBLES, told

SHOWN = frozenset(
    """
    account action action_experience comment comment_read committee concern evaluation experience invitation presence
    report response saved_view signal signal_decision structure transfer writer
    """.split()  # noqa: SIM905
)
"""The tables that lists are made of: a change to another one wakes nobody."""

_CHANNEL = "ecoute_changes"
_QUIET = "ecoute_quiet"
_LOOK_EVERY = 0.5
"""How often the embedded database is looked at, in seconds; and how long what a server tells is gathered after it
told of something: those who wait are woken twice a second at most, however many changes there are."""
_REST = 1.0
"""How long one waits before a server that went away is called again, in seconds."""

_FINISHED = sa.text(
    "SELECT pg_snapshot_xmax(now)::text::bigint - (SELECT count(*) FROM pg_snapshot_xip(now))"
    " FROM pg_current_snapshot() AS now"
)
"""How many transactions that wrote are over: it only grows, by each of them, and is one for all processes."""


def announce(engine: Engine) -> None:
    """Have each transaction that changes what lists show say so as it is kept (NOTIFY)."""
    event.listen(engine, "begin", _begin)
    event.listen(engine, "after_execute", _note)
    event.listen(engine, "commit", _tell)


def quiet(statement: sa.Insert) -> sa.Insert:
    """Give a statement that wakes nobody: what it writes, lists show already."""
    return statement.execution_options(**{_QUIET: True})


def _begin(connection: Connection) -> None:
    connection.info.pop(_CHANNEL, None)


def _note(connection: Connection, statement: Any, *_more: object) -> None:
    loud = isinstance(statement, sa.UpdateBase) and not statement.get_execution_options().get(_QUIET)
    if loud and getattr(statement.table, "name", "") in SHOWN:
        connection.info[_CHANNEL] = True


def _tell(connection: Connection) -> None:
    if connection.info.pop(_CHANNEL, False):
        connection.exec_driver_sql(f"NOTIFY {_CHANNEL}")


class SqlChanges:
    """Port core.ports.Changes over one engine: one thread of this process listens for all who wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        on_server = engine.dialect.name == "postgresql"
        self._listen = self._hear if on_server else self._watch
        self._place = self._finished if on_server else time.time_ns
        self._troubles = (*TROUBLES, engine.dialect.loaded_dbapi.Error)
        self._known = 0
        self._heard = threading.Condition()
        self._listener: threading.Thread | None = None
        self._listening = threading.Event()
        self._closed = threading.Event()

    def mark(self) -> str:
        """Give the place where things are now: what is read after this call is at least as new."""
        self._start()
        with told():
            return str(self._place())

    def wait(self, after: str, seconds: float) -> str:
        """Give a new mark as soon as something changed after another one, or the same one when the time is over."""
        self._start()
        if not after.isdecimal() or self._is_to_come(int(after)):
            return self.mark()
        with self._heard:
            self._heard.wait_for(lambda: self._known > int(after) or self._closed.is_set(), seconds)
            return str(max(self._known, int(after)))

    def close(self) -> None:
        """Stop listening, and let everybody go who waits."""
        self._closed.set()
        with self._heard:
            self._heard.notify_all()
        if self._listener is not None:
            self._listener.join()

    def _is_to_come(self, place: int) -> bool:
        """Tell whether a mark is of a place that was never reached here: it comes from another database."""
        try:
            return place > self._known and place > self._place()
        except TROUBLES:
            return False  # nothing can be asked now: the time passes, and whoever waits reads again

    def _start(self) -> None:
        """Listen from now on: a mark that is taken afterwards misses nothing."""
        with self._heard:
            if self._listener is None:
                self._listener = threading.Thread(target=self._go_on, name="ecoute-changes", daemon=True)
                self._listener.start()
        self._listening.wait()

    def _go_on(self) -> None:
        while not self._closed.is_set():
            try:
                self._listen()
            except self._troubles:
                self._listening.set()
                self._closed.wait(_REST)
        self._listening.set()

    def _hear(self) -> None:
        """Listen to a server until it goes away; what was missed before is told as one change.

        The first change after a quiet while is told at once.
        """
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()
            connection.exec_driver_sql(f"LISTEN {_CHANNEL}")
            driver: Any = connection.connection.dbapi_connection
            self._say(self._finished())
            while not self._closed.is_set():
                if any(True for _ in driver.notifies(timeout=_LOOK_EVERY, stop_after=1)):
                    self._say(self._finished())
                    self._closed.wait(_LOOK_EVERY)

    def _watch(self) -> None:
        """Look at the embedded database again and again: its number changes when others write, in any process."""
        with self._engine.connect() as connection:
            connection.detach()
            driver: Any = connection.connection.dbapi_connection
            seen = None
            while not self._closed.is_set():
                now = driver.execute("PRAGMA data_version").fetchone()
                if now != seen:
                    self._say(time.time_ns())
                seen = now
                self._closed.wait(_LOOK_EVERY)

    def _finished(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.scalar(_FINISHED) or 0)

    def _say(self, place: int) -> None:
        with self._heard:
            self._known = max(self._known, place)
            self._heard.notify_all()
        self._listening.set()

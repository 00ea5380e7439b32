"""How a process holds its connections to a PostgreSQL: how many, for how long, under which name."""

import select
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError

WAIT_FOR_SERVER_S = 5
"""How long a connection waits for a PostgreSQL that does not answer, in seconds; `connect_timeout` in the address
says otherwise."""

_ALIVE = {"keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "30000"}
"""A machine that is gone without a word is noticed within half a minute."""

_QUICK = "-c jit=off"
"""Nothing is compiled: for statements of some tens of milliseconds, that takes ten times as long as they do."""


@dataclass(frozen=True, slots=True)
class Connections:
    """What one process asks of its connections.

    Attributes:
        name: what the server's own lists call them (`application_name`).
        size: how many stay open.
        overflow: how many more there may be for a while.
        wait: how long one waits for a connection when all are taken, in seconds; then the database is busy.
        recycle: after how long a connection is made anew, in seconds.
        statement: how long one statement may take, in seconds; 0: as long as it takes.
        lock: how long a statement waits for what somebody else holds, in seconds.
        idle: how long a transaction may do nothing, in seconds: what it holds, others wait for.
        read_only: whether the server is to refuse whatever writes.
    """

    name: str = "ecoute"
    size: int = 5
    overflow: int = 10
    wait: float = 10
    recycle: float = 1800
    statement: float = 0
    lock: float = 10
    idle: float = 0
    read_only: bool = False

    @property
    def pool(self) -> dict[str, Any]:
        """Give the pool as SQLAlchemy takes it."""
        return {
            "pool_size": self.size,
            "max_overflow": self.overflow,
            "pool_timeout": self.wait,
            "pool_recycle": self.recycle,
        }

    def dressed(self, address: URL) -> URL:
        """Give an address with what these connections ask of the server; what the address says itself comes first."""
        given = {name: value for name, value in address.query.items() if name != "options"}
        asked = {"connect_timeout": str(WAIT_FOR_SERVER_S), "application_name": self.name, **_ALIVE}
        if not self.read_only and "host" in given:
            asked["target_session_attrs"] = "read-write"  # of several servers, the one that can be written
        own = address.query.get("options", "")
        options = f"{self._options} {own if isinstance(own, str) else ' '.join(own)}".strip()
        return address.set(query={**asked, **given, "options": options})

    @property
    def _options(self) -> str:
        limits = {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.idle,
        }
        told = [f"-c {name}={round(seconds * 1000)}" for name, seconds in limits.items()]
        return " ".join([_QUICK, *told, *(["-c default_transaction_read_only=on"] if self.read_only else [])])


ORDINARY = Connections()
"""What is asked where nobody says otherwise: any statement may take its time."""


def refuse_dead(engine: Engine) -> None:
    """Have each connection looked at before it is lent: one that its server left is replaced.

    An idle connection has nothing to read until the server says goodbye, so that a look at the socket is enough:
    unlike `SELECT 1`, it costs no journey.
    """
    event.listen(engine, "checkout", _refuse_dead)


def _refuse_dead(dbapi: Any, _record: object, _proxy: object) -> None:
    look = select.poll()
    look.register(dbapi.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
    if look.poll(0):
        raise DisconnectionError("the server has left this connection")

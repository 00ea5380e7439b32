"""Metrics for Prometheus: how requests are answered, and what waits. No label holds anything that a person chose."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from core.errors import EcouteError, Unavailable
from core.watching.backlog import Backlog

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """What one process tells of itself."""

    def __init__(self, engine: Engine, backlog: Callable[[], Backlog] | None) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Pool(engine))
        if backlog is not None:
            self.registry.register(_Waiting(backlog))
        self._answers = Histogram(
            "ecoute_http_request_seconds",
            "How long requests take to be answered.",
            ("server", "route", "method", "status"),
            buckets=_BUCKETS,
            registry=self.registry,
        )

        self._letters = Counter(
            "ecoute_letters", "What became of letters to send.", ("outcome",), registry=self.registry
        )

    def sent(self, **letters: int) -> None:
        """Count letters, by what became of them."""
        for outcome, count in letters.items():
            self._letters.labels(outcome).inc(count)

    def answered(self, server: str, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._answers.labels(server, route, method, str(status)).observe(seconds)

    def serve(self, host: str, port: int) -> int:
        """Give them to whoever asks at an address, until the process ends; give the port.

        Raises:
            Unavailable: the address is not free.
        """
        try:
            server, _ = start_http_server(port, host, registry=self.registry)
        except OSError as error:
            raise Unavailable(
                f"Les mesures ne peuvent pas écouter sur {host}:{port} : choisissez un autre --metrics-port."
            ) from error
        return int(server.server_port)


class _Waiting(Collector):
    """Looks at what waits each time somebody asks; a database that is silent is told as such."""

    def __init__(self, backlog: Callable[[], Backlog]) -> None:
        self._backlog = backlog

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give the present numbers."""
        try:
            backlog = self._backlog()
        except EcouteError:
            yield _gauge("ecoute_database_up", "Whether the database answers.", 0)
            return
        yield _gauge("ecoute_database_up", "Whether the database answers.", 1)
        letters = GaugeMetricFamily("ecoute_outbox_letters", "Letters that have not left.", labels=("state",))
        letters.add_metric(("pending",), backlog.pending)
        letters.add_metric(("dead",), backlog.dead)
        yield letters
        told = "For how long the oldest letter that may leave has been due."
        yield _gauge("ecoute_outbox_oldest_seconds", told, _age(backlog.oldest_letter))
        yield _gauge("ecoute_experiences_to_moderate", "Stories that nobody has decided upon.", backlog.to_moderate)
        told = "For how long the oldest story has waited to be looked at."
        yield _gauge("ecoute_experiences_oldest_seconds", told, _age(backlog.oldest_story))
        yield _gauge("ecoute_transfers_due", "Requests for transfer whose time is over.", backlog.transfers_due)
        yield _gauge("ecoute_uncounted_changes", "Changes that dashboards do not count yet.", backlog.uncounted)


class _Pool(Collector):
    """Looks at the connections to the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give the present numbers."""
        pool = self._engine.pool
        if isinstance(pool, QueuePool):
            yield _gauge("ecoute_database_connections_in_use", "Connections in use.", pool.checkedout())
            yield _gauge("ecoute_database_connections_idle", "Connections open and free.", pool.checkedin())


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, value=value)


def _age(moment: datetime | None) -> float:
    return max((datetime.now(UTC) - moment).total_seconds(), 0) if moment else 0

"""Has a long-lived process tell of itself: its log, and its metrics where it is asked for them."""

from typing import TYPE_CHECKING

import click

from admin.output import say
from admin.watching.logs import write_logs
from admin.watching.metrics import Metrics

if TYPE_CHECKING:
    from admin.wiring import House

metrics_option = click.option(
    "--metrics-port",
    type=click.IntRange(0, 65535),
    default=None,
    metavar="PORT",
    help="Donne aussi les mesures (Prometheus) sur ce port de la machine (0 : le premier libre).",
)


def watched(house: "House", port: int | None, *, waiting: bool) -> Metrics:
    """Begin the log, give the metrics, and open them to whoever asks at a port, where one is given.

    Args:
        house: what is watched.
        port: the port, None for none.
        waiting: whether this process may look at what waits: the public form may read no letters.
    """
    write_logs(house.settings.log_level.value)
    metrics = Metrics(house.database, house.office.backlog if waiting else None)
    if port is not None:
        host = house.settings.metrics_host
        say(f"Mesures : http://{host}:{metrics.serve(host, port)}/metrics")
    return metrics

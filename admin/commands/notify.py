"""`ecoute notify`: sends the letters owed, once or until stopped."""

import logging
import signal
import threading
import time
from dataclasses import asdict
from pathlib import Path
from types import FrameType

import click

from admin.board_pdf import print_board
from admin.guard import FAILED, OK
from admin.holder import dead_names, forget, held_name
from admin.output import give, json_option, say
from admin.purpose import Purpose
from admin.smtp import SmtpMailer
from admin.watching.begin import metrics_option, watched
from admin.watching.metrics import Metrics
from admin.wiring import House, open_house
from core.clock import SystemClock
from core.digester import Digester
from core.errors import Unavailable
from core.notifier import Notifier, Tally
from core.ports import MailUnavailable

_log = logging.getLogger("ecoute.notify")
_PIECES = 10
"""How many pieces of changes a pass counts at most: letters do not wait long."""


@click.command(help="Envoie les lettres dues, et recommence jusqu’à l’arrêt.")
@click.option("--once", is_flag=True, help="Un seul passage, puis fin.")
@metrics_option
@json_option
def notify(*, once: bool, metrics_port: int | None, as_json: bool) -> int:
    """Send what is due; give the exit code."""
    house = open_house(Purpose.NOTIFY)
    metrics = watched(house, metrics_port, waiting=True)
    with held_name(_run_folder(house)) as holder, SmtpMailer(house.settings) as mailer:
        notifier = Notifier(house.store, SystemClock(), house.keys.opener(), mailer, house.links, holder)
        digester = Digester(house.store, SystemClock(), mailer, house.settings.rules, holder, print_board)
        if once:
            return _one_pass(house, notifier, digester, metrics, as_json=as_json)
        return _until_stopped(house, notifier, digester, metrics)


def _one_pass(house: House, notifier: Notifier, digester: Digester, metrics: Metrics, *, as_json: bool) -> int:
    try:
        tally = _send(house, notifier, digester, metrics)
    except MailUnavailable as error:
        raise Unavailable(str(error)) from error
    give(tally, [_sentence(tally)], as_json=as_json)
    return FAILED if tally.failed else OK


def _until_stopped(house: House, notifier: Notifier, digester: Digester, metrics: Metrics) -> int:
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        notifier.stop()
        digester.stop()
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    say("Envoi des lettres (ctrl+c pour arrêter).")
    while not stop.is_set():
        try:
            tally = _send(house, notifier, digester, metrics)
            if tally != Tally():
                say(_sentence(tally))
        except (MailUnavailable, Unavailable) as error:
            say(str(error))
        stop.wait(house.settings.notify_every)
    return OK


def _send(house: House, notifier: Notifier, digester: Digester, metrics: Metrics) -> Tally:
    began = time.perf_counter()
    house.office.climb_transfers()
    folder = _run_folder(house)
    if dead := dead_names(folder):
        notifier.take_over(dead)
        forget(folder, dead)
    tally = notifier.send_all_due()
    tally.digests = digester.send_all_due()
    house.office.forget_calls()
    _count(house)
    _tell(tally, metrics, time.perf_counter() - began)
    return tally


def _tell(tally: Tally, metrics: Metrics, seconds: float) -> None:
    metrics.sent(**asdict(tally))
    if tally != Tally():
        told = {"event": "pass", "count": tally.sent, "outcome": "failed" if tally.failed else "done"}
        _log.info("letters", extra=told | {"duration_ms": round(seconds * 1000, 1)})


def _count(house: House) -> None:
    """Count for the dashboards what changed since the last pass, then concepts; of a great many, a part at each."""
    for _ in range(_PIECES):
        if not house.office.count_some():
            break
    for _ in range(_PIECES):
        if not house.office.recount_concepts():
            break


def _run_folder(house: House) -> Path:
    return house.settings.home / "run"


def _sentence(tally: Tally) -> str:
    told = f"Lettres envoyées : {tally.sent} · annulées : {tally.cancelled} · en échec : {tally.failed}"
    return f"{told} · synthèses : {tally.digests}."

"""`ecoute notify`: sends the letters owed, once or until stopped."""

import signal
import threading
from pathlib import Path
from types import FrameType

import click

from admin.board_pdf import print_board
from admin.guard import FAILED, OK
from admin.holder import dead_names, forget, held_name
from admin.output import give, json_option, say
from admin.smtp import SmtpMailer
from admin.wiring import House, open_house
from core.clock import SystemClock
from core.digester import Digester
from core.errors import Unavailable
from core.notifier import Notifier, Tally
from core.ports import MailUnavailable

_PIECES = 10
"""How many pieces of changes a pass counts at most: letters do not wait long."""


@click.command(help="Envoie les lettres dues, et recommence jusqu’à l’arrêt.")
@click.option("--once", is_flag=True, help="Un seul passage, puis fin.")
@json_option
def notify(*, once: bool, as_json: bool) -> int:
    """Send what is due; give the exit code."""
    house = open_house()
    with held_name(_run_folder(house)) as holder, SmtpMailer(house.settings) as mailer:
        notifier = Notifier(house.store, SystemClock(), house.keys.opener(), mailer, house.links, holder)
        digester = Digester(house.store, SystemClock(), mailer, house.settings.rules, holder, print_board)
        if once:
            return _one_pass(house, notifier, digester, as_json=as_json)
        return _until_stopped(house, notifier, digester)


def _one_pass(house: House, notifier: Notifier, digester: Digester, *, as_json: bool) -> int:
    try:
        tally = _send(house, notifier, digester)
    except MailUnavailable as error:
        raise Unavailable(str(error)) from error
    give(tally, [_sentence(tally)], as_json=as_json)
    return FAILED if tally.failed else OK


def _until_stopped(house: House, notifier: Notifier, digester: Digester) -> int:
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
            tally = _send(house, notifier, digester)
            if tally != Tally():
                say(_sentence(tally))
        except (MailUnavailable, Unavailable) as error:
            say(str(error))
        stop.wait(house.settings.notify_every)
    return OK


def _send(house: House, notifier: Notifier, digester: Digester) -> Tally:
    house.office.climb_transfers()
    folder = _run_folder(house)
    if dead := dead_names(folder):
        notifier.take_over(dead)
        forget(folder, dead)
    tally = notifier.send_all_due()
    tally.digests = digester.send_all_due()
    _count(house)
    return tally


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

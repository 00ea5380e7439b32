"""Ends every command with one French sentence when something goes wrong, and never with a traceback."""

import errno
import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click

from admin.home import home
from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale, Unavailable

OK = 0
FAILED = 1
USAGE = 2
NOT_FOUND = 3
FORBIDDEN = 4
REFUSED = 5
STALE = 6
INVALID = 7
INTERRUPTED = 130

_CODES: dict[type[EcouteError], int] = {
    Unavailable: FAILED,
    NotFound: NOT_FOUND,
    Forbidden: FORBIDDEN,
    Refused: REFUSED,
    Stale: STALE,
    Invalid: INVALID,
}


def guarded(work: Callable[[], object]) -> int:
    """Do the work; say what went wrong, if anything, and give the exit code."""
    try:
        code = work()
    except EcouteError as error:
        return _said(error.sentence, _code(error))
    except click.UsageError as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return _said("Interrompu : ce qui était fait est gardé.", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has left; nothing more can be said on it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        return _said(_disk_sentence(error), FAILED)
    except Exception:
        return _said(_unforeseen(), FAILED)
    return code if isinstance(code, int) else OK


def _code(error: EcouteError) -> int:
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), FAILED)


def _said(sentence: str, code: int) -> int:
    click.echo(f"Erreur : {sentence}", err=True)
    return code


def _disk_sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "Le disque est plein : libérez de la place, rien n’a été écrit à moitié."
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"Le fichier ou le dossier{where} vous est refusé : vérifiez-en les droits."
    return f"Le système refuse ce travail{where} : {error.strerror or error}."


def _unforeseen() -> str:
    trace = home() / "logs" / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    try:
        trace.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.FileHandler(trace)
        logging.getLogger("ecoute").addHandler(handler)
        logging.getLogger("ecoute").exception("Unforeseen error")
        handler.close()
    except OSError:
        return "Une erreur imprévue a arrêté la commande, et sa trace n’a pas pu être écrite."
    return f"Une erreur imprévue a arrêté la commande : sa trace est dans {trace}, joignez-la à votre signalement."

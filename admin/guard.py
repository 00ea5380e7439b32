"""Ends every command with one French sentence when something goes wrong, and never with a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import click

from admin.home import home
from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale, Unavailable
from core.trace import trace

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
    except (BrokenPipeError, SystemExit):  # SystemExit: click has seen the former
        # Whoever read our output has left; nothing more can be said on it.
        _close_output()
        return OK
    except OSError as error:
        _close_output()
        return _said(disk_sentence(error), FAILED)
    except Exception as error:
        return _said(_unforeseen(error), FAILED)
    return code if isinstance(code, int) else OK


def _code(error: EcouteError) -> int:
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), FAILED)


def _said(sentence: str, code: int) -> int:
    with suppress(OSError):  # the exit code says it too, where nothing more can be written
        click.echo(f"Erreur : {sentence}", err=True)
    return code


def _close_output() -> None:
    """Send to nowhere what cannot be written, so that Python does not stumble on it as it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def disk_sentence(error: OSError) -> str:
    """Say in French what the system complains of."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "Le disque est plein : libérez de la place, rien n’a été écrit à moitié."
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"Le fichier ou le dossier{where} vous est refusé : vérifiez-en les droits."
    why = _WHY.get(error.errno or 0, f"code {error.errno}")
    return f"Le système refuse ce travail{where} : {why}."


_WHY = {
    errno.ENOENT: "ce fichier ou son dossier n’existe pas",
    errno.ENOTDIR: "une partie de ce chemin n’est pas un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "il y a déjà un fichier à cet endroit",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.EIO: "le disque ne répond pas comme il faut",
}
"""What the system complains of, in French."""


def _unforeseen(error: Exception) -> str:
    """Keep the trace in a file that only its owner may read, and say where."""
    file = home() / "logs" / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as out:
            out.write(trace(error))
    except OSError:
        return "Une erreur imprévue a arrêté la commande, et sa trace n’a pas pu être écrite."
    return f"Une erreur imprévue a arrêté la commande : sa trace est dans {file}, joignez-la à votre signalement."

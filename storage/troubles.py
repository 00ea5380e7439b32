"""What a database driver complains of, in words for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, TimeoutError  # noqa: A004 - no builtin is meant here

from core.errors import Unavailable

_BUSY = "La base est occupée par un autre travail : réessayez dans un instant."
_FULL = "Le disque est plein : libérez de la place, rien n’a été écrit à moitié."
_NOT_READY = "La base n’est pas prête : lancez « ecoute init »."
_MISSING = "La base n’est pas prête : créez-la, puis lancez « ecoute init »."
_REFUSED = "La base refuse ce compte : vérifiez le nom et le mot de passe d’ECOUTE_DATABASE."
_SLOW = "La base met trop de temps à répondre : demandez moins à la fois, ou réessayez plus tard."
_FORBIDDEN = (
    "La base n’accorde pas ce travail à ce compte : vérifiez l’adresse d’ECOUTE_DATABASE, "
    "ou lancez « ecoute init --roles »."
)
_UNCERTAIN = "La base s’est tue au moment de garder ce travail : relisez avant de le refaire, il est peut-être gardé."
_SILENT = "La base ne répond pas : vérifiez qu’elle est démarrée et l’adresse ECOUTE_DATABASE."

_MOVED = "La base a déménagé, ou déménage, et ne change plus : donnez la nouvelle adresse dans ECOUTE_DATABASE."

_STATES = {
    "SQLITE_IOERR_SHMSIZE": _FULL,  # "disk I/O error", like so many others
    "EC001": _MOVED,  # raised by the triggers of storage.copying.freezing
    "53100": _FULL,
    "55P03": _BUSY,
    "40001": _BUSY,
    "40P01": _BUSY,
    "57014": _SLOW,
    "25P03": _SILENT,
    "42P01": _NOT_READY,
    "42501": _FORBIDDEN,
    "3D000": _MISSING,
    "28000": _REFUSED,
    "28P01": _REFUSED,
    "57P01": _SILENT,
    "57P02": _SILENT,
    "57P03": _SILENT,
}
"""By the SQLSTATE of PostgreSQL, whose sentences are in the language of the server; by the name that SQLite gives."""

_SENTENCES = (
    ("ecoute: moved", _MOVED),
    ("database is locked", _BUSY),
    ("QueuePool limit", _BUSY),
    ("disk is full", _FULL),
    ("No space left", _FULL),
    ("disk I/O error", "Le disque ne répond pas comme il faut : vérifiez-le, rien n’a été écrit à moitié."),
    ("readonly database", "La base ne peut pas être écrite : vérifiez les droits du fichier et de son dossier."),
    ("unable to open", "La base ne s’ouvre pas : lancez « ecoute init », ou vérifiez les droits de son dossier."),
    ("not a database", "Ce fichier n’est pas une base d’Écoute : vérifiez ECOUTE_HOME ou ECOUTE_DATABASE."),
    ("malformed", "Le fichier de la base est abîmé : restaurez la dernière sauvegarde."),
    ("no such table", _NOT_READY),
    ("password authentication", _REFUSED),
    ("FATAL:  role", _REFUSED),
    ("pg_hba.conf", _REFUSED),
    ("does not exist", _MISSING),
    ("too many clients", _BUSY),
    ("connection slots", _BUSY),
    ("resolve host", _SILENT),
    ("connection", _SILENT),
)

_UNKNOWN = "La base a refusé ce travail, qui n’a pas été fait : « ecoute doctor » cherche la cause."

_CHOSEN = frozenset({"40001", "40P01"})
"""The work was taken back for the sake of another one: a serialisation failure, a deadlock."""

TROUBLES = (DBAPIError, TimeoutError)
"""What SQLAlchemy raises when the machine is in the way; the second one: every connection is taken."""


class Interrupted(Unavailable):
    """The database let go of a unit of work and kept nothing of it: the same work may be tried again."""


class Uncertain(Unavailable):
    """The database went away while it was keeping a unit of work: nobody knows whether it did."""


def trouble(error: SQLAlchemyError) -> Unavailable:
    """Give the sentence for what the database driver complains of."""
    complaint = getattr(error, "orig", None) or error
    state = _state(error)
    sentence = _STATES.get(state) or next((said for sign, said in _SENTENCES if sign in str(complaint)), "")
    if not sentence and getattr(error, "connection_invalidated", False):
        sentence = _SILENT
    if sentence == _SILENT or state in _CHOSEN:
        return Interrupted(sentence)
    return Unavailable(sentence or _UNKNOWN)


def trouble_of_commit(error: SQLAlchemyError) -> Unavailable:
    """Give the sentence for what the driver complains of when everything was done, and only had to be kept."""
    found = trouble(error)
    lost = isinstance(found, Interrupted) and _state(error) not in _CHOSEN
    return Uncertain(_UNCERTAIN) if lost or _ended_at_once(error) else found


def _ended_at_once(error: SQLAlchemyError) -> bool:
    """Tell whether the server ended all its processes, as it does when its journal has no room.

    It says why, and may still have written down what it was asked to keep.
    """
    diagnosis = getattr(getattr(error, "orig", None), "diag", None)
    return getattr(diagnosis, "severity_nonlocalized", None) == "PANIC"


def _state(error: SQLAlchemyError) -> str:
    complaint = getattr(error, "orig", None)
    return getattr(complaint, "sqlstate", None) or getattr(complaint, "sqlite_errorname", None) or ""


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database driver complains of inside the block into a sentence for people."""
    try:
        yield
    except TROUBLES as error:
        raise trouble(error) from error

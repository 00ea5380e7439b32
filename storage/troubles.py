"""What a database driver complains of, in words for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from core.errors import Unavailable

_SENTENCES = (
    ("database is locked", "La base est occupée par un autre travail : réessayez dans un instant."),
    ("disk is full", "Le disque est plein : libérez de la place, rien n’a été écrit à moitié."),
    ("No space left", "Le disque est plein : libérez de la place, rien n’a été écrit à moitié."),
    ("disk I/O error", "Le disque ne répond pas comme il faut : vérifiez-le, rien n’a été écrit à moitié."),
    ("readonly database", "La base ne peut pas être écrite : vérifiez les droits du fichier et de son dossier."),
    ("unable to open", "La base ne s’ouvre pas : vérifiez que son dossier existe et que vous en avez les droits."),
    ("not a database", "Ce fichier n’est pas une base d’Écoute : vérifiez ECOUTE_HOME ou ECOUTE_DATABASE."),
    ("malformed", "Le fichier de la base est abîmé : restaurez la dernière sauvegarde."),
    ("no such table", "La base n’est pas prête : lancez « ecoute init »."),
    ("does not exist", "La base n’est pas prête : créez-la, puis lancez « ecoute init »."),
    ("password authentication", "La base refuse ce compte : vérifiez le nom et le mot de passe d’ECOUTE_DATABASE."),
    ("connection", "La base ne répond pas : vérifiez qu’elle est démarrée et l’adresse ECOUTE_DATABASE."),
)


def trouble(error: DBAPIError) -> Unavailable:
    """Give the sentence for what the database driver complains of."""
    complaint = str(error.orig)
    for sign, sentence in _SENTENCES:
        if sign in complaint:
            return Unavailable(sentence)
    return Unavailable("La base a refusé ce travail, qui n’a pas été fait : « ecoute doctor » cherche la cause.")


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database driver complains of inside the block into a sentence for people."""
    try:
        yield
    except DBAPIError as error:
        raise trouble(error) from error

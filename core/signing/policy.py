"""What a password must be: long enough, and not one that others try first. No sign of any kind is asked for."""

from hashlib import sha1

from core.errors import Invalid
from core.ports.signing import Breached
from core.signing.obvious import is_obvious
from core.signing.passwords import LONGEST_TYPED, normalised
from core.text.clean import fold

SHORTEST = 12
LONGEST = 128
_SHORT_NAME = 3
"""A name shorter than this one is in too many passwords to mean anything."""


class Policy:
    """Takes passwords or refuses them, with the reason."""

    def __init__(self, programme: str, breached: Breached | None = None) -> None:
        self._programme = programme
        self._breached = breached

    def check(self, password: str, account_name: str) -> None:
        """Take a password for an account.

        Raises:
            Invalid: it cannot be taken; the sentence says why, and never holds it.
        """
        why = self._refusal(normalised(password), len(password), account_name)
        if why is not None:
            raise Invalid(why, "password")

    def _refusal(self, password: str, typed: int, account_name: str) -> str | None:
        if len(password) < SHORTEST:
            return f"Ce mot de passe est trop court : donnez au moins {SHORTEST} signes, une suite de mots par exemple."
        if len(password) > LONGEST or typed > LONGEST_TYPED:
            return f"Ce mot de passe est trop long : donnez au plus {LONGEST} signes."
        name = _run_together(account_name)
        if len(name) >= _SHORT_NAME and name in _run_together(password):
            return "Ce mot de passe contient le nom du compte : choisissez-en un autre."
        if is_obvious(password, self._programme):
            return "Ce mot de passe est de ceux que l’on essaie en premier : choisissez une suite de mots sans lien."
        if self._breached is not None and self._breached.holds(_sha1(password)):
            return "Ce mot de passe figure dans des listes volées : choisissez-en un autre, jamais employé ailleurs."
        return None


def _run_together(text: str) -> str:
    return fold(text).replace(" ", "")


def _sha1(password: str) -> str:
    """Give the hash that lists of stolen passwords are sorted by; nothing is kept under it."""
    return sha1(password.encode(errors="surrogatepass"), usedforsecurity=False).hexdigest().upper()

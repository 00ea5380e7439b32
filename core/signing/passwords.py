"""Passwords are kept as Argon2id hashes (RFC 9106).

In use are the parameters of the second recommended option of RFC 9106, section 4, for machines with little memory:
64 MiB, 3 passes, 4 lanes, a salt of 16 bytes and a hash of 32.
"""

import secrets
from unicodedata import normalize

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

LONGEST_TYPED = 1024
"""Of what is typed, no more is looked at: four signs at most become one, so that no password is longer than 512."""


class Passwords:
    """Hashes passwords and checks them."""

    def __init__(self, parameters: Parameters = RFC_9106_LOW_MEMORY) -> None:
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._nobodys = self._hasher.hash(secrets.token_bytes())

    def hashed(self, password: str) -> str:
        """Give the hash to keep."""
        return self._hasher.hash(_bytes(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Tell whether the password is the one kept; where none is kept, as much time is spent to say no."""
        try:
            self._hasher.verify(kept or self._nobodys, _bytes(password))
        except VerifyMismatchError:
            return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than those in use."""
        return self._hasher.check_needs_rehash(kept)


def normalised(password: str) -> str:
    """Give a password as it is hashed: the same whatever keyboard and system wrote its accents."""
    return normalize("NFKC", password[:LONGEST_TYPED])


def _bytes(password: str) -> bytes:
    return normalised(password).encode(errors="surrogatepass")

"""The keys, each in a file of its own: to seal addresses, to open them, to sign links, for forms, for accounts."""

import fcntl
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from core.errors import Unavailable

PUBLIC = "seal.pub"
PRIVATE = "seal.key"
LINKS = "links.key"
FORM = "form.key"
ACCOUNTS = "accounts.key"
SECRETS = (PRIVATE, LINKS, FORM, ACCOUNTS)
"""The files that nobody but their owner may read."""

_LENGTH = 32
_PARTED = "\n"
_NOT_ITS_KEY = "La clé des comptes n’ouvre pas le secret de ces codes : restaurez-la, ou donnez un lien d’enrôlement."
_ADDRESSES, _NETWORKS = b"marks of addresses", b"marks of networks"
"""Tell the keys of marks from the secrets that they are derived from."""


class KeyFolder:
    """The folder of the keys. The form and the desk run without the private key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create_missing(self) -> list[str]:
        """Make the keys that are not there; give the names of the files made. A key in use is never replaced."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(self.folder):
            secrets_made = [made for name in (LINKS, FORM, ACCOUNTS) for made in self._make_secret(name)]
            return [*self._make_seal(), *secrets_made]

    def sealer(self) -> "BoxSealer":
        """Give what seals addresses.

        Raises:
            Unavailable: the key is missing.
        """
        return BoxSealer(PublicKey(self.read(PUBLIC)))

    def opener(self) -> "BoxOpener":
        """Give what opens addresses: for the notifier alone.

        Raises:
            Unavailable: the key is missing.
        """
        return BoxOpener(PrivateKey(self.read(PRIVATE)))

    def code_box(self) -> "SecretCodeBox":
        """Give what keeps the secrets of codes closed: for those who sign people in.

        Raises:
            Unavailable: the key is missing.
        """
        return SecretCodeBox(self.read(ACCOUNTS))

    def networks(self) -> bytes:
        """Give what the marks of the networks that people sign in from are made with: the key of no form.

        Raises:
            Unavailable: the key is missing.
        """
        return hmac.digest(self.read(ACCOUNTS), _NETWORKS, "sha256")

    def read(self, name: str) -> bytes:
        """Give the bytes of a key.

        Raises:
            Unavailable: the key is missing, cannot be read, or is not one.
        """
        file = self.folder / name
        try:
            key = file.read_bytes()
        except FileNotFoundError as error:
            raise Unavailable(f"La clé {file} manque : lancez « ecoute init » ou restaurez-la.") from error
        except OSError as error:
            raise Unavailable(f"La clé {file} ne peut pas être lue : vérifiez ses droits.") from error
        if len(key) != _LENGTH:
            raise Unavailable(f"Le fichier {file} n’est pas une clé d’Écoute : restaurez-la.")
        return key

    def _make_seal(self) -> list[str]:
        if (self.folder / PUBLIC).exists():
            return []
        made = self._make_secret(PRIVATE)
        # Of an earlier run that was stopped between the two, the private key is there already.
        public = PrivateKey(self.read(PRIVATE)).public_key
        _write(self.folder / PUBLIC, bytes(public), mode=0o644)
        return [*made, PUBLIC]

    def _make_secret(self, name: str) -> list[str]:
        if (self.folder / name).exists():
            return []
        _write(self.folder / name, secrets.token_bytes(_LENGTH), mode=0o600)
        return [name]


class BoxSealer:
    """Port core.ports.Sealer: a libsodium sealed box."""

    def __init__(self, key: PublicKey) -> None:
        self._box = SealedBox(key)

    def seal(self, text: str) -> bytes:
        """Seal a text for the notifier."""
        return bytes(self._box.encrypt(text.encode()))


class BoxOpener:
    """Port core.ports.Opener: opens libsodium sealed boxes."""

    def __init__(self, key: PrivateKey) -> None:
        self._box = SealedBox(key)
        self._mark_key = hmac.digest(bytes(key), _ADDRESSES, "sha256")

    def open(self, box: bytes) -> str:
        """Give the text that was sealed."""
        try:
            return bytes(self._box.decrypt(box)).decode()
        except CryptoError as error:
            raise Unavailable("La clé privée n’ouvre pas cette adresse : restaurez celle qui l’a scellée.") from error

    def mark(self, address: str) -> str:
        """Give the mark of an address, whatever its capitals; nobody can make it without the private key."""
        return hmac.new(self._mark_key, address.casefold().encode(), "sha256").hexdigest()


class SecretCodeBox:
    """Port core.ports.CodeBox: a libsodium secret box that also holds whose secret it is."""

    def __init__(self, key: bytes) -> None:
        self._box = SecretBox(key)

    def close(self, account_name: str, secret: str) -> bytes:
        """Close the secret of an account."""
        return bytes(self._box.encrypt(f"{secret}{_PARTED}{account_name}".encode()))

    def open(self, account_name: str, box: bytes) -> str:
        """Give the secret, if it is that of the account: boxes put elsewhere in the database open nothing."""
        try:
            secret, _, owner = bytes(self._box.decrypt(box)).decode().partition(_PARTED)
        except CryptoError as error:
            raise Unavailable(_NOT_ITS_KEY) from error
        if owner != account_name:
            raise Unavailable(_NOT_ITS_KEY)
        return secret


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time work in the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(file: Path, key: bytes, mode: int) -> None:
    """Write a key, whole or not at all."""
    # O_EXCL: a key in use is never overwritten, whatever two commands do at once.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(key)
    except OSError:
        file.unlink()
        raise

"""The pair of keys of encrypted backups: the public one seals them, the private one is kept far from here."""

import os
from pathlib import Path

from nacl.encoding import HexEncoder
from nacl.public import PrivateKey, PublicKey

from core.errors import Invalid

_PUBLIC, _PRIVATE = "ecoute-backup-public-1", "ecoute-backup-private-1"


def make_pair(private: Path, public: Path) -> None:
    """Write a new pair of keys; a file that is there already is never replaced.

    Raises:
        OSError: one of the files is there already, or cannot be written.
    """
    key = PrivateKey.generate()
    _write(private, f"{_PRIVATE} {key.encode(HexEncoder).decode()}\n", 0o600)
    try:
        _write(public, f"{_PUBLIC} {key.public_key.encode(HexEncoder).decode()}\n", 0o644)
    except OSError:
        private.unlink()
        raise


def read_public(file: Path) -> PublicKey:
    """Give the key that seals.

    Raises:
        Invalid: the file is not such a key.
    """
    return PublicKey(_read(file, _PUBLIC, "publique"))


def read_private(file: Path) -> PrivateKey:
    """Give the key that opens.

    Raises:
        Invalid: the file is not such a key.
    """
    return PrivateKey(_read(file, _PRIVATE, "privée"))


def _read(file: Path, kind: str, label: str) -> bytes:
    name, _, digits = file.read_text("ascii", "replace").strip().partition(" ")
    try:
        key = bytes.fromhex(digits)
    except ValueError:
        key = b""
    if name != kind or len(key) != PublicKey.SIZE:
        raise Invalid(f"Le fichier {file} n’est pas une clé {label} de sauvegarde : vérifiez lequel vous donnez.")
    return key


def _write(file: Path, text: str, mode: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(descriptor)

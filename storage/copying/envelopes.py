"""What a backup is wrapped in: a digest at its end, or encryption to a public key. Any change or cut is noticed."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Protocol

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from core.errors import Invalid

_ENDS = b"\necoute-sha256-1\n"
_SEALED = b"ecoute-sealed-1\n"
_BEGINS = b"ecoute.json\0"
"""How an open backup begins: it is a tar, and this is its first member."""

_CHUNK = 64 * 1024
_OVERHEAD = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_SEALED_KEY = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES + bindings.crypto_box_SEALBYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class Envelope(Protocol):
    """Takes the bytes of a backup."""

    def write(self, data: bytes) -> int:
        """Take more bytes."""

    def close(self) -> None:
        """Take no more: what comes after would be noticed."""


class OpenEnvelope:
    """Lets the bytes through, and ends with their digest."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Take more bytes."""
        self._digest.update(data)
        return self._out.write(data)

    def close(self) -> None:
        """Write the digest."""
        self._out.write(_ENDS + self._digest.digest())


class SealedEnvelope:
    """Encrypts the bytes under a key of their own, which is sealed to a public key (libsodium secretstream)."""

    def __init__(self, out: BinaryIO, key: PublicKey) -> None:
        self._out = out
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        own_key = bindings.crypto_secretstream_xchacha20poly1305_keygen()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, own_key)
        out.write(_SEALED + bytes(SealedBox(key).encrypt(own_key)) + header)

    def write(self, data: bytes) -> int:
        """Take more bytes."""
        self._waiting += data
        while len(self._waiting) > _CHUNK:  # the last one waits: it bears the final tag
            self._push(bytes(self._waiting[:_CHUNK]), _MESSAGE)
            del self._waiting[:_CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last chunk, which says that it is the last."""
        self._push(bytes(self._waiting), _FINAL)

    def _push(self, chunk: bytes, tag: int) -> None:
        self._out.write(bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, None, tag))


class Opened(Protocol):
    """Gives the bytes of a backup back."""

    def read(self, size: int) -> bytes:
        """Give some of the bytes that follow, b"" at the end.

        Raises:
            Invalid: they are not those that were written, or not all of them.
        """


def opened(file: Path, source: BinaryIO, key: PrivateKey | None) -> Opened:
    """Give what a backup holds.

    Args:
        file: what it is called, for the sentences.
        source: the file, from its beginning.
        key: what opens it, when it is encrypted.

    Raises:
        Invalid: it is no backup, it is cut, or the key does not open it.
    """
    start = source.read(len(_SEALED))
    if start == _SEALED:
        return _Unsealed(file, source, key)
    if not start.startswith(_BEGINS):
        raise Invalid(f"Le fichier {file} n’est pas une sauvegarde d’Écoute : vérifiez lequel vous donnez.")
    source.seek(0)
    return _Digested(file, source)


def damaged(file: Path) -> Invalid:
    """Give the sentence for a backup that is not as it was written."""
    return Invalid(f"La sauvegarde {file} est abîmée ou coupée : prenez-en une autre.")


class _Digested:
    def __init__(self, file: Path, source: BinaryIO) -> None:
        self._file = file
        self._source = source
        self._digest = hashlib.sha256()
        self._whole = False
        self._left = os.fstat(source.fileno()).st_size - len(_ENDS) - self._digest.digest_size

    def read(self, size: int) -> bytes:
        data = self._source.read(max(0, min(size, self._left)))
        self._digest.update(data)
        self._left -= len(data)
        if not self._whole and (self._left <= 0 or not data):
            self._whole = self._left == 0 and self._source.read() == _ENDS + self._digest.digest()
            if not self._whole:
                raise damaged(self._file)
        return data


class _Unsealed:
    def __init__(self, file: Path, source: BinaryIO, key: PrivateKey | None) -> None:
        if key is None:
            raise Invalid(f"La sauvegarde {file} est chiffrée : donnez sa clé privée avec --key.")
        self._file = file
        self._source = source
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._ready = b""
        self._ended = False
        sealed, header = source.read(_SEALED_KEY), source.read(_HEADER)
        if len(header) < _HEADER:
            raise damaged(file)
        try:
            own_key = SealedBox(key).decrypt(sealed)
        except CryptoError as error:
            raise Invalid(
                f"Cette clé n’ouvre pas la sauvegarde {file} : donnez celle de sa paire, ou le fichier est abîmé."
            ) from error
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, own_key)

    def read(self, size: int) -> bytes:
        while len(self._ready) < size and not self._ended:
            self._ready += self._pull()
        data, self._ready = self._ready[:size], self._ready[size:]
        return data

    def _pull(self) -> bytes:
        sealed = self._source.read(_CHUNK + _OVERHEAD)
        if len(sealed) < _OVERHEAD:
            raise damaged(self._file)
        try:
            chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(self._state, sealed)
        except (CryptoError, RuntimeError) as error:
            raise damaged(self._file) from error
        self._ended = tag == _FINAL
        if self._ended and self._source.read(1):
            raise damaged(self._file)
        return bytes(chunk)

"""Where a file comes from: a path, the standard input or the web; opened as one stream of bytes."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

from core.errors import Invalid, Unavailable

_BOM = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n\f\v"
_COMPRESSED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"\xfd7zX": "xz"}
_PIECE = 64 * 1024
_MOST_BLANK = 1024 * 1024


class Form(StrEnum):
    """The form of the content."""

    CSV = "csv"
    JSON = "json"


class Fetched(Protocol):
    """A file brought from the web, as `remote.fetch` gives it."""

    name: str
    file: BinaryIO

    @property
    def size(self) -> int:
        """Its length in bytes."""

    def close(self) -> None:
        """Leave the copy where it is, for a later run."""

    def discard(self) -> None:
        """Remove the copy."""


Fetch = Callable[[str, Path], Fetched]
"""Brings the file of an address into a folder: `remote.fetch`, or a partial of it."""


class Source:
    """An open source.

    Attributes:
        name: what to call it before people (a path, an address without its secrets, « entrée standard »).
        size: its length in bytes, or None when it cannot be known.
        form: CSV or JSON, found by looking at the first sign.
        stream: its bytes from the beginning, without the byte-order mark.
    """

    def __init__(self, name: str, file: BinaryIO, size: int | None, discard: Callable[[], None] | None = None) -> None:
        self._raw = _Raw(name, file)
        self._discard = discard
        self.name = name
        self.size = size
        self.form = _form(self._raw.look(), name)
        self.stream = io.BufferedReader(self._raw, _PIECE)

    @property
    def position(self) -> int:
        """How many bytes have been read so far, for a progress bar."""
        return self._raw.position

    def discard(self) -> None:
        """Remove the downloaded copy, if there is one; to be called once the import has succeeded."""
        if self._discard:
            self._discard()


@contextmanager
def open_source(where: str, stdin: BinaryIO, spool_folder: Path, fetch: Fetch) -> Iterator[Source]:
    """Open a path, `-` (the standard input) or an http(s) address, and close it at the end.

    Args:
        where: what the person typed.
        stdin: the standard input, in bytes; it is left open.
        spool_folder: where a download is kept until `Source.discard`; made when it is not there.
        fetch: how to download; httpx takes a while to load, and most imports are of a file.

    Raises:
        Unavailable: it cannot be read (missing, forbidden, network…).
        Invalid: it is empty, compressed, a folder, or another kind of address.
    """
    if where == "-":
        yield Source("entrée standard", stdin, None)
    elif "://" in where:
        with closing(fetch(where, spool_folder)) as copy:
            yield Source(copy.name, copy.file, copy.size, copy.discard)
    else:
        with _opened(Path(where)) as file:
            yield Source(where, file, _size(file))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise Unavailable(f"Le fichier « {path} » n’existe pas : vérifiez son nom et son dossier.") from error
    except IsADirectoryError as error:
        raise Invalid(f"« {path} » est un dossier : donnez le nom d’un fichier CSV ou JSON.") from error
    except PermissionError as error:
        raise Unavailable(f"Vous n’avez pas le droit de lire le fichier « {path} » : demandez-le.") from error
    except (OSError, ValueError) as error:
        raise Unavailable(f"Le fichier « {path} » ne peut pas être ouvert ({error}) : vérifiez-le.") from error


def _size(file: BinaryIO) -> int | None:
    """Give the length of a regular file; a pipe or a device has none."""
    try:
        end = file.seek(0, io.SEEK_END)
        file.seek(0)
    except OSError:
        return None
    return end or None


class _Raw(io.RawIOBase):
    """The bytes of a file, counted, whose beginning can be looked at without seeking."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.position = 0
        self._name = name
        self._file = file
        self._head = b""

    def readable(self) -> bool:
        return True

    def readinto(self, target) -> int:  # type: ignore[no-untyped-def]  # a buffer: typed from Python 3.12 on
        data = self._head or self._read(len(target))
        self._head = data[len(target) :]
        data = data[: len(target)]
        target[: len(data)] = data
        self.position += len(data)
        return len(data)

    def look(self) -> bytes:
        """Give the beginning up to the first sign that is not blank, at least; b"" when there is none."""
        while data := self._read(_PIECE):
            self._head += data
            if self._head.startswith(_BOM):
                self._head = self._head.removeprefix(_BOM)
                self.position = len(_BOM)
            seen = self._head.lstrip(_BLANK)
            if len(seen) > len(_BOM) or len(self._head) > _MOST_BLANK:
                return seen
        return self._head.lstrip(_BLANK)

    def _read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise Unavailable(f"La lecture de « {self._name} » s’est arrêtée ({error}) : recommencez.") from error


def _form(head: bytes, name: str) -> Form:
    if not head:
        raise Invalid(f"« {name} » est vide : prenez le fichier de nouveau.")
    for magic, tool in _COMPRESSED.items():
        if head.startswith(magic):
            raise Invalid(f"« {name} » est compressé ({tool}) : décompressez-le d’abord.")
    return Form.JSON if head[:1] in b"[{" else Form.CSV

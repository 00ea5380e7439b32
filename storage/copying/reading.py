"""Reads a backup, and says when it is not what was written."""

import gzip
import tarfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from nacl.public import PrivateKey

from core.errors import Invalid
from storage import schema
from storage.copying.envelopes import damaged, opened
from storage.copying.manifest import FORMAT, HEADER, MANIFEST, Header, Manifest, Summing
from storage.copying.rows import Row, row_of

_BYTES_AT_ONCE = 1024 * 1024


class Backup:
    """A backup, in its file."""

    def __init__(self, file: Path, key: PrivateKey | None) -> None:
        self.file = file
        self._key = key

    def check(self) -> Header:
        """Look at every byte of the file; give what it says that it is.

        Raises:
            Invalid: it is no backup, it is damaged or cut, the key does not open it, or it comes from a newer Écoute.
        """
        with self.file.open("rb") as source:
            content = opened(self.file, source, self._key)
            while content.read(_BYTES_AT_ONCE):
                pass
        with self._opened() as tar:
            header = Header.model_validate_json(_next(tar, HEADER))
        if header.format > FORMAT or header.schema_version > schema.HEAD:
            raise Invalid(
                f"La sauvegarde {self.file} vient d’une version plus récente d’Écoute : mettez Écoute à jour."
            )
        return header

    def read(self, take: Callable[[str, list[Row]], object]) -> Manifest:
        """Read every row; give what the backup said of them, once it is sure that this is what was read.

        Args:
            take: is given the name of a table and some of its rows, in the order of a database.

        Raises:
            Invalid: rows are missing or are not those that were written.
        """
        sums: defaultdict[str, Summing] = defaultdict(Summing)
        for name, rows in self._pieces():
            for row in rows:
                sums[name].add(row)
            take(name, rows)
        manifest = self._manifest()
        if {name: sums[name].sum for name in manifest.tables} != manifest.tables or sums.keys() - manifest.tables:
            raise damaged(self.file)
        return manifest

    def _pieces(self) -> Iterator[tuple[str, list[Row]]]:
        with self._opened() as tar:
            for member in tar:
                if member.name not in {HEADER, MANIFEST}:
                    lines = gzip.decompress(_content(tar, member)).splitlines()
                    yield member.name.split("/")[1], [row_of(line) for line in lines]

    def _manifest(self) -> Manifest:
        with self._opened() as tar:
            for member in tar:
                if member.name == MANIFEST:
                    return Manifest.model_validate_json(_content(tar, member))
        raise damaged(self.file)

    @contextmanager
    def _opened(self) -> Iterator[tarfile.TarFile]:
        # Of a file whose every byte was looked at, only one that was never a backup comes to these.
        try:
            with self.file.open("rb") as source:
                content = cast(BinaryIO, opened(self.file, source, self._key))
                with tarfile.open(fileobj=content, mode="r|") as tar:
                    yield tar
        except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, IndexError, TypeError) as error:
            raise damaged(self.file) from error


def _next(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.next()
    if member is None or member.name != name:
        raise EOFError(name)
    return _content(tar, member)


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    held = tar.extractfile(member)
    if held is None:
        raise EOFError(member.name)
    return held.read()

"""Writes a backup: one file, whole and on the disk, or none."""

import gzip
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from nacl.public import PublicKey
from sqlalchemy import Connection, Engine

from core.errors import Invalid, Unavailable
from storage import schema
from storage.copying.contents import Content, contents_of, still
from storage.copying.counters import read_counters
from storage.copying.envelopes import Envelope, OpenEnvelope, SealedEnvelope
from storage.copying.manifest import FORMAT, HEADER, MANIFEST, Header, Manifest, Summed, Summing
from storage.troubles import told

_PIECE = 1024 * 1024
"""How many bytes of lines make a member of the file: what is held in memory."""


def back_up(engine: Engine, file: Path, key: PublicKey | None, advance: Callable[[int], object]) -> Manifest:
    """Write all that a database holds at this moment, while others work on.

    Args:
        engine: the database, of any version that this program knows.
        file: what is written, readable by its owner alone; it must not be there yet.
        key: whose private key alone will open it, None to leave it open.
        advance: is given, now and then, how many more rows are written.

    Raises:
        Invalid: the file is there already.
        Unavailable: the database cannot be read.
    """
    if file.exists():
        raise Invalid(f"Le fichier {file} existe déjà : une sauvegarde n’en remplace jamais une autre.")
    with _whole_or_none(file) as out, told(), still(engine) as connection:
        envelope: Envelope = OpenEnvelope(out) if key is None else SealedEnvelope(out, key)
        with tarfile.open(fileobj=cast(BinaryIO, envelope), mode="w|") as tar:
            manifest = _Backup(connection, tar, datetime.now(UTC)).write(advance)
        envelope.close()
    return manifest


def rows_of(engine: Engine) -> int:
    """Give how many rows there are to copy."""
    with told(), still(engine) as connection:
        return sum(content.count() for content in contents_of(connection).values())


class _Backup:
    """A backup being written."""

    def __init__(self, connection: Connection, tar: tarfile.TarFile, now: datetime) -> None:
        self._connection = connection
        self._tar = tar
        self._now = now

    def write(self, advance: Callable[[int], object]) -> Manifest:
        contents = contents_of(self._connection)
        header = Header(
            format=FORMAT,
            schema_version=_version(self._connection),
            engine=self._connection.dialect.name,
            made_at=self._now,
            rows=sum(content.count() for content in contents.values()),
            columns={name: list(content.columns) for name, content in contents.items()},
        )
        self._add(HEADER, header.model_dump_json().encode())
        tables = {name: self._add_rows(name, content, advance) for name, content in contents.items()}
        manifest = Manifest(tables=tables, counters=read_counters(self._connection))
        self._add(MANIFEST, manifest.model_dump_json().encode())
        return manifest

    def _add_rows(self, name: str, content: Content, advance: Callable[[int], object]) -> Summed:
        summing, piece, waiting, place = Summing(), bytearray(), 0, 0
        for row in content.read():
            piece += summing.add(row)
            waiting += 1
            if len(piece) >= _PIECE:
                place += 1
                self._add_piece(name, place, piece)
                advance(waiting)
                piece, waiting = bytearray(), 0
        if piece:
            self._add_piece(name, place + 1, piece)
            advance(waiting)
        return summing.sum

    def _add_piece(self, name: str, place: int, piece: bytearray) -> None:
        self._add(f"rows/{name}/{place:06}.ndjson.gz", gzip.compress(piece, compresslevel=6, mtime=0))

    def _add(self, name: str, data: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = len(data), 0o600, int(self._now.timestamp())
        self._tar.addfile(member, io.BytesIO(data))


def _version(connection: Connection) -> str:
    found = schema.found_on(connection)
    if found is None:
        raise Unavailable("La base est vide : il n’y a rien à sauvegarder.")
    schema.refuse_newer(found)
    return found


@contextmanager
def _whole_or_none(file: Path) -> Iterator[BinaryIO]:
    """Give a file written beside the one asked, which takes its name once all is on the disk."""
    descriptor, beside = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(descriptor)
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The copy of a file that is being downloaded: it outlives the process, so that a later run goes on from there."""

import fcntl
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from core.errors import Unavailable


@dataclass(frozen=True)
class Note:
    """What the server said of the file whose beginning is in the spool; kept beside it as JSON.

    Attributes:
        etag: its ETag, or "".
        last_modified: its Last-Modified, as the server wrote it, or "".
        total: its length in bytes, or None when the server did not say.
        complete: the spool holds the whole file.
    """

    etag: str = ""
    last_modified: str = ""
    total: int | None = None
    complete: bool = False

    @property
    def validator(self) -> str:
        """What If-Range can carry: a strong ETag, or else the date; "" when a download cannot be resumed."""
        return self.last_modified if self.etag.startswith("W/") or not self.etag else self.etag


class Spool:
    """A file that grows, its note, and a lock so that two runs do not write the same one.

    Attributes:
        name: the address, as it can be shown to people.
        file: the bytes so far, open for reading and writing.
        note: what the server said of them.
    """

    def __init__(self, folder: Path, address: str, name: str) -> None:
        """Open the spool of the address in the folder, where an earlier run left it or empty.

        Raises:
            Unavailable: the folder cannot be written, or another run holds this spool.
        """
        self.name = name
        # The address may hold a key: only its digest is written on the disk.
        stem = f"{_stem(name)}-{hashlib.sha256(address.encode()).hexdigest()[:16]}"
        self._path = folder / f"{stem}.part"
        self._note_path = folder / f"{stem}.json"
        self.file = _locked(self._path, name)
        self.note = _read_note(self._note_path) if self.size else Note()
        if self.note.complete and self.note.total != self.size:
            self.note = Note()

    @property
    def size(self) -> int:
        """How many bytes the spool holds."""
        return self._path.stat().st_size

    def restart(self, note: Note) -> None:
        """Empty the spool, then note which file comes now: in this order, so that a kill between does no harm."""
        self.file.truncate(0)
        self.keep(note)

    def keep(self, note: Note) -> None:
        """Write the note, whole or not at all."""
        self.note = note
        draft = self._note_path.with_suffix(".tmp")
        draft.write_text(json.dumps(asdict(note)), encoding="utf-8")
        draft.replace(self._note_path)

    def append(self, data: bytes) -> None:
        """Write the bytes at the end; they are the system's before this returns, so a kill loses none."""
        self.file.seek(0, 2)
        self.file.write(data)
        self.file.flush()

    def rewind(self) -> None:
        """Go back to the first byte, to read."""
        self.file.seek(0)

    def close(self) -> None:
        """Leave the spool where it is and let another run take it."""
        self.file.close()

    def discard(self) -> None:
        """Remove the spool and its note."""
        self._note_path.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)


def _stem(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", name)[-60:].strip("-")


def _locked(path: Path, name: str) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise Unavailable(
            f"Le dossier de téléchargement « {path.parent} » ne peut pas être écrit ({error.strerror}) : "
            "vérifiez ses droits et la place sur le disque."
        ) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Unavailable(f"Un autre import télécharge déjà « {name} » : attendez qu’il finisse.") from error
    return file


def _read_note(path: Path) -> Note:
    """Give the note, or an empty one when it is missing or damaged: the download then starts again."""
    try:
        return Note(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Note()

"""Small JSON files that only their owner may read, written whole or not at all."""

import json
import os
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

PRIVATE_FOLDER = 0o700


def write_json(path: Path, value: object, *, durable: bool = True) -> None:
    """Keep the value in the file: a reader sees the old one or the new one, even after a crash.

    Args:
        path: the file.
        value: what JSON can hold.
        durable: wait until the disk has it, so that even a power cut does not lose it.
    """
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # readable by the owner alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def read_json(path: Path) -> object:
    """Give what the file holds, None when there is no such file or it is spoiled."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def file_name(*parts: object) -> str:
    """Give a file name that stands for these parts and shows none of them."""
    key = "\x00".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{blake2b(key, digest_size=12).hexdigest()}.json"

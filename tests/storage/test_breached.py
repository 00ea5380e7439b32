"""The file of stolen passwords: each of its hashes is found, and no other, wherever it stands."""

from hashlib import sha1
from pathlib import Path

import pytest

from core.errors import Unavailable
from storage.breached import BreachedFile

FIRST, LAST = "0" * 40, "F" * 40


def hashed(number: int) -> str:
    """Give a hash like any other."""
    return sha1(str(number).encode(), usedforsecurity=False).hexdigest().upper()


@pytest.fixture(params=["\n", "\r\n"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a file as it is downloaded: hashes in their order, each with a count of any length."""
    kept = sorted([hashed(number) for number in range(300)] + [FIRST, LAST])
    made = tmp_path / "pwned.txt"
    made.write_bytes("".join(f"{one}:{10 ** (n % 8)}{request.param}" for n, one in enumerate(kept)).encode())
    return made


def test_every_hash_of_the_file_is_found_and_no_other(file: Path) -> None:
    breached = BreachedFile(file)
    assert all(breached.holds(hashed(number)) for number in range(300))
    assert all(breached.holds(end) for end in (FIRST, LAST))
    assert not any(breached.holds(hashed(number)) for number in range(300, 900))


@pytest.mark.parametrize("count", range(4))
def test_small_files_and_files_without_a_last_end_of_line(tmp_path: Path, count: int) -> None:
    kept = sorted(hashed(number) for number in range(count))
    (tmp_path / "few.txt").write_text("\n".join(kept))
    breached = BreachedFile(tmp_path / "few.txt")
    assert all(breached.holds(one) for one in kept)
    assert not any(breached.holds(hashed(number)) for number in range(10, 60))


def test_no_more_than_a_few_lines_are_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file has gigabytes in use: it is searched by halves."""
    reads: list[int] = []
    opened = Path.open

    class Counted:
        def __init__(self, lines: object) -> None:
            self.lines = lines

        def __enter__(self) -> "Counted":
            return self

        def __exit__(self, *_: object) -> None:
            self.lines.close()  # type: ignore[attr-defined]

        def seek(self, *to: int) -> int:
            return int(self.lines.seek(*to))  # type: ignore[attr-defined]

        def tell(self) -> int:
            return int(self.lines.tell())  # type: ignore[attr-defined]

        def readline(self) -> bytes:
            reads.append(1)
            return bytes(self.lines.readline())  # type: ignore[attr-defined]

    monkeypatch.setattr(Path, "open", lambda path, mode: Counted(opened(path, mode)))
    assert not BreachedFile(file).holds(hashed(1000))
    assert 0 < len(reads) < 40


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="ECOUTE_BREACHED"):
        BreachedFile(tmp_path / "nulle-part.txt").holds(FIRST)

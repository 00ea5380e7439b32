"""Backup files: whole or refused, consistent while others write, closed to whoever lacks the key."""

import gzip
import hashlib
import io
import json
import os
import stat
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from core.errors import EcouteError, Invalid, Unavailable
from storage import schema
from storage.copying.backup_keys import make_pair, read_private, read_public
from storage.copying.reading import Backup
from storage.copying.restoring import restore
from storage.copying.writing import back_up
from tests.storage.copying.crowd import CANARY, everything

DRAW = Random(7)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the files of a private key and of its public one."""
    folder = tmp_path_factory.mktemp("keys")
    make_pair(folder / "private", folder / "public")
    return folder / "private", folder / "public"


@pytest.fixture
def sealed(embedded: Engine, keys: tuple[Path, Path], tmp_path: Path) -> Path:
    """Give an encrypted backup."""
    file = tmp_path / "sealed.backup"
    back_up(embedded, file, read_public(keys[1]), lambda _: None)
    return file


def refuse(target: Engine, file: Path, key: Path | None = None) -> str:
    """Check that a file is refused and that nothing is left of it; give the sentence."""
    backup = Backup(file, read_private(key) if key else None)
    with pytest.raises(EcouteError) as caught:
        restore(target, backup, backup.check(), lambda _: None)
    assert sa.inspect(target).get_table_names() == []
    return caught.value.sentence


def spoilt(content: bytes) -> Iterator[bytes]:
    """Give what may become of a file: cut at every tenth, a bit turned over here and there, something after its end."""
    yield from (content[: len(content) * tenth // 10] for tenth in range(1, 10))
    yield from (content[:-cut] for cut in (1, 17, 48, 49))
    places = [*range(20, 200, 20), *DRAW.sample(range(len(content)), 40), *range(len(content) - 60, len(content), 7)]
    for place in places:
        yield content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]
    yield content + b"x"


def test_a_spoilt_backup_is_refused(planted_backup: Path, empty: Engine, tmp_path: Path) -> None:
    """Cut anywhere, or a single bit turned over: one sentence, and the database stays empty."""
    for number, content in enumerate(spoilt(planted_backup.read_bytes())):
        file = tmp_path / f"{number}.tar"
        file.write_bytes(content)
        assert "abîmée" in refuse(empty, file)


def test_a_spoilt_sealed_backup_is_refused(
    sealed: Path, keys: tuple[Path, Path], empty: Engine, tmp_path: Path
) -> None:
    """The same for one that is encrypted, even cut right after one of its chunks."""
    content = sealed.read_bytes()
    chunk, head = 64 * 1024 + 17, 16 + 80 + 24
    assert len(content) > head + chunk
    for number, wrong in enumerate([*spoilt(content), content[: head + chunk], content[:head]]):
        file = tmp_path / f"{number}.backup"
        file.write_bytes(wrong)
        assert "abîm" in refuse(empty, file, keys[0])


def test_a_foreign_file_is_refused(empty: Engine, keys: tuple[Path, Path], tmp_path: Path) -> None:
    """What is no backup is told so: text, nothing at all, another tar, a database, a key."""
    tar = tmp_path / "other.tar"
    with tarfile.open(tar, "w") as other:
        other.add(keys[1], "ecoute.txt")
    for content in (b"", b"Bonjour", os.urandom(5000), tar.read_bytes(), keys[1].read_bytes()):
        file = tmp_path / "foreign"
        file.write_bytes(content)
        assert "n’est pas une sauvegarde d’Écoute" in refuse(empty, file)


def test_only_the_private_key_opens_a_sealed_backup(
    sealed: Path, keys: tuple[Path, Path], embedded: Engine, empty: Engine, tmp_path: Path
) -> None:
    """Without the key or with another one nothing is read; with it everything is there."""
    make_pair(tmp_path / "other", tmp_path / "other.pub")
    assert "--key" in refuse(empty, sealed)
    assert "n’ouvre pas" in refuse(empty, sealed, tmp_path / "other")
    backup = Backup(sealed, read_private(keys[0]))
    restore(empty, backup, backup.check(), lambda _: None)
    assert everything(empty) == everything(embedded)


def test_nothing_can_be_read_in_a_sealed_backup(sealed: Path, planted_backup: Path) -> None:
    """A name told in a story stands in an open backup, and in no byte of a sealed one."""
    told = b"".join(
        gzip.decompress(content) for name, content in members(planted_backup).items() if name.endswith(".gz")
    )
    assert CANARY.encode() in told
    content = sealed.read_bytes()
    assert CANARY.encode() not in content
    assert b"experience" not in content
    assert gzip.compress(b"")[:2] + b"\x08" not in content[:200]


def test_the_same_programme_is_sealed_under_another_key_each_time(
    embedded: Engine, keys: tuple[Path, Path], tmp_path: Path
) -> None:
    """Two sealed backups have nothing in common but how they begin."""
    files = [tmp_path / name for name in ("one", "two")]
    for file in files:
        back_up(embedded, file, read_public(keys[1]), lambda _: None)
    one, two = (file.read_bytes()[16:4096] for file in files)
    assert not {one[i : i + 16] for i in range(len(one) - 16)} & {two[i : i + 16] for i in range(len(two) - 16)}


def test_a_key_of_another_kind_is_refused(keys: tuple[Path, Path], tmp_path: Path) -> None:
    """A private key in the place of the public one, or any other file, is named for what it is not."""
    (tmp_path / "short").write_text("ecoute-backup-public-1 abcd\n")
    for file in (keys[0], tmp_path / "short"):
        with pytest.raises(Invalid, match="clé publique"):
            read_public(file)
    with pytest.raises(Invalid, match="clé privée"):
        read_private(keys[1])


def test_the_private_key_is_for_its_owner_alone_and_never_replaced(keys: tuple[Path, Path]) -> None:
    """0600, and a second pair under the same names is refused."""
    assert stat.S_IMODE(keys[0].stat().st_mode) == 0o600
    before = keys[0].read_bytes()
    with pytest.raises(FileExistsError):
        make_pair(*keys)
    assert keys[0].read_bytes() == before


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(embedded: Engine, tmp_path: Path) -> None:
    """0600 whatever the umask; a file of that name is left as it is."""
    file, before = tmp_path / "ecoute.tar", os.umask(0)
    try:
        back_up(embedded, file, None, lambda _: None)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    with pytest.raises(Invalid, match="existe déjà"):
        back_up(embedded, file, None, lambda _: None)
    assert file.read_bytes() == content


def test_a_stopped_backup_leaves_no_file(embedded: Engine, tmp_path: Path) -> None:
    """Interrupted in the middle, nothing stands under the name, nor beside it."""
    folder = tmp_path / "backups"
    folder.mkdir()

    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(embedded, folder / "ecoute.tar", None, stop)
    assert list(folder.iterdir()) == []


def test_a_stopped_restore_leaves_nothing(planted_backup: Path, target: Engine) -> None:
    """Interrupted in the middle, the database is empty still, and the next restore does it all."""
    backup, rows = Backup(planted_backup, None), [0]

    def stop(count: int) -> None:
        rows[0] += count
        if rows[0] > 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(target, backup, backup.check(), stop)
    assert sa.inspect(target).get_table_names() == []
    assert restore(target, backup, backup.check(), lambda _: None).rows == backup.check().rows


def test_an_open_backup_is_a_tar_that_anybody_can_read(planted_backup: Path) -> None:
    """Common tools read it: a manifest, and for each table lines of JSON, as many and summing up as it says."""
    found = members(planted_backup)
    manifest = json.loads(found["manifest.json"])
    columns = json.loads(found["ecoute.json"])["columns"]
    for table, told in manifest["tables"].items():
        pieces = (gzip.decompress(found[name]) for name in sorted(found) if name.startswith(f"rows/{table}/"))
        content = b"".join(pieces)
        rows = [json.loads(line) for line in content.splitlines()]
        assert (len(rows), hashlib.sha256(content).hexdigest()) == (told["rows"], told["sha256"])
        assert all(len(row) == len(columns[table]) for row in rows)


def test_rows_that_are_not_those_of_the_manifest_are_refused(
    planted_backup: Path, empty: Engine, tmp_path: Path
) -> None:
    """Somebody who makes a well-formed file with a changed, a missing or an unknown row is noticed."""

    def changed(name: str, content: bytes) -> bytes | None:
        if name.startswith("rows/account/"):
            return gzip.compress(gzip.decompress(content).replace(b"Camille", b"Camilla"))
        return content

    def missing(name: str, content: bytes) -> bytes | None:
        return None if name.startswith("rows/visit/") else content

    def unsaid(name: str, content: bytes) -> bytes | None:
        return None if name == "manifest.json" else content

    for number, change in enumerate((changed, missing, unsaid)):
        file = tmp_path / f"{number}.tar"
        file.write_bytes(remade(planted_backup, change))
        assert "abîmée" in refuse(empty, file)


def test_a_row_that_refers_to_nothing_is_refused(planted_backup: Path, target: Engine, tmp_path: Path) -> None:
    """A backup whose rows do not hold together is not kept, however well it sums up."""
    found = members(planted_backup)
    manifest = json.loads(found["manifest.json"])
    manifest["tables"]["action_told"] = {"rows": 0, "sha256": hashlib.sha256().hexdigest()}
    manifest["tables"]["action"] = {"rows": 0, "sha256": hashlib.sha256().hexdigest()}
    written = json.dumps(manifest).encode()

    def without_actions(name: str, content: bytes) -> bytes | None:
        return (
            None
            if name.startswith(("rows/action/", "rows/action_told/"))
            else written
            if name == "manifest.json"
            else content
        )

    file = tmp_path / "lost.tar"
    file.write_bytes(remade(planted_backup, without_actions))
    assert refuse(target, file)


@pytest.mark.parametrize(("field", "value"), [("schema_version", "0999"), ("format", 2)])
def test_a_backup_of_a_newer_version_is_refused(
    planted_backup: Path, empty: Engine, tmp_path: Path, field: str, value: object
) -> None:
    """What a newer Écoute wrote is not guessed at."""

    def newer(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | {field: value}).encode() if name == "ecoute.json" else content

    file = tmp_path / "newer.tar"
    file.write_bytes(remade(planted_backup, newer))
    assert "plus récente" in refuse(empty, file)


def test_an_empty_database_has_nothing_to_back_up(empty: Engine, tmp_path: Path) -> None:
    """A database that was never prepared is not a programme."""
    with pytest.raises(Unavailable, match="vide"):
        back_up(empty, tmp_path / "ecoute.tar", None, lambda _: None)
    assert not (tmp_path / "ecoute.tar").exists()


def members(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {member.name: held.read() for member in tar if (held := tar.extractfile(member))}


def remade(file: Path, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Give a backup made again with its members changed, well-formed from end to end."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, content in members(file).items():
            written = change(name, content)
            if written is not None:
                member = tarfile.TarInfo(name)
                member.size = len(written)
                tar.addfile(member, io.BytesIO(written))
    return out.getvalue() + b"\necoute-sha256-1\n" + hashlib.sha256(out.getvalue()).digest()


def test_the_files_of_these_tests_are_made_as_real_ones_are(
    planted_backup: Path, empty: Engine, tmp_path: Path
) -> None:
    """A backup made again unchanged is taken: what the tests above refuse is refused for its change."""
    file = tmp_path / "same.tar"
    file.write_bytes(remade(planted_backup, lambda _, content: content))
    backup = Backup(file, None)
    restore(empty, backup, backup.check(), lambda _: None)
    schema.check_ready(empty)

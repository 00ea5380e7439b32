"""The keys: made once, readable by their owner alone, and never replaced."""

import stat
import threading
from pathlib import Path

import pytest

from core.errors import Unavailable
from storage import keys
from storage.keys import KeyFolder
from tests.admin.conftest import Ecoute

EVERY = (keys.PRIVATE, keys.PUBLIC, keys.LINKS, keys.FORM, keys.ACCOUNTS)


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    """Give a folder with every key."""
    made = KeyFolder(tmp_path / "keys")
    assert set(made.create_missing()) == set(EVERY)
    return made


def contents(folder: KeyFolder) -> dict[str, bytes]:
    """Give the bytes of each file of the folder."""
    return {file.name: file.read_bytes() for file in folder.folder.iterdir()}


def test_secret_keys_are_for_their_owner_alone(folder: KeyFolder) -> None:
    """The folder is 0700 and each secret 0600, whatever the umask."""
    assert stat.S_IMODE(folder.folder.stat().st_mode) == 0o700
    for name in keys.SECRETS:
        assert stat.S_IMODE((folder.folder / name).stat().st_mode) == 0o600, name


def test_keys_are_never_replaced(folder: KeyFolder) -> None:
    """Making the keys again makes nothing and changes nothing."""
    before = contents(folder)
    assert folder.create_missing() == []
    assert contents(folder) == before


@pytest.mark.parametrize("missing", [keys.LINKS, keys.FORM, keys.ACCOUNTS])
def test_only_what_is_missing_is_made(folder: KeyFolder, missing: str) -> None:
    """A missing key is made, and the others stay as they are."""
    before = contents(folder)
    (folder.folder / missing).unlink()
    assert folder.create_missing() == [missing]
    after = contents(folder)
    assert {name for name in EVERY if after[name] != before[name]} == {missing}


def test_the_private_key_is_not_made_where_the_form_runs(folder: KeyFolder) -> None:
    """Where only the public key was put, no new pair is made: it would seal what the notifier cannot open."""
    (folder.folder / keys.PRIVATE).unlink()
    before = contents(folder)
    assert folder.create_missing() == []
    assert contents(folder) == before


def test_the_public_key_comes_back_from_the_private_one(folder: KeyFolder) -> None:
    """Interrupted between the two files of the pair, the next run ends the work with the same pair."""
    before = contents(folder)
    (folder.folder / keys.PUBLIC).unlink()
    assert folder.create_missing() == [keys.PUBLIC]
    assert contents(folder) == before


def test_a_disk_that_is_full_leaves_no_half_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that cannot be written whole is not there at all, so that the next run makes it."""
    folder = KeyFolder(tmp_path / "keys")
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr("storage.keys.os.fdopen", full)
        with pytest.raises(OSError, match="No space left"):
            folder.create_missing()
    assert contents(folder) == {}
    assert set(folder.create_missing()) == set(EVERY)


def test_two_at_once_make_one_set(tmp_path: Path) -> None:
    """Two runs at the same moment make each key once, and both end well."""
    folder = KeyFolder(tmp_path / "keys")
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.extend(KeyFolder(folder.folder).create_missing())) for _ in "1234"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == sorted(EVERY)
    assert folder.opener().open(folder.sealer().seal("a@b.fr")) == "a@b.fr"


def test_a_sealed_text_is_opened_by_its_own_key_alone(folder: KeyFolder, tmp_path: Path) -> None:
    """What is sealed twice never looks the same, and another pair's key does not open it."""
    one, two = (folder.sealer().seal("camille@exemple.fr") for _ in "12")
    assert one != two
    assert folder.opener().open(one) == folder.opener().open(two) == "camille@exemple.fr"
    other = KeyFolder(tmp_path / "others")
    other.create_missing()
    for box in (one, one[:-1], b"", b"camille@exemple.fr"):
        with pytest.raises(Unavailable, match="n’ouvre pas cette adresse"):
            other.opener().open(box)


@pytest.mark.parametrize("name", EVERY)
def test_a_missing_or_damaged_key_is_named(folder: KeyFolder, name: str) -> None:
    """The sentence says which file is missing or damaged, and what to do."""
    file = folder.folder / name
    file.write_bytes(b"trop court")
    with pytest.raises(Unavailable, match=f"{file} n’est pas une clé d’Écoute\u202f: restaurez-la"):
        folder.read(name)
    file.unlink()
    with pytest.raises(
        Unavailable, match=f"La clé {file} manque\u202f: lancez «\u202fecoute init\u202f» ou restaurez-la"
    ):
        folder.read(name)
    file.mkdir()
    with pytest.raises(Unavailable, match=f"La clé {file} ne peut pas être lue"):
        folder.read(name)


def test_init_twice_changes_nothing(ecoute: Ecoute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ecoute init` prepares everything; a second time, it says so and makes nothing."""
    home = tmp_path / "neuve"
    monkeypatch.setenv("ECOUTE_HOME", str(home))
    first = ecoute("init", "--json")
    assert first.code == 0
    assert set(first.document["keys"]) == set(EVERY)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    before = contents(KeyFolder(home / "keys"))
    second = ecoute("init", "--json")
    assert (second.code, second.document["keys"], second.err) == (0, [], "")
    assert second.document["schema_before"] == second.document["schema"]
    assert contents(KeyFolder(home / "keys")) == before

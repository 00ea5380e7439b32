"""`ecoute doctor`: each finding, good and bad, with what to do."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.admin.post_office import free_port, post_office
from tests.storage.samples import a_letter, an_experience, put

CHECKS = ["dossier", "clés", "base", "comptes", "lettres", "courrier", "thème", "disque"]


@pytest.fixture(autouse=True)
def mail_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a mail server that answers."""
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        yield


def findings(ecoute: Ecoute, code: int) -> dict[str, dict[str, str]]:
    """Run the doctor, check how it ends, and give its findings by name."""
    run = ecoute("doctor", "--json")
    assert run.code == code, run
    found = {finding["check"]: finding for finding in run.document}
    assert list(found) == CHECKS
    for finding in found.values():
        assert finding["health"] != "bon" or not finding["advice"], finding
        assert "Errno" not in finding["seen"]
    return found


def test_a_sound_house_is_good_all_over(ecoute: Ecoute, house: House) -> None:
    """With nothing wrong every finding is good, for people and for scripts, and it ends with 0."""
    assert {finding["health"] for finding in findings(ecoute, 0).values()} == {"bon"}
    run = ecoute("doctor")
    assert (run.code, run.err) == (0, "")
    assert [line.split()[:2] for line in run.out.splitlines()] == [["bon", check] for check in CHECKS]


def _open_folder(house: House) -> None:
    house.settings.home.chmod(0o755)


def _no_key(house: House) -> None:
    (house.keys.folder / "seal.key").unlink()


def _loose_key(house: House) -> None:
    (house.keys.folder / "links.key").chmod(0o644)


def _other_pair(house: House) -> None:
    (house.keys.folder / "seal.key").write_bytes(b"k" * 32)


def _newer(house: House) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")


def _no_moderator(house: House) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE account SET active = 0 WHERE role = 'moderator'")


def _letter(**changes: Any) -> Callable[[House], None]:
    def owe(house: House) -> None:
        with house.store.writing() as uow:
            put(uow, [an_experience(1), a_letter(**changes)])
            uow.commit()

    return owe


def _late(house: House) -> None:
    _letter(created_at=datetime.now(UTC) - timedelta(hours=2))(house)


WRONG: dict[str, tuple[Callable[[House], None], str, str, int, str]] = {
    "folder open to others": (_open_folder, "dossier", "à surveiller", 0, "chmod 700"),
    "key missing": (_no_key, "clés", "mauvais", 1, "ecoute init"),
    "key readable by others": (_loose_key, "clés", "mauvais", 1, "chmod 600"),
    "keys of two pairs": (_other_pair, "clés", "mauvais", 1, "restaurez"),
    "database newer": (_newer, "base", "mauvais", 1, "mettez Écoute à jour"),
    "nobody to moderate": (_no_moderator, "comptes", "à surveiller", 0, "ecoute account add"),
    "letter given up": (_letter(state="dead"), "lettres", "mauvais", 1, "ecoute outbox"),
    "letter waiting": (_late, "lettres", "à surveiller", 0, "ecoute notify"),
}


@pytest.mark.parametrize(("spoil", "check", "health", "code", "advice"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_found_with_what_to_do(
    ecoute: Ecoute, house: House, spoil: Callable[[House], None], check: str, health: str, code: int, advice: str
) -> None:
    """Each thing wrong is found where it is, with what to do; only what is bad ends with 1."""
    spoil(house)
    house.engine.dispose()
    finding = findings(ecoute, code)[check]
    assert finding["health"] == health
    assert advice in finding["seen"] + finding["advice"]


def test_a_silent_mail_server_is_found(ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server that cannot be reached is to be watched: letters wait for it."""
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(free_port()))
    finding = findings(ecoute, 0)["courrier"]
    assert (finding["health"], "ECOUTE_SMTP_HOST" in finding["advice"]) == ("à surveiller", True)


def test_a_disk_nearly_full_is_found(ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little space left is to be watched."""
    monkeypatch.setattr("admin.checkup.shutil", SimpleNamespace(disk_usage=lambda _: SimpleNamespace(free=1_000_000)))
    assert findings(ecoute, 0)["disque"]["health"] == "à surveiller"


def test_a_house_that_is_not_there_is_told_without_a_trace(ecoute: Ecoute, home: Path) -> None:
    """Where nothing was ever prepared, the findings say so in French, and it ends with 1."""
    shutil.rmtree(home)
    found = findings(ecoute, 1)
    assert [found[check]["health"] for check in ("dossier", "clés", "base", "comptes", "lettres")] == ["mauvais"] * 5
    assert not home.exists()

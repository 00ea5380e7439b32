"""`ecoute doctor`: each finding, good and bad, with what to do."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from admin.checkup import examine
from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.admin.post_office import free_port, post_office
from tests.fakes.clock import FixedClock
from tests.storage.samples import a_letter, a_transfer, an_event, an_experience, put

CHECKS = [
    *("dossier", "fichiers", "clés", "base", "rôles", "comptes", "modération", "transferts", "lettres", "courrier"),
    *("thème", "disque", "horloge", "copie", "compteurs", "sauvegarde"),
]


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
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999', oldest_code = '9999'")


def _no_moderator(house: House) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE account SET active = 0 WHERE role = 'moderator'")


def _letter(**changes: Any) -> Callable[[House], None]:
    def owe(house: House) -> None:
        with house.store.writing() as uow:
            put(uow, [an_experience(1), a_letter(**changes)])
            uow.commit()

    return owe


def _loose_files(house: House) -> None:
    _open_folder(house)
    (house.settings.home / "ecoute.db").chmod(0o644)


def _story(**changes: Any) -> Callable[[House], None]:
    def tell(house: House) -> None:
        with house.store.writing() as uow:
            put(uow, [an_experience(1, **changes)])
            uow.commit()

    return tell


def _transfer_due(house: House) -> None:
    asked = a_transfer(climbs_at=datetime.now(UTC) - timedelta(hours=1), from_code="caf", decider_code="caf")
    with house.store.writing() as uow:
        put(uow, [an_experience(1), asked])
        uow.commit()


def _history_of_tomorrow(house: House) -> None:
    with house.store.writing() as uow:
        put(uow, [an_experience(1), an_event(at=datetime.now(UTC) + timedelta(days=1))])
        uow.commit()


def _full_outbox(house: House) -> None:
    now = datetime.now(UTC)
    letters = [a_letter(f"received:{n}", created_at=now - timedelta(hours=3), due_at=now) for n in range(1, 200)]
    with house.store.writing() as uow:
        put(uow, [an_experience(1), *letters])
        uow.commit()


def _late(house: House) -> None:
    _letter(created_at=datetime.now(UTC) - timedelta(hours=2))(house)


WRONG: dict[str, tuple[Callable[[House], None], str, str, int, str]] = {
    "folder open to others": (_open_folder, "dossier", "à surveiller", 1, "chmod 700"),
    "key missing": (_no_key, "clés", "mauvais", 1, "ecoute init"),
    "key readable by others": (_loose_key, "clés", "mauvais", 1, "chmod 600"),
    "keys of two pairs": (_other_pair, "clés", "mauvais", 1, "restaurez"),
    "database newer": (_newer, "base", "mauvais", 1, "mettez Écoute à jour"),
    "nobody to moderate": (_no_moderator, "comptes", "à surveiller", 0, "ecoute account add"),
    "letter given up": (_letter(state="dead"), "lettres", "mauvais", 1, "ecoute outbox"),
    "files open to others": (_loose_files, "fichiers", "mauvais", 1, "chmod 600"),
    "stories past the promise": (_story(), "modération", "à surveiller", 0, "ECOUTE_MODERATION_HOURS"),
    "transfer past its time": (_transfer_due, "transferts", "à surveiller", 0, "ecoute notify"),
    "history of tomorrow": (_history_of_tomorrow, "horloge", "mauvais", 1, "NTP"),
    "full outbox": (_full_outbox, "lettres", "à surveiller", 0, "199 lettres"),
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


@pytest.mark.parametrize(("age", "health"), [(None, "mauvais"), (2, "bon"), (40, "à surveiller")])
def test_backups_that_stopped_are_found(
    ecoute: Ecoute, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int | None, health: str
) -> None:
    """Where the settings say where backups go, none is bad, and an old one is to be watched."""
    folder = tmp_path / "backups"
    folder.mkdir()
    if age is not None:
        file = folder / "nuit.ecoute"
        file.touch()
        moment = datetime.now(UTC).timestamp() - age * 3600
        os.utime(file, (moment, moment))
    monkeypatch.setenv("ECOUTE_BACKUPS", str(folder))
    assert findings(ecoute, 1 if age is None else 0)["sauvegarde"]["health"] == health


def test_two_clocks_astray_are_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the database's server is held against the one of this machine."""
    away = FixedClock(datetime.now(UTC) + timedelta(minutes=3))
    monkeypatch.setattr("storage.repositories.watching.SqlWatching.database_time", lambda _: away.now())
    finding = next(found for found in examine(house) if found.check == "horloge")
    assert finding.health.value == "à surveiller"
    assert "d’écart avec la base" in finding.seen


def test_a_mail_server_without_what_is_asked_is_found(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that does not do STARTTLS, or does not know the name and password, is found without sending anything."""
    monkeypatch.setenv("ECOUTE_SMTP_SECURITY", "starttls")
    assert "protection" in findings(ecoute, 0)["courrier"]["seen"]


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

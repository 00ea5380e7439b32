"""The e-mail address of an author: sealed on arrival, and readable nowhere from then on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from admin.wiring import House
from public_form.app import create_app
from public_form.wiring import Doors
from storage import keys
from tests.admin.conftest import Ecoute
from tests.admin.post_office import free_port, post_office
from tests.fakes.world import SOURCE, submission

ADDRESS = "camille.tres.reconnaissable@exemple.fr"


def nowhere(text: str | bytes) -> None:
    """Check that a text has neither the address nor its beginning."""
    raw = text.encode() if isinstance(text, str) else text
    assert b"reconnaissable" not in raw.lower()


def nowhere_in(house: House) -> None:
    """Check every byte that the house keeps, those that the database has not given back included."""
    for file in house.settings.home.rglob("*"):
        if file.is_file():
            nowhere(file.read_bytes())
    with closing(sqlite3.connect(house.settings.home / "ecoute.db")) as database:
        nowhere("\n".join(database.iterdump()))


def test_no_file_log_export_or_screen_has_the_address(
    ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """From the form to the answer, through refusals of the mail server, the address is in no file and no output."""
    number = str(house.intake.submit(submission(email=ADDRESS), SOURCE).number)
    nowhere_in(house)
    said = [ecoute("publish", number, "--as", "modo")]
    said.append(ecoute("answer", number, "--as", "agent-30", "--text", "-", text="Notre réponse."))
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(free_port()))
    said.append(ecoute("notify", "--once"))
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        office.on_recipient.extend(["550 <{address}> inconnue", "451 {address} : plus tard"])
        said.append(ecoute("notify", "--once"))
        assert [letter.recipients for letter in office.taken] == [[ADDRESS]]
    readings = (
        ("show", number, "--as", "modo", "--json"),
        ("queue", "--as", "agent-30", "--json"),
        ("outbox", "list", "--json"),
        ("export", "experiences", "--format", "json"),
        ("export", "experiences", "-o", house.settings.home / "export.csv"),
        ("doctor", "--json"),
    )
    said += [ecoute(*words) for words in readings]
    for run in said:
        nowhere(run.out + run.err)
    nowhere(caplog.text)
    nowhere_in(house)


def test_an_unforeseen_error_leaves_no_address_in_its_trace(
    ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even the trace of a defect met while sending does not have the address."""
    house.intake.submit(submission(email=ADDRESS), SOURCE)

    def stumble(*_: object, **__: object) -> None:
        raise RuntimeError(ADDRESS)

    monkeypatch.setattr("smtplib.SMTP.send_message", stumble)
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        assert ecoute("notify", "--once").code == 1
    nowhere_in(house)


def test_the_form_and_the_desk_work_without_the_private_key(ecoute: Ecoute, house: House) -> None:
    """Where only the public key is, one can tell, moderate, answer and export; only the notifier cannot work."""
    (house.keys.folder / keys.PRIVATE).unlink()
    number = str(house.intake.submit(submission(), SOURCE).number)
    app = create_app(
        Doors(house.intake, house.following, house.library, house.datasets, lambda: None),
        secret_key=house.keys.read(keys.FORM),
    )
    assert app.test_client().get("/").status_code == 200
    assert ecoute("publish", number, "--as", "modo").code == 0
    assert ecoute("answer", number, "--as", "agent-30", "--text", "-", text="Notre réponse.").code == 0
    assert ecoute("export", "experiences").code == 0
    assert "seal.key" in ecoute("notify", "--once").refused(1)
    assert {letter.attempts for letter in house.office.letters(None, 10)} == {0}


def test_without_the_public_key_nothing_is_taken_in(house: House, home: Path) -> None:
    """Where no key can seal, a submission is refused whole: nothing is kept that could not be sealed."""
    from core.errors import Unavailable  # noqa: PLC0415

    (house.keys.folder / keys.PUBLIC).unlink()
    with pytest.raises(Unavailable, match=r"seal\.pub manque"):
        house.intake.submit(submission(), SOURCE)
    nowhere_in(house)

"""Passwords, tokens, keys and codes: in no argument, sentence, log, trace nor in what Python shows of an object."""

import base64
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pyotp
import pytest
from flask import Flask

from admin.cli import ecoute as command_line
from admin.commands.serve import application
from admin.desk_server import application as desk_application
from admin.guard import guarded
from admin.settings import Settings
from admin.watching.logs import write_logs
from admin.wiring import House
from core.trace import trace
from desk_api.sessions import Enrolling, Link, SigningIn
from storage import keys
from storage.engine import open_engine
from tests.admin.conftest import Ecoute
from tests.admin.post_office import post_office

CANARY = "Zygomorphe-8473"
ADDRESS = f"postgresql://ecoute:{CANARY}@127.0.0.1:1/ecoute"


def nowhere(text: str, *hidden: str) -> None:
    """Check that no secret is in a text."""
    for secret in (CANARY, *hidden):
        assert secret.lower() not in text.lower(), text


def traces(home: Path) -> str:
    """Give all that was written to the folder of traces."""
    return "".join(file.read_text("utf-8") for file in home.glob("logs/*"))


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        f"postgresql://ecoute:{CANARY}@127.0.0.1:abc/ecoute",
        f"postgresql://ecoute:{CANARY}/@127.0.0.1:1/ecoute",
        f"postgresql://{CANARY}",
        f"postgresql://127.0.0.1:1/ecoute?user=ecoute&password={CANARY}",
        f"postgresql://127.0.0.1:1/ecoute?connect_timeout={CANARY}",
        f"oracle://ecoute:{CANARY}@127.0.0.1/ecoute",
        f"ecoute:{CANARY}@127.0.0.1",
    ],
)
def test_the_address_of_the_database_is_never_repeated(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Refused, unreadable, unreachable: each command ends with a sentence, and none holds the password."""
    monkeypatch.setenv("ECOUTE_DATABASE", address)
    for words in (("doctor",), ("doctor", "--json"), ("account", "list"), ("init",), ("notify", "--once")):
        run = ecoute(*words)
        assert run.code != 0, words
        nowhere(run.out + run.err + traces(home))
        assert "Traceback" not in run.err


def test_a_setting_that_holds_a_password_is_not_repeated_when_it_is_wrong(ecoute: Ecoute, home: Path) -> None:
    for name in ("database", "replica", "redis", "smtp_password"):
        (home / "ecoute.toml").write_text(f'{name} = ["{CANARY}"]', "utf-8")
        run = ecoute("account", "list")
        assert f"ECOUTE_{name.upper()}" in run.sentence
        nowhere(run.out + run.err)


def test_a_setting_that_is_no_json_is_said_without_what_it_holds(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECOUTE_HELP_LINES", f'{{"{CANARY}')
    run = ecoute("account", "list")
    assert "ECOUTE_HELP_LINES" in run.refused(7)
    nowhere(run.err + traces(home))


def test_the_password_of_the_mail_server_is_not_repeated(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that refuses it, or takes none, is named without it: neither as it is nor as it travels."""
    travelling = base64.b64encode(f"\0facteur\0{CANARY}".encode()).decode()
    monkeypatch.setenv("ECOUTE_SMTP_USER", "facteur")
    monkeypatch.setenv("ECOUTE_SMTP_PASSWORD", CANARY)
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        for words in (("doctor",), ("notify", "--once"), ("notify", "--once", "--json")):
            run = ecoute(*words)
            nowhere(run.out + run.err + traces(home), travelling)


def test_the_trace_of_what_nobody_foresaw_has_places_and_no_words(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever an error quotes, and whatever led to it: the file says which errors, and where."""

    def stumble() -> None:
        try:
            Settings.model_validate({"database": [CANARY], "smtp_password": [CANARY]})
        except ValueError as error:
            raise RuntimeError(f"password={CANARY}") from error

    assert guarded(stumble) == 1
    written = traces(home)
    assert "RuntimeError" in written and "ValidationError" in written and "in stumble" in written
    nowhere(written + "".join(capsys.readouterr()))


def test_what_a_database_complains_of_is_told_without_the_values(house: House) -> None:
    """A statement that fails shows its text, and « ? » for what people wrote."""
    with house.engine.connect() as connection:
        with pytest.raises(Exception, match="nulle_part") as caught:
            connection.exec_driver_sql("INSERT INTO nulle_part VALUES (?)", (CANARY,))
        nowhere(str(caught.value) + repr(caught.value))


@pytest.mark.parametrize("server", [application, desk_application])
def test_a_server_that_breaks_logs_neither_the_address_asked_for_nor_the_token(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, server: object
) -> None:
    """The path of a follow-up page is a secret link, and Flask puts it into its own sentence."""
    app = server(house)  # type: ignore[operator]
    assert isinstance(app, Flask)
    secret = house.links.follow_token(1)

    def stumble(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("storage.store.SqlStore.reading", stumble)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = app.test_client()
    with _logging():
        answers = [
            client.get(f"/suivi/{secret}"),
            client.post("/v1/desk/me", json={}, headers={"Authorization": f"Bearer {CANARY}"}),
        ]
    said = capsys.readouterr().err
    assert 500 in {answer.status_code for answer in answers} and "RuntimeError" in said
    nowhere(said + "".join(answer.text for answer in answers), secret)


@contextmanager
def _logging() -> Iterator[None]:
    before, level = logging.root.handlers[:], logging.root.level
    try:
        write_logs("debug")
        yield
    finally:
        logging.root.handlers, logging.root.level = before, level
        logging.getLogger("ecoute").setLevel(logging.NOTSET)


def test_nothing_that_python_shows_of_an_object_is_a_secret(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOUTE_SMTP_PASSWORD", CANARY)
    monkeypatch.setenv("ECOUTE_DATABASE", ADDRESS)
    monkeypatch.setenv("ECOUTE_REPLICA", ADDRESS)
    monkeypatch.setenv("ECOUTE_REDIS", f"redis://:{CANARY}@127.0.0.1:1")
    house = House(Settings())
    code = pyotp.random_base32()
    shown = [
        *(house.settings, house, house.counters, open_engine(ADDRESS), open_engine(ADDRESS).url),
        *(house.keys, house.links, house.marks, house.keys.sealer(), house.keys.opener(), house.keys.code_box()),
        SigningIn(account="modo", password=CANARY, code=CANARY),
        Enrolling(link=CANARY, password=CANARY, code=CANARY),
        Link(link=CANARY),
    ]
    raw = [house.keys.read(name) for name in keys.SECRETS]
    for one in shown:
        nowhere(f"{one!r} {one}", code, *(key.hex() for key in raw), *(repr(key)[2:-1] for key in raw))


def test_no_command_takes_a_secret_as_an_argument() -> None:
    """What `ps` shows of a process is what was typed: secrets come by a prompt, the standard input or a file.

    `init --passwords` names the file that passwords are written to.
    """
    taken = {(name, one.name) for name, command in _commands("ecoute", command_line) for one in command.params}
    assert len(taken) > 100
    named = {one for one in taken if re.search("password|secret|token|totp|smtp", str(one[1]))}
    assert named == {("ecoute init", "passwords"), *((f"ecoute committee {do}", "secretary") for do in ("new", "edit"))}


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from _commands(f"{name} {each}", below)


def test_a_trace_that_turns_in_a_circle_ends() -> None:
    one, other = ValueError(CANARY), KeyError(CANARY)
    one.__context__, other.__context__ = other, one
    nowhere(trace(one))
    assert trace(one).splitlines() == ["builtins.ValueError", "", "builtins.KeyError"]

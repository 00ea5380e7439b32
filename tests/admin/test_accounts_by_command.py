"""`ecoute account`: links, passwords, sessions, roles and structures, without a password in any argument."""

import logging
from pathlib import Path
from urllib.parse import urlsplit

import pyotp
import pytest
from argon2 import Parameters

from admin.guard import FAILED, INVALID, NOT_FOUND, REFUSED, USAGE
from admin.wiring import House
from core.errors import SignedOut
from core.signing.passwords import Passwords
from tests.admin.conftest import Ecoute
from tests.fakes.entrance import CHEAP, PASSWORD

AGENT, MODERATOR = "agent-30", "modo"
ANOTHER = "quatre zèbres boivent du sirop"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hashes cost little, whoever makes them."""
    whole = Passwords.__init__

    def cheap(passwords: Passwords, parameters: Parameters = CHEAP) -> None:
        whole(passwords, parameters)

    monkeypatch.setattr(Passwords, "__init__", cheap)


def enrolled(ecoute: Ecoute, house: House, name: str) -> str:
    """Enrol an account by the link that the command gives; give the token of its session."""
    link = ecoute("account", "link", name).out.strip()
    uri = house.signing.begin_enrolment(link).totp_uri
    codes = pyotp.parse_uri(uri) if uri else None
    return house.signing.enrol(link, PASSWORD, codes.now() if isinstance(codes, pyotp.TOTP) else "").token


def is_live(house: House, token: str) -> bool:
    """Tell whether a token is still taken."""
    try:
        house.signing.account_of(token)
    except SignedOut:
        return False
    return True


def test_a_link_is_said_on_the_standard_output_alone(
    ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECOUTE_DESK_URL", "https://atelier.exemple.fr")
    run = ecoute("account", "link", MODERATOR)
    address = urlsplit(run.out.strip())
    assert (address.scheme, address.netloc, address.path) == ("https", "atelier.exemple.fr", "/enrolement")
    assert address.fragment not in run.err
    assert "jusqu’au" in run.err
    told = ecoute("account", "link", MODERATOR, "--json").document
    assert set(told) == {"account", "link", "expires_at"}
    assert house.signing.begin_enrolment(told["link"]).account == MODERATOR


def test_a_password_comes_by_the_standard_input_and_ends_sessions(ecoute: Ecoute, house: House) -> None:
    token = enrolled(ecoute, house, AGENT)
    run = ecoute("account", "password", AGENT, "--stdin", "--json", text=f"{ANOTHER}\n")
    assert run.document["name"] == AGENT
    assert ANOTHER not in run.out + run.err
    assert not is_live(house, token)
    assert house.signing.sign_in(AGENT, ANOTHER).account == AGENT


def test_a_password_is_no_argument_and_is_refused_without_being_said(ecoute: Ecoute, house: House) -> None:
    assert ecoute("account", "password", AGENT, ANOTHER).code == USAGE
    for typed, code in (("", INVALID), ("rosebud9\n", INVALID), ("azertyuiopqsdf\n", INVALID)):
        run = ecoute("account", "password", AGENT, "--stdin", text=typed)
        sentence = run.refused(code)
        assert not typed.strip() or typed.strip() not in sentence
    assert "--stdin" in ecoute("account", "password", AGENT).refused(INVALID)


def test_stolen_passwords_are_refused(
    ecoute: Ecoute, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECOUTE_BREACHED", str(tmp_path / "pwned.txt"))
    assert "ECOUTE_BREACHED" in ecoute("account", "password", AGENT, "--stdin", text=PASSWORD).refused(FAILED)
    (tmp_path / "pwned.txt").write_text("40FA6BA6C2EC0B26B2DC1CC5A0E7BBB1F3E4ED61:3\n")
    assert ecoute("account", "password", AGENT, "--stdin", text=PASSWORD).code == 0


def test_who_lacks_an_application_of_codes_is_said(ecoute: Ecoute, home: Path) -> None:
    assert "ecoute account link modo" in ecoute("account", "password", MODERATOR, "--stdin", text=PASSWORD).err
    assert "ecoute account link agent-30" in ecoute("account", "role", AGENT, "--role", "admin").err
    assert ecoute("account", "role", AGENT, "--role", "agent", "--structure", "caf-30").err == ""


def test_sessions_are_listed_by_their_times_alone_then_revoked(ecoute: Ecoute, house: House) -> None:
    token = enrolled(ecoute, house, AGENT)
    run = ecoute("account", "sessions", AGENT, "--json")
    assert [set(one) for one in run.document] == [{"began_at", "expires_at"}]
    assert len(ecoute("account", "sessions", AGENT).out.splitlines()) == 1
    assert ecoute("account", "revoke", AGENT, "--json").document == {"account": AGENT, "revoked": 1}
    assert not is_live(house, token)
    assert ecoute("account", "sessions", AGENT, "--json").document == []


def test_an_account_is_closed_opened_moved_and_given_a_role(ecoute: Ecoute, house: House) -> None:
    token = enrolled(ecoute, house, AGENT)
    assert ecoute("account", "move", AGENT, "--structure", "caf-34", "--json").document["structure_code"] == "caf-34"
    assert is_live(house, token)
    assert ecoute("account", "role", AGENT, "--role", "manager", "--json").document["role"] == "manager"
    assert ecoute("account", "deactivate", AGENT, "--json").document["active"] is False
    ecoute("account", "link", AGENT).refused(REFUSED)
    assert ecoute("account", "activate", AGENT, "--json").document["active"] is True
    lines = ecoute("account", "journal", AGENT).out.splitlines()
    assert [line.split("\t")[1] for line in lines[:4]] == [
        "compte ouvert",
        "compte fermé",
        "rôle changé",
        "structure changée",
    ]
    assert len(ecoute("account", "journal", AGENT, "--limit", 2, "--json").document) == 2


def test_unknown_accounts_and_structures_are_said(ecoute: Ecoute, home: Path) -> None:
    for words in (("link",), ("revoke",), ("sessions",), ("journal",), ("deactivate",), ("activate",)):
        ecoute("account", *words, "personne").refused(NOT_FOUND)
    ecoute("account", "password", "personne", "--stdin", text=PASSWORD).refused(NOT_FOUND)
    ecoute("account", "move", AGENT, "--structure", "inconnue").refused(NOT_FOUND)
    ecoute("account", "role", MODERATOR, "--role", "agent").refused(INVALID)


def test_no_secret_is_in_the_database_the_logs_or_the_narration(
    ecoute: Ecoute, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Passwords, codes, tokens, links and secrets of applications: none is in any byte of the home but its keys."""
    caplog.set_level(logging.DEBUG)
    link = ecoute("account", "link", MODERATOR).out.strip()
    codes = pyotp.parse_uri(house.signing.begin_enrolment(link).totp_uri)
    assert isinstance(codes, pyotp.TOTP)
    code = codes.now()
    token = house.signing.enrol(link, PASSWORD, code).token
    renewed = house.signing.renew(token).token
    for typed in (ANOTHER, code):
        with pytest.raises(SignedOut) as refused:
            house.signing.sign_in(MODERATOR, typed, typed, "reseau-du-canari")
        assert typed not in str(refused.value) + repr(refused.value)
    ecoute("account", "password", AGENT, "--stdin", text=ANOTHER)
    unused = ecoute("account", "link", AGENT).out.strip()
    house.engine.dispose()
    kept = b"".join(
        file.read_bytes() for file in house.settings.home.rglob("*") if file.is_file() and file.suffix != ".key"
    )
    secrets = [PASSWORD, ANOTHER, token, renewed, codes.secret, "reseau-du-canari"]
    secrets += [address.partition("#")[2] for address in (link, unused)]
    assert b"$argon2id$" in kept
    for secret in secrets:
        assert secret.encode() not in kept
        assert secret not in caplog.text
    assert code not in caplog.text

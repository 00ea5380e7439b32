"""The settings: documented, typed, and never wrong in silence."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from admin.commands.serve import application
from admin.settings import FILE, Settings, load
from admin.wiring import House, open_house
from core.errors import Invalid
from tests.admin.conftest import Ecoute

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


def documented() -> dict[str, str]:
    """Give the default that the documentation tells of each setting."""
    rows = re.findall(r"^\| `ECOUTE_([A-Z_]+)` \| ([^|]+) \| [^|]+ \|$", OPERATIONS.read_text(), re.M)
    return {name.lower(): default.strip().strip("`") for name, default in rows}


def test_every_setting_is_documented() -> None:
    """The table of docs/operations.md has every setting, in the order of the code, and nothing else."""
    assert list(documented()) == list(Settings.model_fields)


def test_the_documented_defaults_are_the_true_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default told of each setting is the one in force when nothing is set."""
    monkeypatch.delenv("ECOUTE_GRACE")
    told = documented()
    assert told.pop("home") == "the platform's data folder"
    assert told.pop("database").startswith("empty")
    assert told.pop("alert_procedure") == "a sentence in French"
    assert told.pop("help_lines").split(", ") == list(load().help_lines)
    true = load()
    for name, default in told.items():
        value = getattr(true, name)
        shown = value.get_secret_value() if isinstance(value, SecretStr) else value
        shown = "" if shown is None else shown
        assert str(shown).rstrip("/").removesuffix(".0") == default.replace("empty", ""), name


def test_the_environment_wins_over_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the file holds until the environment says otherwise."""
    (home / FILE).write_text('programme = "Du fichier"\nsmtp_port = 2525\n')
    monkeypatch.setenv("ECOUTE_PROGRAMME", "De l’environnement")
    assert (load().programme, load().smtp_port) == ("De l’environnement", 2525)


WRONG = [
    ("smtp_port", "beaucoup"),
    ("smtp_port", "70000"),
    ("smtp_security", "ssl"),
    ("smtp_timeout", "0"),
    ("smtp_timeout", "inf"),
    ("smtp_timeout", "1e30"),
    ("smtp_timeout", "nan"),
    ("notify_every", "-1"),
    ("notify_every", "inf"),
    ("public_url", "pas une adresse"),
    ("mail_from", "personne"),
    ("programme", "deux\nlignes"),
    ("programme", ""),
    ("organisation", "deux\nlignes"),
    ("contact", "javascript:alert(1)"),
    ("contact", "demandez au guichet"),
    ("database", "mysql://serveur/base"),
    ("database", "n’importe quoi"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_named(ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    """A setting that does not fit ends any command with 7 and one sentence that names it."""
    monkeypatch.setenv(f"ECOUTE_{name.upper()}", value)
    sentence = ecoute("account", "list").refused(7)
    assert f"ECOUTE_{name.upper()}" in sentence or name == "database"


FILES = {
    "unknown name": ("smtp_hots = 'courrier'", "smtp_hots"),
    "home is for the environment": ("home = '/ailleurs'", "home"),
    "broken": ("programme = ", FILE),
    "twice": ("programme = 'a'\nprogramme = 'b'", FILE),
    "not text": (b"programme = '\xff\xfe'", FILE),
    "wrong type": ("smtp_port = [1, 2]", "ECOUTE_SMTP_PORT"),
    "a table": ("[smtp]\nport = 25", "smtp"),
}


@pytest.mark.parametrize(("content", "named"), FILES.values(), ids=FILES)
def test_a_wrong_file_is_named(ecoute: Ecoute, home: Path, content: str | bytes, named: str) -> None:
    """A file of settings that cannot be read, or that has a name too many, ends any command with 7."""
    (home / FILE).write_bytes(content.encode() if isinstance(content, str) else content)
    assert named in ecoute("account", "list").refused(7)


def test_a_password_is_never_shown(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even a wrong password is told back."""
    (home / FILE).write_text("smtp_password = ['tres-secret']")
    with pytest.raises(Invalid) as refused:
        load()
    assert "tres-secret" not in refused.value.sentence
    (home / FILE).unlink()
    monkeypatch.setenv("ECOUTE_SMTP_PASSWORD", "tres-secret")
    assert "tres-secret" not in repr(load())


def test_who_answers_for_the_site_is_named_on_its_pages(house: House, home: Path) -> None:
    """The organisation and the contact go from the settings to the pages that owe them to people."""
    (home / FILE).write_text('organisation = "Ville d’Exemple"\ncontact = "ecoute@exemple.fr"\n')
    page = application(open_house()).test_client().get("/donnees-personnelles").get_data(as_text=True)
    assert "Ville d’Exemple" in page
    assert 'href="mailto:ecoute@exemple.fr"' in page


@pytest.mark.parametrize(("proxies", "secure"), [("0", False), ("1", True)])
def test_a_proxy_is_believed_only_when_it_is_said_to_be_there(
    house: House, monkeypatch: pytest.MonkeyPatch, proxies: str, secure: bool
) -> None:
    """Without the setting, anybody could say that a request came over https; with it, the cookie is marked so."""
    monkeypatch.setenv("ECOUTE_PROXIES", proxies)
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    answer = application(open_house()).test_client().get("/experience/step_1", headers=forwarded)
    assert ("Secure" in answer.headers["Set-Cookie"]) is secure
    assert ("Strict-Transport-Security" in answer.headers) is secure

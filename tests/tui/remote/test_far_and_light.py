"""What a workstation loads when its desk is on another machine: no database, no site; and how it is started."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from admin.commands.desk import desk
from core.errors import Forbidden
from tests.tui.remote.served import Served, authority, trust
from tui.app import EcouteApp
from tui.remote.door import Door

ROOT = Path(__file__).parents[3]
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "httpx", "keyring", "tenacity", "segno"}
NEVER = {"storage", "flask", "werkzeug", "alembic", "psycopg", "sqlite3", "public_form", "desk_api", "waitress"}

START = """
import os, sys, tempfile
os.environ["ECOUTE_HOME"] = tempfile.mkdtemp()
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
import tui.app
from core.errors import Unavailable
first = []
sit_down = tui.app.EcouteApp.sit_down
def seen(app, account):
    first.extend(sys.modules)
    sit_down(app, account)
    app.call_later(app.exit)
tui.app.EcouteApp.sit_down = seen
tui.app.EcouteApp.run = (lambda run: lambda self: run(self, headless=True))(tui.app.EcouteApp.run)
from admin.cli import ecoute
ecoute.main(["desk", "--server", "https://127.0.0.1:1", "--as", "amina"], standalone_mode=False)
from tui.remote.door import Door
from pathlib import Path
try:
    desk = Door("https://127.0.0.1:1", Path(tempfile.mkdtemp())).desk("amina")
    assert desk.glance
except Unavailable:
    pass
import tui.screens.composer, tui.screens.masking, tui.screens.signing, tui.screens.enrolling
tops = lambda names: sorted({name.split(".")[0] for name in names})
print(" ".join(tops(first)))
print(" ".join(tops(sys.modules)))
"""


def test_a_far_desk_loads_neither_the_database_nor_a_server() -> None:
    """The first picture loads nothing heavy; the desk then loads the models, and nothing that stores or serves."""
    done = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, all_of_it = (set(line.split()) for line in done.stdout.splitlines()[-2:])
    assert not first & (HEAVY | NEVER)
    assert not all_of_it & NEVER
    assert {"httpx", "tui"} <= all_of_it


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_keyring: None) -> Callable[..., Result]:
    """Run `ecoute desk`, believing the authority of tests."""
    monkeypatch.setenv("ECOUTE_HOME", str(tmp_path))
    authority().cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return lambda *words: CliRunner().invoke(desk, words)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[EcouteApp]:
    """Open no terminal: give the workstations that would be."""
    apps: list[EcouteApp] = []

    def open_none(app: EcouteApp) -> None:
        apps.append(app)

    monkeypatch.setattr(EcouteApp, "run", open_none)
    return apps


def test_the_server_is_named_or_set(
    tmp_path: Path, run: Callable[..., Result], opened: list[EcouteApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the option, else by the environment, else by ecoute.toml; without any, the desk is on this machine."""
    run()
    (tmp_path / "ecoute.toml").write_text('server = "https://a.exemple.fr"')
    run()
    monkeypatch.setenv("ECOUTE_SERVER", "https://b.exemple.fr/")
    run()
    run("--server", "https://c.exemple.fr", "--as", "amina", "--enrol")
    servers = [app.door.server if app.door else None for app in opened]
    assert servers == [None, "https://a.exemple.fr", "https://b.exemple.fr", "https://c.exemple.fr"]
    assert (opened[-1].account, opened[-1].enrolling) == ("amina", True)
    assert len({app.desk_folder for app in opened}) == 4


def test_what_goes_with_a_server_asks_for_one(run: Callable[..., Result]) -> None:
    """There is no session to open or to end on the database of this machine."""
    assert run("--enrol").exit_code == 2
    assert run("--sign-out").exit_code == 2


def test_a_session_is_ended_by_a_command(served: Served, tmp_path: Path, run: Callable[..., Result]) -> None:
    """That of whoever signed in last; without any, it is said so."""
    assert "aucune session" in run("--server", served.url, "--sign-out").output
    door = Door(served.url, tmp_path, trust=trust())
    door.sign_in("amina", "amina")
    door.close()
    assert "Session de « amina » fermée." in run("--server", served.url, "--sign-out").output
    assert not served.porter.tokens


@pytest.mark.usefixtures("no_keyring")
def test_what_is_kept_of_a_server_is_its_owners(served: Served, tmp_path: Path) -> None:
    """Nobody else reads any file of it, and no two servers share one."""
    door = Door(served.url, tmp_path, trust=trust())
    door.sign_in("amina", "amina")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert Door("https://autre.exemple.fr", tmp_path).folder != door.folder
    door.close()


@pytest.mark.usefixtures("no_keyring")
def test_one_only_reads_from_afar_too(served: Served, tmp_path: Path) -> None:
    """What changes something is refused here, with the same sentence; the server is not even asked."""
    door = Door(served.url, tmp_path, trust=trust())
    door.sign_in("camille", "camille")
    desk = door.desk("camille", read_only=True)
    assert desk.show(900123).experience.number == 900123
    with pytest.raises(Forbidden, match="lecture seule"):
        desk.hold(900123, 1)
    assert "desk/hold" not in served.asked
    door.close()

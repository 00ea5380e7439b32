"""Each process with its own role of the database and its own keys, as docs/operations.md hands them out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from admin.settings import Settings
from admin.wiring import House
from core.wire.calls import call
from storage import keys
from storage.roles.privileges import Door
from storage.roles.settling import settle
from tests.admin.either_engine import people, postgres_server, postgres_template
from tests.admin.post_office import post_office
from tests.admin.running import Run, running
from tests.admin.using_servers import a_story, csrf_token, served
from tests.fakes.world import EMAIL
from tests.postgres import Server

__all__ = ["postgres_server", "postgres_template"]

PASSWORD = "un cheval bleu traverse Alès"
KEYS = {
    Door.FORM: (keys.PUBLIC, keys.LINKS, keys.FORM),
    Door.DESK: (keys.ACCOUNTS,),
    Door.NOTIFIER: (keys.PRIVATE, keys.LINKS),
    Door.OPERATOR: (keys.PUBLIC, *keys.SECRETS),
}
COMMANDS = (
    "queue --as modo",
    "export experiences --format json",
    "retention --dry-run",
    "verify",
    "tally",
    "recount",
    "signals find",
    "outbox list",
    "transparency",
    "account list",
    "account link modo",
    "concepts recount",
)


class Machines:
    """A programme whose processes are on machines of their own."""

    def __init__(self, address: str, home: Path, folder: Path) -> None:
        self._address = address
        self._keys = home / "keys"
        self._folder = folder

    def own(self, door: Door) -> dict[str, str]:
        """Give the settings of a machine: its role and its folder, with its keys and no other."""
        home = self._folder / door
        (home / "keys").mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in KEYS[door]:
            shutil.copy(self._keys / name, home / "keys")
        database = make_url(self._address).set(username=door.value).render_as_string(hide_password=False)
        return {"ECOUTE_HOME": str(home), "ECOUTE_DATABASE": database}

    def house(self, door: Door) -> House:
        """Give the house as the machine of a door sees it."""
        own = self.own(door)
        return House(Settings(home=Path(own["ECOUTE_HOME"]), database=own["ECOUTE_DATABASE"]))

    def ran(self, door: Door, *words: object, **environment: str) -> Run:
        """Give what a command did there."""
        with running(self._folder / "dit", *words, **self.own(door), **environment) as process:
            return process.ended()


@pytest.fixture
def machines(postgres_server: Server, postgres_template: str, home: Path, tmp_path: Path) -> Iterator[Machines]:
    """Give a programme with its tree and its people, whose database has its roles."""
    address = postgres_server.create(postgres_template)
    administrator = House(Settings(home=home, database=address))
    settle(administrator.engine)
    administrator.engine.dispose()
    machines = Machines(address, home, tmp_path)
    operator = machines.house(Door.OPERATOR)
    people(operator)
    operator.signing_office.set_password("agent-gn", PASSWORD)
    operator.engine.dispose()
    yield machines
    postgres_server.drop(address)


def test_a_story_goes_from_machine_to_machine(machines: Machines, tmp_path: Path) -> None:
    """Told at the form, published by a command, read at a desk by who signed in, told of by letter, and counted."""
    with served(tmp_path, "public", **machines.own(Door.FORM)) as (site, _):
        token = csrf_token(site.get("/experience/step_1").text)
        assert site.post("/experience/step_4", data=a_story("a" * 32, token)).status_code == 303
    (line,) = machines.ran(Door.OPERATOR, "queue", "--as", "modo", "--json").document["lines"]
    assert machines.ran(Door.OPERATOR, "publish", line["number"], "--as", "modo").code == 0
    with served(tmp_path, "desk", **machines.own(Door.DESK)) as (desk, _):
        assert desk.get("/ready").status_code == 200
        session = desk.post("/v1/session", json={"account": "agent-gn", "password": PASSWORD}).json()
        desk.headers.update({"Authorization": f"Bearer {session['token']}", "Content-Type": "application/json"})
        seen = desk.post("/v1/desk/show", content=call("show").pack(line["number"])).json()
        assert (seen["experience"]["number"], seen["experience"]["title"]) == (line["number"], line["title"])
    with post_office() as office:
        mail = {"ECOUTE_SMTP_HOST": "127.0.0.1", "ECOUTE_SMTP_PORT": str(office.port)}
        run = machines.ran(Door.NOTIFIER, "notify", "--once", **mail)
    assert run.code == 0, run.err
    assert [letter.recipients for letter in office.taken] == [[EMAIL]] * len(("received", "published"))
    assert machines.ran(Door.OPERATOR, "tally", "--json").document["counted"] == 0


def test_the_operator_may_do_what_operators_do(machines: Machines) -> None:
    """No command of theirs stumbles over the rights of the database, and a role that may not is told so."""
    for words in COMMANDS:
        run = machines.ran(Door.OPERATOR, *words.split())
        assert run.code == 0, (words, run.err)
    refused = machines.ran(Door.FORM, "account", "list").refused(1)
    assert "n’accorde pas" in refused and "--roles" in refused

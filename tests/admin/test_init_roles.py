"""`ecoute init --roles`: the roles of a PostgreSQL, and the addresses that they are reached by."""

import stat
from collections.abc import Callable
from pathlib import Path

from storage.roles.privileges import Door
from tests.admin.running import Run, running
from tests.postgres import Server, postgres_server

__all__ = ["postgres_server"]

Ecoute = Callable[..., Run]


def test_each_process_is_given_its_address(postgres_server: Server, tmp_path: Path) -> None:
    """The roles are made, again and again without harm; passwords stand in the file alone."""
    address, file = postgres_server.create(), tmp_path / "adresses"

    def init(*options: object) -> Run:
        with running(tmp_path / "dit", "init", *options, ECOUTE_DATABASE=address) as process:
            return process.ended()

    run = init("--roles", "--passwords", file, "--json")
    assert run.code == 0, run.err
    assert set(run.document["roles"]) == set(Door)
    assert all(f"//{role}@" in given for role, given in run.document["roles"].items())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (init("--roles").code, init().code) == (0, 0)
    postgres_server.drop(address)


def test_the_embedded_database_has_no_roles(ecoute: Ecoute) -> None:
    """It is said in one sentence."""
    run = ecoute("init", "--roles")
    assert run.code != 0
    assert "PostgreSQL" in run.sentence
    assert "--roles" in ecoute("init", "--passwords", "fichier").sentence

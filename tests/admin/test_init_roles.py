"""`ecoute init --roles`: the roles of a PostgreSQL, and the addresses that they are reached by."""

import stat
from collections.abc import Callable
from pathlib import Path

import psycopg

from storage.roles.privileges import Door
from tests.admin.running import Run, running
from tests.postgres import Server, postgres_server

__all__ = ["postgres_server"]

Ecoute = Callable[..., Run]


def test_each_process_is_given_its_address(postgres_server: Server, tmp_path: Path) -> None:
    """The roles are made, again and again without harm; passwords are in the file alone; a wrong one is told."""
    address, file = postgres_server.create(), tmp_path / "adresses"

    def ecoute(*words: object) -> Run:
        with running(tmp_path / "dit", *words, ECOUTE_DATABASE=address) as process:
            return process.ended()

    def init(*options: object) -> Run:
        return ecoute("init", *options)

    def roles() -> tuple[str, str]:
        (found,) = (one for one in ecoute("doctor", "--json").document if one["check"] == "rôles")
        return found["health"], found["seen"]

    run = init("--roles", "--passwords", file, "--json")
    assert run.code == 0, run.err
    assert set(run.document["roles"]) == set(Door)
    assert all(f"//{role}@" in given for role, given in run.document["roles"].items())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert roles()[0] == "bon"
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        connection.execute("GRANT SELECT ON sealed_address TO ecoute_desk")
    assert roles()[0] == "mauvais" and "sealed_address" in roles()[1]
    assert (init("--roles").code, init().code) == (0, 0)
    assert roles()[0] == "bon"
    postgres_server.drop(address)


def test_the_embedded_database_has_no_roles(ecoute: Ecoute) -> None:
    """It is said in one sentence."""
    run = ecoute("init", "--roles")
    assert run.code != 0
    assert "PostgreSQL" in run.sentence
    assert "--roles" in ecoute("init", "--passwords", "fichier").sentence

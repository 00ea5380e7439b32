"""A house on a PostgreSQL of its own, with several processes of the public site and of the desk."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import sqlalchemy as sa

from admin.seed.tree import programme_tree
from admin.settings import Settings
from admin.wiring import House
from bench.house import ecoute, new_house
from bench.load.spent import parent
from bench.served import free_port, serving
from core.account import Account
from core.signing import tokens
from core.vocabulary import Role
from tests.postgres import NO_SERVER, server

MODERATORS_IN_TEN = 3


@dataclass(frozen=True)
class LoadedHouse:
    """Where the load goes.

    Attributes:
        forms: addresses of the processes of the public site.
        doors: addresses of the processes of the desk.
        seats: of those at their desks, the name, the role and the token.
        leaves: codes of the structures that stories are told about.
        processes: the numbers of those that serve, by kind.
        postmaster: the number of the process that all those of PostgreSQL come from.
    """

    house: House
    forms: tuple[str, ...]
    doors: tuple[str, ...]
    seats: tuple[tuple[str, Role, str], ...]
    leaves: tuple[str, ...]
    processes: Mapping[str, tuple[int, ...]]
    postmaster: int


@contextmanager
def loaded_house(forms: int, doors: int, desks: int) -> Iterator[LoadedHouse]:
    """Give a house that is served; everything ends with the block."""
    found = server()
    if found is None:
        raise SystemExit(NO_SERVER)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        address = found.create()
        stack.callback(found.drop, address)
        home = Path(folder) / "home"
        os.environ["ECOUTE_HOME"] = str(home)
        environment = new_house(home, 0, database=address)
        house = House(Settings(home=home, database=address))
        stack.callback(house.engine.dispose)
        leaves = _leaves()
        seats = tuple(_seated(house, leaves, desks))
        sites, desk_doors = (
            [
                stack.enter_context(serving(ecoute("serve", name, "--port", str(port)), port, environment))
                for port in (free_port() for _ in range(count))
            ]
            for name, count in (("public", forms), ("desk", doors))
        )
        yield LoadedHouse(
            house,
            tuple(str(client.base_url) for client, _ in sites),
            tuple(str(client.base_url) for client, _ in desk_doors),
            seats,
            leaves,
            {"forms": tuple(one for _, one in sites), "desks": tuple(one for _, one in desk_doors)},
            _postmaster(house),
        )


def _postmaster(house: House) -> int:
    with house.engine.connect() as connection:
        backend = connection.scalar(sa.text("SELECT pg_backend_pid()"))
    return parent(int(backend or 0))


def _leaves() -> tuple[str, ...]:
    tree = tuple(programme_tree())
    parents = {one.parent for one in tree}
    return tuple(one.code for one in tree if one.code not in parents and one.parent)


def _seated(house: House, leaves: tuple[str, ...], desks: int) -> Iterator[tuple[str, Role, str]]:
    """Give accounts that are signed in: how they did so is not what is measured."""
    places = cycle(leaves)
    for rank in range(desks):
        role = Role.MODERATOR if rank % 10 < MODERATORS_IN_TEN else Role.AGENT
        code = None if role is Role.MODERATOR else next(places)
        name = f"poste{rank}"
        house.office.add_account(Account(name=name, display_name=name, role=role, structure_code=code))
        now = datetime.now(UTC)
        session, kept = tokens.opened(name, now, now)
        with house.store.writing() as uow:
            uow.tokens.add(kept)
            uow.commit()
        yield name, role, session.token

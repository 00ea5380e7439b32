"""Servers of this version at work while the next one migrates the database under them: they go on."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from admin.settings import Settings
from admin.wiring import House
from core.wire.calls import call
from storage import schema
from tests.admin.either_engine import people
from tests.admin.using_servers import a_story, csrf_token, served, signed_in
from tests.postgres import Server, postgres_server, postgres_template
from tests.storage.samples import a_concern, an_experience, put
from tests.storage.test_online_migrations import NEXT, SMALL, Bring, bring

__all__ = ["bring", "postgres_server", "postgres_template"]


@pytest.fixture(params=["sqlite", "postgresql"])
def alone(home: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Give a house on each engine whose database nobody else uses."""
    if request.param == "sqlite":
        house = House(Settings(home=home, database=""))
        yield house
        house.engine.dispose()
        return
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create(request.getfixturevalue("postgres_template"))
    monkeypatch.setenv("ECOUTE_DATABASE", address)
    house = House(Settings(home=home, database=address))
    people(house)
    yield house
    house.engine.dispose()
    server.drop(address)


def test_servers_go_on_over_the_next_schema(alone: House, bring: Bring, tmp_path: Path) -> None:
    """Before and after the migration, and started anew after it, the form takes stories and the desk publishes."""
    with alone.store.writing() as uow:
        for number in range(1, 4):
            put(uow, [an_experience(number), a_concern(number)])
        uow.commit()
    bearer = signed_in(alone, "modo")
    with served(tmp_path / "un", "public") as (site, _), served(tmp_path / "deux", "desk") as (desk, _):
        assert [_told(site), _published(desk, bearer, 1)] == [303, 200]
        bring(alone.engine, SMALL, declared=f'oldest_code = "{schema.HEAD}"')
        assert schema.version(alone.engine) == NEXT
        assert [_told(site), _published(desk, bearer, 2)] == [303, 200]
    with served(tmp_path / "trois", "public") as (site, _), served(tmp_path / "quatre", "desk") as (desk, _):
        assert [_told(site), _published(desk, bearer, 3)] == [303, 200]


def _told(site: httpx.Client) -> int:
    token = csrf_token(site.get("/experience/step_1").text)
    return site.post("/experience/step_4", data=a_story(str(uuid4()), token)).status_code


def _published(desk: httpx.Client, bearer: str, number: int) -> int:
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json", "Idempotency-Key": uuid4().hex}
    return desk.post("/v1/desk/publish", content=call("publish").pack(number, 1), headers=headers).status_code

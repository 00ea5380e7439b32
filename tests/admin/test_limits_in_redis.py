"""Limits counted in Redis, as an operator has them: settings, doctor, and servers that count together."""

import sys
import tomllib
from pathlib import Path

import httpx
import pytest
from sqlmodel import Session, select

from admin.commands.serve import application
from admin.wiring import House, open_house
from storage.tables import ThrottleRow
from tests.admin.conftest import Ecoute
from tests.admin.post_office import free_port
from tests.admin.using_servers import csrf_token, served
from tests.redis_server import RedisServer, redis_server, redis_unstarted

__all__ = ["redis_server", "redis_unstarted"]

PASSWORD = "Zygomorphe-8473"
PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def finding(ecoute: Ecoute) -> dict[str, str]:
    """Give what the doctor finds of counters."""
    run = ecoute("doctor", "--json")
    assert PASSWORD not in run.out + run.err
    return next(one for one in run.document if one["check"] == "compteurs")


def test_the_doctor_finds_a_redis_that_counts(
    ecoute: Ecoute, home: Path, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that never forgets a count is good; one that may forget them for want of memory is to be watched."""
    monkeypatch.setenv("ECOUTE_REDIS", redis_server.address)
    assert (finding(ecoute)["health"], finding(ecoute)["advice"]) == ("bon", "")
    redis_server.client.config_set("maxmemory-policy", "allkeys-lru")
    found = finding(ecoute)
    assert found["health"] == "à surveiller"
    assert "allkeys-lru" in found["seen"] and "noeviction" in found["advice"]


def test_the_doctor_finds_a_redis_that_does_not_count(
    ecoute: Ecoute, home: Path, redis_unstarted: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gone, or refusing the sign-in: each is told with what to do, and nothing of the password."""
    monkeypatch.setenv("ECOUTE_REDIS", f"redis://:{PASSWORD}@127.0.0.1:{free_port()}")
    gone = finding(ecoute)
    redis_unstarted.start("--requirepass", "autre")
    monkeypatch.setenv("ECOUTE_REDIS", f"redis://:{PASSWORD}@127.0.0.1:{redis_unstarted.port}")
    refused = finding(ecoute)
    assert [gone["health"], refused["health"]] == ["à surveiller"] * 2
    assert "ne répond pas" in gone["seen"] and "mot de passe" in refused["seen"]
    assert "la base compte à sa place" in gone["advice"]


def test_an_address_that_is_none_is_told_by_its_name(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doctor and the server name the setting, and repeat nothing of it."""
    monkeypatch.setenv("ECOUTE_REDIS", f"memcached://:{PASSWORD}@127.0.0.1")
    found = finding(ecoute)
    assert (found["health"], "ECOUTE_REDIS" in found["seen"]) == ("mauvais", True)
    sentence = ecoute("serve", "public", "--port", "0").refused(7)
    assert "ECOUTE_REDIS" in sentence and PASSWORD not in sentence


def test_without_the_library_one_sentence_says_what_to_install(
    ecoute: Ecoute, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the versions that the project asks for; and without the setting nobody misses it."""
    monkeypatch.delitem(sys.modules, "storage.counters.server", raising=False)
    monkeypatch.setitem(sys.modules, "redis", None)
    assert application(open_house()).test_client().get("/sante").status_code == 200
    monkeypatch.setenv("ECOUTE_REDIS", "redis://127.0.0.1")
    sentence = ecoute("serve", "public", "--port", "0").refused(1)
    (wanted,) = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"]["redis"]
    assert f"pip install '{wanted}'" in sentence
    assert finding(ecoute)["health"] == "mauvais"


def test_two_servers_count_together(house: House, redis_server: RedisServer, tmp_path: Path) -> None:
    """A limit is one for both; when Redis is killed, they go on with that of the database, and stay ready."""
    redis = {"ECOUTE_REDIS": redis_server.address}
    with (
        served(tmp_path / "un", "public", **redis) as (one, _),
        served(tmp_path / "deux", "public", **redis) as (two, _),
    ):
        form = one.get("/suivi/lien-perdu").text
        two.cookies = one.cookies
        asked = [_ask(server, form) for server in (one, two, one, two, one, two, one)]
        assert asked == [303] * 5 + [429] * 2
        assert _rows(house) == []
        redis_server.kill()
        asked = [_ask(server, form) for server in (one, two, one, two, one, two, one)]
        assert asked == [303] * 5 + [429] * 2
        assert _rows(house) == [5, 5]
        assert [server.get("/pret").status_code for server in (one, two)] == [200, 200]


def _ask(server: httpx.Client, form: str) -> int:
    sent = {"csrf_token": csrf_token(form), "email": "a@exemple.fr"}
    return server.post("/suivi/lien-perdu", data=sent).status_code


def _rows(house: House) -> list[int]:
    with Session(house.engine) as session:
        return [row.hits for row in session.exec(select(ThrottleRow))]

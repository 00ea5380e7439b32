"""What Écoute tells of itself while it runs: logs and metrics about nobody."""

import io
import json
import logging
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from admin.commands.serve import application
from admin.desk_server import application as desk_application
from admin.purpose import Purpose
from admin.watching.logs import write_logs
from admin.watching.metrics import Metrics
from admin.watching.readiness import must_be_ready
from admin.watching.requests import watch
from admin.wiring import DATABASE_FILE, House
from core.errors import Unavailable
from core.vocabulary import ResponseState
from storage.schema import HEAD
from tests.admin.conftest import Ecoute
from tests.admin.post_office import post_office
from tests.fakes.world import SOURCE, WORDING, submission

CANARIES = ("Zygomorphe", "Labradorite", "Hespéride", "zygo.canari@exemple.fr", "Obsidienne", "Malachite")
ADDRESS = "203.0.113.77"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Give what goes to the log, at its most talkative."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    before, level = logging.root.handlers[:], logging.root.level
    write_logs("debug")
    yield written
    logging.root.handlers, logging.root.level = before, level
    logging.getLogger("ecoute").setLevel(logging.NOTSET)


def lines(logged: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in logged.getvalue().splitlines()]


def test_no_log_of_a_whole_journey_holds_a_word_of_anybody(
    house: House, ecoute: Ecoute, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told, followed, moderated, answered, searched, sent by e-mail, refused and broken: not one canary is logged."""
    app = application(house)
    watch(app, "public", Metrics(house.engine, house.office.backlog))
    client = app.test_client()
    told = {"title": f"{CANARIES[0]} au guichet", "text": f"{CANARIES[1]} a attendu longtemps.", "email": CANARIES[3]}
    receipt = house.intake.submit(submission(**told, pseudonym=CANARIES[2], department=CANARIES[4]), SOURCE)
    secret = house.links.follow_token(receipt.number)
    for path in (f"/suivi/{secret}", f"/experiences?q={CANARIES[0]}", f"/{CANARIES[5]}", "/sante"):
        client.get(path, environ_base={"REMOTE_ADDR": ADDRESS}, headers={"X-Forwarded-For": ADDRESS})
    client.post(f"/suivi/{secret}/retirer", data={"mot": CANARIES[5]})
    assert ecoute("publish", receipt.number, "--as", "modo").code == 0
    house.desk("agent-30").write(
        receipt.number, 1, WORDING.model_copy(update={"body": f"Cher {CANARIES[2]}."}), ResponseState.PUBLISHED, 0
    )
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        office.on_recipient.append(f"550 {CANARIES[3]} unknown")
        ecoute("notify", "--once")
        sent = ecoute("notify", "--once")
    with pytest.raises(ValueError, match=CANARIES[0]):
        _break(CANARIES[0])
    text = logged.getvalue() + sent.err
    for hidden in (*CANARIES, secret, ADDRESS, "q="):
        assert hidden.lower() not in text.lower(), hidden
    routes = [line["route"] for line in lines(logged) if line.get("event") == "request"]
    assert "/suivi/<token>" in routes
    assert "?" in routes


def _break(word: str) -> None:
    """Log an error whose own words quote somebody."""
    try:
        raise ValueError(word)
    except ValueError:
        logging.getLogger("ecoute.public").exception("Unforeseen error")
        logging.getLogger("somebody.else").error("went wrong: %s", word)
        raise


def test_an_error_is_told_by_its_kind_and_its_places(logged: io.StringIO) -> None:
    with pytest.raises(ValueError, match="canari"):
        _break("canari")
    ours, theirs = lines(logged)
    assert ours["error"] == "ValueError"
    assert ours["places"][0].endswith("_break")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", ours["at"])
    assert theirs["message"] == "went wrong: %s"


def test_metrics_count_by_route_and_never_by_address(house: House) -> None:
    """However many addresses are asked for, the labels are those of declared routes, known methods and statuses."""
    app = application(house)
    metrics = Metrics(house.engine, house.office.backlog)
    watch(app, "public", metrics)
    client = app.test_client()
    for number in range(30):
        client.get(f"/experiences/{number}_secret-{number}")
        client.get(f"/nulle-part-{number}")
        client.open("/", method=f"METHODE{number}")
    port = metrics.serve("127.0.0.1", 0)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    assert "secret-" not in text
    assert "nulle-part" not in text
    assert "METHODE" not in text
    routes = set(re.findall(r'route="([^"]*)"', text))
    assert routes <= {rule.rule for rule in app.url_map.iter_rules()} | {"?"}
    assert set(re.findall(r'method="([^"]*)"', text)) <= {"GET", "?"}
    assert 'ecoute_outbox_letters{state="pending"} 0.0' in text
    assert "ecoute_database_connections_in_use" in text


def test_what_waits_is_measured(house: House) -> None:
    """The letters, the oldest of them, the stories and the oldest of them: as numbers and ages."""
    house.intake.submit(submission(), SOURCE)
    samples = {
        sample.name: sample.value
        for family in Metrics(house.engine, house.office.backlog).registry.collect()
        for sample in family.samples
    }
    assert samples["ecoute_experiences_to_moderate"] == 1
    assert samples["ecoute_experiences_oldest_seconds"] > 0
    assert samples["ecoute_database_up"] == 1


def test_a_server_without_what_it_works_with_is_not_ready(house: House) -> None:
    """Alive and ready are two things: without its keys or its database a server says so, and what to do."""
    served = House(house.settings, Purpose.DESK)
    client = desk_application(served).test_client()
    must_be_ready(served)
    assert client.get("/ready").status_code == 200
    (house.keys.folder / "accounts.key").rename(house.keys.folder / "elsewhere")
    with pytest.raises(Unavailable):
        must_be_ready(served)
    assert client.get("/ready").status_code == 503
    assert client.get("/health").status_code == 200


def test_a_site_is_ready_when_its_database_and_keys_are(house: House) -> None:
    """Behind in its migrations, without its keys or without its database, the site says no, and yes again after."""
    site = application(House(house.settings, Purpose.FORM)).test_client()

    def state() -> tuple[int, int]:
        return site.get("/sante").status_code, site.get("/pret").status_code

    assert state() == (200, 200)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0023'")
    assert state() == (200, 503)
    with house.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    key, file = house.keys.folder / "form.key", house.settings.home / DATABASE_FILE
    for there, code in ((key, 200), (file, 503)):
        away = there.rename(there.with_name("ailleurs"))
        assert state() == (code, 503), there
        away.rename(there)
        assert state() == (200, 200)

"""What others do is seen over HTTPS as they do it, and again after the server was away."""

from pathlib import Path

import pytest

from core.errors import Unavailable
from tests.tui.driving import Bench, Driver
from tests.tui.remote.far import OverHttps
from tests.tui.remote.served import Served
from tests.tui.test_live import comes
from tui.app import EcouteApp
from tui.live import Live
from tui.remote import http
from tui.remote.changes import RemoteChanges
from tui.remote.door import Door
from tui.remote.http import Patience


class LiveFarBench(Bench):
    """A workstation that hears of changes over HTTPS."""

    way: OverHttps

    @property
    def served(self) -> Served:
        """The server of its desks."""
        return self.way.served(self)

    @property
    def server_door(self) -> Door:
        """How it comes in there."""
        return self.way.door(self)

    def app(self) -> EcouteApp:
        """Make the application."""
        app = super().app()
        app.follow = self.server_door.follow
        return app


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, https: OverHttps) -> LiveFarBench:
    monkeypatch.setattr(Live, "rest", 0.05)
    monkeypatch.setattr(http, "PATIENCE", Patience(tries=1))
    return LiveFarBench(tmp_path)


def test_what_another_desk_does_is_seen_here(bench: LiveFarBench) -> None:
    """Who reads what, and the counts; calls are made while one waits, and one waits in one question at a time."""

    async def steps(driver: Driver) -> None:
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)
        bench.desk("dominique").publish(900126, 1)
        await comes(driver, lambda: ["▌À", "modérer", "3"] in driver.places)
        bench.served.changes.await_waiting(1)
        await driver.press("j")
        assert driver.shown == 900124
        assert driver.told == []

    bench.run(steps)


def test_a_server_that_was_away_is_heard_again(bench: LiveFarBench) -> None:
    """Its absence is said once; once it is back, so is what was missed, with no key pressed."""

    async def steps(driver: Driver) -> None:
        said: list[str] = []
        say = driver.main.say
        driver.main.say = lambda sentence: (said.append(sentence), say(sentence))  # type: ignore[method-assign, func-returns-value, assignment]
        bench.served.changes.await_waiting(1)
        bench.served.stop()
        await comes(driver, lambda: "on réessaie bientôt" in driver.status)
        bench.served.start()
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)
        await comes(driver, lambda: driver.status == "Les arrivées sont suivies de nouveau.")
        assert len([sentence for sentence in said if "on réessaie bientôt" in sentence]) == 1

    bench.run(steps)


def test_leaving_does_not_wait_for_the_server(bench: LiveFarBench) -> None:
    """Whoever quits is gone, and the question is still with the server."""

    async def steps(driver: Driver) -> None:
        bench.served.changes.await_waiting(1)

    bench.run(steps)
    assert bench.served.changes.waiting == 1


def test_one_asks_at_the_pace_of_the_server(bench: LiveFarBench) -> None:
    """Between two questions lies the time that it asks for, some of it before one looks at what is new."""
    rests: list[float] = []
    bench.desk("camille")
    following = bench.server_door.follow("camille")
    assert isinstance(following, RemoteChanges)
    following._rest = rests.append
    mark = following("")
    bench.desk("dominique").enter(900124)
    assert following(mark) != mark
    before, first, rest_of_it, _ = rests
    assert before == 0
    assert first + rest_of_it == pytest.approx(1 / 10)


def test_what_is_not_a_desk_is_not_followed(bench: LiveFarBench) -> None:
    bench.desk("camille")
    bench.served.instead = (200, b'{"mark": "1"}')
    with pytest.raises(Unavailable, match="ne répond pas comme un atelier"):
        bench.server_door.follow("camille")("")

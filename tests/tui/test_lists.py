"""The lists: what each line says, and what the places count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.presence import Presence
from core.screening import Screening
from core.views import EVERY_LINE, Cursor, Place, QueueLine, QueuePage
from core.vocabulary import Sentiment
from tests.fakes.store import FakeStore
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW, empty_store, small_store, tell
from tui.lines import Lines
from tui.page_cache import PageCache
from tui.private_files import read_json, write_json
from tui.promises import promise


def busy_store() -> FakeStore:
    """Give four stories: one in alert, one late and marked, one nearly due that somebody reads, one with time."""
    store = empty_store()
    tell(store, 900130, "Attente sans réponse", "ft30", hours=1)
    tell(store, 900131, "Rendez-vous annulé deux fois sans explication", "ft30", "gn", hours=51)
    tell(store, 900132, "Dossier perdu", "gn", hours=46)
    tell(store, 900133, "Accueil exemplaire", "caf34", hours=3, sentiment=Sentiment.POSITIVE)
    store.keep(
        store.tables.experiences[900130].with_alert(alert=True),
        Screening(experience_number=900131, letters="TN"),
        Presence(
            experience_number=900132,
            account_name="dominique",
            display_name="Dominique Bon",
            since=NOW,
            until=NOW + timedelta(hours=1),
        ),
    )
    return store


def rows(driver: Driver) -> list[str]:
    """Give the rows of the list pane alone."""
    region = driver.main.queue.region
    return [row[region.x : region.right] for row in driver.screen_text.splitlines()[region.y : region.bottom]]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (7, ""),
        (2, "à lire avant 16:07"),
        (-0.5, "en retard de 30 min"),
        (-3, "en retard de 3 h"),
        (0, "en retard"),
    ],
)
def test_a_promise_is_told_when_it_is_near(hours: float, words: str) -> None:
    """In words: until when, or for how long it is late; nothing while there is time."""
    assert promise(NOW + timedelta(hours=hours), NOW) == words


def test_a_promise_for_after_midnight_says_tomorrow() -> None:
    """An hour alone would be read as today's."""
    assert promise(NOW + timedelta(hours=14), NOW + timedelta(hours=9)) == "à lire avant demain 04:07"
    assert promise(None, NOW) == ""


def test_a_line_says_what_a_moderator_needs(tmp_path: Path) -> None:
    """Alert first and by a sign, then feeling, structure, age, title, letters, promise, and who reads it."""
    bench = Bench(tmp_path, busy_store())

    async def steps(driver: Driver) -> None:
        shown = rows(driver)
        assert [line.number for line in driver.main.queue.lines] == [900130, 900131, 900132, 900133]
        assert "▌! ☹ France Travail Nîmes" in shown[2]
        assert "   ☹ France Travail Nîmes +1" in shown[5]
        assert "51 h" in shown[5]
        assert "… T N" in shown[6]
        assert "en retard de 3 h" in shown[7]
        assert "à lire avant 16:07 · lu par Domi…" in shown[10]
        assert "   ☺ Caf de l’Hérault" in shown[11]

    bench.run(steps)


def test_two_rows_a_line_at_80_columns(tmp_path: Path) -> None:
    """The same words on two rows, where there are few rows and much width."""
    bench = Bench(tmp_path, busy_store())

    async def steps(driver: Driver) -> None:
        shown = rows(driver)
        assert "en retard de 3 h 51 h" in shown[3]
        assert "T N" in shown[4]
        assert "à lire avant 16:07 46 h" in shown[5]
        assert "lu par Dominique Bon" in shown[6]

    bench.run(steps, size=SMALL)


def test_the_network_is_told_when_the_name_does_not(tmp_path: Path) -> None:
    """« Caf du Gard » says its network; « Agence Nord » does not."""
    bench = Bench(tmp_path)
    base = QueueLine(1, 0, 1, "Titre", "Caf du Gard", 0, Sentiment.NEUTRAL, NOW, network="Caf")

    async def steps(driver: Driver) -> None:
        driver.main.workers.cancel_all()
        lines = [base, replace(base, number=2, structure="Agence Nord", network="Assurance retraite")]
        driver.main.queue.start(Lines(lines, 2), "")
        await driver.pilot.pause()
        shown = rows(driver)
        assert "Caf du Gard  " in shown[1]
        assert "Agence Nord · Assurance retraite" in shown[3]

    bench.run(steps, size=SMALL)


def test_every_list_has_its_count_and_alerts_ask_for_the_eye(tmp_path: Path) -> None:
    """All the lists of moderation; a sign beside the count of alerts only when there are some."""
    bench = Bench(tmp_path, busy_store())

    async def steps(driver: Driver) -> None:
        assert driver.places[:10] == [
            ["▌À", "modérer", "4"], ["Alertes", "!", "1"], ["En", "attente", "0"], ["Recours", "0"],
            ["Transferts", "0"], ["Discussions", "à", "trois", "0"], ["Signalements", "0"], ["Publiées", "0"],
            ["Toutes", "0"], ["Commentaires", "0"],
        ]  # fmt: skip

    bench.run(steps)


def test_without_alerts_nothing_is_red(tmp_path: Path) -> None:
    """Zero alerts are as quiet as the rest."""
    bench = Bench(tmp_path, small_store())

    async def steps(driver: Driver) -> None:
        assert ["Alertes", "0"] in driver.places

    bench.run(steps)


def test_counts_follow_decisions(tmp_path: Path) -> None:
    """No refresh is needed: the story that is put aside is counted where it went."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.press("a", "f10")
        assert ["▌À", "modérer", "3"] in driver.places
        assert ["En", "attente", "1"] in driver.places

    bench.run(steps)


def test_pages_follow_the_alerts(tmp_path: Path) -> None:
    """Keyset paging stays right when the first lines are alerts that came last."""
    store = empty_store()
    for number in range(1, 121):
        tell(store, number, f"Histoire {number}", hours=1000 - number)
    for number in (60, 119):
        store.keep(store.tables.experiences[number].with_alert(alert=True))
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        await driver.press("G", "G", "G")
        numbers = [line.number for line in driver.main.queue.lines]
        assert numbers == [60, 119, *(n for n in range(1, 121) if n not in {60, 119})]
        afters = [args[1] for args in bench.desk().called("queue")]
        assert [after.rank for after in afters if isinstance(after, Cursor)] == [1, 1]

    bench.run(steps)


def test_the_cache_keeps_what_a_line_says(tmp_path: Path) -> None:
    """Alert, letters, network and promise come back; who reads it does not, since nobody knows any more."""
    line = QueueLine(
        1, 0, 3, "Titre", "Caf", 0, None, NOW,
        alert=True, marks="TN", network="Caf", due_at=NOW + timedelta(hours=2), reader="Dominique",
    )  # fmt: skip
    PageCache(tmp_path, "camille").keep(None, QueuePage(Place.TO_MODERATE, (line,), 1, None))
    page = PageCache(tmp_path, "camille").page(Place.TO_MODERATE)
    assert page is not None
    assert page.lines == (replace(line, reader=""),)


def test_a_cache_of_another_format_is_as_if_never_kept(tmp_path: Path) -> None:
    """What an older version kept is not read, and is replaced."""
    PageCache(tmp_path, "camille").keep(None, QueuePage(Place.HELD, (), 3, None))
    (path,) = (tmp_path / "cache").iterdir()
    kept = read_json(path)
    assert isinstance(kept, Mapping)
    write_json(path, {**kept, "format": 1})
    assert PageCache(tmp_path, "camille").page(Place.HELD) is None


def test_rules_of_the_house_do_not_keep_the_cache_from_being_written(tmp_path: Path) -> None:
    """Who sits there is remembered without the rules, which are asked anew."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert driver.main.me is not None
        assert driver.main.me.rules is not None

    bench.run(steps)
    me = PageCache(bench.desk_folder, "camille").me()
    assert me is not None
    assert (me.name, me.rules) == ("camille", None)


def test_the_mouse_chooses_lists_and_lines(tmp_path: Path) -> None:
    """A click on a list opens it; a click on a line reads it."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.pilot.click("#queue", offset=(8, 6))
        await driver.settle()
        assert driver.chosen == driver.shown == 900124
        await driver.pilot.click("#places", offset=(5, 9))
        await driver.settle()
        assert (driver.main.place, driver.main.sieve) == (Place.PUBLISHED, EVERY_LINE)

    bench.run(steps)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_busy_list(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """Alerts, promises, letters and readers, at the two sizes."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("j", "x")

    assert snap_compare(Bench(tmp_path, busy_store()).app(), terminal_size=size, run_before=settle)

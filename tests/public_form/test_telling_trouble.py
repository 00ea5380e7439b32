"""When a machine is in the way, or a token is too old, the page comes back with everything in it."""

import pytest

from core.errors import Refused, Unavailable
from tests.fakes.world import World
from tests.public_form.conftest import STORY, tell
from tests.public_form.site import Page, Site


def _fail(*_: object) -> None:
    raise Unavailable("La base de données ne répond pas.")


def test_an_old_token_keeps_everything_and_the_next_try_works(world: World, summary: Page) -> None:
    form = summary.form()
    again = form.put("csrf_token", "périmé").press("Envoyer", status=400)
    assert again.h1 == summary.h1
    assert "restée ouverte trop longtemps" in again.text and "n’est perdu" in again.text
    assert again.form().answers() == summary.form().answers()
    again.form().press("Envoyer", status=303)
    assert len(world.store.tables.experiences) == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_missing_token_shows_the_same_page_again(summary: Page, number: int) -> None:
    page = summary
    for _ in range(4 - number):
        page = page.form().press("Revenir")
    form = page.form().drop("csrf_token")
    again = form.press("Continuer", status=400)
    assert again.h1 == page.h1 and again.form().answers() == form.answers()


def test_an_expired_token_is_an_old_one(site: Site, app_clock: "pytest.MonkeyPatch") -> None:
    form = site.get("/experience/step_1").form().fill(**STORY)
    app_clock.setitem(site.app.config, "WTF_CSRF_TIME_LIMIT", -1)
    again = form.press("Continuer", status=400)
    assert again.form().answers() == form.answers()


@pytest.fixture
def app_clock(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let a test make every token too old."""
    return monkeypatch


def test_sending_when_the_database_is_away_keeps_everything(
    world: World, summary: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "writing", _fail)
        again = summary.form().press("Envoyer", status=503)
    assert "La base de données ne répond pas. Rien de ce que vous avez écrit n’est perdu." in again.text
    assert again.answer.headers["Retry-After"]
    assert again.form().answers() == summary.form().answers()
    again.form().press("Envoyer", status=303)


def test_every_page_of_the_form_stands_without_the_database(
    world: World, summary: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.store, "reading", _fail)
    monkeypatch.setattr(world.store, "writing", _fail)
    before = summary.form().answers()
    again = summary.form().press("Envoyer", status=503)
    assert again.form().answers() == before and "Service choisi (caf-30)" in again.text
    services = again.form().press("Revenir").form().press("Revenir", status=503)
    assert services.form().answers() == before
    search = services.form().fill(q="caf").press("Chercher", status=503)
    assert search.form().answers() == before and search.form()["q"] == "caf"
    story = search.form().press("Revenir")
    assert story.form().answers() == before


def test_a_refusal_is_said_on_the_last_page(world: World, summary: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused("Le programme est fermé.")

    monkeypatch.setattr(world.intake, "submit", refuse)
    again = summary.form().press("Envoyer", status=409)
    assert "Le programme est fermé." in again.text and again.form().answers() == summary.form().answers()


def test_a_story_far_too_long_is_said_and_kept(site: Site) -> None:
    text = "é" * 150_000
    page = site.get("/experience/step_1").form().fill(**STORY).fill(text=text).press("Continuer", status=422)
    assert "Le récit est trop long" in page.faults["text"]
    assert page.form()["text"] == text


def test_more_than_a_mebibyte_is_refused_in_french(site: Site) -> None:
    form = site.get("/experience/step_1").form().fill(text="a" * 1_100_000)
    page = form.press("Continuer", status=413)
    assert page.h1 == "Votre envoi est trop lourd" and "y est encore" in page.text


def test_the_page_received_says_when_the_database_is_away(
    world: World, summary: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = summary.form().press("Envoyer", status=303)
    monkeypatch.setattr(world.store, "reading", _fail)
    assert "La base de données ne répond pas." in summary.site.get(sent.location, 503).text


def test_the_same_answers_on_another_day_start_another_form(site: Site) -> None:
    assert tell(site).form()["key"] != tell(site).form()["key"]

"""Robots are stopped, and a person mistaken for one loses nothing."""

import pytest

from tests.fakes.world import World
from tests.public_form.conftest import tell
from tests.public_form.site import Page, Site, one, words


def test_the_hidden_field_is_one_that_nobody_meets_by_accident(site: Site) -> None:
    """A label says what to do with it; neither the keyboard nor the browser's memory comes to it."""
    field = one(site.get("/experience/step_1").soup, 'main [name="website"]')
    assert (field["type"], field["tabindex"], field["autocomplete"], field["value"]) == ("text", "-1", "off", "")
    holder = field.find_parent("div", class_="decoy")
    assert holder and words(one(holder, "label")) == "Ne remplissez pas ce champ"
    assert ".decoy {" in site.client.get("/static/ecoute.css", buffered=True).text


def test_a_filled_hidden_field_is_shown_and_nothing_is_kept(world: World, summary: Page) -> None:
    before = summary.form().answers()
    page = summary.form().fill(website="https://exemple.fr").press("Envoyer", status=422)
    assert page.h1 == summary.h1 and world.store.commits == 0
    assert "devait rester vide" in page.faults["website"]
    field = one(page.soup, 'main [name="website"]')
    assert not field.find_parent("div", class_="decoy") and not field.get("tabindex")
    assert field["value"] == "https://exemple.fr" and field["aria-invalid"] == "true"
    assert page.form().answers() == sorted([*before, ("website", "https://exemple.fr")])


def test_emptying_it_is_enough(world: World, summary: Page) -> None:
    page = summary.form().fill(website="x").press("Envoyer", status=422)
    page.form().fill(website="").press("Envoyer", status=303)
    assert len(world.store.tables.experiences) == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_wherever_it_is_filled_it_is_told_at_the_sending_only(world: World, summary: Page, number: int) -> None:
    page = summary
    for _ in range(4 - number):
        page = page.form().press("Revenir")
    page = page.form().fill(website="x").press("Continuer")
    for _ in range(3 - number):
        page = page.form().press("Continuer")
    assert "website" in page.form().press("Envoyer", status=422).faults
    assert world.store.commits == 0


def test_too_many_sendings_keep_everything(world: World, site: Site) -> None:
    """The last page comes back whole, and says when to try again."""
    for _ in range(20):
        tell(site).form().press("Envoyer", status=303)
    last = tell(site)
    page = last.form().press("Envoyer", status=429)
    assert page.h1 == last.h1 and "Trop d’envois" in page.text
    assert page.answer.headers["Retry-After"] == "3600"
    assert page.form().answers() == last.form().answers()
    assert len(world.store.tables.experiences) == 20
    world.clock.advance(hours=1)
    page.form().press("Envoyer", status=303)


def test_a_second_click_is_never_too_many(world: World, summary: Page) -> None:
    for _ in range(30):
        summary.form().press("Envoyer", status=303)
    assert len(world.store.tables.experiences) == 1

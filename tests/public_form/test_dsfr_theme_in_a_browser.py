"""In the State's design system the site works in a real browser, as it does in its own look."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from core.intake import Receipt
from tests.fakes.world import World
from tests.public_form.browsing import (
    DESK,
    PHONE,
    fits,
    press,
    reads,
    tell_all,
    tell_the_story,
    visiting,
    wait_until,
    write_the_story,
)
from tests.public_form.dressed import dressed

WAYS = {"phone": (PHONE, True), "phone, no script": (PHONE, False), "desk": (DESK, True)}


@pytest.fixture
def app(world: World) -> Flask:
    """Give the site of a State service."""
    return dressed(world)


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def any_tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a tab on each size of screen, with JavaScript and without; nothing that it runs into is blocked."""
    size, script = request.param
    with visiting(browser, address, size, java_script_enabled=script) as context:
        yield context.new_page()


def test_the_journey_from_the_home_page_to_the_rating(world: World, any_tab: Page) -> None:
    tab = any_tab
    tab.goto("/")
    tab.get_by_role("link", name="Raconter mon expérience").click()
    tell_all(tab)
    fits(tab)
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    number = len(world.store.tables.experiences)
    world.desk("modo").publish(number, 1)
    world.answer(Receipt(number, ""))
    link = tab.get_by_role("link", name="/suivi/").get_attribute("href")
    tab.goto(urlsplit(link or "").path)
    tab.get_by_role("radio", name="Utile", exact=True).check()
    fits(tab)
    press(tab, "Envoyer mon avis")
    expect(tab.get_by_text("Vous avez dit que cette réponse vous est utile")).to_be_visible()


def test_what_scripts_add_is_there(tab: Page) -> None:
    """The count, the hints, the services while typing, the draft."""
    write_the_story(tab)
    tab.get_by_label("Votre récit").fill("Appelez-moi au 06 12 34 56 78.")
    expect(tab.locator(".hint")).to_have_count(1)
    expect(tab.locator(".count:visible")).to_have_count(1)
    tab.get_by_role("button", name="Ignorer").click()
    expect(tab.locator(".hint")).to_have_count(0)
    press(tab, "Continuer")
    tab.get_by_label("Chercher un service").press_sequentially("caf")
    tab.get_by_role("option", name="Caf du Gard").click()
    expect(tab.get_by_role("heading", name="Le service choisi")).to_be_visible()
    tab.goto("/experience/step_1")
    press(tab, "Le reprendre")
    expect(tab.get_by_label("Titre")).not_to_be_empty()


def test_faults_take_the_focus_and_lead_to_their_fields(any_tab: Page) -> None:
    any_tab.goto("/experience/step_1")
    press(any_tab, "Continuer")
    expect(any_tab.get_by_role("alert")).to_be_focused()
    any_tab.get_by_role("link", name="Le récit est vide").click()
    expect(any_tab.get_by_label("Votre récit")).to_be_focused()


def test_the_menu_of_a_telephone_opens_and_stands_open_without_scripts(any_tab: Page) -> None:
    any_tab.goto("/charte")
    menu = any_tab.get_by_role("navigation", name="Navigation principale").get_by_role("link", name="Services")
    opener = any_tab.get_by_role("button", name="Menu")
    if opener.is_visible():
        expect(menu).not_to_be_visible()
        opener.click()
    menu.click()
    reads(any_tab, "Services publics")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_colours_that_the_reader_prefers(browser: Browser, address: str, scheme: str) -> None:
    with visiting(browser, address, color_scheme=scheme) as context:
        tab = context.new_page()
        tab.goto("/")
        expect(tab.locator("html")).to_have_attribute("data-fr-theme", scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(world: World, browser: Browser, address: str, scheme: str) -> None:
    receipt = world.publish()
    world.answer(receipt)
    places = ["/", "/experiences?q=dossier&ressenti=negative&du=hier", "/experiences/1", "/experiences/1/avis/1"]
    places += ["/structures/caf-30", f"/suivi/{receipt.token}", "/a-propos", "/charte", "/donnees-personnelles"]
    with visiting(browser, address, color_scheme=scheme, reduced_motion="reduce") as context:
        tab = context.new_page()
        for place in places:
            tab.goto(place)
            _find_no_fault(tab)
        tab.goto("/experience/step_1")
        press(tab, "Continuer")
        _find_no_fault(tab)
        tell_the_story(tab)
        press(tab, "Continuer")
        _find_no_fault(tab)
        tell_all(tab)
        _find_no_fault(tab)


def _find_no_fault(tab: Page) -> None:
    wait_until(tab, "document.documentElement.dataset.frTheme")
    fits(tab)
    found = Axe().run(tab)
    assert not found.violations_count, found.generate_report()

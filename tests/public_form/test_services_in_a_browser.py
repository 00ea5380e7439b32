"""Services are found while their name is typed, as the ARIA pattern of an editable list says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from core.structure import Structure
from tests.fakes.world import World
from tests.public_form.browsing import DESK, fits, press, reads, tell_the_story, visiting

FAILED = "La recherche pendant la frappe ne répond pas"
HOSTILE = 'Caf <img src="/x" onerror="document.title=1"> de Nîmes'


@pytest.fixture
def services(tab: Page) -> Page:
    """Give a tab at the page of the services, with the field of the search in focus."""
    tell_the_story(tab)
    _field(tab).focus()
    return tab


def test_services_are_listed_while_one_types(services: Page) -> None:
    field = _field(services)
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-expanded", "false")
    _type(services, "caf")
    expect(field).to_have_attribute("aria-expanded", "true")
    box = services.get_by_role("listbox", name="Services trouvés")
    expect(field).to_have_attribute("aria-controls", str(box.get_attribute("id")))
    expect(_options(services).filter(has_text="30000 Nîmes")).to_contain_text("Caf du Gard")
    expect(services.get_by_role("status").filter(has_text="services trouvés")).to_have_count(1)
    fits(services)


def test_arrows_point_at_services_and_the_focus_stays_in_the_field(services: Page) -> None:
    _type(services, "caf")
    last = _options(services).count() - 1
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("Home", 0), ("End", last), ("ArrowDown", 0)):
        services.keyboard.press(key)
        _points_at(services, place)
    services.keyboard.press("ArrowUp")
    _points_at(services, last)
    expect(_field(services)).to_be_focused()


def test_enter_adds_the_service_pointed_at_as_the_plain_list_does(services: Page) -> None:
    _type(services, "caf nimes")
    services.keyboard.press("ArrowDown")
    services.keyboard.press("Enter")
    expect(services.get_by_role("group", name="Caf du Gard")).to_be_visible()
    expect(services.get_by_text("est ajouté")).to_be_attached()
    expect(services.locator("input[type=hidden][name=structure]")).to_have_count(1)
    expect(_field(services)).to_have_value("")


def test_enter_with_nothing_pointed_at_is_the_plain_search(services: Page) -> None:
    _type(services, "caf nimes")
    services.keyboard.press("Enter")
    expect(services.get_by_role("checkbox", name="Caf du Gard")).to_be_visible()


def test_escape_closes_the_list_and_the_down_arrow_opens_it_again(services: Page) -> None:
    _type(services, "caf")
    services.keyboard.press("Escape")
    expect(services.get_by_role("listbox")).to_be_hidden()
    expect(_field(services)).to_have_attribute("aria-expanded", "false")
    expect(_field(services)).to_have_value("caf")
    services.keyboard.press("ArrowDown")
    _points_at(services, 0)


def test_tab_leaves_without_choosing(services: Page) -> None:
    _type(services, "caf")
    services.keyboard.press("ArrowDown")
    services.keyboard.press("Tab")
    expect(services.get_by_role("button", name="Chercher")).to_be_focused()
    expect(services.get_by_role("listbox")).to_be_hidden()
    reads(services, "Quels services")


def test_a_finger_chooses(browser: Browser, address: str) -> None:
    with visiting(browser, address, has_touch=True) as context:
        tab = context.new_page()
        tell_the_story(tab)
        _field(tab).tap()
        _type(tab, "caf nimes")
        _options(tab).first.tap()
        expect(tab.get_by_role("group", name="Caf du Gard")).to_be_visible()


def test_a_mouse_chooses(browser: Browser, address: str) -> None:
    with visiting(browser, address, DESK) as context:
        tab = context.new_page()
        tell_the_story(tab)
        _field(tab).click()
        _type(tab, "caf nimes")
        _options(tab).first.click()
        expect(tab.get_by_role("group", name="Caf du Gard")).to_be_visible()


def test_a_service_already_chosen_is_not_chosen_twice(services: Page) -> None:
    _type(services, "caf nimes")
    services.keyboard.press("ArrowDown")
    services.keyboard.press("Enter")
    expect(services.get_by_role("group", name="Caf du Gard")).to_be_visible()
    _field(services).focus()
    _type(services, "caf nimes")
    chosen = _options(services).filter(has_text="déjà choisi")
    expect(chosen).to_have_attribute("aria-disabled", "true")
    chosen.click(force=True)
    services.keyboard.press("ArrowDown")
    services.keyboard.press("Enter")
    expect(services.locator("input[name=structure]")).to_have_count(1)


def test_hostile_names_are_shown_as_text(world: World, services: Page) -> None:
    world.store.keep(Structure(code="x", path="caf/x", parent_code="caf", name=HOSTILE, typology="Caf"))
    _type(services, "caf")
    expect(_options(services).filter(has_text=HOSTILE)).to_have_count(1)
    expect(services.locator("main img")).to_have_count(0)


def test_nothing_found_is_said(services: Page) -> None:
    services.keyboard.type("zzzz")
    expect(services.get_by_role("status").filter(has_text="Aucun service trouvé")).to_be_visible()
    expect(services.get_by_role("listbox")).to_be_hidden()
    services.keyboard.press("ArrowDown")
    expect(_field(services)).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(services: Page) -> None:
    services.route(re.compile("q=gendarmerie$"), _leave_waiting)
    with services.expect_event("requestfailed", lambda request: "q=gendarmerie" in request.url):
        with services.expect_request(re.compile("q=gendarmerie$")):
            services.keyboard.type("gendarmerie")
        _field(services).fill("caf nimes")
    expect(_options(services).first).to_contain_text("Caf du Gard")


def test_without_network_the_plain_button_is_named(visitor: BrowserContext, services: Page) -> None:
    """Nothing is lost, and the button works again with the network."""
    with _offline(visitor):
        services.keyboard.type("caf nimes")
        expect(services.get_by_role("status").filter(has_text=FAILED)).to_be_visible()
        expect(_field(services)).to_have_value("caf nimes")
    press(services, "Chercher")
    expect(services.get_by_role("checkbox", name="Caf du Gard")).to_be_visible()


def test_a_server_that_fails_is_the_same_as_none(services: Page) -> None:
    services.route("**/experience/services?*", lambda route: route.fulfill(status=503, body="{}"))
    services.keyboard.type("caf")
    expect(services.get_by_role("status").filter(has_text=FAILED)).to_be_visible()


def _field(tab: Page) -> Locator:
    return tab.locator("#q")


def _options(tab: Page) -> Locator:
    return tab.get_by_role("option").and_(tab.locator("[role=listbox] *"))


def _type(tab: Page, words: str) -> None:
    """Type, and wait for the services."""
    tab.keyboard.type(words)
    expect(tab.get_by_role("listbox")).to_be_visible()
    expect(_options(tab).first).to_be_visible()


def _points_at(tab: Page, place: int) -> None:
    pointed = _options(tab).nth(place)
    expect(pointed).to_have_attribute("aria-selected", "true")
    expect(_field(tab)).to_have_attribute("aria-activedescendant", str(pointed.get_attribute("id")))
    expect(tab.locator("[role=option][aria-selected=true]")).to_have_count(1)


def _leave_waiting(route: Route) -> None:
    """Never answer."""


@contextmanager
def _offline(visitor: BrowserContext) -> Iterator[None]:
    visitor.set_offline(True)
    yield
    visitor.set_offline(False)

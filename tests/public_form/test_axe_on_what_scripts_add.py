"""What the scripts add to the form keeps it accessible: axe finds nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.public_form.browsing import PHONE, press, tell_the_story, visiting, write_the_story


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hints_count_offer_and_list_have_no_fault(browser: Browser, address: str, scheme: str) -> None:
    with visiting(browser, address, PHONE, color_scheme=scheme, reduced_motion="reduce") as context:
        _hints_and_count(context.new_page())
        _open_list(context.new_page())
        _offer(context)


def _hints_and_count(tab: Page) -> None:
    write_the_story(tab)
    tab.get_by_label("Titre").fill("a" * 151)
    tab.get_by_label("Votre récit").fill("Appelez Mme Durand au 06 12 34 56 78.")
    expect(tab.locator(".hint")).to_have_count(2)
    _find_no_fault(tab)


def _open_list(tab: Page) -> None:
    tell_the_story(tab)
    tab.locator("#q").press_sequentially("caf")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("ArrowDown")
    _find_no_fault(tab)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Le service choisi")).to_be_visible()
    tab.locator("#q").press_sequentially("caf")
    expect(tab.get_by_text("déjà choisi")).to_be_visible()
    _find_no_fault(tab)


def _offer(context: BrowserContext) -> None:
    tab = context.new_page()
    tab.goto("/experience/step_1")
    expect(tab.get_by_text("Un récit commencé")).to_be_visible()
    _find_no_fault(tab)
    press(tab, "Le reprendre")
    _find_no_fault(tab)


def _find_no_fault(tab: Page) -> None:
    found = Axe().run(tab)
    assert not found.violations_count, found.generate_report()

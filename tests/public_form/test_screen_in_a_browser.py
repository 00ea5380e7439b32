"""The screen of a waiting room turns by itself, stops when asked, and is one long page without scripts."""

from playwright.sync_api import Browser, Page, expect

SCREEN = "/structures/caf-30/ecran"


def _seen(tab: Page) -> int:
    return tab.locator(".screen:visible").count()


def test_it_turns_by_itself_and_stops_when_asked(tab: Page) -> None:
    """One screen at a time; « Suivant » and « Pause » stop the turning."""
    tab.emulate_media(reduced_motion="no-preference")
    tab.clock.install()
    tab.goto(SCREEN)
    where = tab.locator("#where")
    assert _seen(tab) == 1
    expect(where).to_contain_text("Écran 1 sur")
    tab.clock.run_for(16_000)
    expect(where).to_contain_text("Écran 2 sur")
    tab.get_by_role("button", name="Pause").click()
    tab.clock.run_for(60_000)
    expect(where).to_contain_text("Écran 2 sur")
    tab.get_by_role("button", name="Suivant").click()
    expect(where).to_contain_text("Écran 3 sur")
    assert _seen(tab) == 1


def test_nothing_moves_for_who_asks_for_less_movement(tab: Page) -> None:
    tab.emulate_media(reduced_motion="reduce")
    tab.clock.install()
    tab.goto(SCREEN)
    tab.clock.run_for(60_000)
    expect(tab.locator("#where")).to_contain_text("Écran 1 sur")
    expect(tab.get_by_role("button", name="Reprendre")).to_be_visible()


def test_without_scripts_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(SCREEN)
    assert _seen(tab) == tab.locator(".screen").count() > 1
    expect(tab.get_by_role("button", name="Pause")).to_be_hidden()
    context.close()

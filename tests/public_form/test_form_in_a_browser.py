"""The journey in a real browser, with and without JavaScript, on a telephone and on a desk."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from core.intake import Receipt
from tests.fakes.world import World
from tests.public_form.browsing import (
    DESK,
    EMAIL,
    PHONE,
    TEXT,
    TITLE,
    choose_a_service,
    fits,
    press,
    reads,
    say_who,
    tell_all,
    tell_the_story,
    visiting,
)

SEEN_WHEN_LEAVING = """() => addEventListener("pagehide", () => {
    const button = document.querySelector("[data-sending]");
    sessionStorage.seen = `${button.textContent} ${button.disabled}`;
})"""
WAYS = [(size, script) for size in (PHONE, DESK) for script in (True, False)]


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0][0]}px-{'js' if way[1] else 'plain'}")
def any_tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a tab on each size of screen, with JavaScript and without."""
    size, script = request.param
    with visiting(browser, address, size, java_script_enabled=script) as context:
        yield context.new_page()


@pytest.fixture
def plain_tab(browser: Browser, address: str) -> Iterator[Page]:
    """Give a tab without JavaScript."""
    with visiting(browser, address, java_script_enabled=False) as context:
        yield context.new_page()


def test_the_journey_from_the_home_page_to_the_rating(world: World, any_tab: Page) -> None:
    tab = any_tab
    tab.goto("/")
    tab.get_by_role("link", name="Raconter mon expérience").click()
    tell_all(tab)
    fits(tab)
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    fits(tab)
    number = len(world.store.tables.experiences)
    world.desk("modo").publish(number, 1)
    world.answer(Receipt(number, ""))
    link = tab.get_by_role("link", name="/suivi/").get_attribute("href")
    tab.goto(urlsplit(link or "").path)  # it leads to the programme's own address, which is not this server's
    tab.get_by_role("radio", name="Utile", exact=True).check()
    fits(tab)
    press(tab, "Envoyer mon avis")
    expect(tab.get_by_text("Vous avez dit que cette réponse vous est utile")).to_be_visible()
    tab.get_by_role("link", name="Voir la page publique").click()
    expect(tab.get_by_text("a trouvé cette réponse utile")).to_be_visible()
    fits(tab)


def test_faults_take_the_focus_and_lead_to_their_fields(any_tab: Page) -> None:
    any_tab.goto("/experience/step_1")
    press(any_tab, "Continuer")
    expect(any_tab.locator(":focus")).to_contain_text("3 points")
    fits(any_tab)
    any_tab.get_by_role("link", name="Choisissez votre ressenti").click()
    any_tab.keyboard.press("Space")
    expect(any_tab.get_by_label("positif")).to_be_checked()


def test_the_browsers_own_back_loses_nothing(any_tab: Page) -> None:
    """Back to each page, and forward again: what was typed is there."""
    tell_the_story(any_tab)
    choose_a_service(any_tab)
    any_tab.get_by_label("Pseudonyme", exact=True).fill("Rugby 71")
    any_tab.get_by_label("Adresse e-mail").fill(EMAIL)
    any_tab.go_back()
    expect(any_tab.get_by_label("Téléphone", exact=True)).to_be_checked()
    any_tab.go_forward()
    expect(any_tab.get_by_label("Pseudonyme", exact=True)).to_have_value("Rugby 71")
    expect(any_tab.get_by_label("Adresse e-mail")).to_have_value(EMAIL)
    while not any_tab.get_by_label("Votre récit").count():
        any_tab.go_back()
    expect(any_tab.get_by_label("Votre récit")).to_have_value(TEXT)
    expect(any_tab.get_by_label("Titre")).to_have_value(TITLE)


def test_without_javascript_nothing_of_the_scripts_is_shown(plain_tab: Page) -> None:
    tell_all(plain_tab)
    expect(plain_tab.get_by_role("button", name="Effacer le brouillon")).to_be_hidden()
    plain_tab.goto("/experience/step_1")
    expect(plain_tab.get_by_role("button", name="Le reprendre")).to_be_hidden()
    expect(plain_tab.locator(".count, .hints")).to_have_count(0)


def test_the_first_stop_of_the_keyboard_leads_past_the_header(plain_tab: Page) -> None:
    plain_tab.goto("/experience/step_1")
    plain_tab.keyboard.press("Tab")
    expect(plain_tab.locator(":focus")).to_have_text("Aller au contenu")
    plain_tab.keyboard.press("Enter")
    plain_tab.keyboard.press("Tab")
    expect(plain_tab.get_by_label("Titre")).to_be_focused()


def test_the_keyboard_alone_is_enough(world: World, tab: Page) -> None:
    """The whole journey, with what the scripts add, and no mouse."""
    tab.goto("/experience/step_1")
    _type(tab, tab.get_by_label("Titre"), TITLE)
    _type(tab, tab.get_by_label("Votre récit"), "Un récit au clavier.")
    _reach(tab, tab.get_by_label("positif"))
    tab.keyboard.press("ArrowUp")
    _push(tab, "Continuer")
    _type(tab, tab.get_by_label("Chercher un service"), "caf nimes")
    expect(tab.get_by_role("option", name="Caf du Gard")).to_be_visible()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    _reach(tab, tab.get_by_label("Téléphone", exact=True))
    tab.keyboard.press("Space")
    _push(tab, "Continuer")
    _type(tab, tab.get_by_label("Pseudonyme", exact=True), "Rugby 71")
    _type(tab, tab.get_by_label("Adresse e-mail"), EMAIL)
    _reach(tab, tab.get_by_label("J’accepte"))
    tab.keyboard.press("Space")
    _push(tab, "Continuer")
    _push(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    (sent,) = world.store.tables.experiences.values()
    assert (sent.title, sent.sentiment.value) == (TITLE, "negative")


def test_a_double_click_makes_one_experience(world: World, tab: Page) -> None:
    tell_all(tab)
    tab.get_by_role("button", name="Envoyer mon expérience").dblclick()
    reads(tab, "Votre expérience est envoyée")
    assert len(world.store.tables.experiences) == 1


def test_the_sending_button_rests_while_the_story_is_sent(tab: Page) -> None:
    """It says so, and is ready again when one comes back to the page."""
    tell_all(tab)
    tab.evaluate(SEEN_WHEN_LEAVING)
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    assert tab.evaluate("sessionStorage.seen") == "Envoi en cours… true"
    tab.go_back()
    expect(tab.get_by_role("button", name="Envoyer mon expérience")).to_be_enabled()


def test_a_narrow_screen_shows_every_page_whole(browser: Browser, address: str, world: World) -> None:
    """320 pixels, which is also 1280 at 400 %."""
    receipt = world.publish(title="A" * 150, text="B" * 400 + "\n\nhttps://exemple.fr/" + "c" * 200, pseudonym="D" * 50)
    world.answer(receipt, body="E" * 300)
    with visiting(browser, address, (320, 640)) as context:
        tab = context.new_page()
        for path in ("/", "/experiences", "/experiences/1", f"/suivi/{receipt.token}", "/rien", "/experience/step_1"):
            tab.goto(path)
            fits(tab)
        tell_the_story(tab)
        choose_a_service(tab)
        say_who(tab)
        fits(tab)


def _reach(tab: Page, wanted: Locator) -> None:
    """Go from stop to stop until the one that is wanted."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"out of the keyboard's reach: {wanted}")


def _type(tab: Page, field: Locator, words: str) -> None:
    _reach(tab, field)
    tab.keyboard.type(words)


def _push(tab: Page, name: str) -> None:
    before = tab.url
    _reach(tab, tab.get_by_role("button", name=name))
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: url != before)

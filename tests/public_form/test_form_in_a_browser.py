"""The journey in a real browser, without JavaScript, on a telephone and on a desk."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from waitress import create_server

from core.intake import Receipt
from tests.fakes.world import World
from tests.missing import without
from tests.public_form.conftest import STORY

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = [(375, 700), (1280, 900)]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the site on a port of its own."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    if not CHROMIUM.exists():
        without(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}px")
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a tab without JavaScript; nothing may be asked of another host."""
    width, height = request.param
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, java_script_enabled=False, locale="fr-FR"
    )
    page = context.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(address) else elsewhere.append(asked.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert not elsewhere
    assert not [text for text in said if "Content Security Policy" in text]


def _fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url


def _reads(page: Page, heading: str) -> None:
    """The page with this heading is there."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def _tell_the_story(tab: Page) -> None:
    tab.goto("/experience/step_1")
    tab.get_by_label("Titre").fill(STORY["title"])
    tab.get_by_label("Votre récit").fill(STORY["text"])
    tab.get_by_label("négatif").check()
    _fits(tab)
    tab.get_by_role("button", name="Continuer").click()


def _choose_a_service(tab: Page) -> None:
    tab.get_by_label("Chercher un service").fill("caf nimes")
    tab.get_by_label("Chercher un service").press("Enter")
    tab.get_by_label("Caf du Gard").check()
    _fits(tab)
    tab.get_by_role("button", name="Continuer").click()
    assert not tab.get_by_label("Ressenti\u202f: Téléphone").is_visible()
    tab.get_by_label("Téléphone", exact=True).check()
    tab.get_by_label("Ressenti\u202f: Téléphone").select_option("negative")
    _fits(tab)
    tab.get_by_role("button", name="Continuer").click()


def _say_who(tab: Page) -> None:
    tab.get_by_label("Pseudonyme", exact=True).fill("Rugby 71")
    tab.get_by_label("Département").select_option("Gard")
    tab.get_by_label("Adresse e-mail").fill("camille@exemple.fr")
    tab.get_by_label("J’accepte").check()
    _fits(tab)
    tab.get_by_role("button", name="Continuer").click()


def test_the_journey_from_the_home_page_to_the_rating(world: World, tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="Raconter mon expérience").click()
    _tell_the_story(tab)
    _choose_a_service(tab)
    _say_who(tab)
    _fits(tab)
    tab.get_by_role("button", name="Envoyer mon expérience").click()
    _reads(tab, "Votre expérience est envoyée")
    _fits(tab)
    number = len(world.store.tables.experiences)
    world.desk("modo").publish(number, 1)
    world.answer(Receipt(number, ""))
    tab.get_by_role("link", name="/suivi/").click()
    tab.get_by_role("radio", name="Utile", exact=True).check()
    _fits(tab)
    tab.get_by_role("button", name="Envoyer mon avis").click()
    assert tab.get_by_text("Vous avez dit que cette réponse vous est utile").is_visible()
    tab.get_by_role("link", name="Voir la page publique").click()
    assert tab.get_by_text("1 personne a trouvé cette réponse utile").is_visible()
    _fits(tab)


def test_faults_take_the_focus_and_lead_to_their_fields(tab: Page) -> None:
    tab.goto("/experience/step_1")
    tab.get_by_role("button", name="Continuer").click()
    assert "Un point" in tab.locator(":focus").inner_text() or "3 points" in tab.locator(":focus").inner_text()
    _fits(tab)
    tab.get_by_role("link", name="Choisissez votre ressenti").click()
    tab.keyboard.press("Space")
    assert tab.get_by_label("positif").is_checked()


def test_the_browsers_own_back_loses_nothing(tab: Page) -> None:
    """Back to each page, and forward again: what was typed is there."""
    _tell_the_story(tab)
    _choose_a_service(tab)
    tab.get_by_label("Pseudonyme", exact=True).fill("Rugby 71")
    tab.get_by_label("Adresse e-mail").fill("camille@exemple.fr")
    tab.go_back()
    assert tab.get_by_label("Téléphone", exact=True).is_checked()
    tab.go_forward()
    assert tab.get_by_label("Pseudonyme", exact=True).input_value() == "Rugby 71"
    while not tab.get_by_label("Votre récit").count():
        tab.go_back()
    assert tab.get_by_label("Votre récit").input_value() == STORY["text"].replace("\r\n", "\n")


def test_the_keyboard_alone_is_enough(tab: Page) -> None:
    """The first stop leads past the header; the next one after the form's fields is its button."""
    tab.goto("/experience/step_1")
    tab.keyboard.press("Tab")
    assert tab.locator(":focus").inner_text() == "Aller au contenu"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type(STORY["title"])
    tab.keyboard.press("Tab")
    tab.keyboard.type("Un récit au clavier.")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    _reads(tab, "Quels services")


def test_a_narrow_screen_shows_every_page_whole(browser: Browser, address: str, world: World) -> None:
    """320 pixels, which is also 1280 at 400 %."""
    receipt = world.publish(title="A" * 150, text="B" * 400 + "\n\nhttps://exemple.fr/" + "c" * 200, pseudonym="D" * 50)
    world.answer(receipt, body="E" * 300)
    tab = browser.new_page(base_url=address, viewport={"width": 320, "height": 640})
    for path in ("/", "/experiences", "/experiences/1", f"/suivi/{receipt.token}", "/rien", "/experience/step_1"):
        tab.goto(path)
        _fits(tab)
    tab.close()

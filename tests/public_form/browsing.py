"""A visitor with a real browser: Debian's Chromium, watched for what it asks and what it complains of."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.missing import without

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = (360, 740), (1280, 900)
TITLE = "RSA suspendu sans explication"
TEXT = "J’ai appelé trois fois.\n\nPersonne ne sait pourquoi."
EMAIL = "camille@exemple.fr"


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser, for as many visitors as wanted."""
    if not CHROMIUM.exists():
        without(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def visiting(browser: Browser, address: str, size: tuple[int, int] = PHONE, **options: Any) -> Iterator[BrowserContext]:
    """Give one visitor's browser; nothing is asked of another host, and nothing goes wrong in a script."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": size[0], "height": size[1]},
        locale="fr-FR",
        timezone_id="Europe/Paris",
        **options,
    )
    context.set_default_timeout(10_000)
    elsewhere: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda asked: None if asked.url.startswith(address) else elsewhere.append(asked.url))
    context.on("console", lambda message: wrong.append(message.text) if _is_wrong(message) else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    context.close()
    assert not elsewhere
    assert not wrong


def wait_until(tab: Page, question: str, **given: Any) -> None:
    """Wait until a question to the page is answered yes.

    Playwright's own `wait_for_function` asks again from inside the page, where the content policy forbids it.
    """
    until = time.monotonic() + 10
    while not tab.evaluate(question, **given):
        assert time.monotonic() < until, question
        tab.wait_for_timeout(50)


def _is_wrong(message: ConsoleMessage) -> bool:
    # The browser says so of each answer that is not 200, the pages with faults among them.
    answered = message.text.startswith("Failed to load resource: ")
    return (message.type == "error" and not answered) or "Content Security Policy" in message.text


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url


def reads(page: Page, heading: str) -> None:
    """The page with this heading is there."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def press(page: Page, name: str) -> None:
    """Press a button, by its name."""
    page.get_by_role("button", name=name).click()


def write_the_story(page: Page) -> None:
    """Fill the first page."""
    page.goto("/experience/step_1")
    page.get_by_label("Titre").fill(TITLE)
    page.get_by_label("Votre récit").fill(TEXT)
    page.get_by_label("négatif").check()


def tell_the_story(page: Page) -> None:
    """Fill the first page and go on."""
    write_the_story(page)
    fits(page)
    press(page, "Continuer")
    reads(page, "Quels services")


def choose_a_service(page: Page) -> None:
    """Find a service, tell the channel, and go on."""
    page.get_by_label("Chercher un service").fill("caf nimes")
    page.get_by_label("Chercher un service").press("Enter")
    page.get_by_label("Caf du Gard").check()
    fits(page)
    press(page, "Continuer")
    assert not page.get_by_label("Ressenti\u202f: Téléphone").is_visible()
    page.get_by_label("Téléphone", exact=True).check()
    page.get_by_label("Ressenti\u202f: Téléphone").select_option("negative")
    fits(page)
    press(page, "Continuer")
    reads(page, "Sous quel nom")


def say_who(page: Page) -> None:
    """Fill the third page and go on."""
    page.get_by_label("Pseudonyme", exact=True).fill("Rugby 71")
    page.get_by_label("Département").select_option("Gard")
    page.get_by_label("Adresse e-mail").fill(EMAIL)
    page.get_by_label("J’accepte").check()
    fits(page)
    press(page, "Continuer")
    reads(page, "Relisez")


def tell_all(page: Page) -> None:
    """Go through the form, up to the last page."""
    tell_the_story(page)
    choose_a_service(page)
    say_who(page)

"""The author's side in a real browser: what was done is heard first, and the keyboard is enough."""

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from core.vocabulary import ExperienceState
from tests.fakes.world import World
from tests.public_form.browsing import fits, press, reads
from tests.public_form.followed import followed


def test_a_withdrawal_by_keyboard_ends_on_its_confirmation(world: World, tab: Tab) -> None:
    receipt = followed(world, "masked")
    tab.goto(f"/suivi/{receipt.token}")
    fits(tab)
    tab.get_by_role("link", name="Retirer mon récit").press("Enter")
    reads(tab, "Retirer mon récit")
    fits(tab)
    tab.get_by_label("Pour confirmer").press("Enter")
    expect(tab.locator(".box.faults")).to_be_focused()
    tab.get_by_label("Pour confirmer").fill("retirer")
    tab.get_by_label("Pour confirmer").press("Enter")
    reads(tab, "Votre expérience")
    expect(tab.get_by_role("status")).to_be_focused()
    assert world.store.tables.experiences[receipt.number].state is ExperienceState.WITHDRAWN


def test_an_opinion_ends_on_its_thanks(world: World, tab: Tab) -> None:
    receipt = followed(world, "published")
    world.answer(receipt)
    tab.goto(f"/suivi/{receipt.token}")
    tab.get_by_label("Pas utile").check()
    press(tab, "Envoyer mon avis")
    expect(tab.get_by_text("Vous avez dit que cette réponse ne vous est pas utile")).to_be_focused()


@pytest.mark.parametrize("below", ["", "/refuser-le-masquage", "/effacer-mon-adresse", "/retirer"])
def test_the_narrowest_screen_shows_everything(world: World, tab: Tab, below: str) -> None:
    receipt = world.submit(title="M" * 150, text="i" * 400, pseudonym="W" * 50)
    experience = followed(world, "masked")
    tab.set_viewport_size({"width": 320, "height": 640})
    for token in (receipt.token, experience.token):
        tab.goto(f"/suivi/{token}{below}")
        fits(tab)

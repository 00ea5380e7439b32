"""The browser keeps what is typed until it is sent, whatever happens to the page, and never the e-mail address."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.public_form.browsing import (
    EMAIL,
    TEXT,
    TITLE,
    choose_a_service,
    press,
    reads,
    say_who,
    tell_all,
    tell_the_story,
    wait_until,
    write_the_story,
)

OFFER = "Un récit commencé le"
KEPT = "Ce récit est gardé dans ce navigateur"


def test_a_story_is_offered_again_after_the_page_was_closed(visitor: BrowserContext) -> None:
    visitor.clock.set_fixed_time("2026-05-03T14:07:00+02:00")
    write_the_story(visitor.new_page())
    _close(visitor)
    tab = _come_back(visitor)
    expect(tab.get_by_role("status").filter(has_text=OFFER)).to_contain_text(
        "Un récit commencé le 3 mai à 14\u00a0h\u00a007 est gardé dans ce navigateur."
    )
    press(tab, "Le reprendre")
    expect(tab.get_by_label("Titre")).to_have_value(TITLE)
    expect(tab.get_by_label("Titre")).to_be_focused()
    expect(tab.get_by_label("Votre récit")).to_have_value(TEXT)
    expect(tab.get_by_label("négatif")).to_be_checked()
    expect(tab.get_by_text("Votre récit est repris.")).to_be_visible()
    expect(tab.get_by_text(OFFER)).to_be_hidden()


def test_the_first_of_the_month_is_written_as_in_french(visitor: BrowserContext) -> None:
    visitor.clock.set_fixed_time("2026-08-01T09:05:00+02:00")
    write_the_story(visitor.new_page())
    _close(visitor)
    expect(_come_back(visitor).get_by_text("le 1er août à 9\u00a0h\u00a005")).to_be_visible()


def test_services_channels_and_author_come_back_and_the_address_does_not(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tell_the_story(tab)
    choose_a_service(tab)
    say_who(tab)
    _close(visitor)
    tab = _come_back(visitor)
    press(tab, "Le reprendre")
    press(tab, "Continuer")
    expect(tab.get_by_role("group", name="Caf du Gard").get_by_label("Téléphone", exact=True)).to_be_checked()
    expect(tab.get_by_label("Ressenti\u202f: Téléphone")).to_have_value("negative")
    press(tab, "Continuer")
    expect(tab.get_by_label("Pseudonyme", exact=True)).to_have_value("Rugby 71")
    expect(tab.get_by_label("Département")).to_have_value("Gard")
    expect(tab.get_by_label("Adresse e-mail")).to_have_value("")
    expect(tab.get_by_label("J’accepte")).not_to_be_checked()


def test_the_address_is_never_kept(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tell_all(tab)
    assert "Rugby 71" in _storage(tab)
    assert EMAIL not in _storage(tab)
    press(tab, "Modifier ce qui vous concerne")
    tab.get_by_label("Adresse e-mail").fill("autre@exemple.fr")
    tab.get_by_label("Pseudonyme", exact=True).fill("Rugby 72")
    _wait_for(tab, "Rugby 72")
    assert "exemple.fr" not in _storage(tab)


def test_a_reload_loses_nothing(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    write_the_story(tab)
    tab.reload()
    if not tab.get_by_label("Titre").input_value():
        press(tab, "Le reprendre")
    expect(tab.get_by_label("Titre")).to_have_value(TITLE)
    expect(tab.get_by_label("Votre récit")).to_have_value(TEXT)


def test_once_sent_it_is_kept_no_longer(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tell_all(tab)
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    assert _drafts(tab) == 0
    tab.go_back()
    reads(tab, "Relisez")
    assert _drafts(tab) == 0
    _offers_nothing(_come_back(visitor))


def test_a_story_being_written_outlives_the_sending_of_another(visitor: BrowserContext) -> None:
    other = visitor.new_page()
    write_the_story(other)
    other.get_by_label("Titre").fill("Un autre récit")
    _wait_for(other, "Un autre récit")
    tab = visitor.new_page()
    tell_all(tab)
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")
    assert _drafts(tab) == 1
    assert "Un autre récit" in _storage(tab)


def test_after_thirty_days_it_is_kept_no_longer(visitor: BrowserContext) -> None:
    visitor.clock.set_fixed_time("2026-05-03T14:07:00+02:00")
    write_the_story(visitor.new_page())
    _close(visitor)
    visitor.clock.set_fixed_time("2026-06-02T14:06:00+02:00")
    expect(_come_back(visitor).get_by_text(OFFER)).to_be_visible()
    visitor.clock.set_fixed_time("2026-06-02T14:08:00+02:00")
    tab = _come_back(visitor)
    _offers_nothing(tab)
    assert _drafts(tab) == 0


def test_the_offer_can_be_declined_for_good(visitor: BrowserContext) -> None:
    write_the_story(visitor.new_page())
    _close(visitor)
    tab = _come_back(visitor)
    press(tab, "L’effacer")
    expect(tab.get_by_text("Le récit gardé est effacé.")).to_be_visible()
    expect(tab.get_by_label("Titre")).to_be_focused()
    assert _drafts(tab) == 0
    _offers_nothing(_come_back(visitor))


def test_each_page_says_what_is_kept_and_erases_it(visitor: BrowserContext) -> None:
    """What is on the page stays there; it is not kept again on the pages that follow."""
    tab = visitor.new_page()
    tell_the_story(tab)
    expect(tab.get_by_text(KEPT)).to_be_visible()
    press(tab, "Effacer le brouillon de ce navigateur")
    expect(tab.get_by_text("Le brouillon est effacé.")).to_be_focused()
    assert _drafts(tab) == 0
    choose_a_service(tab)
    say_who(tab)
    expect(tab.get_by_text(KEPT)).to_be_hidden()
    assert _drafts(tab) == 0
    expect(tab.get_by_role("main")).to_contain_text(TITLE)


def test_nothing_on_the_page_is_overwritten(visitor: BrowserContext) -> None:
    """Who writes before answering the offer keeps both stories."""
    write_the_story(visitor.new_page())
    _close(visitor)
    tab = _come_back(visitor)
    expect(tab.get_by_text(OFFER)).to_be_visible()
    tab.get_by_label("Votre récit").fill("Tout autre chose.")
    press(tab, "Le reprendre")
    expect(tab.get_by_text("Cette page contient déjà un texte")).to_be_visible()
    expect(tab.get_by_label("Votre récit")).to_have_value("Tout autre chose.")
    _wait_for(tab, "Tout autre chose.")
    assert _drafts(tab) == 2
    tab.get_by_label("Votre récit").fill("")
    press(tab, "Le reprendre")
    expect(tab.get_by_label("Votre récit")).to_have_value(TEXT)


def test_an_empty_form_is_not_kept(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tab.goto("/experience/step_1")
    tab.get_by_label("Titre").fill("Un titre")
    _wait_for(tab, "Un titre")
    tab.get_by_label("Titre").fill("")
    wait_until(tab, "() => !JSON.stringify(localStorage).includes('brouillon')")
    expect(tab.get_by_text(KEPT)).to_be_hidden()


def test_going_back_to_the_story_keeps_what_was_told_after_it(visitor: BrowserContext) -> None:
    """The first page was loaded before any service was chosen: gone on from, it has them."""
    tab = visitor.new_page()
    tell_the_story(tab)
    choose_a_service(tab)
    while not tab.get_by_label("Votre récit").count():
        tab.go_back()
    expect(tab.get_by_label("Titre")).to_have_value(TITLE)
    press(tab, "Continuer")
    expect(tab.get_by_role("group", name="Caf du Gard").get_by_label("Téléphone", exact=True)).to_be_checked()


def test_the_services_of_the_link_that_led_here_stay_beside_those_of_the_draft(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tell_the_story(tab)
    choose_a_service(tab)
    _close(visitor)
    tab = visitor.new_page()
    tab.goto("/experience/step_1?structure=gn-30")
    press(tab, "Le reprendre")
    press(tab, "Continuer")
    expect(tab.get_by_role("group", name="Caf du Gard")).to_be_visible()
    expect(tab.get_by_role("group", name="Brigade de Roquemaure")).to_be_visible()


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('refused'); } });",
        "Storage.prototype.setItem = () => { throw new Error('full'); };",
        "Object.defineProperty(window, 'localStorage', { value: undefined });",
    ],
    ids=["refused", "full", "absent"],
)
def test_a_browser_that_keeps_nothing_goes_on_without(visitor: BrowserContext, broken: str) -> None:
    visitor.add_init_script(broken)
    tab = visitor.new_page()
    tell_all(tab)
    expect(tab.get_by_text(KEPT)).to_be_hidden()
    press(tab, "Envoyer mon expérience")
    reads(tab, "Votre expérience est envoyée")


def test_a_draft_that_cannot_be_read_is_no_trouble(visitor: BrowserContext) -> None:
    tab = visitor.new_page()
    tab.goto("/experience/step_1")
    tab.evaluate("localStorage.setItem('ecoute-brouillon-x', '{}'); localStorage.setItem('ecoute-brouillon-y', '<')")
    tab.reload()
    _offers_nothing(tab)
    assert _drafts(tab) == 0


def _close(visitor: BrowserContext) -> None:
    """Close the only page as it is, without a word."""
    (tab,) = visitor.pages
    _wait_for(tab, "brouillon")
    expect(tab.locator("body")).to_contain_text(re.compile("Effacer le brouillon"))
    tab.close()


def _come_back(visitor: BrowserContext) -> Page:
    tab = visitor.new_page()
    tab.goto("/experience/step_1")
    return tab


def _offers_nothing(tab: Page) -> None:
    tab.wait_for_load_state("load")
    expect(tab.get_by_text(OFFER)).to_be_hidden()


def _storage(tab: Page) -> str:
    return str(tab.evaluate("JSON.stringify([Object.assign({}, localStorage), Object.assign({}, sessionStorage)])"))


def _drafts(tab: Page) -> int:
    return int(tab.evaluate("Object.keys(localStorage).length"))


def _wait_for(tab: Page, words: str) -> None:
    """Wait until these words are kept."""
    wait_until(tab, "words => JSON.stringify(Object.assign({}, localStorage)).includes(words)", arg=words)

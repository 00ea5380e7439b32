"""While a story is typed: what looks like personal data is pointed at, and what is left of the room is counted."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.public_form.browsing import EMAIL, fits, press, reads

PHONE_NUMBER = "06 12 34 56 78"
TOLD = f"«\u202f{PHONE_NUMBER}\u202f» ressemble à un numéro de téléphone"
REPLACE = "Remplacer par «\u202fmon numéro de téléphone\u202f»"


@pytest.fixture
def story(tab: Page) -> Page:
    """Give a tab at the first page."""
    tab.goto("/experience/step_1")
    return tab


def test_a_telephone_number_is_pointed_at_and_replaced(story: Page) -> None:
    text = _write(story, f"On m’a dit d’appeler le {PHONE_NUMBER}, puis plus rien.")
    expect(_hints(story)).to_contain_text(TOLD)
    expect(story.get_by_role("status").filter(has_text=TOLD)).to_have_count(1)
    fits(story)
    press(story, REPLACE)
    expect(text).to_have_value("On m’a dit d’appeler le mon numéro de téléphone, puis plus rien.")
    expect(text).to_be_focused()
    expect(_hints(story)).to_have_count(0)


def test_the_caret_stays_where_it_was_in_the_sentence(story: Page) -> None:
    text = _write(story, f"Le {PHONE_NUMBER} ne répond pas")
    expect(_hints(story)).to_have_count(1)
    press(story, REPLACE)
    story.keyboard.type(", jamais.")
    expect(text).to_have_value("Le mon numéro de téléphone ne répond pas, jamais.")


def test_a_replacement_can_be_undone(story: Page) -> None:
    text = _write(story, f"Appelez le {PHONE_NUMBER}.")
    press(story, REPLACE)
    expect(text).to_have_value("Appelez le mon numéro de téléphone.")
    story.keyboard.press("Control+z")
    expect(text).to_have_value(f"Appelez le {PHONE_NUMBER}.")


def test_each_passage_is_told_once_and_ignored_for_itself(story: Page) -> None:
    _write(story, f"Appelez le {PHONE_NUMBER} ou le {PHONE_NUMBER}, ou écrivez à {EMAIL}.")
    expect(_hints(story)).to_have_count(2)
    story.get_by_role("button", name=f"Ignorer «\u202f{PHONE_NUMBER}").click()
    expect(_hints(story)).to_have_count(1)
    expect(_hints(story)).to_contain_text(EMAIL)
    story.keyboard.type(" Merci.")
    story.get_by_label("Titre").fill(f"Le {PHONE_NUMBER} ne répond pas")
    expect(_hints(story)).to_have_count(2)


def test_a_hint_goes_away_with_what_it_is_about(story: Page) -> None:
    text = _write(story, f"Appelez le {PHONE_NUMBER}.")
    expect(_hints(story)).to_have_count(1)
    text.fill("Appelez.")
    expect(_hints(story)).to_have_count(0)


def test_hints_are_never_in_the_way(story: Page) -> None:
    _write(story, f"Appelez le {PHONE_NUMBER}.")
    expect(_hints(story)).to_have_count(1)
    story.get_by_label("Titre").fill("Un titre")
    story.get_by_label("négatif").check()
    press(story, "Continuer")
    reads(story, "Quels services")


def test_what_is_found_is_shown_as_text(tab: Page) -> None:
    rule = {
        "kind": "x",
        "pattern": "<.{1,60}>",
        "flags": "",
        "sentence": "{found} $& {found}",
        "instead": "<i>rien</i>",
    }
    tab.route("**/experience/indices", lambda route: route.fulfill(json=[rule]))
    tab.goto("/experience/step_1")
    hostile = '<img src="/x" onerror="document.title=1">'
    text = _write(tab, hostile)
    expect(_hints(tab)).to_contain_text(f"{hostile} $& {hostile}")
    expect(tab.locator("main img, main i")).to_have_count(0)
    press(tab, "Remplacer")
    expect(text).to_have_value("<i>rien</i>")


def test_a_pattern_that_the_browser_cannot_read_is_left_out(tab: Page) -> None:
    rules = [
        {"kind": kind, "pattern": pattern, "flags": "", "sentence": "{found} ?", "instead": "rien"}
        for kind, pattern in (("broken", "("), ("empty", "x{0,2}"), ("good", "secret"))
    ]
    tab.route("**/experience/indices", lambda route: route.fulfill(json=rules))
    tab.goto("/experience/step_1")
    _write(tab, "Un secret.")
    expect(_hints(tab)).to_have_count(1)
    expect(_hints(tab)).to_contain_text("secret ?")


def test_without_the_patterns_the_form_goes_on(tab: Page) -> None:
    """They are asked for again with the next words."""
    tab.route("**/experience/indices", lambda route: route.abort())
    tab.goto("/experience/step_1")
    with tab.expect_event("requestfailed"):
        text = _write(tab, f"Appelez le {PHONE_NUMBER}.")
    tab.unroute_all()
    text.press("End")
    text.press_sequentially(" Merci")
    expect(_hints(tab)).to_have_count(1)


def test_the_room_left_for_the_story_is_always_shown(story: Page) -> None:
    text = story.get_by_label("Votre récit")
    expect(_count(story, "text")).to_have_text("10\u202f000 caractères restants")
    expect(text).to_have_attribute("aria-describedby", re.compile("text-help .*text-count|text-help text-count"))
    text.fill("a" * 124)
    expect(_count(story, "text")).to_have_text("9\u202f876 caractères restants")
    text.fill("a" * 9_999)
    expect(_count(story, "text")).to_have_text("1 caractère restant")
    text.fill("🙂" * 10_012)
    expect(_count(story, "text")).to_have_text("12 caractères de trop")


def test_the_room_left_for_the_title_is_shown_near_its_end(story: Page) -> None:
    title = story.get_by_label("Titre")
    title.fill("a" * 120)
    expect(_count(story, "title")).to_be_hidden()
    title.fill("a" * 121)
    expect(_count(story, "title")).to_have_text("29 caractères restants")
    expect(_count(story, "title")).to_be_visible()


def test_the_room_left_is_announced_at_rest_near_the_end(story: Page) -> None:
    said = story.get_by_role("status")
    title = story.get_by_label("Titre")
    title.fill("a" * 148)
    expect(said.filter(has_text="2 caractères restants")).to_have_count(1)
    title.fill("a" * 151)
    expect(said.filter(has_text="1 caractère de trop")).to_have_count(1)
    title.fill("court")
    expect(said.filter(has_text="caractère")).to_have_count(0)


def test_what_is_too_long_is_still_sent_to_the_server(story: Page) -> None:
    """The count forbids nothing: the server says what is wrong, and the whole text comes back."""
    story.get_by_label("Titre").fill("a" * 151)
    press(story, "Continuer")
    expect(story.get_by_role("link", name="Le titre est trop long")).to_be_visible()
    expect(story.get_by_label("Titre")).to_have_value("a" * 151)


def _write(tab: Page, words: str) -> Locator:
    """Type the story as people do, by its last sign at least."""
    text = tab.get_by_label("Votre récit")
    text.fill(words[:-1])
    text.press("End")
    text.press_sequentially(words[-1])
    return text


def _hints(tab: Page) -> Locator:
    return tab.locator(".hint")


def _count(tab: Page, name: str) -> Locator:
    return tab.locator(f"#{name}-count")

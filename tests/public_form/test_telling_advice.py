"""Before the sending: what looks like personal data is said, and what helped others is shown. Neither is in the way."""

import logging

import pytest

from core.errors import Unavailable
from core.intake import Receipt
from tests.fakes.world import World
from tests.public_form.site import Page, Site, one, words

TOLD = "Mme Durand n’a pas rappelé au 06 12 34 56 78, ni au 06 12 34 56 78."


@pytest.fixture
def helped(world: World) -> Receipt:
    """Give a published experience like the one that the tests tell, with an answer that helped."""
    receipt = world.publish("caf-30", title="RSA suspendu <b>sans</b> explication")
    world.answer(receipt, body="Envoyez la pièce manquante. " * 20)
    world.following.rate(receipt.token, 1, useful=True)
    return receipt


def _told(summary: Page, **changes: str) -> Page:
    """Give the last page with another story."""
    page = summary.form().press("Modifier votre récit").form().fill(**changes).press("Continuer")
    return page.form().press("Continuer").form().press("Continuer")


def test_personal_data_is_said_once_each_with_a_way_back(summary: Page) -> None:
    page = _told(summary, title="Écrivez à camille@exemple.fr", text=TOLD)
    box = one(page.soup, ".box.notice")
    assert [words(line) for line in box.select("li")] == [
        "«\u202fcamille@exemple.fr\u202f» ressemble à une adresse e-mail\u202f: "
        "écrivez plutôt «\u202fmon adresse e-mail\u202f».",
        "«\u202fMme Durand\u202f» ressemble à un nom de personne\u202f: écrivez plutôt «\u202fun agent\u202f».",
        "«\u202f06 12 34 56 78\u202f» ressemble à un numéro de téléphone\u202f: "
        "écrivez plutôt «\u202fmon numéro de téléphone\u202f».",
    ]
    targets = [str(button["formaction"]) for button in box.select("button")]
    assert targets == ["/experience/step_1#title", "/experience/step_1#text"]
    back = page.form().press("Modifier le récit")
    assert back.h1 == "Racontez votre expérience" and back.form()["text"] == TOLD


def test_personal_data_does_not_stop_the_sending(world: World, summary: Page) -> None:
    _told(summary, text=TOLD).form().press("Envoyer", status=303)
    assert world.store.tables.experiences[1].text == TOLD


def test_a_story_without_personal_data_has_no_box(summary: Page) -> None:
    assert not summary.soup.select(".box.notice")


def test_what_helped_others_is_shown_beside_the_form(helped: Receipt, summary: Page) -> None:
    page = _told(summary)
    aside = one(page.soup, "aside")
    assert words(one(aside, "h2")) == "Cela répond-il à votre question\u202f?"
    link = one(aside, "a")
    assert words(link) == "RSA suspendu <b>sans</b> explication (nouvel onglet)"
    assert (link["target"], link["rel"]) == ("_blank", ["noopener"])
    assert summary.site.get(str(link["href"])).h1.startswith("RSA suspendu")
    assert "Caf du Gard a répondu\u202f: «\u202fBonjour Rugby 71, Envoyez la pièce manquante." in words(aside)
    assert len(words(aside)) < 600
    assert not aside.find_parent("form") and not aside.select("input, button")
    page.form().press("Envoyer", status=303)


@pytest.mark.parametrize("useful", [None, False])
def test_an_answer_that_helped_nobody_is_not_shown(world: World, summary: Page, useful: bool | None) -> None:
    receipt = world.publish("caf-30")
    world.answer(receipt)
    if useful is not None:
        world.following.rate(receipt.token, 1, useful=useful)
    assert not _told(summary).soup.select("aside")


def test_three_at_most_are_shown(world: World, summary: Page) -> None:
    for _ in range(5):
        receipt = world.publish("caf-30")
        world.answer(receipt)
        world.following.rate(receipt.token, 1, useful=True)
    assert len(_told(summary).soup.select("aside li")) == 3


def test_the_form_goes_on_without_what_helped_others(
    world: World, summary: Page, helped: Receipt, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is said on the page, and a line says it to who looks after the machine."""

    def fail(*_: object) -> None:
        raise Unavailable("La base de données ne répond pas.")

    monkeypatch.setattr(world.library, "helpful_like", fail)
    with caplog.at_level(logging.WARNING, "ecoute.public_form"):
        page = _told(summary)
    assert page.h1 == "Relisez avant d’envoyer" and not page.soup.select("aside, .box.problem")
    assert "La base de données ne répond pas." in caplog.text
    page.form().press("Envoyer", status=303)


def test_each_modify_button_leads_to_its_field(summary: Page, site: Site) -> None:
    """The place in the address is one of the page, and the first field of that part."""
    places = {str(button["formaction"]) for button in summary.soup.select(".recap button")}
    assert places == {"/experience/step_1#title", "/experience/step_2#choisis", "/experience/step_3#pseudonym"}
    for place in places:
        path, _, anchor = place.partition("#")
        page = site.post(path, [*summary.form().fields, ("action", "show")])
        assert page.soup.select(f'[id="{anchor}"]'), place

"""The author's word on an answer, on the page behind the secret link."""

import pytest

from core.intake import Receipt
from tests.fakes.world import World
from tests.public_form.followed import away
from tests.public_form.site import Page, Site, one


@pytest.fixture
def answered(world: World) -> Receipt:
    """Give an experience with an answer."""
    receipt = world.publish("caf-30", "caf-34")
    world.clock.advance(hours=5)
    world.answer(receipt)
    return receipt


def _follow(site: Site, receipt: Receipt) -> Page:
    return site.get(f"/suivi/{receipt.token}")


@pytest.mark.parametrize(("choice", "said"), [("yes", "vous est utile"), ("no", "ne vous est pas utile")])
def test_an_opinion_is_kept_and_shown(world: World, site: Site, answered: Receipt, choice: str, said: str) -> None:
    form = _follow(site, answered).form(".rating").fill(useful=choice, comment="Clair et rapide.")
    sent = form.press("Envoyer mon avis", status=303)
    assert sent.location == f"/suivi/{answered.token}#avis-1"
    page = sent.follow()
    assert f"Vous avez dit que cette réponse {said}. Merci." in page.text
    heard = one(page.soup, "#avis-1")
    assert heard["role"] == "status" and heard["tabindex"] == "-1"
    vote = next(iter(world.store.tables.evaluations.values()))
    assert (vote.useful, vote.comment) == (choice == "yes", "Clair et rapide.")


def test_an_opinion_can_be_changed(world: World, site: Site, answered: Receipt) -> None:
    _follow(site, answered).form(".rating").fill(useful="yes", comment="Assez clair.").press("Envoyer", status=303)
    form = _follow(site, answered).form(".rating")
    assert (form["useful"], form["comment"]) == ("yes", "Assez clair.")
    form.fill(useful="no").press("Envoyer", status=303)
    assert [vote.useful for vote in world.store.tables.evaluations.values()] == [False]


def test_an_opinion_needs_a_choice(world: World, site: Site, answered: Receipt) -> None:
    page = _follow(site, answered).form(".rating").fill(comment="Sans choix.").press("Envoyer", status=422)
    assert page.faults == {"useful-1": "Dites si la réponse vous est utile ou non."}
    assert one(page.soup, "#useful-1")["aria-invalid"] == "true"
    assert page.form(".rating")["comment"] == "Sans choix."
    assert not world.store.tables.evaluations


def test_a_comment_too_long_is_said_and_kept(site: Site, answered: Receipt) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="yes", comment="a" * 1001)
    page = form.press("Envoyer", status=422)
    assert "il en compte 1001" in page.faults["comment-1"]
    assert page.form(".rating")["comment"] == "a" * 1001 and page.form(".rating")["useful"] == "yes"


def test_an_old_token_keeps_the_opinion(site: Site, answered: Receipt) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="no", comment="Toujours rien.").put("csrf_token", "x")
    page = form.press("Envoyer", status=400)
    assert "restée ouverte trop longtemps" in page.text
    again = page.form(".rating")
    assert (again["useful"], again["comment"]) == ("no", "Toujours rien.")
    again.press("Envoyer", status=303)


def test_the_opinion_is_kept_when_the_database_is_away(
    world: World, site: Site, answered: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="no", comment="Toujours rien.")
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "reading", away)
        trouble.setattr(world.store, "writing", away)
        page = form.press("Envoyer", status=503)
        assert "La base de données ne répond pas." in site.get(f"/suivi/{answered.token}", 503).text
    assert page.form(".rating")["comment"] == "Toujours rien."
    page.form(".rating").press("Envoyer", status=303)


@pytest.mark.parametrize("position", ["2", "99999", "0", "-1", "x", "", "²"])
def test_only_an_answer_can_be_rated(world: World, site: Site, answered: Receipt, position: str) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="yes").put("position", position)
    form.press("Envoyer", status=409 if position in {"2", "99999"} else 400)
    assert not world.store.tables.evaluations


def test_a_corrected_answer_is_rated_anew(world: World, site: Site, answered: Receipt) -> None:
    """What was said of the text before it is not said of this one."""
    _follow(site, answered).form(".rating").fill(useful="no", comment="Rien compris.").press("Envoyer", status=303)
    world.answer(answered, body="Voici, plus clairement.")
    page = _follow(site, answered)
    assert (page.form(".rating")["useful"], page.form(".rating")["comment"]) == ("", "")
    assert "Vous avez dit" not in page.text


def test_an_opinion_sent_twice_is_one_opinion(world: World, site: Site, answered: Receipt) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="yes", comment="Merci.")
    assert form.press("Envoyer", status=303).location == form.press("Envoyer", status=303).location
    assert len(world.store.tables.evaluations) == 1


def test_an_answer_gone_meanwhile_keeps_the_opinion(world: World, site: Site, answered: Receipt) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="yes", comment="Merci.")
    world.following.withdraw(answered.token)
    page = form.press("Envoyer", status=409)
    assert page.form(".rating")["comment"] == "Merci." and "pas de réponse à évaluer" in page.text

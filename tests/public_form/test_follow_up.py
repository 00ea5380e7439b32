"""The page behind the secret link: what became of the experience, and the author's word on the answers."""

import pytest

from core.errors import Unavailable
from core.intake import Receipt
from core.vocabulary import CharterReason
from tests.fakes.world import World
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


def test_it_tells_each_step_with_its_date(world: World, site: Site, answered: Receipt) -> None:
    page = _follow(site, answered)
    assert page.h1 == "Votre expérience n°\u00a01"
    steps = [" ".join(tag.get_text(" ").split(" ")).strip() for tag in page.soup.select(".steps li")]
    assert [step.split(" à ")[0] for step in steps] == ["3 mai 2026"] * 3
    assert "Vous avez envoyé" in steps[0] and "publiée" in steps[1] and "répondu" in steps[2]
    assert "J’ai appelé trois fois" in page.text and "/experiences/1_rsa-suspendu-sans-explication" in page.links


def test_each_state_is_said(world: World, site: Site) -> None:
    receipt = world.submit()
    assert "attend d’être lue" in _follow(site, receipt).text
    world.desk("modo").hold(receipt.number, 1, "voir avec le collègue")
    page = _follow(site, receipt)
    assert "un peu plus de temps" in page.text and "collègue" not in page.text
    world.desk("modo").reject(receipt.number, 2, CharterReason.ACCUSATION, "Retirez le nom.\n\nPuis recommencez.")
    page = _follow(site, receipt)
    assert "mise en cause d’une personne" in page.text and "Retirez le nom." in page.text


def test_a_secret_that_was_not_made_here_opens_nothing(site: Site) -> None:
    for token in ("abc", "1.x", "Mg.xxxx", "é"):
        page = site.get(f"/suivi/{token}", 404)
        assert "Ce lien de suivi n’est pas valable" in page.text
        assert site.get(f"/experience/recue/{token}", 404)


def test_nothing_on_the_way_keeps_or_names_it(site: Site, answered: Receipt) -> None:
    for path in (f"/suivi/{answered.token}", f"/experience/recue/{answered.token}", "/suivi/faux"):
        answer = site.client.get(path)
        if answer.status_code == 404:
            assert answer.headers["Cache-Control"] == "no-store"
            continue
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex' in answer.text


@pytest.mark.parametrize(("choice", "said"), [("yes", "vous est utile"), ("no", "ne vous est pas utile")])
def test_an_opinion_is_kept_and_shown(world: World, site: Site, answered: Receipt, choice: str, said: str) -> None:
    form = _follow(site, answered).form(".rating").fill(useful=choice, comment="Clair et rapide.")
    sent = form.press("Envoyer mon avis", status=303)
    assert sent.location == f"/suivi/{answered.token}#reponse-1"
    page = sent.follow()
    assert f"Vous avez dit que cette réponse {said}. Merci." in page.text
    vote = next(iter(world.store.tables.evaluations.values()))
    assert (vote.useful, vote.comment) == (choice == "yes", "Clair et rapide.")


def test_an_opinion_can_be_changed(world: World, site: Site, answered: Receipt) -> None:
    _follow(site, answered).form(".rating").fill(useful="yes").press("Envoyer", status=303)
    form = _follow(site, answered).form(".rating")
    assert form["useful"] == "yes"
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
    def fail() -> None:
        raise Unavailable("La base de données ne répond pas.")

    form = _follow(site, answered).form(".rating").fill(useful="no", comment="Toujours rien.")
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "reading", fail)
        trouble.setattr(world.store, "writing", fail)
        page = form.press("Envoyer", status=503)
        assert "La base de données ne répond pas." in site.get(f"/suivi/{answered.token}", 503).text
    assert page.form(".rating")["comment"] == "Toujours rien."
    page.form(".rating").press("Envoyer", status=303)


@pytest.mark.parametrize("position", ["2", "99999", "0", "-1", "x", "", "²"])
def test_only_an_answer_can_be_rated(world: World, site: Site, answered: Receipt, position: str) -> None:
    form = _follow(site, answered).form(".rating").fill(useful="yes").put("position", position)
    form.press("Envoyer", status=409 if position in {"2", "99999"} else 400)
    assert not world.store.tables.evaluations


def test_following_every_link_changes_nothing(world: World, site: Site, answered: Receipt) -> None:
    """A mail scanner opens all it finds, and all that these pages lead to."""
    before = repr(world.store.tables)
    waiting, seen = [f"/suivi/{answered.token}", "/"], set[str]()
    while waiting:
        path = waiting.pop().partition("#")[0].removeprefix("http://localhost")
        if not path or path in seen:
            continue
        seen.add(path)
        page = Page(site, site.client.get(path, follow_redirects=True, buffered=True))
        waiting += page.links
    assert len(seen) > 6 and repr(world.store.tables) == before

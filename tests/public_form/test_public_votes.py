"""What visitors say of an answer: a link only asks, a form counts, once for each browser and day."""

import pytest

from tests.fakes.world import World
from tests.public_form.site import Site, words

PATH = "/experiences/1_rsa-suspendu-sans-explication"
ASK = "/experiences/1/avis/1"


@pytest.fixture(autouse=True)
def _answered(world: World) -> None:
    world.answer(world.publish())


def said(site: Site) -> str:
    """Give what the page says of the votes of visitors, "" when it says nothing."""
    return " ".join(words(tag) for tag in site.get(PATH).soup.select(".visitors"))


def test_the_way_from_the_answer_to_the_thanks(site: Site) -> None:
    """Oui leads to a page with Oui chosen; confirming leads back to the answer, which counts it and says thank you."""
    yes, no = site.get(PATH).soup.select(".ask-opinion a")
    assert words(yes).startswith("Oui") and words(no).startswith("Non")
    asked = site.get(str(yes["href"]))
    assert asked.form()["utile"] == "oui" and "Votre dossier est à jour." in asked.text
    counted = asked.form().press("Confirmer", status=303)
    assert counted.location == f"{PATH}?merci=1#reponse-1"
    page = counted.follow()
    assert "Merci" in words(page.soup.select("#reponse-1 .box")[0])
    assert page.soup.select(f'link[rel="canonical"][href="{PATH}"]')
    assert said(site) == "Avis de visiteurs\u202f: 1 utile , 0 pas utile ."


def test_a_get_counts_nothing(world: World, site: Site) -> None:
    before = world.store.tables.copy()
    for path in (ASK, f"{ASK}?utile=oui", f"{ASK}?utile=non", f"{PATH}?merci=1"):
        site.get(path)
    assert world.store.tables == before and said(site) == ""


def test_one_browser_has_one_vote_and_may_change_it(site: Site) -> None:
    for choice, expected in (("oui", "1 utile"), ("oui", "1 utile"), ("non", "0 utile , 1 pas utile")):
        site.get(ASK).form().fill(utile=choice).press("Confirmer", status=303)
        assert expected in said(site)
    other = Site(site.app)
    other.get(ASK).form().fill(utile="non").press("Confirmer", status=303)
    assert "0 utile , 2 pas utiles" in said(site)


def test_authors_and_visitors_are_told_apart(world: World, site: Site) -> None:
    world.following.rate(world.links.follow_token(1), 1, useful=False)
    site.get(ASK).form().fill(utile="oui").press("Confirmer", status=303)
    page = site.get(PATH)
    assert "La personne qui raconte n’a pas trouvé cette réponse utile." in page.text and "1 utile" in said(site)


def test_a_choice_is_to_be_made(world: World, site: Site) -> None:
    page = site.get(f"{ASK}?utile=peut-être").form().press("Confirmer", status=422)
    assert page.faults == {"utile-oui": "Choisissez Oui ou Non."} and not world.store.tables.evaluations


def test_an_old_page_is_shown_again_with_what_was_chosen(world: World, site: Site) -> None:
    page = site.get(ASK).form().fill(utile="non").put("csrf_token", "x").press("Confirmer", status=400)
    assert page.form()["utile"] == "non" and not world.store.tables.evaluations
    page.form().press("Confirmer", status=303)
    assert len(world.store.tables.evaluations) == 1


@pytest.mark.parametrize("path", ["/experiences/2/avis/1", "/experiences/1/avis/2", "/experiences/1/avis/x"])
def test_there_is_no_vote_without_an_answer(site: Site, path: str) -> None:
    assert site.get(path, 404).h1 == "Page introuvable"
    token = site.get(ASK).form()["csrf_token"]
    assert site.post(path, [("utile", "oui"), ("csrf_token", token)], 404).h1
    assert site.post(path, [("utile", "oui"), ("csrf_token", "x")], 404).h1


def test_a_robot_is_told_to_wait(site: Site) -> None:
    form = site.get(ASK).form().fill(utile="oui")
    for _ in range(60):
        form.press("Confirmer", status=303)
    assert form.press("Confirmer", status=429).h1 == "Trop de demandes en peu de temps"
    assert "1 utile" in said(site)


def test_nothing_keeps_the_page_that_asks(site: Site) -> None:
    headers = site.get(ASK).answer.headers
    assert headers["Cache-Control"] == "no-store" and "noindex" in headers["X-Robots-Tag"]

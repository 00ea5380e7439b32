"""Reading: home, list, detail, and what happens at a wrong address."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from core.dates import date_fr, moment_fr
from core.errors import Unavailable
from core.response import Evaluation
from core.submission import SubmittedConcern
from core.views import Cursor
from core.vocabulary import Channel, CharterReason, Sentiment
from public_form import cursors
from public_form.errors import error_page
from tests.fakes.world import World
from tests.public_form.site import Site

PATH = "/experiences/1_rsa-suspendu-sans-explication"


def test_a_card_says_the_essential(world: World, site: Site) -> None:
    receipt = world.publish()
    page = site.get("/experiences")
    for told in ("Caf du Gard", "☹ négatif", "Rugby 71", "3 mai 2026", "J’ai appelé trois fois"):
        assert told in page.text
    assert "Réponse apportée" not in page.text
    world.answer(receipt)
    assert "Réponse apportée" in site.get("/experiences").text


def test_the_list_goes_from_page_to_page(world: World, site: Site) -> None:
    """Each published experience is on one page, once, newest first."""
    for _ in range(45):
        world.publish()
        world.clock.advance(seconds=1)
    page, numbers, sizes = site.get("/experiences"), [], []
    while True:
        found = [int(link.split("/")[2].split("_")[0]) for link in page.links if link.startswith("/experiences/")]
        numbers += found
        sizes.append(len(found))
        following = [str(link["href"]) for link in page.soup.select('a[rel=next]')]
        if not following:
            break
        page = site.get(following[0])
    assert numbers == list(range(45, 0, -1)) and sizes == [20, 20, 5]


@pytest.mark.parametrize("place", ["x", "1-", "-1", "9" * 40 + "-1", "1-" + "9" * 40, "1e3-1", "١-١", "1-1\n"])
def test_a_place_that_was_not_written_here_is_refused(site: Site, place: str) -> None:
    assert "repartez du début de la liste" in site.get(f"/experiences?apres={quote(place)}", 400).text


def test_a_place_comes_back_as_it_was_written() -> None:
    place = Cursor(datetime(2026, 5, 3, 12, 0, 0, 123456, UTC), 900123)
    assert cursors.read(cursors.written(place)) == place


def test_the_detail_shows_story_services_answers_and_votes(world: World, site: Site) -> None:
    concerns = (
        SubmittedConcern(structure_code="caf-30", channels={Channel.PHONE: Sentiment.NEGATIVE, Channel.DESK: None}),
        SubmittedConcern(structure_code="hors-structures", named="Mairie de Nulle-Part"),
    )
    receipt = world.publish(concerns=concerns, text="Un paragraphe.\nUne ligne.\n\nUn autre paragraphe.")
    assert "Les services concernés n’ont pas encore répondu." in site.get(PATH).text
    world.answer(receipt, body="Votre dossier est à jour.\n\nMerci.")
    page = site.get(PATH)
    for told in ("par Rugby 71 (Gard)", "publiée le 3 mai 2026", "Téléphone ☹ négatif", "Mairie de Nulle-Part"):
        assert told in page.text
    assert "Caf du Gard a répondu" in page.text and "Votre dossier est à jour." in page.text
    paragraphs = [tag.get_text() for tag in page.soup.select(".story p")]
    assert paragraphs == ["Un paragraphe.\nUne ligne.", "Un autre paragraphe."]
    assert "trouvé cette réponse utile" not in page.text


def test_useful_votes_agree_in_number(world: World, site: Site) -> None:
    receipt = world.publish()
    world.answer(receipt)
    world.following.rate(receipt.token, 1, useful=True)
    assert "1 personne a trouvé cette réponse utile" in site.get(PATH).text
    vote = Evaluation(
        experience_number=1, position=1, revision=1, voter="visiteur-1", useful=True, at=world.clock.now()
    )
    world.store.keep(vote)
    assert "2 personnes ont trouvé cette réponse utile" in site.get(PATH).text


def test_a_corrected_answer_says_so(world: World, site: Site) -> None:
    receipt = world.publish()
    world.answer(receipt)
    world.answer(receipt, body="Texte corrigé.")
    page = site.get(PATH)
    assert "corrigée" in page.text and "Texte corrigé." in page.text and "Votre dossier est à jour" not in page.text


@pytest.mark.parametrize("name", ["1", "1_", "1_autre-titre", "01_rsa-suspendu-sans-explication", "1_a%0Ab"])
def test_there_is_one_right_address(world: World, site: Site, name: str) -> None:
    world.publish()
    assert site.get(f"/experiences/{name}", 301).location == PATH


def test_a_title_without_letters_has_an_address(world: World, site: Site) -> None:
    world.publish(title="…!?…")
    assert site.get("/experiences/1", 301).location == "/experiences/1_"
    assert site.get("/experiences/1_").h1 == "…!?…"


@pytest.mark.parametrize("name", ["2", "abc", "-1", "1x", "9" * 30, "²"])
def test_what_is_not_there_is_not_found(world: World, site: Site, name: str) -> None:
    world.publish()
    assert site.get(f"/experiences/{name}", 404).h1 == "Page introuvable"


def test_what_is_not_published_is_nowhere(world: World, site: Site) -> None:
    """Submitted, held, rejected: the public pages know nothing of it, the number included."""
    for number in (1, 2, 3):
        world.submit(title=f"Secret {number}")
    world.desk("modo").hold(2, 1, "à relire")
    world.desk("modo").reject(3, 1, CharterReason.INSULTS, "Non.")
    for path in ("/", "/experiences"):
        assert "Secret" not in site.get(path).text
    for number in (1, 2, 3):
        assert "Secret" not in site.get(f"/experiences/{number}_secret-{number}", 404).text


def test_reading_sets_no_cookie(world: World, site: Site) -> None:
    world.publish()
    for path in ("/", "/experiences", PATH, "/sante", "/robots.txt", "/static/ecoute.css", "/rien"):
        assert "Set-Cookie" not in site.client.get(path, buffered=True).headers


def test_wrong_addresses_and_methods_get_a_page_in_french(site: Site) -> None:
    assert site.get("/rien", 404).h1 == "Page introuvable"
    page = site.get("/suivi/abc/avis", 405)
    assert page.h1 == "Cette adresse ne s’utilise pas ainsi" and "POST" in page.answer.headers["Allow"]


def test_a_fault_of_ours_gets_a_page_in_french(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("secret interne")

    monkeypatch.setattr(world.library, "page", break_down)
    page = site.get("/", 500)
    assert page.h1 == "Quelque chose s’est cassé chez nous" and "secret interne" not in page.html


def test_the_pages_say_when_the_database_is_away(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise Unavailable("La base de données ne répond pas.")

    monkeypatch.setattr(world.store, "reading", fail)
    for path in ("/", "/experiences", PATH, "/sante"):
        page = site.get(path, 503)
        assert "La base de données ne répond pas." in page.text and page.answer.headers["Retry-After"]


def test_health_and_robots(site: Site) -> None:
    assert site.client.get("/sante").text == "ok"
    assert "Disallow: /suivi/" in site.client.get("/robots.txt").text


def test_dates_are_those_of_paris() -> None:
    late = datetime(2026, 4, 30, 22, 5, tzinfo=UTC)
    assert date_fr(late) == "1er mai 2026"
    assert moment_fr(late) == "1er mai 2026 à 0\u00a0h\u00a005"
    assert date_fr(datetime(2026, 5, 3, 12, tzinfo=UTC)) == "3 mai 2026"


def test_an_error_without_words_of_its_own_has_a_page(site: Site) -> None:
    with site.app.test_request_context("/"):
        assert error_page(418).status_code == 418

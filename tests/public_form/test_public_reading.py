"""Reading: the list, an experience, and what happens at a wrong address."""

from datetime import UTC, datetime
from urllib.parse import quote, unquote

import pytest

from core.action import ImprovementAction
from core.dates import date_fr, moment_fr
from core.errors import Unavailable
from core.masking import MaskedField, masks_of
from core.submission import SubmittedConcern
from core.views import Cursor
from core.vocabulary import ActionState, Channel, CharterReason, Sentiment
from public_form import cursors
from public_form.app import create_app
from public_form.errors import error_page
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.site import Page, Site, words

PATH = "/experiences/1_rsa-suspendu-sans-explication"


def test_a_card_says_the_essential(world: World, site: Site) -> None:
    receipt = world.publish()
    page = site.get("/experiences")
    for told in ("Caf du Gard", "☹ négatif", "Rugby 71", "3 mai 2026", "J’ai appelé trois fois"):
        assert told in page.text
    assert states(page) == ["En attente de réponse"]
    world.answer(receipt)
    assert states(site.get("/experiences")) == ["✓ Réponse apportée"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (ActionState.PLANNED, "☆ Action prévue"),
        (ActionState.ENGAGED, "☆ Action engagée"),
        (ActionState.DONE, "★ Action réalisée"),
    ],
)
def test_a_card_says_the_action_that_it_led_to(world: World, site: Site, state: ActionState, told: str) -> None:
    world.publish()
    act(world, state)
    assert states(site.get("/experiences")) == ["En attente de réponse", told]


def test_an_action_that_was_dropped_is_no_promise(world: World, site: Site) -> None:
    world.publish()
    act(world, ActionState.DROPPED)
    assert states(site.get("/experiences")) == ["En attente de réponse"]


def states(page: Page) -> list[str]:
    """Give what the cards of a page say became of their experiences."""
    return [words(tag) for tag in page.soup.select(".card .answered, .card .waiting, .card .acted")]


def act(world: World, state: ActionState) -> None:
    """Publish an improvement action that comes from the first experience."""
    now = world.clock.now()
    action = ImprovementAction(
        number=1, structure_code="caf", title="Un rappel sous 48 h", state=state, published_at=now
    )
    world.store.keep(action)
    world.store.tables.action_links[1, 1] = None


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
        following = [str(link["href"]) for link in page.soup.select("a[rel=next]")]
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
    assert "trouvé cette réponse utile" not in page.text and not page.soup.select(".visitors")


def test_the_detail_shows_what_changed_and_what_is_alike(world: World, site: Site) -> None:
    for _ in range(3):
        world.publish()
    assert not site.get(PATH).soup.select(".led-to")
    act(world, ActionState.DONE)
    page = site.get(PATH)
    assert "Un rappel sous 48 h" in words(page.soup.select(".led-to")[0])
    alike = [str(tag["href"]).split("_")[0] for tag in page.soup.select(".alike .card a")]
    assert alike == ["/experiences/3", "/experiences/2"]


def test_a_service_leads_to_its_page_when_it_has_one(world: World, site: Site) -> None:
    world.publish("caf-30", "hors-structures")
    assert [words(tag) for tag in site.get(PATH).soup.select(".services-told a")] == ["Caf du Gard"]
    assert "/structures/caf-30_caf-du-gard" in site.get(PATH).links


def test_a_masked_story_says_so_and_leads_to_the_charter(world: World, site: Site) -> None:
    world.publish()
    assert "masqués par la modération" not in site.get(PATH).text
    receipt = world.submit(text="Jeanne Martin m’a reçu sans attendre.")
    masks = masks_of("Jeanne Martin", "nom", {MaskedField.TEXT: "Jeanne Martin m’a reçu sans attendre."})
    world.desk("modo").publish(receipt.number, 1, [*masks], "Nous ne publions pas les noms.")
    page = site.get(site.get("/experiences/2", 301).location)
    assert "Certains mots ont été masqués par la modération" in page.text and "Jeanne" not in page.html
    assert page.soup.select('.masked a[href="/charte"]')


def test_an_experience_is_shared_without_anybody_else(world: World, site: Site) -> None:
    """By the reader's own mail program, or by copying the whole address."""
    world.publish(title="100 % & « plus » ?/# é")
    page = site.get(site.get("/experiences/1", 301).location)
    address = str(page.soup.select("#adresse")[0]["value"])
    assert address == "https://ecoute.exemple.fr/experiences/1_100-plus-e"
    (link,) = [link for link in page.links if link.startswith("mailto:")]
    told = dict(pair.split("=") for pair in link.removeprefix("mailto:?").split("&"))
    assert unquote(told["subject"]) == page.h1 and unquote(told["body"]) == f"{page.h1}\r\n\r\n{address}"
    assert page.soup.select("[data-copy][hidden]")


def test_each_page_says_what_others_show_of_it(world: World, site: Site) -> None:
    world.publish()
    for path, kind in ((PATH, "article"), ("/experiences", "website"), ("/experiences?structure=caf", "website")):
        page = site.get(path)
        told = {str(tag["property"]): str(tag["content"]) for tag in page.soup.select("meta[property]")}
        assert told["og:title"].startswith(page.h1) and told["og:type"] == kind
        assert told["og:url"] == f"https://ecoute.exemple.fr{path}" and told["og:site_name"] == "Écoute"
        assert told["og:locale"] == "fr_FR"
        assert told["og:description"] == page.soup.select('meta[name="description"]')[0]["content"] != ""
        assert page.soup.select('link[rel="canonical"]')[0]["href"] == path


def test_a_page_that_has_not_changed_is_not_sent_again(world: World, site: Site) -> None:
    """Anybody on the way may keep it, and asks each time whether it is still right."""
    receipt = world.publish()
    for path in ("/experiences", PATH, "/experiences.atom", "/sitemap.xml", "/sitemap-experiences-0.xml"):
        first = site.client.get(path)
        assert first.headers["Cache-Control"] == "no-cache" and "Cookie" not in first.headers.get("Vary", "")
        again = {"If-None-Match": first.headers["ETag"]}
        kept = site.client.get(path, headers=again)
        assert kept.status_code == 304 and not kept.data and kept.headers["Content-Security-Policy"]
    tag = {"If-None-Match": site.client.get(PATH).headers["ETag"]}
    world.answer(receipt)
    assert site.client.get(PATH, headers=tag).status_code == 200


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
    world.desk("modo").reject(3, 1, [CharterReason.INSULTS], "Non.")
    for path in ("/", "/experiences"):
        assert "Secret" not in site.get(path).text
    for number in (1, 2, 3):
        assert "Secret" not in site.get(f"/experiences/{number}_secret-{number}", 404).text


def test_reading_sets_no_cookie(world: World, site: Site) -> None:
    world.publish()
    pages = (
        "/",
        "/experiences",
        "/experiences?q=rsa&ressenti=negative",
        "/experiences?du=hier",
        PATH,
        f"{PATH}?merci=1",
    )
    files = ("/experiences.atom", "/sitemap.xml", "/sante", "/pret", "/robots.txt", "/static/ecoute.css", "/rien")
    for path in (*pages, *files):
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


def test_a_site_that_is_not_ready_is_alive(world: World, site: Site) -> None:
    """Ready is another thing than alive: while something is missing one is told no, the other yes."""
    assert site.client.get("/pret").text == "ok"

    def lack() -> None:
        raise Unavailable("La base n’est pas prête.")

    doors = Doors(world.intake, world.following, world.library, world.datasets, lack)
    waiting = Site(create_app(doors, secret_key=b"une cle pour les essais"))
    page = waiting.get("/pret", 503)
    assert "La base n’est pas prête." in page.text and page.answer.headers["Retry-After"]
    assert "Set-Cookie" not in page.answer.headers
    assert waiting.client.get("/sante").text == "ok"


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

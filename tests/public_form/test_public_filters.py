"""The list of experiences narrowed: each filter, each address, and whatever is put in an address."""

import re
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.action import ImprovementAction
from core.submission import SubmittedConcern
from core.vocabulary import ActionState, Channel, GeneralTag, Sentiment
from public_form.app import create_app
from public_form.reading.asked import NAMES, read
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.site import Page, Site, words

EVERYTHING = {1, 2, 3, 4}
DAY_1, DAY_2 = "2026-05-03", "2026-05-04"


def programme() -> World:
    """Give four experiences, each unlike the others by every filter."""
    world = World()
    told = (SubmittedConcern(structure_code="caf-30-ales", channels={Channel.DESK: Sentiment.POSITIVE}),)
    first = world.publish(title="Carte grise", sentiment=Sentiment.POSITIVE, concerns=told, department="Côte-d'Or")
    world.answer(first)
    world.clock.advance(days=1)
    world.publish("caf-34", title="Versement du RSA", text="Un versement qui ne vient pas.")
    world.clock.advance(days=1)
    third = world.publish(
        "gn-30", title="Dépôt de plainte", text="Au guichet, un accueil parfait.", sentiment=Sentiment.NEUTRAL
    )
    world.publish("hors-structures", title="Mairie fermée", text="Le guichet est fermé.")
    tagged = world.store.tables.experiences[2].model_copy(update={"tags": {GeneralTag.SIMPLICITY: Sentiment.NEGATIVE}})
    world.store.keep(tagged)
    world.store.keep(
        ImprovementAction(
            number=1, structure_code="gn", title="Accueil", state=ActionState.DONE, published_at=world.clock.now()
        )
    )
    world.store.tables.action_links[1, third.number] = None
    return world


@pytest.fixture
def world() -> World:
    """Give the programme of these tests."""
    return programme()


def shown(page: Page) -> set[int]:
    """Give the numbers of the experiences on a page."""
    return {int(str(link["href"]).split("/")[2].split("_")[0]) for link in page.soup.select(".card a")}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, EVERYTHING),
        ({"q": "versement"}, {1, 2}),
        ({"q": "VERSEMENTS rsa"}, {2}),
        ({"q": "guichet"}, {3, 4}),
        ({"q": "guichet fermé"}, {4}),
        ({"q": "dossier à jour"}, {1}),
        ({"structure": "caf"}, {1, 2}),
        ({"structure": "caf-30"}, {1}),
        ({"structure": "caf-30-ales"}, {1}),
        ({"structure": "gn"}, {3}),
        ({"structure": "hors-structures"}, {4}),
        ({"ressenti": "positive"}, {1}),
        ({"ressenti": "negative"}, {2, 4}),
        ({"canal": "desk"}, {1}),
        ({"canal": "chat"}, set()),
        ({"tag": "simplicity"}, {2}),
        ({"departement": "Côte-d'Or"}, {1}),
        ({"du": DAY_2}, {2, 3, 4}),
        ({"au": DAY_1}, {1}),
        ({"du": DAY_2, "au": DAY_2}, {2}),
        ({"reponse": "oui"}, {1}),
        ({"reponse": "non"}, {2, 3, 4}),
        ({"action": "oui"}, {3}),
        ({"q": "guichet", "structure": "gn", "reponse": "non", "action": "oui"}, {3}),
        ({"q": "guichet", "structure": "caf"}, set()),
    ],
)
def test_each_filter_keeps_what_it_says(site: Site, asked: dict[str, str], found: set[int]) -> None:
    page = site.get(f"/experiences?{urlencode(asked)}")
    assert shown(page) == found
    assert not re.search(r"[ \u00a0][:;?!»]|« ", words(page.soup.select("title")[0]))
    count = f"{len(found) or 'Aucune'} expérience{'s' if len(found) > 1 else ''}"
    assert words(page.soup.select("#resultats")[0]) == count


def test_the_form_asks_for_what_is_chosen_in_it(site: Site) -> None:
    """Sending the form, empty fields and all, leads to the one right address of the list."""
    form = site.get("/experiences").form(".filters")
    answer = form.fill(q="guichet", reponse="non").press("Chercher", status=302)
    assert answer.location == "/experiences?q=guichet&reponse=non"
    found = answer.follow()
    assert shown(found) == {3, 4}
    kept = found.form(".filters")
    assert kept["q"] == "guichet" and kept["reponse"] == "non" and kept["structure"] == ""


@pytest.mark.parametrize(
    "written",
    [
        "reponse=oui&q=rsa", "q=rsa&reponse=oui&tag=", "q=rsa&reponse=oui&reponse=non", "q=%20rsa%20&reponse=oui",
        "q=rsa&q=caf&reponse=oui&structure=",
    ],
)  # fmt: skip
def test_a_list_has_one_address(site: Site, written: str) -> None:
    assert site.get(f"/experiences?{written}", 302).location == "/experiences?q=rsa&reponse=oui"


def test_what_others_add_to_an_address_changes_nothing(site: Site) -> None:
    page = site.get("/experiences?utm_source=x&structure=gn")
    assert shown(page) == {3}
    assert "/experiences?structure=gn" in page.links


def test_no_link_of_ours_holds_an_empty_parameter(site: Site) -> None:
    page = site.get("/experiences?q=guichet&structure=caf-30&ressenti=negative&du=2026-05-03&au=2026-05-20&reponse=non")
    ours = [link for link in page.links if link.startswith("/experiences")]
    for link in ours:
        pairs = parse_qsl(urlsplit(link).query, keep_blank_values=True)
        assert all(value for _, value in pairs), link
        assert [name for name, _ in pairs] == sorted((name for name, _ in pairs), key=(*NAMES, "apres").index), link
    assert len(ours) > 8


def test_each_filter_that_is_on_can_be_taken_off(site: Site) -> None:
    page = site.get("/experiences?q=guichet&structure=caf-30&departement=C%C3%B4te-d%27Or&reponse=non&action=oui")
    chips = [words(chip) for chip in page.soup.select(".chip")]
    assert [chip.split(" ×")[0] for chip in chips] == [
        "«\u202fguichet\u202f»", "Caf du Gard", "Côte-d’Or", "en attente de réponse", "suivies d’une action"
    ]  # fmt: skip
    assert all("retirer" in chip for chip in chips)
    without = site.get(link_of(page.soup.select(".chip a")[0]))
    assert without.form(".filters")["q"] == "" and len(without.soup.select(".chip")) == 4
    everything = next(tag for tag in page.soup.select(".chips a") if words(tag) == "Tout effacer")
    assert link_of(everything) == "/experiences"


def test_a_structure_leads_up_and_down_its_tree(site: Site) -> None:
    """The other filters stay on the way."""
    page = site.get("/experiences?q=versement&structure=caf-30")
    assert [words(tag) for tag in page.soup.select(".trail a")] == [
        "Tous les services", "Caisse nationale des allocations familiales"
    ]  # fmt: skip
    assert link_of(page.soup.select(".trail a")[0]) == "/experiences?q=versement"
    assert [words(tag) for tag in page.soup.select(".narrower li a")] == ["Accueil de la Caf à Alès"]
    narrower = site.get(link_of(page.soup.select(".narrower li a")[0]))
    assert shown(narrower) == {1} and not narrower.soup.select(".narrower")
    assert narrower.form(".filters")["structure"] == "caf-30-ales"


def test_ready_made_periods_count_back_from_today(world: World, site: Site) -> None:
    world.clock.advance(days=31)
    month, year = (link_of(tag) for tag in site.get("/experiences?structure=caf").soup.select(".ready a"))
    assert month == "/experiences?structure=caf&du=2026-05-06" and year == "/experiences?structure=caf&du=2025-06-05"
    assert shown(site.get(month)) == set() and shown(site.get(year)) == {1, 2}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"du": "hier"}, "du"),
        ({"au": "2026-02-30"}, "au"),
        ({"du": "20260503"}, "du"),
        ({"du": "0001-01-01"}, "du"),
        ({"au": "9999-12-31"}, "au"),
        ({"du": DAY_2, "au": DAY_1}, "au"),
        ({"structure": "rien"}, "structure"),
        ({"structure": "a/b"}, "structure"),
        ({"ressenti": "triste"}, "ressenti"),
        ({"canal": "pigeon"}, "canal"),
        ({"tag": "x"}, "tag"),
        ({"departement": "Atlantide"}, "departement"),
        ({"reponse": "peut-être"}, "reponse"),
        ({"action": "non"}, "action"),
        ({"q": "mot " * 60}, "q"),
    ],
)
def test_what_makes_no_sense_is_told_by_its_field(site: Site, asked: dict[str, str], field: str) -> None:
    """It narrows nothing, it stands in no link, and what was typed is still there."""
    page = site.get(f"/experiences?{urlencode({'q': 'guichet'} | asked)}", 422)
    assert list(page.faults) == [field]
    assert page.soup.select(".filters details")[0].has_attr("open")
    assert not [link for link in page.links if urlencode({field: asked[field]}) in link]
    assert site.get(f"/experiences.atom?{urlencode(asked)}", 400).h1


def test_a_wrong_date_stays_in_its_field(site: Site) -> None:
    page = site.get("/experiences?du=hier&reponse=oui", 422)
    assert page.form(".filters")["du"] == "hier" and shown(page) == {1}


@pytest.mark.parametrize("typed", ["le la les", "???", "et à", "’"])
def test_words_that_nobody_can_look_for_are_told(site: Site, typed: str) -> None:
    page = site.get(f"/experiences?{urlencode({'q': typed})}")
    assert "trop courants" in page.text and shown(page) == EVERYTHING
    assert page.form(".filters")["q"] == typed


def test_what_is_found_is_marked(site: Site) -> None:
    page = site.get("/experiences?q=versement%20RSA")
    marks = {words(mark) for mark in page.soup.select(".card mark")}
    assert marks == {"Versement", "versement", "RSA"}
    assert not site.get("/experiences").soup.select("mark")


def test_nothing_found_is_kind_and_leads_on(site: Site) -> None:
    page = site.get("/experiences?q=guichet%20versement&reponse=oui")
    ways = [link_of(tag) for tag in page.soup.select(".results .box a")]
    assert ways == [
        "/experiences?reponse=oui",
        "/experiences?q=guichet+versement",
        "/experiences",
        "/experience/step_1",
    ]
    assert "chercher moins de mots" in page.text


def test_pages_keep_the_filters(world: World, site: Site) -> None:
    for _ in range(25):
        world.clock.advance(seconds=1)
        world.publish("gn-30", title="Encore un guichet")
    for asked in ("structure=gn", "q=guichet&structure=gn"):
        first = site.get(f"/experiences?{asked}")
        following = link_of(first.soup.select("a[rel=next]")[0])
        assert following.startswith(f"/experiences?{asked}&apres=")
        second = site.get(following)
        assert len(shown(first)) == 20 and shown(first) | shown(second) == {3, *range(5, 30)}
        assert f"/experiences?{asked}" in second.links and "(suite)" in words(second.soup.select("title")[0])


def test_a_great_many_are_not_counted(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("public_form.reading.listing.MANY", 3)
    assert "Plus de" in words(site.get("/experiences").soup.select("#resultats")[0])
    assert words(site.get("/experiences?structure=caf").soup.select("#resultats")[0]) == "2 expériences"


def test_lists_that_few_share_are_for_no_search_engine(site: Site) -> None:
    def hidden(path: str) -> bool:
        return bool(site.get(path).soup.select('meta[name="robots"][content="noindex"]'))

    assert not hidden("/experiences") and not hidden("/experiences?structure=caf")
    assert hidden("/experiences?q=guichet") and hidden("/experiences?structure=caf&reponse=oui")


def test_words_are_text_wherever_they_come_back(site: Site) -> None:
    typed = '"><script>alert(1)</script><b>guichet</b>{{7*7}}\u202e'
    page = site.get(f"/experiences?{urlencode({'q': typed})}", 302).follow()
    assert not page.soup.select("main b, main script, main img")
    assert page.form(".filters")["q"] == typed.removesuffix("\u202e") and "{{7*7}}" in page.text


def link_of(tag: Tag) -> str:
    """Give where a link leads."""
    return str(tag["href"])


_WORLD = programme()
_DOORS = Doors(_WORLD.intake, _WORLD.following, _WORLD.library, _WORLD.datasets, lambda: None)
_SITE = Site(create_app(_DOORS, secret_key=b"cle"))
_VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["oui", "non", "caf", "positive", "desk", "simplicity", DAY_1, "0000-00-00", "guichet", "1-1", "9" * 40]
    ),
    st.text(max_size=2).map(lambda text: text * 300),
)
_ASKED = st.lists(st.tuples(st.sampled_from([*NAMES, "apres", "merci", ""]), _VALUES), max_size=8)


@settings(max_examples=25)
@given(_ASKED, st.sampled_from(["/experiences", "/experiences.atom", "/sitemap-structures.xml"]))
@example([("q", "\ud800")], "/experiences")
@example([("q", "\x00")], "/experiences")
def test_nothing_that_is_asked_makes_the_site_fail(asked: list[tuple[str, str]], path: str) -> None:
    """Any address gives a valid page; one that leads to another address leads there once."""
    query = urlencode(asked, errors="surrogatepass", quote_via=quote)
    answer = _SITE.client.get(f"{path}?{query}")
    if answer.mimetype == "text/html":
        page = Page(_SITE, answer)
        assert page.status in {200, 302, 400, 422}
        assert page.status != 302 or Page(_SITE, _SITE.client.get(page.location)).status in {200, 422}
    else:
        assert answer.status_code == 200 and ET.fromstring(answer.data).tag


@settings(max_examples=60)
@given(_ASKED)
def test_what_is_asked_is_read_back_as_it_was(asked: list[tuple[str, str]]) -> None:
    """The address of a list asks for that list."""
    with _SITE.app.test_request_context():
        first = read(dict(asked))
        again = read(dict(parse_qsl(urlsplit(first.link()).query)))
    assert again.kept == first.kept and again.filters == first.filters and not again.faults


def test_a_day_lasts_from_midnight_to_midnight_in_paris() -> None:
    asked = read({"du": "2026-03-29", "au": "2026-03-29"}).filters
    assert asked.since and asked.until and asked.until - asked.since == timedelta(hours=23)
    assert asked.since.isoformat() == "2026-03-28T23:00:00+00:00"

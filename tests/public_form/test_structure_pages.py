"""The structures: networks, search, and the page of each with what became of what people told."""

from datetime import date
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.action import ImprovementAction
from core.indicators.indicator import Indicator
from core.links import structure_path
from core.structure import Structure
from core.vocabulary import ActionState
from public_form.app import create_app
from public_form.structures import routes
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.site import Page, Site, one, words

GARD = "/structures/caf-30_caf-du-gard"
HOSTILE = [
    "<script>alert(1)</script> & <b>gras</b>",
    "\"><img src=x onerror=alert(1)> ' {{ 7*7 }} {% raise %}",
    '#panic("x") *gras* $x$ `y` <z> @w \\u{41} // fin',
    "]]> <!-- &amp; --> </text></svg>",
    "MOT" * 100,
    "😀 中文 عربي",
]


def keep(world: World, code: str, name: str) -> str:
    """Keep the head of a network, and give the path of its page."""
    world.store.keep(Structure(code=code, path=code, name=name))
    return structure_path(code, name)


def names(page: Page) -> list[str]:
    """Give the structures that a page lists."""
    return [words(link) for link in page.soup.select(".structures a")]


def test_the_networks_are_listed_by_name(site: Site) -> None:
    page = site.get("/structures")
    assert names(page) == ["Caisse nationale des allocations familiales", "Gendarmerie nationale"]
    assert "/structures/gn_gendarmerie-nationale" in page.links


@pytest.mark.parametrize("asked", ["caf nîmes", "30000", "CAF GARD"])
def test_a_structure_is_found_by_name_town_or_postal_code(site: Site, asked: str) -> None:
    found = site.get("/structures").form(".search").fill(q=asked).press("Chercher")
    assert names(found) == ["Caf du Gard"] and GARD in found.links
    assert found.form(".search")["q"] == asked


def test_a_search_that_finds_nothing_says_what_to_try(site: Site) -> None:
    page = site.get("/structures?q=zzz")
    assert "Aucun service ne porte ces mots" in page.text and "/structures" in page.links


@pytest.mark.parametrize("asked", [*HOSTILE, "a\0b", " ", "x" * 5000])
def test_any_search_gives_a_page(site: Site, asked: str) -> None:
    page = site.get(f"/structures?q={quote(asked)}")
    assert not page.soup.select("main b, main img, main script")


def test_a_structure_says_where_it_stands(site: Site) -> None:
    page = site.get("/structures/caf-30-ales_accueil-de-la-caf-a-ales")
    assert page.h1 == "Accueil de la Caf à Alès" and "30100 Alès" in page.text
    above = [words(link) for link in page.soup.select(".trail a")]
    assert above == ["Services", "Caisse nationale des allocations familiales", "Caf du Gard"]
    assert names(site.get(GARD)) == ["Accueil de la Caf à Alès"]


def test_a_structure_leads_where_one_goes_from_it(world: World, site: Site) -> None:
    world.publish()
    wanted = {
        "/experience/step_1?structure=caf-30",
        "/experiences?structure=caf-30",
        "/experiences.atom?structure=caf-30",
        f"{GARD}/promotion",
    }
    assert wanted <= set(site.get(GARD).links)


def test_a_structure_shows_its_latest_stories_and_those_below_it(world: World, site: Site) -> None:
    world.publish("caf-30", title="Au Gard")
    world.clock.advance(seconds=1)
    world.publish("caf-30-ales", title="À Alès")
    world.clock.advance(seconds=1)
    world.publish("caf-34", title="À Montpellier")
    titles = [words(tag) for tag in site.get(GARD).soup.select(".card h3")]
    assert titles == ["À Alès", "Au Gard"]


def test_results_are_drawn_and_written(world: World, site: Site) -> None:
    """Two of three stories answered: the bar is two thirds wide, and words beside it say the same."""
    receipts = [world.publish() for _ in range(3)]
    world.clock.advance(days=2)
    for receipt in receipts[:2]:
        world.answer(receipt)
    world.following.rate(receipts[0].token, 1, useful=True)
    world.count_changes()
    page = site.get(GARD)
    shares = [words(tag) for tag in page.soup.select(".shares li")]
    assert shares == ["Réponses apportées 67\u202f% 2 sur 3", "Réponses utiles 100\u202f% 1 avis sur 1"]
    assert [tag["width"] for tag in page.soup.select(".shares .part")] == ["66.7%", "100.0%"]
    assert all(tag["aria-hidden"] == "true" for tag in page.soup.select("main svg"))
    assert words(page.soup.select(".tiles")[0]).startswith(
        "expériences publiées 3 délai médian de réponse 2\u00a0jours"
    )


def test_what_is_older_than_a_year_is_not_counted(world: World, site: Site) -> None:
    world.publish(title="Il y a longtemps")
    world.count_changes()
    world.clock.advance(days=366)
    page = site.get(GARD)
    assert "il n’y a rien à compter" in page.text and "Il y a longtemps" in page.text


def test_a_structure_that_nobody_told_of_is_kind(site: Site) -> None:
    page = site.get(GARD)
    assert "La vôtre peut être la première" in page.text and "il n’y a rien à compter" in page.text
    assert not page.soup.select(".tiles, .shares")
    assert "/experience/step_1?structure=caf-30" in page.links


def test_a_structure_shows_what_it_improves(world: World, site: Site) -> None:
    action = ImprovementAction(
        number=1,
        structure_code="caf-30-ales",
        title="Un rappel sous 48 h",
        description="Chaque appel est rappelé.",
        state=ActionState.ENGAGED,
        published_at=world.clock.now(),
    )
    world.store.keep(action)
    for told in ("Un rappel sous 48 h", "Chaque appel est rappelé.", "Action engagée", "Accueil de la Caf à Alès"):
        assert told in words(site.get(GARD).soup.select(".improvement")[0])
    assert not site.get("/structures/gn_gendarmerie-nationale").soup.select(".improvement")


def test_a_structure_shows_the_results_that_it_chose(world: World, site: Site) -> None:
    """Nothing at first; then in the words of citizens, with date and source; those computed with their period."""
    result = Indicator(
        structure_code="caf-30",
        code="IND-27",
        day=date(2026, 4, 1),
        wording="Appels qui aboutissent",
        unit="%",
        value=91.5,
        source="Téléphonie <b>du réseau</b>",
    )
    desk = world.desk("manager-30")
    desk.put_indicator(result)
    assert "Appels qui aboutissent" not in site.get(GARD).text
    for code in ("IND-27", "ECOUTE-REPONSE"):
        desk.show_indicator("caf-30", code, public=True)
    world.publish()
    world.count_changes()
    told = words(one(site.get(GARD).soup, ".indicators"))
    assert "Appels qui aboutissent 91,5\u202f% au 1er avril 2026 · Téléphonie <b>du réseau</b>" in told
    assert "Part des expériences qui ont une réponse 0\u202f% du 4 mai 2025 au 3 mai 2026 · Calculé par Écoute" in told


def test_a_long_list_below_is_cut_and_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "BELOW", 1)
    page = site.get("/structures/caf_caisse-nationale-des-allocations-familiales")
    assert len(names(page)) == 1 and "Voici les 1 premiers sur 2" in page.text


@pytest.mark.parametrize("name", ["caf-30", "caf-30_", "caf-30_autre-nom", "caf-30_a%0Ab"])
@pytest.mark.parametrize("after", ["", "/promotion", "/qr.svg"])
def test_there_is_one_right_address(site: Site, name: str, after: str) -> None:
    assert site.get(f"/structures/{name}{after}", 301).location == GARD + after
    wanted = f"{after}?pk_campaign=a%26b&_external=1"
    assert site.get(f"/structures/{name}{wanted}", 301).location == GARD + wanted


def test_a_code_may_hold_the_sign_that_parts_it_from_the_name(world: World, site: Site) -> None:
    """Even when another structure, by its own address, seems to be called so."""
    short, long = keep(world, "a", "B"), keep(world, "a_b", "Autre")
    assert (short, long) == ("/structures/a_b", "/structures/a_b_autre")
    assert site.get(short).h1 == "B" and site.get(long).h1 == "Autre"
    assert site.get("/structures/a_b_ancien-nom", 301).location == long


_WORLD = World()
_SITE = Site(
    create_app(Doors(_WORLD.intake, _WORLD.following, _WORLD.library, _WORLD.datasets, lambda: None), secret_key=b"cle")
)
_CODES = st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=64)


@settings(max_examples=40)
@given(_CODES, st.text(st.sampled_from("aé_-/#<&' "), min_size=1, max_size=12).filter(str.strip))
def test_each_structure_is_found_at_its_address(code: str, name: str) -> None:
    """Whatever its code is made of."""
    page = _SITE.get(keep(_WORLD, code, name))
    told = parse_qs(urlsplit(str(page.soup.select("main a.button")[0]["href"])).query)
    assert told == {"structure": [code]}


@pytest.mark.parametrize(
    "name", ["zzz", "zzz_caf-du-gard", "_caf-30", "_", "caf-30%00", "caf-30%00_caf-du-gard", "caf-30_caf_du-gard",
             "hors-structures", "hors-structures_hors-structures", "9" * 3000]
)  # fmt: skip
@pytest.mark.parametrize("after", ["", "/promotion", "/carte.pdf"])
def test_what_is_not_in_the_tree_is_not_found(site: Site, name: str, after: str) -> None:
    assert site.get(f"/structures/{name}{after}", 404).h1 == "Page introuvable"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_as_text(world: World, site: Site, name: str) -> None:
    path = keep(world, "code", name)
    world.publish("code")
    page = site.get(path)
    assert page.h1.split()[0] == name.split(maxsplit=1)[0]
    for shown in (page, site.get("/structures"), site.get(f"{path}/promotion"), site.get("/experiences")):
        assert not shown.soup.select("main b, main script, main img[onerror]")

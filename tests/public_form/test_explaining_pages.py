"""The pages that explain the site say what the software does, and nothing that the operator did not give."""

import pytest
from bs4 import Tag

from core.commitments import COMMITMENTS, YEAR, Commitment, Promise
from core.vocabulary import CharterReason
from public_form.app import create_app
from public_form.charter import CHARTER
from public_form.explaining import PAGES
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.conftest import STORY
from tests.public_form.site import Page, Site, one, words
from tests.public_form.test_public_wording import WRONG

PATHS = [
    "/a-propos",
    "/comment-ca-marche",
    "/charte",
    "/transparence",
    "/engagements",
    "/donnees-personnelles",
    "/accessibilite",
    "/donnees-ouvertes",
    "/plan-du-site",
]
NAMED = ["/a-propos", "/donnees-personnelles", "/accessibilite"]


def site_of(world: World, **given: str) -> Site:
    """Give the site of an operator who gave these settings."""
    doors = Doors(world.intake, world.following, world.library, world.datasets, lambda: None)
    return Site(create_app(doors, secret_key=b"cle", **given))


def inside(page: Page) -> set[str]:
    """Give the paths of the site that a page leads to."""
    return {link.partition("#")[0] for link in page.links if link.startswith("/") and "/static/" not in link} - {""}


@pytest.mark.parametrize("path", PATHS)
def test_each_page_leads_only_to_pages_that_exist(site: Site, path: str) -> None:
    """So do the menu and the foot, which every page has."""
    for link in inside(site.get(path)):
        assert site.client.get(link, buffered=True).status_code == 200, link


def test_every_page_leads_to_all_of_them(site: Site) -> None:
    """The error page does too."""
    for page in (site.get("/"), site.get("/experience/step_1"), site.get("/rien", 404)):
        assert set(PATHS) <= inside(page)
    assert len(PAGES) == len(PATHS)


def test_the_map_of_the_site_has_what_the_menu_and_the_foot_have(site: Site) -> None:
    page = site.get("/plan-du-site")
    menus = {str(a["href"]) for a in page.soup.select("header a, footer a")}
    assert menus <= {str(a["href"]) for a in page.soup.select("main a")}


@pytest.mark.parametrize(
    ("path", "name", "current"),
    [
        ("/experiences", "Expériences", "page"),
        ("/experiences/1_rsa-suspendu-sans-explication", "Expériences", "true"),
        ("/structures", "Services", "page"),
        ("/comment-ca-marche", "Comment ça marche", "page"),
        ("/experience/step_1", "Raconter", "page"),
    ],
)
def test_the_menu_says_where_one_is(world: World, site: Site, path: str, name: str, current: str) -> None:
    world.publish()
    marked = site.get(path).soup.select("header [aria-current]")
    assert [(words(link), link["aria-current"]) for link in marked] == [(name, current)]


def test_further_pages_of_the_form_are_still_in_its_part_of_the_menu(site: Site) -> None:
    services = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    assert words(one(services.soup, "header [aria-current]")) == "Raconter"


def test_the_charter_explains_each_reason_once(site: Site) -> None:
    assert [rule.reason for rule in CHARTER] == list(CharterReason)
    rules = site.get("/charte").soup.select(".rules > li")
    assert [_fold(words(one(rule, "h3"))) for rule in rules] == [_fold(reason.label) for reason in CharterReason]
    assert [rule["id"] for rule in rules] == [reason.value for reason in CharterReason]
    for rule in CHARTER:
        assert len({rule.meaning, rule.example, rule.instead}) == 3


def test_the_commitments_stand_in_order_with_their_year(site: Site) -> None:
    assert [commitment.number for commitment in COMMITMENTS] == list(range(1, 10))
    assert {commitment.year for commitment in COMMITMENTS} == {YEAR}
    page = site.get("/engagements")
    assert [words(item) for item in page.soup.select(".numbered li")] == [
        f"{commitment.number} {commitment.wording}" for commitment in COMMITMENTS
    ]
    assert str(YEAR) in page.text


def test_the_list_in_force_is_the_one_shown(world: World, site: Site) -> None:
    """A list that the operator brought takes over from its year on, not before."""
    for year, wording in ((2025, "Le nouvel engagement."), (2040, "Un engagement à venir.")):
        brought = Commitment(year=year, number=1, promise=Promise.CLOSER, wording=wording)
        world.office.bring_commitments([brought])
    page = site.get("/engagements")
    assert [words(item) for item in page.soup.select(".numbered li")] == ["1 Le nouvel engagement."]
    assert "celle de 2025" in page.text


@pytest.mark.parametrize("path", NAMED)
def test_what_the_operator_gave_is_shown(world: World, path: str) -> None:
    text = site_of(world, organisation="Ville d’Exemple", contact="ecoute@exemple.fr").get(path).text
    assert "Ville d’Exemple" in text
    assert "ecoute@exemple.fr" in text


@pytest.mark.parametrize("path", NAMED)
def test_what_the_operator_did_not_give_is_not_made_up(site: Site, path: str) -> None:
    page = site.get(path)
    assert not page.soup.select('a[href^="mailto:"]')
    assert "@" not in page.text
    assert "l’organisme qui tient ce site" in page.text.replace("L’organisme", "l’organisme")


@pytest.mark.parametrize(
    ("contact", "link"),
    [("ecoute@exemple.fr", "mailto:ecoute@exemple.fr"), ("https://exemple.fr/contact", "https://exemple.fr/contact")],
)
def test_the_contact_is_a_link(world: World, contact: str, link: str) -> None:
    assert link in site_of(world, contact=contact).get("/accessibilite").links


@pytest.mark.parametrize("path", PATHS)
def test_the_words_follow_french_typography(world: World, path: str) -> None:
    """With what the operator gave, and without."""
    for site in (site_of(world), site_of(world, organisation="Ville d’Exemple", contact="ecoute@exemple.fr")):
        text = site.get(path).text
        found = WRONG.search(text.replace("http://", "").replace(":8000", ""))
        assert not found, text[max(0, found.start() - 40) : found.end() + 20]


def test_the_site_never_says_that_it_is_the_states(site: Site) -> None:
    for path in PATHS:
        text = site.get(path).text
        assert "site officiel" not in text and "République" not in text


def test_the_statement_of_accessibility_has_the_parts_that_the_law_asks_for(site: Site) -> None:
    page = site.get("/accessibilite")
    parts = [words(heading) for heading in page.soup.select("main h2")]
    assert parts == [
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Établissement de cette déclaration",
        "Retour d’information et contact",
        "Voies de recours",
    ]
    assert "Défenseur des droits" in page.text


def test_the_foot_and_the_statement_tell_the_same_state(site: Site) -> None:
    page = site.get("/accessibilite")
    told = words(one(page.soup, 'footer [href="/accessibilite"]')).rpartition("\u202f: ")[2]
    assert told == words(_strong(page)) == "non conforme"


def _strong(page: Page) -> Tag:
    return one(page.soup, 'section[aria-labelledby="etat"] strong')


def _fold(label: str) -> str:
    return label.casefold()

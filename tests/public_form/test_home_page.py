"""The first page: what this is, the way in, what came of it lately."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from core.dates import share_fr
from public_form.home import FIGURES_LIFETIME
from public_form.keeping import Kept
from tests.fakes.world import World
from tests.public_form.site import Page, Site, words


def tiles(page: Page) -> dict[str, str]:
    """Give the figures of a page, by what they are."""
    return {words(tile.select("dt")[0]): words(tile.select("dd")[0]) for tile in page.soup.select(".tiles > div")}


def test_an_empty_programme_is_kind_and_says_no_figure(site: Site) -> None:
    page = site.get("/")
    assert "votre expérience peut être la première à recevoir une réponse" in page.text
    assert not tiles(page)
    for way in ("/experience/step_1", "/comment-ca-marche", "/experiences"):
        assert way in page.links


def test_home_shows_the_latest_answered_stories_only(world: World, site: Site) -> None:
    for number in range(6):
        receipt = world.publish(title=f"Répondue {number}")
        world.answer(receipt)
        world.clock.advance(hours=1)
    world.publish(title="Sans réponse")
    titles = [words(tag) for tag in site.get("/").soup.select(".card h3")]
    assert titles == ["Répondue 5", "Répondue 4", "Répondue 3", "Répondue 2"]


def test_the_search_box_leads_to_the_list(world: World, site: Site) -> None:
    world.publish(title="Carte grise perdue")
    world.publish(title="RSA suspendu")
    found = site.get("/").form(".search").fill(q="grise").press("Chercher")
    assert found.answer.request.path == "/experiences"
    assert "Carte grise perdue" in found.text and "RSA suspendu" not in found.text


def test_figures_are_said_with_how_they_are_counted(world: World, site: Site) -> None:
    """Three stories, two answered after three days, one of the two votes says useful."""
    receipts = [world.publish() for _ in range(3)]
    world.clock.advance(days=3)
    for receipt, useful in zip(receipts[:2], (True, False), strict=True):
        world.answer(receipt)
        world.following.rate(receipt.token, 1, useful=useful)
    world.count_changes()
    page = site.get("/")
    assert tiles(page) == {
        "expériences publiées": "3",
        "ont une réponse": "67\u202f%",
        "délai médian de réponse": "3\u00a0jours",
        "des avis disent la réponse utile": "50\u202f%",
        "action d’amélioration": "0",
    }
    assert "La moitié d’entre elles ont reçu leur première réponse dans le délai médian" in page.text
    assert "celles qui attendent encore comptent" in page.text


def test_there_is_no_median_delay_when_half_still_wait(world: World, site: Site) -> None:
    receipts = [world.publish() for _ in range(3)]
    world.answer(receipts[0])
    world.count_changes()
    page = site.get("/")
    assert "délai médian de réponse" not in tiles(page)
    assert "la moitié d’entre elles, ou plus, attendent encore" in page.text


def test_figures_are_counted_again_after_five_minutes(world: World, app: Flask, site: Site) -> None:
    app.extensions["ecoute.figures"] = Kept(
        world.library.figures, FIGURES_LIFETIME, now=lambda: world.clock.now().timestamp()
    )
    world.publish()
    world.count_changes()
    assert tiles(site.get("/"))["expérience publiée"] == "1"
    world.publish()
    world.count_changes()
    world.clock.advance(minutes=4, seconds=59)
    assert tiles(site.get("/"))["expérience publiée"] == "1"
    world.clock.advance(seconds=1)
    assert tiles(site.get("/"))["expériences publiées"] == "2"


def test_home_counts_by_itself(world: World, site: Site) -> None:
    """The application keeps its figures without any help, one programme apart from another."""
    world.publish()
    world.count_changes()
    for _ in range(2):
        assert tiles(site.get("/"))["expérience publiée"] == "1"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0"), (0.001, "1"), (0.5, "50"), (0.874, "87"), (0.876, "88"), (0.999, "99"), (1, "100")],
)
def test_shares_by_example(share: float, said: str) -> None:
    """Nothing alone is 0 %, everything alone is 100 %."""
    assert share_fr(share) == f"{said}\u202f%"


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_share_is_near_what_it_says(some: int, more: int) -> None:
    share = some / (some + more)
    assert abs(int(share_fr(share).removesuffix("\u202f%")) - 100 * share) <= 1

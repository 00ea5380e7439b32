"""The author and the local committees on the site: nothing changes by a GET, nothing is lost when it cannot be done."""

import pytest

from core.committees.sitting import Said
from core.errors import Unavailable
from core.intake import Receipt
from tests.core.committees.meetings import MANAGER, held, invited, volunteer
from tests.fakes.world import World
from tests.public_form.followed import page_of
from tests.public_form.site import Form, Site, one, words

OFFER, TAKE_BACK = "Proposer de participer", "Ne plus proposer de participer"


def form_of(site: Site, receipt: Receipt, below: str) -> Form:
    return page_of(site, receipt).form(f"form[action$='/{below}']")


def test_an_author_offers_and_takes_it_back(world: World, site: Site) -> None:
    """Each is confirmed, told in the steps, and can be undone by the other."""
    receipt = world.publish()
    sent = form_of(site, receipt, "comite").press(OFFER, status=303)
    assert "proposez de participer" in words(one(sent.follow().soup, ".box.notice"))
    assert (receipt.number, "caf-30") in world.store.tables.seat_offers
    assert "Vous avez proposé de participer" in page_of(site, receipt).text
    form_of(site, receipt, "comite").press(TAKE_BACK, status=303)
    assert world.store.tables.seat_offers == {}


def test_yes_then_no(world: World, site: Site) -> None:
    """The page says when and where, keeps the answer, and lets it change."""
    receipt = volunteer(world)
    invited(world, receipt)
    page = page_of(site, receipt)
    assert "Accueil de Nîmes" in page.text
    sent = form_of(site, receipt, "invitation").press("Oui", status=303)
    assert sent.location.endswith("#comite-1")
    assert "Vous avez dit que vous venez" in page_of(site, receipt).text
    form_of(site, receipt, "invitation").press("Non", status=303)
    assert [one.said for one in world.desk(MANAGER).committee(1).citizens] == [Said.NO]


def test_nothing_is_offered_where_it_means_nothing(world: World, site: Site) -> None:
    """A story that waits has no committee; without an address the page says why; once it met, no answer is asked."""
    assert "comité local" not in page_of(site, world.submit()).text
    receipt = world.publish()
    world.following.erase_address(receipt.token)
    page = page_of(site, receipt)
    assert "personne ne peut vous inviter" in page.text and not page.soup.select("form[action$='/comite']")
    late = volunteer(world)
    held(world, late)
    page = page_of(site, late)
    assert "n’attend plus de réponse" in page.text and not page.soup.select("form[action$='/invitation']")


@pytest.mark.parametrize("below", ["comite", "invitation"])
def test_what_cannot_be_done_now_can_be_sent_again(
    world: World, site: Site, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old token, or a store out of reach: nothing is done, and one press sends the same again."""
    receipt = volunteer(world)
    invited(world, receipt)
    button = "Ne plus" if below == "comite" else "Oui"
    before = world.store.tables.copy()
    page = form_of(site, receipt, below).put("csrf_token", "périmé").press(button, status=400)
    assert "restée ouverte trop longtemps" in page.text and world.store.tables == before

    def away(*_: object) -> None:
        raise Unavailable("La base de données ne répond pas.")

    with monkeypatch.context() as trouble:
        form = form_of(site, receipt, below)
        trouble.setattr(world.store, "writing", away)
        page = form.press(button, status=503)
    assert "ne répond pas" in page.text and world.store.tables == before
    page.form().press("Envoyer de nouveau", status=303)
    assert world.store.tables != before


def test_a_form_that_is_not_ours_is_refused(world: World, site: Site) -> None:
    receipt = volunteer(world)
    invited(world, receipt)
    before = world.store.tables.copy()
    form_of(site, receipt, "comite").put("structure", "caf-34").press(TAKE_BACK, status=303)
    page = form_of(site, receipt, "invitation").put("committee", "7").press("Oui", status=409)
    assert "pas la vôtre" in page.text
    assert world.store.tables == before

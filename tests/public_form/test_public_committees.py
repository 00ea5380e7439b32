"""The public page of the committees of a structure: dates, places, decisions; nobody's name."""

from datetime import timedelta

import pytest

from core.actions.sheet import Sheet
from core.committees.meeting import Meeting
from core.committees.sitting import Said
from tests.fakes.world import World
from tests.public_form.site import Site, words

ADDRESS = "/structures/caf-30_caf-du-gard/comites"


@pytest.fixture
def met(world: World) -> World:
    """Give a programme where a committee of the Caf du Gard met and decided twice, one action being public."""
    told = world.publish("caf-30")
    world.following.offer_to_sit(told.token, "caf-30")
    desk = world.desk("manager-30")
    meeting = Meeting(at=world.clock.now() + timedelta(days=9), place="Nîmes", elected="SECRET", facilitator="SECRET")
    version = desk.new_committee(meeting).committee.version
    version = desk.invite(1, version, [told.number]).committee.version
    world.following.answer_invitation(told.token, 1, comes=True)
    world.clock.advance(days=10)
    version = desk.hold_committee(1, version).committee.version
    version = desk.write_minutes(1, version, "SECRET").committee.version
    version = desk.decide(1, version, Sheet(title="Un rappel sous 48 h")).committee.version
    desk.decide(1, version, Sheet(title="SECRET"))
    desk.publish_action(1, 1)
    return world


def test_what_a_committee_decided_is_public_and_nobody_is_named(met: World, site: Site) -> None:
    """Its day, its place, how many citizens; the action that is public, and only a count of the one that is not."""
    page = site.get(ADDRESS)
    told = words(page.soup.select_one("main"))
    assert "Nîmes" in told and "1 citoyen" in told and "Une décision se prépare encore." in told
    assert "/actions/1_un-rappel-sous-48-h" in page.links
    assert "SECRET" not in page.text and "Rugby 71" not in told
    assert met.store.tables.invitations[1, 1].said is Said.YES
    assert ADDRESS in site.get("/structures/caf-30_caf-du-gard").links


def test_a_committee_is_shown_above_its_structure_and_not_beside_it(met: World, site: Site) -> None:
    above = site.get("/structures/caf_caisse-nationale-des-allocations-familiales/comites")
    assert "Caf du Gard" in words(above.soup.select_one("main h2 + .facts"))
    assert "Aucun comité ne s’est encore tenu" in site.get("/structures/gn_gendarmerie-nationale/comites").text


def test_a_committee_that_has_not_met_is_not_public(world: World, site: Site) -> None:
    meeting = Meeting(at=world.clock.now() + timedelta(days=9), place="Nîmes")
    world.desk("manager-30").new_committee(meeting)
    assert "Nîmes" not in words(site.get(ADDRESS).soup.select_one("main"))

"""« Ce qui change »: the public pages of the actions, and their feed."""

from xml.etree import ElementTree as ET

import pytest

from core.actions.sheet import Sheet
from core.vocabulary import ActionState
from tests.fakes.world import World
from tests.public_form.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & {{ 7*7 }}"


def act(world: World, title: str = "Un rappel sous 48 h", *numbers: int, publish: bool = True) -> int:
    desk = world.desk("manager-30")
    sheet = Sheet(
        title=title,
        owner="Camille Roux",
        contributors="Le plateau",
        problem="Personne ne répond.",
        description="Chaque appel est rappelé.",
        commitment_year=2021,
        commitment=2,
    )
    number = desk.new_action(sheet).action.number
    if numbers:
        desk.link_to_action(number, numbers)
    if publish:
        desk.publish_action(number, 1)
    return number


def test_an_action_has_its_page(world: World, site: Site) -> None:
    """What is done and why, its commitment and its stories; who carries it is nobody's business."""
    told = world.publish(title="Trois appels")
    number = act(world, "Un rappel sous 48 h", told.number)
    page = site.get(f"/actions/{number}_un-rappel-sous-48-h")
    for words in ("Personne ne répond.", "Chaque appel est rappelé.", "Des services joignables", "Trois appels"):
        assert words in page.text
    assert "Camille" not in page.text and "Le plateau" not in page.text
    assert site.get(f"/actions/{number}", 301).location == f"/actions/{number}_un-rappel-sous-48-h"


def test_what_is_prepared_is_nowhere(world: World, site: Site) -> None:
    number = act(world, publish=False)
    site.get(f"/actions/{number}_un-rappel-sous-48-h", 404)
    assert "Un rappel" not in site.get("/actions").text
    site.get("/actions/abc", 404)


def test_a_story_leads_to_its_action_and_back(world: World, site: Site) -> None:
    """And the structure leads to its list; a story withdrawn since is no longer there."""
    told = world.publish(title="Trois appels")
    number = act(world, "Un rappel sous 48 h", told.number)
    address = f"/actions/{number}_un-rappel-sous-48-h"
    assert address in site.get(f"/experiences/{told.number}_trois-appels").links
    structure = site.get("/structures/caf-30_caf-du-gard")
    assert {address, "/actions?structure=caf-30"} <= set(structure.links)
    world.desk("modo").withdraw(told.number, 2, "Demandé.")
    assert "Trois appels" not in site.get(address).text


def test_a_dropped_action_says_why(world: World, site: Site) -> None:
    number = act(world)
    world.desk("manager-30").move_action(number, 2, ActionState.DROPPED, "Le budget est refusé.")
    for path in ("/actions", f"/actions/{number}_un-rappel-sous-48-h"):
        assert "Le budget est refusé." in site.get(path).text


def test_the_list_is_read_page_by_page(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last published first, of a structure and of those below it where one is asked for."""
    monkeypatch.setattr("public_form.actions.routes.PAGE", 2)
    for rank in range(3):
        world.clock.advance(hours=1)
        act(world, f"Action {rank}")
    first = site.get("/actions?structure=caf")
    assert "Action 2" in first.text and "Action 0" not in first.text
    (following,) = [link for link in first.links if "apres=" in link]
    assert "Action 0" in site.get(following).text
    assert "Aucune action" in site.get("/actions?structure=gn").text
    site.get("/actions?structure=inconnue", 404)
    site.get("/actions?apres=x", 400)


def test_the_feed_tells_each_step(world: World, site: Site) -> None:
    """An entry for each action, new again at each step; hostile text is text."""
    number = act(world, HOSTILE)
    before = ET.fromstring(site.client.get("/actions.atom?structure=caf-30").data)
    world.clock.advance(hours=1)
    world.desk("manager-30").move_action(number, 2, ActionState.ENGAGED)
    after = ET.fromstring(site.client.get("/actions.atom?structure=caf-30").data)
    titles = [entry.findtext(f"{ATOM}title") for entry in after.findall(f"{ATOM}entry")]
    assert titles == [f"{HOSTILE} (action engagée)"]
    seen = [root.findtext(f"{ATOM}updated") or "" for root in (before, after)]
    assert seen == sorted(set(seen))
    assert "<script>" not in site.get("/actions").html

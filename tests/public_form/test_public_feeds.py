"""Lists as Atom feeds: valid, complete, and made of text only."""

from datetime import datetime
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from core.action import ImprovementAction
from core.vocabulary import ActionState, GeneralTag, Sentiment
from tests.fakes.world import World
from tests.public_form.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://ecoute.exemple.fr"
EVERY_NAME = {"feed", "entry", "id", "title", "updated", "link", "published", "author", "name", "summary", "category"}


def feed(site: Site, path: str = "/experiences.atom") -> ET.Element:
    """Give a feed, checked against what RFC 4287 asks of each."""
    answer = site.client.get(path)
    assert answer.status_code == 200 and answer.content_type == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(answer.data)
    assert root.tag == f"{ATOM}feed"
    for thing in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(ATOM + name)) == 1 and said(thing, name)
        assert datetime.fromisoformat(said(thing, "updated")).utcoffset() is not None
        assert all(link.get("href", "").startswith(BASE) for link in thing.findall(f"{ATOM}link"))
        assert len(thing.findall(f"{ATOM}link[@rel='alternate']")) == 1
    entries = root.findall(f"{ATOM}entry")
    assert all(said(entry, "author", "name") and said(entry, "summary") for entry in entries)
    ids = [said(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))
    return root


def said(thing: ET.Element, *names: str) -> str:
    """Give the text of what stands in an element."""
    found = thing.find("/".join(ATOM + name for name in names))
    assert found is not None, names
    return found.text or ""


def titles(root: ET.Element) -> list[str]:
    return [said(entry, "title") for entry in root.findall(f"{ATOM}entry")]


def test_an_entry_says_the_essential(world: World, site: Site) -> None:
    receipt = world.publish(sentiment=Sentiment.NEGATIVE)
    world.store.keep(
        world.store.tables.experiences[1].model_copy(update={"tags": {GeneralTag.RELATION: Sentiment.NEGATIVE}})
    )
    entry = feed(site).find(f"{ATOM}entry")
    assert entry is not None
    assert said(entry, "id") == f"tag:ecoute.exemple.fr,2026-05-03:/experiences/{receipt.number}"
    assert said(entry, "author", "name") == "Rugby 71"
    assert said(entry, "summary").startswith("J’ai appelé trois fois")
    link = entry.find(f"{ATOM}link")
    assert link is not None and link.get("href") == f"{BASE}/experiences/1_rsa-suspendu-sans-explication"
    labels = [category.get("label") for category in entry.findall(f"{ATOM}category")]
    assert labels == ["Caf du Gard", "négatif", "Relation"]


def test_an_entry_is_new_again_when_it_is_answered_or_acted_upon(world: World, site: Site) -> None:
    receipt = world.publish()
    seen = [said(feed(site), "entry", "updated")]
    world.clock.advance(hours=1)
    world.answer(receipt)
    seen.append(said(feed(site), "entry", "updated"))
    world.clock.advance(hours=1)
    now = world.clock.now()
    world.store.keep(
        ImprovementAction(number=1, structure_code="caf", title="Rappel", state=ActionState.ENGAGED, published_at=now)
    )
    world.store.tables.action_links[1, 1] = None
    seen.append(said(feed(site), "entry", "updated"))
    assert seen == sorted(set(seen)) and said(feed(site), "updated") == seen[-1]
    assert said(feed(site), "entry", "published") < seen[1]


def test_the_identifier_outlives_the_title(world: World, site: Site) -> None:
    world.publish()
    before = said(feed(site), "entry", "id")
    world.store.keep(world.store.tables.experiences[1].model_copy(update={"title": "Tout autre"}))
    assert said(feed(site), "entry", "id") == before and titles(feed(site)) == ["Tout autre"]


def test_each_list_names_its_feed_and_the_feed_its_list(world: World, site: Site) -> None:
    world.publish("caf-30", title="De la Caf")
    world.publish("gn-30", title="De la brigade")
    for asked in ("", "?structure=gn", "?q=brigade&structure=gn&reponse=non"):
        page = site.get(f"/experiences{asked}")
        (alternate,) = page.soup.select('link[rel="alternate"][type="application/atom+xml"]')
        assert alternate["href"] == f"/experiences.atom{asked}"
        root = feed(site, str(alternate["href"]))
        leads = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert leads == {"self": f"{BASE}/experiences.atom{asked}", "alternate": f"{BASE}/experiences{asked}"}
        assert titles(root) == (["De la brigade"] if asked else ["De la brigade", "De la Caf"])
    assert "Brigade" not in said(feed(site), "title") and "Gendarmerie" in said(
        feed(site, "/experiences.atom?structure=gn"), "title"
    )


def test_a_feed_holds_fifty_entries_newest_first(world: World, site: Site) -> None:
    for number in range(55):
        world.publish(title=f"Récit {number}")
        world.clock.advance(seconds=1)
    assert titles(feed(site)) == [f"Récit {number}" for number in range(54, 4, -1)]


def test_an_empty_feed_is_a_feed(site: Site) -> None:
    assert not titles(feed(site)) and said(feed(site), "updated")


@pytest.mark.parametrize("text", ["<b>&amp;]]>", "\x00\x08\x0b\x1f nul", "\ufffe\uffff fin", "é\u0301 😀 \u202e"])
def test_hostile_text_is_text_in_a_feed(world: World, site: Site, text: str) -> None:
    """What is imported without the care of the form included: XML forbids some signs altogether."""
    world.publish()
    hostile = {"title": f"Titre {text}", "text": f"Texte {text}", "pseudonym": text}
    world.store.tables.experiences[1] = world.store.tables.experiences[1].model_copy(update=hostile)
    root = feed(site, f"/experiences.atom?{urlencode({'departement': 'Gard'})}")
    assert titles(root)[0].startswith("Titre")
    assert {element.tag for element in root.iter()} == {ATOM + name for name in EVERY_NAME}


def test_a_story_without_pseudonym_has_an_author_all_the_same(world: World, site: Site) -> None:
    world.publish()
    world.store.keep(world.store.tables.experiences[1].model_copy(update={"pseudonym": ""}))
    assert said(feed(site), "entry", "author", "name") == "Anonyme"

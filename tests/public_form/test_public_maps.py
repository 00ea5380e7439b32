"""The map of the site for search engines: complete, each page once, and named to robots."""

from xml.etree import ElementTree as ET

import pytest

from public_form.explaining import PAGES
from tests.fakes.world import World, structures
from tests.public_form.site import Site

NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://ecoute.exemple.fr"


def read(site: Site, path: str) -> dict[str, str]:
    """Give the paths of a piece, each with the date of its last change, "" for none."""
    answer = site.client.get(path)
    assert answer.status_code == 200 and answer.mimetype == "application/xml"
    places = list(ET.fromstring(answer.data))
    found = {place.findtext(f"{NAMES}loc", ""): place.findtext(f"{NAMES}lastmod", "") for place in places}
    assert len(found) == len(places) and all(address.startswith(f"{BASE}/") for address in found)
    return {address.removeprefix(BASE): changed_at for address, changed_at in found.items()}


def everything(site: Site) -> list[str]:
    """Give every page of the map, piece after piece."""
    return [path for piece in read(site, "/sitemap.xml") for path in read(site, piece)]


def test_every_published_experience_is_there_once(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("public_form.reading.maps.PIECE", 4)
    monkeypatch.setattr("public_form.reading.maps._AT_ONCE", 3)
    for number in range(1, 23):
        if number % 5 and number not in {13, 14, 16}:
            world.publish()
        else:
            world.submit()
    paths = everything(site)
    numbers = [int(path.split("/")[2].split("_")[0]) for path in paths if path.startswith("/experiences/")]
    assert numbers == [n for n in range(1, 23) if n % 5 and n not in {13, 14, 16}]
    pieces = [path for path in read(site, "/sitemap.xml") if "experiences" in path]
    assert "/sitemap-experiences-12.xml" not in pieces and all("experiences/" in "".join(read(site, p)) for p in pieces)
    assert len(paths) == len(set(paths))


def test_every_structure_and_every_page_is_there_and_opens(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("public_form.reading.maps.PIECE", 4)
    world.publish()
    paths = everything(site)
    assert len([path for path in paths if path.startswith("/structures/")]) == len(structures())
    assert {"/", "/experiences", "/structures", "/experiences/1_rsa-suspendu-sans-explication"} < set(paths)
    assert len(paths) == 1 + len(structures()) + 4 + len(PAGES)
    for path in paths:
        assert site.client.get(path).status_code == 200, path


def test_an_answer_changes_the_date_of_its_page(world: World, site: Site) -> None:
    receipt = world.publish()
    piece = "/sitemap-experiences-0.xml"
    (before,) = read(site, piece).values()
    world.clock.advance(days=1)
    world.answer(receipt)
    (after,) = read(site, piece).values()
    assert after > before


def test_an_empty_programme_has_a_map(site: Site) -> None:
    assert not [path for path in read(site, "/sitemap.xml") if "experiences" in path]
    assert not read(site, "/sitemap-experiences-0.xml")


def test_robots_find_the_map_and_stay_out_of_what_is_secret(site: Site) -> None:
    lines = site.client.get("/robots.txt").text.splitlines()
    assert f"Sitemap: {BASE}/sitemap.xml" in lines
    assert {"Disallow: /suivi/", "Disallow: /experience/", "Disallow: /*/avis/"} <= set(lines)


@pytest.mark.parametrize(
    "path", ["/sitemap-experiences-x.xml", "/sitemap-experiences-.xml", f"/sitemap-experiences-{'9' * 30}.xml"]
)
def test_a_piece_that_cannot_be_is_not_found(site: Site, path: str) -> None:
    assert site.client.get(path).status_code == 404

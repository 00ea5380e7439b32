"""The map of the site for search engines: an index, and one piece for each range of numbers or page of structures."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, request, url_for

from core.links import structure_path
from core.text.clean import printable
from public_form import headers
from public_form.explaining import PAGES
from public_form.reading.atom import updated
from public_form.showing import whole
from public_form.wiring import doors

maps = Blueprint("maps", __name__)
maps.after_request(headers.revised)

PIECE = 10_000
"""How many numbers, or structures, a piece covers."""

_AT_ONCE = 500
"""How many experiences are read at once."""

Place = tuple[str, datetime | None]
"""A path, and when what is there changed, None when that is not known."""


@maps.get("/sitemap.xml")
def index() -> Response:
    """List the pieces."""
    library = doors().library
    paths = [url_for("maps.pages")]
    paths += [url_for("maps.experiences", after=after) for after in library.ranges(PIECE)]
    paths += [url_for("maps.structures", apres=after or None) for after in library.code_pages(PIECE)]
    return _xml("sitemapindex", "sitemap", ((path, None) for path in paths))


@maps.get("/sitemap-pages.xml")
def pages() -> Response:
    """List the pages that are always there."""
    lists = ("reading.listed", "structures.listed", "actions.listed")
    endpoints = ("home.home", *lists, *(endpoint for endpoint, _ in PAGES))
    return _xml("urlset", "url", ((url_for(endpoint), None) for endpoint in endpoints))


@maps.get("/sitemap-experiences-<int(max=999999999999999):after>.xml")
def experiences(after: int) -> Response:
    """List the experiences published under the PIECE numbers after one."""
    return _xml("urlset", "url", _experiences(after, after + PIECE))


@maps.get("/sitemap-structures.xml")
def structures() -> Response:
    """List the PIECE structures after a code."""
    found = doors().library.codes(printable(request.args.get("apres", "")), PIECE)
    return _xml("urlset", "url", ((structure_path(one.code, one.name), None) for one in found))


def _experiences(after: int, last: int) -> Iterator[Place]:
    while found := doors().library.numbers(after, _AT_ONCE):
        for experience in found:
            if experience.number > last:
                return
            yield experience.path, updated(experience)
        after = found[-1].number


def _xml(root_name: str, name: str, places: Iterable[Place]) -> Response:
    root = ET.Element(root_name, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path, changed_at in places:
        place = ET.SubElement(root, name)
        ET.SubElement(place, "loc").text = whole(path)
        if changed_at is not None:
            ET.SubElement(place, "lastmod").text = changed_at.isoformat(timespec="seconds")
    return Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), mimetype="application/xml")

"""A list as an Atom feed (RFC 4287), built element by element: what people wrote is never pasted into markup."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from core.projection import PublicExperience
from core.text.clean import printable
from public_form.showing import whole

MIMETYPE = "application/atom+xml"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed changed that never had anything in it."""


class Entry(NamedTuple):
    """An entry of a feed.

    Attributes:
        id: names it for ever.
        categories: each with its scheme, its term and its label.
    """

    id: str
    title: str
    published: datetime
    updated: datetime
    author: str
    path: str
    summary: str
    categories: Sequence[tuple[str, str, str]]


def feed(title: str, path: str, list_path: str, experiences: Iterable[PublicExperience]) -> bytes:
    """Give the feed at `path` of the list at `list_path`."""
    return feed_of(title, path, list_path, [_of_experience(experience) for experience in experiences])


def feed_of(title: str, path: str, list_path: str, entries: Sequence[Entry]) -> bytes:
    """Give a feed from its entries."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "fr"})
    _add(root, "id", whole(path))
    _add(root, "title", title)
    _add(root, "updated", max((entry.updated for entry in entries), default=_NEVER).isoformat())
    _link(root, "self", path, MIMETYPE)
    _link(root, "alternate", list_path, "text/html")
    for entry in entries:
        _entry(root, entry)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def tag(experience: PublicExperience) -> str:
    """Give the identifier of an experience for ever, whatever its title becomes (RFC 4151)."""
    host = urlsplit(whole("/")).hostname
    return f"tag:{host},{experience.written_at.date().isoformat()}:/experiences/{experience.number}"


def updated(experience: PublicExperience) -> datetime:
    """Give when what the public reads of an experience last changed: its publication, an answer, an action."""
    answers = (c.response.published_at for c in experience.concerns if c.response)
    return max([experience.published_at, *answers, *(action.moved_at for action in experience.actions)])


def _of_experience(experience: PublicExperience) -> Entry:
    return Entry(
        id=tag(experience),
        title=experience.title,
        published=experience.published_at,
        updated=updated(experience),
        author=experience.pseudonym or "Anonyme",
        path=experience.path,
        summary=experience.beginning,
        categories=tuple(_categories(experience)),
    )


def _entry(root: ET.Element, told: Entry) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", told.id)
    _add(entry, "title", told.title)
    _add(entry, "published", told.published.isoformat())
    _add(entry, "updated", told.updated.isoformat())
    _add(ET.SubElement(entry, "author"), "name", told.author)
    _link(entry, "alternate", told.path, "text/html")
    _add(entry, "summary", told.summary)
    for scheme, term, label in told.categories:
        ET.SubElement(
            entry, "category", {"scheme": whole(f"/#{scheme}"), "term": printable(term), "label": printable(label)}
        )


def _categories(experience: PublicExperience) -> Iterable[tuple[str, str, str]]:
    for concern in experience.concerns:
        yield "structure", concern.structure_code, concern.name
    if experience.sentiment:
        yield "ressenti", experience.sentiment.value, experience.sentiment.label
    for general in experience.tags:
        yield "tag", general.value, general.label


def _link(parent: ET.Element, rel: str, path: str, mimetype: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": mimetype, "href": whole(path)})


def _add(parent: ET.Element, name: str, text: str) -> None:
    # XML 1.0 forbids most control signs, even escaped.
    ET.SubElement(parent, name).text = printable(text)

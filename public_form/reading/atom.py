"""A list as an Atom feed (RFC 4287), built element by element: what people wrote is never pasted into markup."""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from core.projection import PublicExperience
from core.text.clean import printable
from public_form.showing import whole

MIMETYPE = "application/atom+xml"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed changed that never had anything in it."""


def feed(title: str, path: str, list_path: str, experiences: Iterable[PublicExperience]) -> bytes:
    """Give the feed at `path` of the list at `list_path`."""
    shown = list(experiences)
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "fr"})
    _add(root, "id", whole(path))
    _add(root, "title", title)
    _add(root, "updated", max(map(updated, shown), default=_NEVER).isoformat())
    _link(root, "self", path, MIMETYPE)
    _link(root, "alternate", list_path, "text/html")
    for experience in shown:
        _entry(root, experience)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def tag(experience: PublicExperience) -> str:
    """Give the identifier of an experience for ever, whatever its title becomes (RFC 4151)."""
    host = urlsplit(whole("/")).hostname
    return f"tag:{host},{experience.written_at.date().isoformat()}:/experiences/{experience.number}"


def updated(experience: PublicExperience) -> datetime:
    """Give when what the public reads of an experience last changed: its publication, an answer, an action."""
    answers = (c.response.published_at for c in experience.concerns if c.response)
    steps = (at for action in experience.actions for at in (action.published_at, action.engaged_at, action.done_at))
    return max([experience.published_at, *answers, *(at for at in steps if at)])


def _entry(root: ET.Element, experience: PublicExperience) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", tag(experience))
    _add(entry, "title", experience.title)
    _add(entry, "published", experience.published_at.isoformat())
    _add(entry, "updated", updated(experience).isoformat())
    _add(ET.SubElement(entry, "author"), "name", experience.pseudonym or "Anonyme")
    _link(entry, "alternate", experience.path, "text/html")
    _add(entry, "summary", experience.beginning)
    for scheme, term, label in _categories(experience):
        told = {"scheme": whole(f"/#{scheme}"), "term": printable(term), "label": printable(label)}
        ET.SubElement(entry, "category", told)


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

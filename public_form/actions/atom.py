"""The actions as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from core.projection import PublicAction
from core.text.clean import excerpt
from public_form.reading.atom import Entry, feed_of
from public_form.showing import whole

_SUMMARY = 220
"""How many signs of an action its entry shows."""


def feed(title: str, path: str, list_path: str, actions: Iterable[PublicAction]) -> bytes:
    """Give the feed at `path` of the list at `list_path`."""
    return feed_of(title, path, list_path, [_entry(action) for action in actions])


def _entry(action: PublicAction) -> Entry:
    host = urlsplit(whole("/")).hostname
    return Entry(
        id=f"tag:{host},{action.published_at.date().isoformat()}:/actions/{action.number}",
        title=f"{action.title} (action {action.state.label})",
        published=action.published_at,
        updated=action.moved_at,
        author=action.structure_name,
        path=action.path,
        summary=excerpt(action.dropped_why or action.description or action.objective or action.title, _SUMMARY),
        categories=(
            ("structure", action.structure_code, action.structure_name),
            ("etat", action.state.value, action.state.label),
        ),
    )

"""The chain of a history whose words were erased: what stays of each line, sealed anew by the erasure."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from core.history import Event, EventKind, Link

_FIELD = "sealed"


class Trail:
    """What stays of the lines of one chain, as an erasure seals it.

    A line whose words are gone can no longer be held against its own seal. The erasure, a line of the same chain,
    holds a digest of what stays of all those before it: who, when, what, and their seals.
    """

    def __init__(self) -> None:
        self._sealed = hashlib.sha256()
        self._uncovered: Link | None = None

    @property
    def uncovered(self) -> Link | None:
        """A line without its words that no erasure after it speaks of; None when there is none."""
        return self._uncovered

    @property
    def digest(self) -> str:
        """The digest of what stays of the lines so far."""
        return self._sealed.hexdigest()

    def fault(self, link: Link) -> str | None:
        """Say what is wrong with the next line beside those before it, None when nothing is."""
        wrong = None
        if link.kind is EventKind.ERASED:
            if link.changes.get(_FIELD) != ["", self.digest]:
                wrong = "les étapes effacées ne sont plus telles que l’effacement les a laissées"
            self._uncovered = None
        self.add(link)
        return wrong

    def add(self, link: Link) -> None:
        """Go on with one more line."""
        at = link.at.astimezone(UTC).isoformat(timespec="microseconds")
        stays = [link.experience_number, link.place, at, link.actor, link.kind.value, link.previous, link.seal]
        self._sealed.update(json.dumps(stays, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        if link.erased and self._uncovered is None:
            self._uncovered = link


def erasure_of(number: int, links: Iterable[Link], at: datetime, actor: str) -> Event:
    """Give the event that says that all these lines, the whole chain so far, lost their words."""
    trail = Trail()
    for link in links:
        trail.add(link)
    sealed = {_FIELD: ["", trail.digest]}
    return Event(experience_number=number, at=at, actor=actor, kind=EventKind.ERASED, changes=sealed)

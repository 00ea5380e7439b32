"""Deciding on several stories at once, or tagging them: one call of the desk for each, on the version seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.dossier import Dossier
    from core.views import QueueLine
    from tui.port import DeskPort
    from tui.screens.answer import Answer

DECISIONS = {"publish": "Publier", "reject": "Rejeter", "hold": "Mettre en attente"}
"""What may be decided of several stories, as it is said."""
TAG = "tag"
"""What those who answer may do to several stories."""
TITLES = DECISIONS | {TAG: "Poser des tags"}
DONE = {"publish": "publiée", "reject": "rejetée", "hold": "mise en attente", TAG: "tags posés"}


@dataclass(slots=True)
class Item:
    """One story among those that are decided together.

    Attributes:
        line: as it was seen when it was ticked.
        warning: why it is better read on its own, "" when nothing says so.
        taken: whether it is decided with the others; not at first when there is a warning.
        outcome: what became of it, "" before.
        dossier: the story once it is decided, None otherwise.
    """

    line: QueueLine
    warning: str
    taken: bool
    outcome: str = ""
    dossier: Dossier | None = None

    @classmethod
    def of(cls, line: QueueLine) -> Item:
        """Make the item of a line that was ticked, to be decided."""
        warning = warning_of(line)
        return cls(line, warning, not warning)

    @classmethod
    def to_tag(cls, line: QueueLine) -> Item:
        """Make the item of a line that was ticked, to be tagged: nothing about it is better read on its own."""
        return cls(line, "", taken=True)


def warning_of(line: QueueLine) -> str:
    """Say why a story is better read on its own."""
    found = ["alerte"] if line.alert else []
    if line.marks:
        found.append(f"relevé {' '.join(line.marks)}")
    return ", ".join(found)


def decide(desk: DeskPort, action: str, line: QueueLine, answer: Answer) -> Dossier:
    """Decide on one story; blocks."""
    if action == "publish":
        return desk.publish(line.number, line.version)
    if action == "reject":
        return desk.reject(line.number, line.version, answer.reasons, answer.text)
    if action == TAG:
        before = desk.show(line.number).experience.tags
        return desk.tag(line.number, line.version, {**before, **answer.tags})
    return desk.hold(line.number, line.version, answer.text)


def told(items: list[Item], what: str = "décidée") -> str:
    """Say how it went."""
    done = sum(item.dossier is not None for item in items)
    failed = sum(bool(item.outcome) and item.dossier is None for item in items)
    words = [f"{done} {what}" if done < 2 else f"{done} {what}s"]
    if failed:
        words.append(f"{failed} refusée" if failed < 2 else f"{failed} refusées")
    left = len(items) - done
    if left:
        words.append(f"{left} reste cochée" if left < 2 else f"{left} restent cochées")
    return f"En lot : {', '.join(words)}."

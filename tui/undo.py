"""The decisions made here that can still be taken back, the last one first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from core.dossier import Dossier
    from core.views import Place
    from tui.lines import Key


@dataclass(frozen=True, slots=True)
class Deed:
    """A decision.

    Attributes:
        key: the line that it was made on.
        place: the list that the line was in.
        until: when its time to be undone is over.
        position: the structure concerned whose answer was published, 0 for a decision on the whole experience.
    """

    key: Key
    place: Place | None
    until: datetime
    position: int = 0


class Deeds:
    """What was decided here; what is out of time is forgotten once something newer is there."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []

    def remember(self, key: Key, place: Place | None, dossier: Dossier, now: datetime) -> None:
        """Remember a decision, when the desk says that it can be undone; an earlier one on the same story cannot."""
        self._deeds = [deed for deed in self._deeds if deed.until > now and deed.key[0] != key[0]]
        undoable = [(file.undo_until, file.concern.position) for file in dossier.concerns]
        ends = [(until, position) for until, position in (*undoable, (dossier.undo_until, 0)) if until is not None]
        if ends:
            self._deeds.append(Deed(key, place, *max(ends)))

    def forget(self, deed: Deed) -> None:
        """Forget one that was undone, or that the desk no longer lets undo."""
        self._deeds = [kept for kept in self._deeds if kept is not deed]

    @property
    def last(self) -> Deed | None:
        """The last one, whether or not its time is over."""
        return self._deeds[-1] if self._deeds else None

    def why_not(self, now: datetime) -> str | None:
        """Say why nothing can be undone, None when something can."""
        if self.last is None:
            return "Rien à annuler : aucune décision ne vient d’être prise ici."
        if self.last.until <= now:
            if self.last.position:
                return "Le délai pour annuler est passé : pour revenir sur une réponse, corrigez-la (e)."
            return (
                "Le délai pour annuler est passé : pour revenir sur une publication, retirez l’expérience (w), "
                "avec un motif."
            )
        return None

"""Ticking lines, to decide on several stories at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.views import Place
from tui.bulk import DECISIONS, Item, told
from tui.lines import key_of
from tui.possible import left
from tui.screens.answer import Answer
from tui.screens.arriving import ArrivingScreen

if TYPE_CHECKING:
    from tui.screens.forms import Question

_TOGETHER = frozenset({Place.TO_MODERATE, Place.ALERTS, Place.HELD, Place.APPEALS})
"""The lists whose stories may be decided together."""


class TickingScreen(ArrivingScreen):
    """The part of the main screen that ticks lines, and decides on them together."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be ticked, or decided together."""
        if action == "tick":
            return self._why_not_tick()
        if action in {"untick", "decide_together"}:
            return None if self.queue.ticked else "Rien n’est coché : x coche la ligne choisie."
        if action in DECISIONS and self.queue.ticked:
            return None
        return super().why_not(action)

    def _why_not_tick(self) -> str | None:
        if self.desk is None:
            return "Le bureau s’ouvre : un instant."
        if self.place not in _TOGETHER:
            return "On ne décide en lot que dans les listes de la modération."
        return None if self.queue.chosen else "Cette liste est vide : il n’y a rien à cocher."

    def action_tick(self) -> None:
        """Tick the chosen line, or untick it."""
        self.queue.tick()
        self._ticks_changed()

    def action_untick(self) -> None:
        """Untick all the lines."""
        self.queue.untick(self.queue.ticked)
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self.name_list()
        self.refresh_bindings()

    # -- deciding

    def action_publish(self) -> None:
        """Publish what is ticked; the story on screen when nothing is."""
        if self.queue.ticked:
            self._together("publish")
        else:
            super().action_publish()

    def action_reject(self) -> None:
        """Reject what is ticked; the story on screen when nothing is."""
        if self.queue.ticked:
            self._together("reject")
        else:
            super().action_reject()

    def action_hold(self) -> None:
        """Put aside what is ticked; the story on screen when nothing is."""
        if self.queue.ticked:
            self._together("hold")
        else:
            super().action_hold()

    def action_decide_together(self) -> None:
        """Ask what to decide of all that is ticked."""
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [Choice(action, label) for action, label in DECISIONS.items()]
        picker = Picker(f"Décider en lot ({len(self.queue.ticked)})", "Décision", choices)
        self.app.push_screen(picker, lambda picked: self._together(picked) if picked else None)

    def _together(self, action: str) -> None:
        if self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
        elif action == "publish":
            self._list_all(action, Answer())
        else:
            self.app.push_screen(_question(action, len(self.queue.ticked)), partial(self._list_all, action))

    def _list_all(self, action: str, answer: Answer | None) -> None:
        items = [Item.of(line) for line in self.queue.ticked.values()]
        if answer is None or self.desk is None or self.place is None or not items:
            return
        from tui.screens.bulk import BulkScreen  # noqa: PLC0415 (kept out of the cold start)

        screen = BulkScreen(self.desk, action, answer, items, self.place.label.lower())
        self.app.push_screen(screen, partial(self._decided, self.place))

    def _decided(self, place: Place, items: list[Item] | None) -> None:
        if not items or not any(item.outcome for item in items):
            return
        for item in items:
            if item.dossier is not None:
                key = key_of(item.line)
                self.remember(key, item.dossier)
                self.queue.untick([key])
                if left(place, key[1], item.dossier):
                    self.queue.drop(key)
        self._ticks_changed()
        self.say(told(items))
        self.refresh_list()


def _question(action: str, count: int) -> Question[Answer]:
    """Ask for what goes with the decision, the same for all."""
    from tui.screens.forms import AskNote  # noqa: PLC0415 (kept out of the cold start)
    from tui.screens.rejecting import AskRejection  # noqa: PLC0415 (kept out of the cold start)

    stories = f"{count} expérience" if count == 1 else f"{count} expériences"
    if action == "reject":
        explanation = "Les mêmes motifs et le même mot iront à chaque auteur ; vous verrez la liste avant de décider."
        return AskRejection(f"Rejeter {stories}", explanation)
    return AskNote(
        f"Mettre en attente {stories}",
        "La même note ira avec chacune ; vous verrez la liste avant de décider. Rien n’est dit aux auteurs.",
        label="Note pour la modération (facultative)",
        yes="Continuer",
    )

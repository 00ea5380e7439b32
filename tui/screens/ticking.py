"""Ticking lines, to decide on several stories at once, or to tag them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.views import Place
from tui.bulk import DECISIONS, TAG, Item, told
from tui.lines import key_of
from tui.possible import left
from tui.screens.answer import Answer
from tui.screens.wording import WordingScreen

if TYPE_CHECKING:
    from tui.screens.forms import Question

_TOGETHER = frozenset({Place.TO_MODERATE, Place.ALERTS, Place.HELD, Place.APPEALS})
"""The lists whose stories may be decided together."""
_TAGGED = frozenset({Place.TO_ANSWER, Place.TO_VALIDATE, Place.DRAFTS, Place.ANSWERED, Place.ALL})
"""The lists whose stories may be tagged together."""


class TickingScreen(WordingScreen):
    """The part of the main screen that ticks lines, and decides on them together."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be ticked, or decided together."""
        if action == "tick":
            return self._why_not_tick()
        if action in {"untick", "decide_together"}:
            return None if self.queue.ticked else "Rien n’est coché : x coche la ligne choisie."
        if action in DECISIONS and self.queue.ticked and self.place in _TOGETHER:
            return None
        return super().why_not(action)

    def _why_not_tick(self) -> str | None:
        if self.desk is None:
            return "Le bureau s’ouvre : un instant."
        if self.place not in _TOGETHER | _TAGGED:
            return "Rien ne se fait en lot dans cette liste."
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
        """Ask what to decide of all that is ticked, or how to tag it."""
        if self.place in _TAGGED:
            self._ask_tags()
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [Choice(action, label) for action, label in DECISIONS.items()]
        picker = Picker(f"Décider en lot ({len(self.queue.ticked)})", "Décision", choices)
        self.app.push_screen(picker, lambda picked: self._together(picked) if picked else None)

    def _ask_tags(self) -> None:
        from tui.screens.tagging import AskTags  # noqa: PLC0415 (kept out of the cold start)

        count = len({number for number, _ in self.queue.ticked})
        asked = AskTags("Tags de l’expérience cochée" if count == 1 else f"Tags de {count} expériences", {})
        self.app.push_screen(asked, partial(self._list_all, TAG))

    def _together(self, action: str) -> None:
        if self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
        elif action == "publish":
            self._list_all(action, Answer())
        else:
            self.app.push_screen(_question(action, len(self.queue.ticked)), partial(self._list_all, action))

    def _list_all(self, action: str, answer: Answer | None) -> None:
        items = self._ticked_items(action)
        if answer is not None and action == TAG and not answer.tags:
            self.say("Aucun tag n’a été choisi : rien n’est changé.")
            return
        if answer is None or self.desk is None or self.place is None or not items:
            return
        from tui.screens.bulk import BulkScreen  # noqa: PLC0415 (kept out of the cold start)

        screen = BulkScreen(self.desk, action, answer, items, self.place.label.lower())
        self.app.push_screen(screen, partial(self._decided, self.place))

    def _ticked_items(self, action: str) -> list[Item]:
        """Give what is ticked; two structures of one experience are tagged once."""
        if action != TAG:
            return [Item.of(line) for line in self.queue.ticked.values()]
        return [Item.to_tag(line) for line in {line.number: line for line in self.queue.ticked.values()}.values()]

    def _decided(self, place: Place, items: list[Item] | None) -> None:
        if not items or not any(item.outcome for item in items):
            return
        for item in items:
            if item.dossier is not None:
                key = key_of(item.line)
                self.remember(key, item.dossier)
                self.queue.untick([kept for kept in self.queue.ticked if kept[0] == key[0]])
                if left(place, key[1], item.dossier):
                    self.queue.drop(key)
        self._ticks_changed()
        self.say(told(items, "taguée" if place in _TAGGED else "décidée"))
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

"""Deciding on a story. One key, one answer of the desk, the next story."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from core.errors import EcouteError, Unavailable
from tui.background import off_loop
from tui.deeds import call, outcome
from tui.lines import key_of
from tui.possible import ABOUT_A_STORY, left, to_settle
from tui.screens.answer import Answer
from tui.screens.undoing import UndoingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dossier import Dossier
    from tui.lines import Key

OPENING_DESK = "Le bureau s’ouvre : un instant."
OPENING = "L’expérience s’ouvre : un instant."


class DecidingScreen(UndoingScreen):
    """The part of the main screen that decides."""

    repeat_guard = 0.4
    """Seconds of quiet that the key which publishes asks for, so that a key held down publishes one story alone."""
    _last_publish = 0.0
    _kept_answers: dict[tuple[str, int], Answer]

    def why_not(self, action: str) -> str | None:
        """Say why an action is not possible on the story on screen."""
        if action not in ABOUT_A_STORY:
            return super().why_not(action)
        if self.desk is None:
            return OPENING_DESK
        if self.queue.chosen is None:
            return "Cette liste est vide : il n’y a rien à décider."
        return self._refusals.get(action) if self.dossier else OPENING

    def story_to_act_on(self) -> Dossier | None:
        """Give the story on screen, None (said so) while it is not the one that is chosen, or is not in sight."""
        chosen, dossier = self.queue.chosen, self.dossier
        if chosen is None or dossier is None or dossier.experience.number != chosen.number:
            self.say(OPENING)
            return None
        if not self.story_pane.display:
            self.go_to_pane("#story")
            self.say("Voici l’expérience : lisez-la, puis appuyez encore sur la même touche.")
            return None
        return dossier

    def go_to_pane(self, selector: str) -> None:
        """Bring a pane in sight and give it the keys."""
        raise NotImplementedError

    def action_publish(self) -> None:
        """Publish the story on screen."""
        before, self._last_publish = self._last_publish, monotonic()
        dossier = self.story_to_act_on()
        if dossier is not None and self._last_publish - before < self.repeat_guard:
            self.say("Lisez d’abord celle-ci, puis publiez-la.")
        elif dossier is not None:
            self.publish(dossier)

    def await_reading(self) -> None:
        """Ask the key that publishes for some quiet: what is on screen has just changed."""
        self._last_publish = monotonic()

    def publish(self, dossier: Dossier) -> None:
        """Publish a story as it is."""
        self._decide("publish", dossier, Answer(""))

    def action_reject(self) -> None:
        """Ask for the reasons, then reject."""
        self._ask("reject")

    def action_hold(self) -> None:
        """Ask for a note, then put aside."""
        self._ask("hold")

    def action_withdraw(self) -> None:
        """Ask for a reason and a word, then withdraw."""
        self._ask("withdraw")

    def action_alert(self) -> None:
        """Say what is feared, or what was done about it."""
        dossier = self.dossier
        self._ask("clear_alert" if dossier is not None and dossier.experience.alert else "raise_alert")

    def action_route(self) -> None:
        """Ask which structures are concerned."""
        self._ask("route")

    def action_tag(self) -> None:
        """Ask for the general tags."""
        self._ask("tag")

    def _ask(self, action: str) -> None:
        dossier = self.story_to_act_on()
        if dossier is not None and self.desk is not None and self.me is not None:
            from tui.screens.questions import question  # noqa: PLC0415 (kept out of the cold start)

            kept = self._kept_answers.get((action, dossier.experience.number))
            asked = question(action, self.desk, self.me.rules, dossier, kept)
            self.app.push_screen(asked, partial(self._decide, action, dossier))

    def action_settle(self) -> None:
        """Deal with a request for transfer or with reports; for those who answer, ask for a transfer."""
        dossier, line, desk = self.story_to_act_on(), self.queue.chosen, self.desk
        if dossier is None or line is None or desk is None:
            return
        from tui.screens.settling import settlement  # noqa: PLC0415 (kept out of the cold start)

        number, position = dossier.experience.number, line.position
        kind = to_settle(dossier, self.place, position)
        kept = {action: answer for (action, of), answer in self._kept_answers.items() if of == number}
        asked = settlement(kind, desk, dossier, position, self.ecoute.now(), kept)
        self.app.push_screen(asked, partial(self._chosen, dossier))

    def _chosen(self, dossier: Dossier, answer: Answer | None) -> None:
        if answer is not None and answer.action == "withdraw":
            self._ask("withdraw")
        elif answer is not None:
            self._decide(answer.action, dossier, answer)

    def action_history(self) -> None:
        """Read everything that was done to the story."""
        dossier = self.story_to_act_on()
        if dossier is not None:
            from tui.screens.history import HistoryScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(HistoryScreen(dossier))

    def _decide(self, action: str, dossier: Dossier, answer: Answer | None) -> None:
        if answer is None or self.desk is None:
            return
        number, line = dossier.experience.number, self.queue.chosen
        self._kept_answers[action, number] = answer
        if self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
            return
        self._deciding = True
        key = key_of(line) if line is not None and line.number == number else (number, 0)
        self.in_background("decide", self._carry_out, action, key, call(self.desk, action, dossier, answer))

    async def _carry_out(self, action: str, key: Key, deed: Callable[[], Dossier]) -> None:
        try:
            dossier = await off_loop(deed)
        except EcouteError as error:
            self.ecoute.report(error)
            if not isinstance(error, Unavailable):
                self.action_refresh_list()
        else:
            self._kept_answers.pop((action, key[0]), None)
            self.after_deed(key, dossier, outcome(action, dossier, short=self.narrow))
        finally:
            self._deciding = False

    def after_deed(self, key: Key, dossier: Dossier, sentence: str) -> None:
        """Say what happened; when the line left its list, the next story opens."""
        self.say(sentence)
        self.remember(key, dossier)
        place = self.place
        if place is not None and left(place, key[1], dossier):
            self.drop_line(key)
        else:
            self.show_dossier(dossier)
        self.refresh_list()

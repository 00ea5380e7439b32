"""Deciding on a story: publish, reject, put aside, withdraw. One key, one answer of the desk, the next story."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from core.errors import EcouteError, Unavailable
from tui.background import off_loop
from tui.possible import DECISIONS, left
from tui.screens.answer import Answer
from tui.screens.loading import LoadingScreen
from tui.words import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dossier import Dossier
    from core.vocabulary import CharterReason
    from tui.lines import Key
    from tui.port import DeskPort

OPENING = "L’expérience s’ouvre : un instant."
_OUTCOMES = {"publish": "publiée", "reject": "rejetée", "hold": "mise en attente", "withdraw": "retirée"}


class DecidingScreen(LoadingScreen):
    """The part of the main screen that decides."""

    repeat_guard = 0.4
    """Seconds of quiet that the key which publishes asks for, so that a key held down publishes one story alone."""
    _deciding = False
    _last_publish = 0.0
    _kept_answers: dict[tuple[str, int], Answer]

    def why_not(self, action: str) -> str | None:
        """Say why an action is not possible on the story on screen."""
        if action not in DECISIONS and action != "answer":
            return None
        if self.desk is None:
            return "Le bureau s’ouvre : un instant."
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
            self.say("Voici l’expérience : lisez-la, puis décidez avec la même touche.")
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
            self._decide("publish", dossier, Answer(""))

    def action_reject(self) -> None:
        """Ask for the reason, then reject."""
        self._ask("reject")

    def action_hold(self) -> None:
        """Ask for a note, then put aside."""
        self._ask("hold")

    def action_withdraw(self) -> None:
        """Ask for a reason and a word, then withdraw."""
        self._ask("withdraw")

    def _ask(self, action: str) -> None:
        dossier = self.story_to_act_on()
        if dossier is not None:
            from tui.screens.questions import question  # noqa: PLC0415 (kept out of the cold start)

            kept = self._kept_answers.get((action, dossier.experience.number))
            self.app.push_screen(question(action, dossier.experience, kept), partial(self._decide, action, dossier))

    def _decide(self, action: str, dossier: Dossier, answer: Answer | None) -> None:
        if answer is None or self.desk is None:
            return
        if self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
            return
        self._deciding = True
        self._kept_answers[action, dossier.experience.number] = answer
        call = _call(self.desk, action, dossier, answer)
        self.in_background("decide", self._carry_out, action, dossier.experience.number, call)

    async def _carry_out(self, action: str, number: int, call: Callable[[], Dossier]) -> None:
        try:
            dossier = await off_loop(call)
        except EcouteError as error:
            self.ecoute.report(error)
            if not isinstance(error, Unavailable):
                self.action_refresh_list()
        else:
            self._kept_answers.pop((action, number), None)
            self.after_deed((number, 0), dossier, f"{named(dossier.experience)} : {_OUTCOMES[action]}.")
        finally:
            self._deciding = False

    def after_deed(self, key: Key, dossier: Dossier, sentence: str) -> None:
        """Say what happened; when the line left its list, the next story opens."""
        self.say(sentence)
        place = self.place
        if place is not None and left(place, key[1], dossier):
            self.drop_line(key)
        else:
            self.show_dossier(dossier)
        self.refresh_list()


def _call(desk: DeskPort, action: str, dossier: Dossier, answer: Answer) -> Callable[[], Dossier]:
    number, version = dossier.experience.number, dossier.experience.version
    calls: dict[str, Callable[[], Dossier]] = {
        "publish": lambda: desk.publish(number, version),
        "reject": lambda: desk.reject(number, version, [_reason(answer)], answer.text),
        "hold": lambda: desk.hold(number, version, answer.text),
        "withdraw": lambda: desk.withdraw(number, version, answer.text),
    }
    return calls[action]


def _reason(answer: Answer) -> CharterReason:
    if answer.reason is None:
        raise ValueError("a rejection rests on a reason of the charter")
    return answer.reason

"""From the lists to the plan of actions, and from a story to the action that it leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.errors import EcouteError
from tui.background import off_loop
from tui.screens.figuring import FiguringScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.actions.file import ActionFile, ActionList
    from core.actions.sheet import Sheet
    from core.dossier import Dossier

_NEW = "new"


class ImprovingScreen(FiguringScreen):
    """The part of the main screen that opens the plan of actions, and links stories to it."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no actions yet."""
        if action == "actions" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_actions(self) -> None:
        """Open the plan of actions."""
        if self.desk is not None:
            from tui.screens.actions.listing import ActionsScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(ActionsScreen(self.desk))

    def action_link(self) -> None:
        """Choose the action that the story on screen leads to, or make one."""
        dossier = self.story_to_act_on()
        if dossier is not None and self.desk is not None:
            self.in_background("link", self._offer_actions, dossier)

    async def _offer_actions(self, dossier: Dossier) -> None:
        from core.actions.file import ActionQuestion  # noqa: PLC0415 (kept out of the cold start)
        from core.actions.wording import summary  # noqa: PLC0415 (kept out of the cold start)
        from core.vocabulary import ActionState  # noqa: PLC0415 (kept out of the cold start)
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        if self.desk is None:
            return
        states = tuple(state for state in ActionState if state is not ActionState.DROPPED)
        page: ActionList = await off_loop(partial(self.desk.actions, ActionQuestion(states=states), 200))
        choices = [
            Choice(str(one.number), f"{one.number}. {one.title}", f"{summary(one)} · {page.names[one.structure_code]}")
            for one in page.actions
        ]
        why = page.prepare_refusal
        choices.append(Choice(_NEW, "Nouvelle fiche action", why or "à préparer maintenant", possible=not why))
        picker = Picker(f"Lier l’expérience {dossier.experience.number}", "Mots de l’action", choices)
        self.app.push_screen(picker, partial(self._action_picked, dossier.experience.number))

    def _action_picked(self, number: int, picked: str | None) -> None:
        if picked == _NEW:
            self._ask_new_action(number, None, "")
        elif picked is not None and self.desk is not None:
            self.in_background(
                "link", self._link, number, partial(self.desk.link_to_action, int(picked), [number]), None
            )

    def _ask_new_action(self, number: int, sheet: Sheet | None, said: str) -> None:
        from tui.screens.actions.form import AskSheet  # noqa: PLC0415 (kept out of the cold start)

        asked = AskSheet(f"Nouvelle fiche action, de l’expérience {number}", sheet, said)
        self.app.push_screen(asked, partial(self._prepared, number))

    def _prepared(self, number: int, sheet: Sheet | None) -> None:
        if sheet is not None:
            self.in_background("link", self._link, number, partial(self._make_and_link, number, sheet), sheet)

    def _make_and_link(self, number: int, sheet: Sheet) -> ActionFile:
        desk = self.desk
        if desk is None:
            raise EcouteError("Le bureau est fermé : rouvrez-le.")
        made = desk.new_action(sheet)
        try:
            return desk.link_to_action(made.action.number, [number])
        except EcouteError as error:
            # The sheet is kept: asked again, it would be there twice.
            self.app.call_from_thread(self.ecoute.report, error)
            return made

    async def _link(self, number: int, deed: Callable[[], ActionFile], typed: Sheet | None) -> None:
        """Link the story; what was typed of a new sheet is asked again when the desk refuses it."""
        try:
            file = await off_loop(deed)
        except EcouteError as error:
            self.ecoute.report(error)
            if typed is not None:
                self._ask_new_action(number, typed, error.sentence)
        else:
            linked = any(story.number == number for story in file.stories)
            told = "liée à" if linked else "n’est pas liée à"
            self.say(f"Expérience {number} {told} l’action {file.action.number}.")
            self.action_refresh_list()

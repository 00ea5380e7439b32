"""What those who answer say of the story on screen, for their structure; and the words that they say it with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.possible import open_to, why_not_for
from tui.screens.deciding import OPENING_DESK, DecidingScreen

if TYPE_CHECKING:
    from core.dossier import Dossier
    from tui.port import DeskPort


class ClassifyingScreen(DecidingScreen):
    """The part of the main screen that qualifies and re-attaches."""

    def why_not(self, action: str) -> str | None:
        """Say why the vocabulary is not one's own to keep."""
        if action != "keep_trade_tags":
            return super().why_not(action)
        return self.me.refusals.get(action) if self.desk is not None and self.me is not None else OPENING_DESK

    def action_classify(self) -> None:
        """Ask for channels, trade tags and what is to improve."""
        self._ask_for_structure("classify", "Qualifier pour")

    def action_reattach(self) -> None:
        """Ask which child structure it is about."""
        self._ask_for_structure("reattach", "Rattacher la part de")

    def action_keep_trade_tags(self) -> None:
        """Keep the vocabulary of one's network."""
        if self.desk is not None:
            self.in_background("trade tags", self._open_trade_tags, self.desk)

    async def _open_trade_tags(self, desk: DeskPort) -> None:
        tags = await off_loop(desk.vocabulary)
        from tui.screens.trade_tags import TradeTagsScreen  # noqa: PLC0415 (kept out of the cold start)

        if self.app.screen is self:
            self.app.push_screen(TradeTagsScreen(desk, tags))

    def _ask_for_structure(self, action: str, title: str) -> None:
        """Ask for the structure that the line is about, or the only one that it may be done for; else ask which."""
        dossier, line = self.story_to_act_on(), self.queue.chosen
        if dossier is None or line is None:
            return
        positions = [file.concern.position for file in open_to(dossier, action)]
        if line.position in positions or len(positions) == 1:
            self._ask_at(action, dossier, line.position if line.position in positions else positions[0])
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        reasons = [(file, why_not_for(dossier, file, action) or "") for file in dossier.concerns]
        choices = [
            Choice(str(file.concern.position), file.name, why, possible=not why)
            for file, why in sorted(reasons, key=lambda pair: bool(pair[1]))
        ]
        picker = Picker(title, "Nom de la structure", choices)
        self.app.push_screen(picker, lambda picked: self._ask_at(action, dossier, int(picked)) if picked else None)

    def _ask_at(self, action: str, dossier: Dossier, position: int) -> None:
        file = dossier.concern(position)
        if self.desk is None or file is None:
            return
        from tui.screens.qualifying import AskClassification  # noqa: PLC0415 (kept out of the cold start)
        from tui.screens.reattaching import AskChild  # noqa: PLC0415 (kept out of the cold start)

        kept = self._kept_answers.get((action, dossier.experience.number))
        question = AskClassification if action == "classify" else AskChild
        asked = question(self.desk, dossier, file, kept if kept and kept.position == position else None)
        self.app.push_screen(asked, partial(self._decide, action, dossier))

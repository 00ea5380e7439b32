"""What the main screen does with several structures: comments between them, and answers that they share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.lines import key_of
from tui.possible import adoptable
from tui.screens.ticking import TickingScreen

if TYPE_CHECKING:
    from core.dossier import ConcernFile, Dossier
    from core.views import QueueLine
    from core.vocabulary import ResponseKind
    from tui.lines import Key
    from tui.port import DeskPort
    from tui.screens.answer import Answer


class TogetherScreen(TickingScreen):
    """The part of the main screen where several structures work on one experience."""

    def action_comment(self) -> None:
        """Read and write the comments on the story on screen."""
        dossier, desk = self.story_to_act_on(), self.desk
        if dossier is not None and desk is not None:
            self.in_background("comments", self._open_comments, desk, dossier)

    async def _open_comments(self, desk: DeskPort, dossier: Dossier) -> None:
        thread = await off_loop(partial(desk.comments, dossier.experience.number))
        from tui.screens.commenting import CommentsScreen  # noqa: PLC0415 (kept out of the cold start)

        if self.app.screen is self:
            self.app.push_screen(CommentsScreen(desk, self.ecoute.account or "", dossier, thread), self._talked)

    def _talked(self, changed: bool | None) -> None:
        if changed:
            self.refresh_list()

    def action_adopt(self) -> None:
        """Ask what to do of another structure's answer; ask which, when there are several."""
        dossier, line = self.story_to_act_on(), self.queue.chosen
        if dossier is None or line is None:
            return
        pairs = adoptable(dossier)
        of_line = [pair for pair in pairs if pair[0].concern.position == line.position] or pairs
        if len(of_line) == 1:
            self._ask_adoption(dossier, line, *of_line[0])
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [
            Choice(str(rank), f"La réponse de {other.name}", f"au nom de {own.name}")
            for rank, (own, other) in enumerate(of_line)
        ]
        picker = Picker("Quelle réponse ?", "Nom de la structure", choices)
        self.app.push_screen(
            picker, lambda rank: self._ask_adoption(dossier, line, *of_line[int(rank)]) if rank else None
        )

    def _ask_adoption(self, dossier: Dossier, line: QueueLine, own: ConcernFile, other: ConcernFile) -> None:
        from tui.screens.adopting import AskAdoption  # noqa: PLC0415 (kept out of the cold start)

        if other.published is not None:
            asked = AskAdoption(dossier, own, other, other.published)
            self.app.push_screen(asked, partial(self._adoption_answered, dossier, line, own, other))

    def _adoption_answered(
        self, dossier: Dossier, line: QueueLine, own: ConcernFile, other: ConcernFile, answer: Answer | None
    ) -> None:
        if answer is None or self.desk is None:
            return
        if answer.action == "complement":
            from core.vocabulary import ResponseKind  # noqa: PLC0415 (beside what it is used for)

            self.begin_answer(line, own.concern.position, ResponseKind.COMPLEMENT)
        elif self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
        else:
            self._deciding = True
            version = own.draft.version if own.draft else 0
            positions = own.concern.position, other.concern.position
            deed = partial(self.desk.adopt, dossier.experience.number, *positions, version)
            key: Key = key_of(line)
            self.in_background("decide", self._carry_out, answer.action, key, deed)

    def begin_answer(self, line: QueueLine, position: int, kind: ResponseKind | None = None) -> None:
        """Open the composer for a structure."""
        raise NotImplementedError

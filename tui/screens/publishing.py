"""Publishing a story: at one key when nothing is marked, asking once when something is, masking passage by passage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.deeds import outcome
from tui.lines import key_of
from tui.screens.classifying import ClassifyingScreen

if TYPE_CHECKING:
    from core.dossier import Dossier
    from tui.lines import Key
    from tui.screens.masking import MaskWork

_CHANGED = "Le récit a changé depuis : les masquages commencés sont oubliés, reprenez-les."


class PublishingScreen(ClassifyingScreen):
    """The part of the main screen that publishes."""

    _mask_works: dict[tuple[str | None, int], MaskWork]

    def publish(self, dossier: Dossier) -> None:
        """Publish a story; when something in it is marked and was not left in clear, ask once."""
        from core.mask_sheet import MarkState  # noqa: PLC0415 (the models: never at the start)

        work = self._work_on(dossier)
        if all(mark.state is MarkState.LEFT for mark in work.sheet.marks):
            super().publish(dossier)
            return
        from tui.screens.mark_questions import AskAboutMarks  # noqa: PLC0415 (kept out of the cold start)

        asked = AskAboutMarks(dossier.experience, work.sheet, self.repeat_guard)
        self.app.push_screen(asked, partial(self._marks_answered, dossier))

    def action_mask(self) -> None:
        """Walk the marks of the story on screen."""
        dossier = self.story_to_act_on()
        if dossier is not None:
            self._open_masking(dossier)

    def _marks_answered(self, dossier: Dossier, answer: str | None) -> None:
        if answer == "publish":
            super().publish(dossier)
        elif answer == "mask":
            self._publish_masked(dossier)
        elif answer == "see":
            self._open_masking(dossier)

    def _publish_masked(self, dossier: Dossier) -> None:
        """Publish with every mark masked, and what is kept of the sentence to the author."""
        line = self.queue.chosen
        if self.desk is None or line is None:
            return
        if self._deciding:
            self.say("La décision précédente n’a pas encore abouti : un instant.")
            return
        self._deciding = True
        work = self._keep_work(dossier)
        work.sheet = work.sheet.all_masked()
        experience = dossier.experience
        deed = partial(self.desk.publish, experience.number, experience.version, work.sheet.masks, work.told)
        self.in_background("decide", self._carry_out, "mask", key_of(line), deed)

    def _open_masking(self, dossier: Dossier) -> None:
        line = self.queue.chosen
        if self.desk is None or line is None:
            return
        from tui.screens.masking import MaskingScreen  # noqa: PLC0415 (kept out of the cold start)

        before = self._mask_works.get(self._work_key(dossier))
        work = self._keep_work(dossier)
        greeting = _CHANGED if before is not None and before is not work else ""
        screen = MaskingScreen(self.desk, self.ecoute.account or "", dossier, work, greeting)
        self.app.push_screen(screen, partial(self._masked, key_of(line)))

    def _work_on(self, dossier: Dossier) -> MaskWork:
        """Give what is under way on this very text, or begin."""
        from tui.marks import parts_of, sheet_of  # noqa: PLC0415 (the models: never at the start)
        from tui.screens.masking import MaskWork  # noqa: PLC0415 (the same)

        kept = self._mask_works.get(self._work_key(dossier))
        same = kept is not None and kept.sheet.parts == parts_of(dossier.experience)
        return kept if kept is not None and same else MaskWork(sheet_of(dossier))

    def _keep_work(self, dossier: Dossier) -> MaskWork:
        work = self._mask_works[self._work_key(dossier)] = self._work_on(dossier)
        return work

    def _work_key(self, dossier: Dossier) -> tuple[str | None, int]:
        return self.ecoute.account, dossier.experience.number

    def _masked(self, key: Key, dossier: Dossier | None) -> None:
        if dossier is None:
            self.action_refresh_list()
            return
        action = "mask" if dossier.experience.masked else "publish"
        self.after_deed(key, dossier, outcome(action, dossier, short=self.narrow))

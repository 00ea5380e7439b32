"""What the composer does beside writing: showing the draft to the others, and talking with them elsewhere."""

from __future__ import annotations

from functools import partial

from core.errors import EcouteError, Stale
from tui.background import off_loop
from tui.screens.writing_together import WritingTogetherScreen

_SHARED = "Brouillon partagé : la modération et les autres structures concernées le lisent ; f8 le reprend."
_TAKEN_BACK = "Brouillon repris : les autres ne le lisent plus."


class SharingScreen(WritingTogetherScreen):
    """The part of the composer that turns to the others."""

    def action_comments(self) -> None:
        """Open the comments, a screen of their own."""
        self._write_journal()
        self.in_background("comments", self._open_comments)

    async def _open_comments(self) -> None:
        sheet = self._sheet
        thread = await off_loop(partial(sheet.desk.comments, sheet.number))
        from tui.screens.commenting import CommentsScreen  # noqa: PLC0415 (only when asked for)

        if self.is_active:
            self.app.push_screen(CommentsScreen(sheet.desk, sheet.account, self._dossier, thread))

    def action_share(self) -> None:
        """Let the others read the draft as it is on the sheet, or no longer."""
        shared = self._draft is None or not self._draft.shared
        if shared and (self._draft is None or self.form.parts.cleaned != self._safe.cleaned):
            self._call(self._kept_state, leave=False, then=partial(self._begin_sharing, shared=True))
        else:
            self._begin_sharing(shared=shared)

    def _begin_sharing(self, *, shared: bool) -> None:
        self.in_background("share", partial(self._share, shared=shared))

    async def _share(self, *, shared: bool) -> None:
        sheet, version = self._sheet, self._draft.version if self._draft else 0
        try:
            share = partial(sheet.desk.share_draft, sheet.number, sheet.position, version, shared=shared)
            self._take(await off_loop(share), self._safe)
            self._say(_SHARED if shared else _TAKEN_BACK)
        except Stale as stale:
            self.ecoute.report(stale)
            await self._meet_newer_draft(self.form.parts)
        except EcouteError as error:
            self.ecoute.report(error)

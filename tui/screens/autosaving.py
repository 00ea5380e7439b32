"""The draft goes to the desk by itself, so that another machine finds it: silently, and never over a newer one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from core.errors import EcouteError, Stale, Unavailable
from tui.background import by_itself, off_loop
from tui.screens.sending import SendingScreen
from tui.widgets.answer_form import AnswerForm
from tui.wordings import wording_of
from tui.words import hour

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from core.dossier import Dossier
    from core.vocabulary import ResponseState
    from tui.journal import Parts


class AutosavingScreen(SendingScreen):
    """The part of the composer that keeps the draft at the desk while it is written."""

    quiet = 20.0
    """Seconds without a change after which the desk is given the text."""
    longest = 60.0
    """Seconds of writing without a rest after which it is given all the same."""
    _quiet: Timer | None = None
    _rest: Timer | None = None
    _autosaving = False
    _clashed = False
    """Whether somebody else wrote meanwhile: then only what is asked for is sent."""
    _asked: Callable[[], None] | None = None
    """What was asked of the desk while the draft was on its way."""

    @on(AnswerForm.Changed)
    def _autosave_later(self, event: AnswerForm.Changed) -> None:
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None
        if event.parts.cleaned == self._safe.cleaned or self._clashed:
            return
        self._quiet = self.set_timer(self.quiet, self._autosave)
        if self._rest is None:
            self._rest = self.set_timer(self.longest, self._autosave)

    def _autosave(self) -> None:
        for timer in (self._quiet, self._rest):
            if timer is not None:
                timer.stop()
        self._quiet = self._rest = None
        parts = self.form.parts
        if not (self._calling or self._autosaving or parts.cleaned == self._safe.cleaned):
            self._autosaving = True
            self.in_background("autosave", self._keep_at_desk, parts)

    async def _keep_at_desk(self, parts: Parts) -> None:
        by_itself.set(True)
        sheet, state = self._sheet, self._kept_state
        version = self._draft.version if self._draft else 0
        try:
            call = partial(
                sheet.desk.write, sheet.number, sheet.position, wording_of(parts), state, version, sheet.kind
            )
            self._take(await off_loop(call), parts)
        except Stale as stale:
            self._clashed = True
            self._say(f"{stale.sentence} {self.key_for('answer.save')} montre ce qui a changé.")
        except EcouteError as error:
            self._say(f"Votre texte est gardé sur ce poste, pas encore au bureau : {error.sentence}")
            if isinstance(error, Unavailable) and self._rest is None:  # it comes back without being told
                self._rest = self.set_timer(self.longest, self._autosave)
        else:
            self._write_journal()
            self._say(f"Brouillon enregistré, {hour(self.ecoute.now())}.")
        finally:
            self._autosaving = False
            self._do_what_was_asked()

    def _call(self, state: ResponseState, *, leave: bool, then: Callable[[], object] | None = None) -> None:
        """Ask the desk, once the draft that is on its way has arrived."""
        if not self._autosaving:
            super()._call(state, leave=leave, then=then)
        elif not self._calling:
            self._calling = True
            self._say("Envoi…")
            self._asked = partial(super()._call, state, leave=leave, then=then)

    def _do_what_was_asked(self) -> None:
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self._calling = False
            asked()

    def _take(self, dossier: Dossier, safe: Parts) -> None:
        """Hold what the desk has now; a clash is over once it is seen."""
        self._clashed = False
        super()._take(dossier, safe)

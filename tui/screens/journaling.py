"""The journal of the composer: what is typed is on this machine before anything is sent."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from core.text.clean import one_line
from tui.background import off_loop
from tui.journal import Entry, Journal, Parts
from tui.screens.forms import Confirm, Yes
from tui.screens.sheet import SheetScreen
from tui.widgets.answer_form import AnswerForm
from tui.wordings import as_read, parts_of
from tui.words import hour

if TYPE_CHECKING:
    from datetime import datetime

    from textual.timer import Timer


class JournalingScreen(SheetScreen):
    """The part of the composer that loses nothing, whatever happens to the terminal or to the desk."""

    pause = 0.25
    """Seconds after which what was typed is in the journal."""
    _timer: Timer | None = None

    def on_mount(self) -> None:
        """Offer what a lost terminal left behind."""
        entry = self._journal.find(self._sheet.account, self._sheet.number, self._sheet.position)
        if entry is not None and entry.parts.cleaned != self._safe.cleaned:
            self._offer(entry)
        elif entry is not None:
            self._forget()

    def on_unmount(self) -> None:
        """Journal what is not yet there."""
        if self._timer is not None:
            self._timer.stop()
            with suppress(OSError):
                self._keep(self.ecoute.now())

    @property
    def _journal(self) -> Journal:
        return Journal(self.ecoute.desk_folder)

    @on(AnswerForm.Changed)
    def _changed(self, event: AnswerForm.Changed) -> None:
        event.stop()
        if event.parts == self._latest:
            return
        self._latest = event.parts
        self._may_leave = False
        if self._timer is None:
            self._timer = self.set_timer(self.pause, self._write_journal)

    def _write_journal(self) -> None:
        self._timer = None
        now = self.ecoute.now()
        try:
            kept = self._keep(now)
        except OSError as error:
            self.ecoute.report(error)
            self._say(f"Ce poste ne peut pas garder votre texte : enregistrez-le avec {self.key_for('answer.save')}.")
        else:
            if kept:
                key = self.key_for("answer.save")
                self._say(f"Texte gardé sur ce poste, {hour(now)}. {key} l’enregistre en brouillon.")

    def _keep(self, now: datetime) -> bool:
        if self._latest.cleaned == self._safe.cleaned:
            self._forget()
            return False
        sheet = self._sheet
        version = self._draft.version if self._draft else 0
        self._journal.keep(Entry(sheet.account, sheet.number, sheet.position, version, now.isoformat(), self._latest))
        return True

    def _forget(self) -> None:
        self._journal.forget(self._sheet.account, self._sheet.number, self._sheet.position)

    def _offer(self, entry: Entry) -> None:
        changed = self._draft is not None and self._draft.version != entry.based_on
        since = f" Depuis, {one_line(self._draft.author)} a modifié le brouillon." if changed and self._draft else ""
        question = Confirm(
            "Un texte non envoyé vous attend",
            f"Il est gardé sur ce poste et diffère de ce qui est enregistré.{since} Voici votre texte ; "
            "échap le garde.",
            as_read(entry.parts),
            yes="Prendre l’enregistré",
            no="Garder mon texte",
        )
        self.app.push_screen(question, partial(self._choose, entry.parts))

    def _choose(self, mine: Parts, answer: Yes | None) -> None:
        self._latest = self._safe if answer is not None else mine
        self.form.put(self._latest)
        self._write_journal()
        self.form.write()

    async def _meet_newer_draft(self, mine: Parts) -> None:
        sheet = self._sheet
        dossier = await off_loop(partial(sheet.desk.show, sheet.number))
        file = dossier.concern(sheet.position)
        newer = (file.draft or file.published) if file else None
        self._take(dossier, parts_of(newer) if newer else self._safe)
        entry = Entry(sheet.account, sheet.number, sheet.position, 0, "", mine)
        if mine.cleaned != self._safe.cleaned:
            self._offer(entry)

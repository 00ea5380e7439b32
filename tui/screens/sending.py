"""Sending an answer: what becomes public is shown first, and a call that fails loses nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.blanks import still_to_fill
from core.errors import EcouteError, Stale
from core.text.clean import one_line
from core.vocabulary import ResponseState
from tui.background import off_loop
from tui.screens.forms import Confirm, Yes
from tui.screens.journaling import JournalingScreen
from tui.screens.sheet import Written
from tui.wordings import as_read, wording_of
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dossier import Dossier
    from tui.journal import Parts

_SENT = {
    ResponseState.DRAFT: "brouillon enregistré",
    ResponseState.TO_VALIDATE: "réponse envoyée à la validation",
    ResponseState.PUBLISHED: "réponse publiée",
}

_KEPT = "réponse enregistrée, toujours à valider"


class SendingScreen(JournalingScreen):
    """The part of the composer that calls the desk."""

    def action_save(self) -> None:
        """Keep the text at the desk."""
        self._call(self._kept_state, leave=False)

    def action_leave(self) -> None:
        """Keep the draft at the desk, and go back to the list; a second time, go back whatever happened."""
        self._latest = self.form.parts
        if self._calling and not self._may_leave:
            self._may_leave = True
            self._say("L’envoi n’a pas encore abouti ; échap encore pour revenir : votre texte est gardé sur ce poste.")
        elif self._may_leave or self._latest.cleaned == self._safe.cleaned:
            self._write_journal()
            self.close_with(Written(self._dossier, "") if self._dossier is not self._sheet.dossier else None)
        else:
            self._call(self._kept_state, leave=True)

    def action_send(self) -> None:
        """Send the answer with the status picked; what is sent, and to whom, is shown first."""
        state = self.form.state
        if state is ResponseState.DRAFT:
            self._call(state, leave=False)
            return
        parts = self.form.parts.cleaned
        why_not = self._why_not_send(parts)
        if why_not is not None:
            self._say(why_not)
            return
        review = self._review(parts) if state is ResponseState.PUBLISHED else self._review_of_a_draft(parts)
        self.app.push_screen(review, partial(self._reviewed, state))

    def _why_not_send(self, parts: Parts) -> str | None:
        """Say what keeps the answer from being public, None when nothing does."""
        if not parts.body:
            return "La réponse est vide : écrivez-en le texte avant de l’envoyer."
        return still_to_fill(as_read(parts))

    def _review(self, parts: Parts) -> Confirm:
        experience = self._dossier.experience
        name = one_line(self._sheet.concern.name)
        author = f"l’auteur {quoted(one_line(experience.pseudonym))}" if experience.pseudonym else "l’auteur"
        return Confirm(
            "Relire avant de publier",
            f"Sera public : le texte ci-dessous, au nom de la structure {quoted(name)}, "
            f"sous l’expérience {experience.number}.\n"
            f"Sera averti : {author}, par e-mail s’il a laissé une adresse ; il dira si la réponse est utile.\n"
            f"{self._afterwards()}",
            as_read(parts),
            yes="Publier",
            no="Continuer à écrire",
        )

    def _review_of_a_draft(self, parts: Parts) -> Confirm:
        return Confirm(
            "Relire avant de faire valider",
            f"Sera public : rien pour l’instant. Le texte ci-dessous sera dans la liste « À valider » de la structure "
            f"{quoted(one_line(self._sheet.concern.name))}.\n"
            "L’auteur n’est averti de rien encore : qui valide publie, corrige, ou renvoie avec une remarque.",
            as_read(parts),
            yes="Faire valider",
            no="Continuer à écrire",
        )

    def _afterwards(self) -> str:
        rules = self.ecoute.main_screen.me.rules if self.ecoute.main_screen.me else None
        seconds = int(rules.grace.total_seconds()) if rules else 0
        key = self.key_for("story.undo")
        undo = f"Pendant {seconds} s, la touche {key} annule tout avant que rien ne parte. " if seconds else ""
        if self._sheet.concern.published is not None:
            return f"{undo}La réponse d’avant est gardée ; celle-ci prend sa place, marquée comme corrigée."
        return f"{undo}Ensuite : une réponse publiée peut être corrigée, les deux versions sont gardées."

    def _reviewed(self, state: ResponseState, answer: Yes | None) -> None:
        if answer is not None:
            self._call(state, leave=True)

    def _call(self, state: ResponseState, *, leave: bool, then: Callable[[], object] | None = None) -> None:
        """Let the desk keep or publish what is on the sheet, and then, once it has, do something else."""
        if self._calling:
            return
        self._latest = self.form.parts
        self._write_journal()
        self._calling = True
        self._say("Envoi…")
        self.in_background("send", partial(self._send, leave=leave, then=then), self._latest, state)

    async def _send(
        self, parts: Parts, state: ResponseState, *, leave: bool, then: Callable[[], object] | None
    ) -> None:
        sheet = self._sheet
        version = self._draft.version if self._draft else 0
        try:
            wording = wording_of(parts)
            call = partial(sheet.desk.write, sheet.number, sheet.position, wording, state, version, sheet.kind)
            self._sent(await off_loop(call), parts, state, leave=leave)
            if then is not None:
                then()
        except Stale as stale:
            self.ecoute.report(stale)
            self._say("Votre texte est gardé.")
            await self._meet_newer_draft(parts)
        except EcouteError as error:
            self.ecoute.report(error)
            self._say("Votre texte est gardé sur ce poste ; échap pour revenir à la liste quand même.")
            self._may_leave = leave
        finally:
            self._calling = False

    def _sent(self, dossier: Dossier, parts: Parts, state: ResponseState, *, leave: bool) -> None:
        kept = state is self._kept_state
        self._take(dossier, parts)
        done = _KEPT if kept and state is ResponseState.TO_VALIDATE else _SENT[state]
        sentence = f"Expérience {self._sheet.number} : {done}."
        if leave:
            self._latest = parts
            self._write_journal()
            self.close_with(Written(dossier, sentence))
            return
        self._write_journal()
        self._say(f"{sentence} Pour l’envoyer, choisissez un autre statut, puis f10.")

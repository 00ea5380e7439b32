"""Writing the answer in one's own editor, and coming back with the text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual.app import SuspendNotSupported

from tui.outside_editor import Edited, chosen_editor, edited
from tui.screens.autosaving import AutosavingScreen
from tui.screens.forms import Confirm, Yes


class EditingOutsideScreen(AutosavingScreen):
    """The part of the composer that hands the text over."""

    def action_editor(self) -> None:
        """Open the text in the editor that VISUAL or EDITOR names."""
        command = self._editor()
        if not command:
            return
        self._latest = self.form.parts
        self._write_journal()
        try:
            back = self._hand_over(command)
        except SuspendNotSupported:
            self._say("Ce terminal ne peut pas laisser la place à un éditeur : écrivez ici.")
        except OSError as error:
            self.ecoute.report(error)
            self._say(f"L’éditeur {command[0]} n’a pas pu s’ouvrir : votre texte n’a pas changé.")
        else:
            self._come_back(back)

    def _hand_over(self, command: list[str]) -> Edited:
        """Give the terminal to the editor; it comes back whatever happens, which Textual does not see to by itself."""
        with self.app.suspend():
            back = self._edited(command)
        if isinstance(back, OSError):
            raise back
        return back

    def _edited(self, command: list[str]) -> Edited | OSError:
        try:
            return edited(command, self._latest.body, self.ecoute.folder)
        except OSError as error:
            return error

    def _editor(self) -> list[str]:
        try:
            command = chosen_editor()
        except ValueError:
            self._say("La variable VISUAL ou EDITOR se lit mal : fermez ses guillemets.")
            return []
        if not command:
            self._say("Aucun éditeur n’est choisi : nommez-le dans la variable VISUAL ou EDITOR, puis rouvrez Écoute.")
        return command

    def _come_back(self, back: Edited) -> None:
        """Take the text; where the editor failed, ask first."""
        if back.text == self._latest.body:
            self._say("L’éditeur n’a rien changé.")
        elif back.finished:
            self._put_body(back.text)
        else:
            question = Confirm(
                "L’éditeur s’est arrêté sur une erreur",
                "Voici ce qu’il a laissé. Votre texte d’avant est toujours sur la feuille.",
                back.text,
                yes="Le prendre",
                no="Garder mon texte",
            )
            self.app.push_screen(question, partial(self._choose_edited, back.text))

    def _choose_edited(self, text: str, answer: Yes | None) -> None:
        if answer is not None:
            self._put_body(text)

    def _put_body(self, body: str) -> None:
        self.form.put(replace(self.form.parts, body=body))
        self.form.write()

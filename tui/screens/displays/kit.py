"""The links and texts of a campaign: read, and copied to be pasted elsewhere."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.screens.picker import Choice, Picker
from tui.screens.signals.reading import ReadingPage

if TYPE_CHECKING:
    from core.displays.kit import Kit

_NAMES = {
    "link": "Lien du formulaire",
    "page": "Page de la structure",
    "subject": "Objet du courriel",
    "email": "Texte du courriel",
    "signature": "Signature des agents",
    "signature_html": "Signature des agents, en HTML",
}


class KitPage(ReadingPage):
    """The texts of a kit; one of them goes to the clipboard."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy_one", "Copier")]
    keys_said = "↑ ↓ lire · c : copier un texte · échap : fermer"

    def __init__(self, title: str, kit: Kit) -> None:
        self._texts = asdict(kit)
        super().__init__(title, Content("\n\n").join(_part(name, text) for name, text in self._texts.items()))

    def action_copy_one(self) -> None:
        """Ask which text to copy."""
        choices = [Choice(name, _NAMES[name]) for name in self._texts]
        self.app.push_screen(Picker("Copier", "Quel texte", choices), self._copied)

    def _copied(self, name: str | None) -> None:
        if name is not None:
            self.app.copy_to_clipboard(self._texts[name])
            self.app.notify("Texte copié, si votre terminal le permet.", markup=False)


def _part(name: str, text: str) -> Content:
    return Content("\n").join([Content.styled(_NAMES[name], "bold"), Content(text)])

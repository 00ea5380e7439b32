"""What to do of the answer that another structure has published: adopt it as it is, complete it, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.text.clean import one_line, printable
from tui.screens.answer import Answer
from tui.screens.forms import Form
from tui.words import quoted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from core.dossier import ConcernFile, Dossier
    from core.response import Response


class AskAdoption(Form[Answer]):
    """Shows the answer, and asks whether it becomes the common one or is completed."""

    topic = "commune"
    AUTO_FOCUS = "#no"
    yes, other = "Adopter (f10)", "Compléter (f8)"
    keys = "échap : revenir"

    def __init__(self, dossier: Dossier, own: ConcernFile, source: ConcernFile, answer: Response) -> None:
        super().__init__(f"La réponse de {one_line(source.name)}", _explanation(dossier, own, source))
        self._text = answer.full_text
        self._position = own.concern.position
        self._action = "adopt" if "publish_response" not in own.refusals else "propose"

    def compose_answer(self) -> ComposeResult:
        """Show the answer as it would be published."""
        with VerticalScroll(classes="shown-text", can_focus=True):
            yield Static(Content(printable(self._text)), markup=False)

    def answer(self) -> Answer:
        """Adopt."""
        return Answer(action=self._action, position=self._position)

    def other_answer(self) -> Answer:
        """Complete."""
        return Answer(action="complement", position=self._position)


def _explanation(dossier: Dossier, own: ConcernFile, source: ConcernFile) -> str:
    name, writer = quoted(one_line(own.name)), quoted(one_line(source.name))
    validated = "publish_response" in own.refusals
    pseudonym = dossier.experience.pseudonym
    author = f"l’auteur {quoted(one_line(pseudonym))}" if pseudonym else "l’auteur"
    public = (
        "D’abord : une personne chargée de valider la relira ; rien n’est public avant.\n"
        if validated
        else f"Sera averti : {author}, par e-mail s’il a laissé une adresse.\n"
    )
    return (
        f"Adoptée : ce texte, mot pour mot, au nom de la structure {name}, "
        f"comme « réponse commune » écrite par {writer}.\n"
        f"{public}"
        "Complétée : vous écrivez la vôtre, montrée au public comme un complément."
    )

"""Choosing how often the letter of summary comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.vocabulary import DigestChoice
from tui.screens.forms import Form, field
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from core.digest import DigestSettings

_CHOICES = tuple(DigestChoice)
_ADDRESS_MAX = 254
_DAYS_MAX = 7
_BOARD_MAX = 60


class AskDigest(Form["DigestSettings"]):
    """Asks for a rhythm and a professional address."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "pick", "Choisir", priority=True),
    ]
    AUTO_FOCUS = "#rhythms"
    yes = "Enregistrer"
    keys = "↑ ↓ rythme · espace : choisir · tab : adresse · f10 : enregistrer"

    def __init__(self, settings: DigestSettings) -> None:
        super().__init__(
            "Ma lettre de synthèse",
            "Un e-mail avec ce qui attend votre structure : des nombres et des titres publics, rien d’autre. "
            "Elle part après 7 h, les jours ouvrés, et seulement s’il y a quelque chose à dire.",
        )
        self._settings = settings
        self._choice = settings.choice

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield SteadyOptionList(*(Option(self._row(c), id=c.value) for c in _CHOICES), id="rhythms", compact=True)
        yield Static("Adresse professionnelle", classes="label")
        yield field(self._settings.email, "address", _ADDRESS_MAX)
        yield Static("Jours d’une lettre quotidienne, de 1 (lundi) à 5 (vide : tous)", classes="label")
        yield field(self._settings.days, "days", _DAYS_MAX)
        yield Static("Tableau joint en PDF (vide : aucun)", classes="label")
        yield field(self._settings.board, "board", _BOARD_MAX)

    def on_mount(self) -> None:
        """Begin on the present choice."""
        self.query_one("#rhythms", OptionList).highlighted = _CHOICES.index(self._choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pick while the list has the keys; elsewhere, space and enter are for the field and the buttons."""
        if action == "pick":
            return self.query_one("#rhythms").has_focus
        return super().check_action(action, parameters)

    def action_pick(self) -> None:
        """Take the rhythm under the cursor."""
        listed = self.query_one("#rhythms", OptionList)
        if listed.highlighted is not None:
            self._choice = _CHOICES[listed.highlighted]
            for choice in _CHOICES:
                listed.replace_option_prompt(choice.value, self._row(choice))

    def answer(self) -> DigestSettings | str:
        """Give the rhythm and the address."""
        address = self.query_one("#address", Input).value.strip()
        if self._choice is not DigestChoice.NEVER and not address:
            return "Donnez votre adresse professionnelle : la lettre y sera envoyée."
        days, board = (self.query_one(f"#{name}", Input).value.strip() for name in ("days", "board"))
        if not set(days) <= set("1234567"):
            return "Donnez les jours en chiffres, de 1 pour lundi à 7 pour dimanche."
        return self._settings.model_copy(
            update={"choice": self._choice, "email": address, "days": days, "board": board}
        )

    def _row(self, choice: DigestChoice) -> Content:
        chosen = choice is self._choice
        return Content.styled(f"{'◉' if chosen else '○'} {choice.label}", "bold" if chosen else "$text-muted")

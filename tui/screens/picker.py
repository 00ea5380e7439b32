"""Picking one thing among several by typing a part of its name: a command, an account, a structure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import fold, one_line
from tui.screens.base import BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_SHOWN = 200
"""How many are drawn at most; typing brings the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick.

    Attributes:
        value: what the picker answers.
        key: the key that does the same, if there is one.
        possible: False for what is only shown; the detail says why.
    """

    value: str
    label: str
    detail: str = ""
    key: str = ""
    possible: bool = True


class Picker(BaseModal[str]):
    """A field and a list; answers the value of what is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("down", "move(1)", "Suivant", priority=True),
        Binding("up", "move(-1)", "Précédent", priority=True),
    ]
    AUTO_FOCUS = "#sought"

    def __init__(self, title: str, hint: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._question = Content(title)
        self._hint = hint
        self._choices = choices
        self._words = [fold(f"{choice.label} {choice.detail}") for choice in choices]

    def compose(self) -> ComposeResult:
        """Compose the field and the list."""
        with Vertical(classes="box picker") as box:
            box.border_title = self._question
            field = Input(placeholder=self._hint, id="sought", compact=True)
            field.cursor_blink = False
            yield field
            yield SteadyOptionList(id="found", compact=True)
            yield Static("↑ ↓ choisir · entrée : valider · échap : revenir", classes="keys")

    def on_mount(self) -> None:
        """Show everything at first."""
        self._find("")

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, text: str) -> None:
        words = fold(text).split()
        found = [
            choice
            for choice, known in zip(self._choices, self._words, strict=True)
            if all(word in known for word in words)
        ]
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options([_option(choice) for choice in found[:_SHOWN]])
        if not found:
            listed.add_option(Option(Content.styled("Rien ne porte ce nom.", "$text-muted"), disabled=True))
        listed.highlighted = 0 if found else None

    def action_move(self, by: int) -> None:
        """Move the choice while the field keeps the focus."""
        listed = self.query_one("#found", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    @on(Input.Submitted, "#sought")
    def _entered(self) -> None:
        self.query_one("#found", OptionList).action_select()

    @on(OptionList.OptionSelected, "#found")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.close_with(event.option_id)


def _option(choice: Choice) -> Option:
    return Option(_prompt(choice), id=choice.value, disabled=not choice.possible)


def _prompt(choice: Choice) -> Content:
    key = f"   {choice.key}" if choice.key else ""
    prompt = Content.assemble((one_line(choice.label), "bold"), (key, "$accent"))
    return (
        Content("\n").join([prompt, Content.styled(one_line(choice.detail), "$text-muted")])
        if choice.detail
        else prompt
    )

"""Keeping the trade tags of one's network: add, rename, retire."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from core.errors import EcouteError
from core.trade_tag import NAME_MAX
from tui.background import off_loop
from tui.screens.base import BaseModal
from tui.screens.forms import field
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from core.trade_tag import TradeTag
    from tui.port import DeskPort

_EXPLANATION = (
    "Les agents du réseau choisissent parmi ces mots. Un tag renommé l’est partout où il est posé ; "
    "un tag retiré y reste, mais n’est plus proposé."
)


class TradeTagsScreen(BaseModal[None]):
    """A field and the vocabulary; the field keeps the keys, and what was typed until the desk has taken it."""

    topic = "tags-metier"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("down", "move(1)", "Suivant", priority=True),
        Binding("up", "move(-1)", "Précédent", priority=True),
        Binding("f2", "rename", "Renommer", priority=True),
        Binding("f8", "retire", "Retirer ou remettre", priority=True),
    ]
    AUTO_FOCUS = "#name"

    def __init__(self, desk: DeskPort, tags: Sequence[TradeTag]) -> None:
        super().__init__()
        self._desk = desk
        self._tags = tuple(tags)
        self._calling = False

    def compose(self) -> ComposeResult:
        """Compose the field and the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Tags métier du réseau")
            yield Static(_EXPLANATION, classes="explanation", markup=False)
            name = field("", "name", NAME_MAX)
            name.placeholder = "Nom d’un nouveau tag, ou nouveau nom du tag choisi"
            yield name
            yield SteadyOptionList(id="items", compact=True)
            yield Static("", id="missing", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Ajouter (entrée)", id="add", compact=True)
                yield Button("Renommer (f2)", id="rename", compact=True)
                yield Button("Retirer (f8)", id="retire", compact=True)
                yield Static("échap : revenir", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show the vocabulary."""
        self._show(self._tags)

    def action_move(self, by: int) -> None:
        """Move the choice while the field keeps the focus."""
        listed = self.query_one("#items", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    @on(Input.Submitted, "#name")
    @on(Button.Pressed, "#add")
    def _add(self) -> None:
        name = self._typed
        self._call(partial(self._desk.add_trade_tag, name), f"« {name} » est proposé.")

    @on(Button.Pressed, "#rename")
    def action_rename(self) -> None:
        """Give the tag under the cursor the name in the field."""
        tag, name = self._chosen, self._typed
        if tag is not None:
            self._call(partial(self._desk.rename_trade_tag, tag.name, name), f"« {tag.name} » s’appelle « {name} ».")

    @on(Button.Pressed, "#retire")
    def action_retire(self) -> None:
        """Offer the tag under the cursor no longer, or again."""
        tag = self._chosen
        if tag is not None and tag.retired:
            self._call(partial(self._desk.add_trade_tag, tag.name), f"« {tag.name} » est proposé à nouveau.", typed="")
        elif tag is not None:
            self._call(partial(self._desk.retire_trade_tag, tag.name), f"« {tag.name} » n’est plus proposé.", typed="")

    @property
    def _typed(self) -> str:
        return self.query_one("#name", Input).value.strip()

    @property
    def _chosen(self) -> TradeTag | None:
        at = self.query_one("#items", OptionList).highlighted
        if at is None or not self._tags:
            self._say("Il n’y a pas encore de tag : écrivez-en un, puis entrée.")
            return None
        return self._tags[at]

    def _call(self, deed: Callable[[], Sequence[TradeTag]], done: str, typed: str | None = None) -> None:
        """Ask the desk; `typed` is what the field holds when it was used, None to take it as it is."""
        if self._calling:
            self._say("La demande précédente n’a pas encore abouti : un instant.")
            return
        self._calling = True
        used = self._typed if typed is None else typed
        self.in_background("keep", self._carry_out, deed, done, used)

    async def _carry_out(self, deed: Callable[[], Sequence[TradeTag]], done: str, used: str) -> None:
        name = self.query_one("#name", Input)
        try:
            self._show(await off_loop(deed))
        except EcouteError as error:
            self._say(error.sentence)
        else:
            self._say(done)
            if used and name.value.strip() == used:
                name.value = ""
        finally:
            self._calling = False

    def _show(self, tags: Sequence[TradeTag]) -> None:
        """Show the vocabulary, the cursor where it was."""
        listed = self.query_one("#items", OptionList)
        at = listed.highlighted or 0
        self._tags = tuple(tags)
        listed.clear_options()
        listed.add_options([Option(_row(tag)) for tag in self._tags])
        listed.highlighted = min(at, len(self._tags) - 1) if self._tags else None

    def _say(self, sentence: str) -> None:
        self.query_one("#missing", Static).update(Content(sentence))


def _row(tag: TradeTag) -> Content:
    return Content.styled(f"{tag.name}   (retiré)", "$text-muted") if tag.retired else Content(tag.name)

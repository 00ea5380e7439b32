"""What the draft's own check found, each remark explained; picking one goes to its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import excerpt, one_line
from tui.screens.base import BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from core.draft_check import Remark
    from tui.journal import Parts

_WHERE = {"greeting": "formule", "body": "texte", "closing": "clôture", "signature": "signature"}
_PASSAGE = 60
_NOTHING = "Rien à revoir : aucune donnée personnelle, aucun champ vide, aucune promesse, aucun sigle obscur."


class RemarksScreen(BaseModal["Remark"]):
    """A list of remarks; answers the one to go to."""

    topic = "remarques"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+l", "cancel", "Revenir", priority=True)]
    AUTO_FOCUS = "#items"

    def __init__(self, remarks: Sequence[Remark], parts: Parts) -> None:
        super().__init__()
        self._remarks = remarks
        self._parts = parts

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="box") as box:
            box.border_title = "Relecture du brouillon"
            if not self._remarks:
                yield Static(_NOTHING, markup=False)
            yield SteadyOptionList(*(Option(self._row(remark)) for remark in self._remarks), id="items", compact=True)
            yield Static("↑ ↓ choisir · entrée : aller au passage · échap : revenir", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin on the first remark."""
        self.query_one("#items", OptionList).highlighted = 0 if self._remarks else None

    @on(OptionList.OptionSelected, "#items")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.close_with(self._remarks[event.option_index])

    def _row(self, remark: Remark) -> Content:
        kind = f"{'✗ bloque' if remark.blocks else '· à revoir'} · {remark.kind.label} · {_WHERE[remark.field]}"
        passage = excerpt(one_line(getattr(self._parts.cleaned, remark.field)[remark.start : remark.end]), _PASSAGE)
        return Content("\n").join(
            [
                Content.styled(kind, "bold $error" if remark.blocks else "bold $warning"),
                Content(remark.sentence),
                Content.styled(f"→ {passage}", "$text-muted"),
            ]
        )

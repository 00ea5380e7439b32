"""The status asked for an answer, picked among a few; the sign tells which, not only the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.vocabulary import ResponseState

if TYPE_CHECKING:
    from collections.abc import Container

    from textual.events import Click

STATES = (ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED)
"""What may be asked for, in the order shown."""

_GAP = "   "


class StatusRadio(Widget, can_focus=True):
    """« ◉ brouillon   ○ à valider   ○ publiée »: left and right pick, what is refused is passed over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,space", "pick(1)", "Statut suivant"),
        Binding("left,up", "pick(-1)", "Statut précédent"),
    ]
    state: reactive[ResponseState] = reactive(ResponseState.DRAFT)
    """The status picked."""

    def __init__(
        self,
        refused: Container[ResponseState],
        state: ResponseState = ResponseState.DRAFT,
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        super().__init__(id=id)
        self._refused = refused
        self.set_reactive(StatusRadio.state, state)

    def action_pick(self, by: int) -> None:
        """Pick the next status that is allowed."""
        allowed = [state for state in STATES if state not in self._refused]
        if self.state in allowed:
            self.state = allowed[(allowed.index(self.state) + by) % len(allowed)]

    def on_click(self, event: Click) -> None:
        """Pick the status under the pointer."""
        offset = event.get_content_offset(self)
        start = 0
        for state in STATES:
            end = start + cell_len(self._words(state))
            if offset is not None and start <= offset.x < end and state not in self._refused:
                self.state = state
            start = end + len(_GAP)

    def _words(self, state: ResponseState) -> str:
        return f"{'◉' if state is self.state else '○'} {state.label}"

    def render(self) -> Content:
        """Draw the choices."""
        return Content(_GAP).join(Content.styled(self._words(state), self._style(state)) for state in STATES)

    def _style(self, state: ResponseState) -> str:
        if state in self._refused:
            return "$text-muted 60%"
        if state is not self.state:
            return "$foreground"
        return "bold $foreground on $selected" if self.has_focus else "bold $foreground"

"""Widgets of Textual that stand what comes: keys pressed before they are laid out, signs that no screen shows.

In 8.2.8 a page up or down in a list that is not laid out ends the app.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import OptionList, Select, TextArea

from core.text.clean import printable


class SteadyOptionList(OptionList):
    """A list to pick from."""

    def action_page_up(self) -> None:
        """Move a window up, once there is a window."""
        if self.size.height and self._lines:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move a window down, once there is a window."""
        if self.size.height and self._lines:
            super().action_page_down()  # type: ignore[no-untyped-call]


class SteadyTextArea(TextArea):
    """A sheet to write on."""

    def _on_paste(self, event: Paste) -> None:  # type: ignore[override]
        """Take what is pasted without controls and signs that turn the text around: they would break the rows."""
        event.text = printable(event.text)


class SteadySelect(Select[str]):
    """A field that opens a list to pick from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("pageup,pagedown", "wait", show=False, priority=True)]

    def action_wait(self) -> None:
        """Do nothing: the list is not there yet."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Wait only while the list is open and is not laid out."""
        if action == "wait":
            listed = self.query_one(OptionList)
            return self.expanded and not (listed.size.height and listed._lines)
        return super().check_action(action, parameters)

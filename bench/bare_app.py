"""The least a Textual application with one list can be: what the workstation's start is measured beside."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class BareApp(App[None]):
    """One list of fifty lines."""

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield OptionList(*(f"Ligne {rank}" for rank in range(50)))


if __name__ == "__main__":
    BareApp().run()

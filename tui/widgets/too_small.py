"""What is shown instead of a screen that has no room."""

from textual.content import Content
from textual.widgets import Static

SMALLEST = (60, 16)
"""The width and height below which nothing can be read well."""


class TooSmall(Static):
    """A calm sentence that asks for a larger window; mounted only while there is no room."""

    DEFAULT_CSS = """
    TooSmall {
        layer: over;
        width: 100%;
        height: 100%;
        padding: 1 2;
        background: $background;
        color: $text-muted;
        content-align: center middle;
        text-align: center;
    }
    """

    def __init__(self) -> None:
        width, height = SMALLEST
        super().__init__(
            Content(
                f"Cette fenêtre est un peu petite pour Écoute : agrandissez-la, à {width} colonnes sur {height} lignes "
                "au moins. Rien n’est perdu, tout reprendra où vous en étiez."
            )
        )

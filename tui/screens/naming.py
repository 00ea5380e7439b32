"""The name of a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.text.clean import fold, one_line
from tui.screens.answer import Answer
from tui.screens.forms import AskNote
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME_MAX = 60


class AskName(AskNote):
    """Asks under which name a view is kept; a name that is taken is asked twice."""

    topic = "vues"

    def __init__(self, described: str, taken: Sequence[str]) -> None:
        """Make the question.

        Args:
            described: what the view shows.
            taken: the names that other views have.
        """
        super().__init__(
            "Garder cette vue",
            f"Elle s’ouvrira d’une touche, sous les listes : {one_line(described)}.",
            label="Nom de la vue",
            yes="Garder",
            needed="Donnez un nom à la vue.",
        )
        self._taken = {fold(name): name for name in taken}

    def answer(self) -> Answer | str:
        """Give the name."""
        given = super().answer()
        if isinstance(given, str):
            return given
        name = one_line(given.text)
        if len(name) > _NAME_MAX:
            return f"Ce nom est trop long : {_NAME_MAX} signes au plus."
        replaced = self._taken.pop(fold(name), None)
        if replaced is not None:
            return f"La vue {quoted(replaced)} existe déjà : validez encore une fois pour la remplacer."
        return Answer(name)

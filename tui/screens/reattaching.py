"""Giving an experience to a structure right below one's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from core.suggesting import Suggestion
from core.text.clean import fold, one_line
from tui.screens.answer import Answer
from tui.screens.routing import AskStructures
from tui.words import named, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dossier import ConcernFile, Dossier
    from core.structure import Structure
    from tui.port import DeskPort


class AskChild(AskStructures):
    """Asks which child structure an experience is about; typing shortens the list."""

    only_one = True
    missing = "Choisissez la structure fille : entrée la coche."
    yes = "Rattacher"

    def __init__(self, desk: DeskPort, dossier: Dossier, file: ConcernFile, kept: Answer | None) -> None:
        number, position = dossier.experience.number, file.concern.position

        @cache
        def children() -> Sequence[Structure]:
            return desk.children(number, position)

        super().__init__(
            f"Rattacher l’expérience {number} à une structure fille",
            f"{named(dossier.experience)} passera de {quoted(one_line(file.name))} à la structure choisie. "
            "Le délai promis ne repart pas de zéro ; ce que l’auteur avait nommé reste visible ici.",
            find=lambda text: [child for child in children() if _holds(child, text)],
            suggest=lambda: [Suggestion(structure=child, why="") for child in children()],
            chosen=kept.structures if kept else (),
        )
        self._position = position

    async def _bring_suggestions(self) -> None:
        """Show the children; where there is none, say where to turn to."""
        await super()._bring_suggestions()
        if not self._suggested:
            self.query_one("#none-found", Static).update(
                Content("Aucune structure fille à qui la rattacher : pour une autre structure, demandez un transfert.")
            )

    def answer(self) -> Answer | str:
        """Give the child chosen."""
        return Answer(structures=self.chosen, position=self._position) if self.chosen else self.missing


def _holds(structure: Structure, text: str) -> bool:
    known = fold(f"{structure.name} {structure.typology} {structure.postal_code} {structure.town}")
    return all(word in known for word in fold(text).split())

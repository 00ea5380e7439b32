"""Finds the structure that a row of the official file names, without ever guessing."""

from collections import defaultdict

from sqlmodel import Session, select

from core.structure import OUTSIDE, Structure
from core.text.clean import fold
from storage.repositories.rows import models
from storage.tables import StructureRow


class StructureNames:
    """The names of the tree, in memory for the time of an import."""

    def __init__(self, session: Session) -> None:
        structures = models(Structure, session.exec(select(StructureRow)))
        self._networks = {structure.code: fold(structure.name) for structure in structures if structure.depth == 0}
        self._by_name: dict[str, list[Structure]] = defaultdict(list)
        for structure in structures:
            self._by_name[structure.name].append(structure)

    def find(self, name: str, typology: str) -> tuple[Structure, str]:
        """Give the one structure of this exact name, within the network or the typology that the row names.

        Where there is none, or more than one, give the structure outside the tree, and the name to keep.
        """
        candidates = self._by_name.get(name, [])
        if len(candidates) > 1:
            candidates = self._narrowed(candidates, fold(typology))
        if len(candidates) == 1:
            return candidates[0], ""
        return OUTSIDE, name

    def _narrowed(self, candidates: list[Structure], typology: str) -> list[Structure]:
        of_network = [found for found in candidates if self._networks[found.network_code] == typology]
        return of_network or [found for found in candidates if fold(found.typology) == typology]

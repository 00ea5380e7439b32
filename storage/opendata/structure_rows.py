"""What reading a file of structures gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from storage.opendata.rows import BrokenRow


class StructureRow(NamedTuple):
    """One structure as the file has it: text without spaces at its ends, "" for what is not known.

    Attributes:
        place: line (CSV) or number of the record (JSON), from 1.
        code: its code SP+, or the UUID of the directory; never "".
        parent_code: the code of its parent, not checked; "" for a root.
        network: the name of its network; always "" in the directory, which does not say it.
        typology: the kind of structure.
        name: its name.
        postal_code: as written.
        town: as written.
        country: as written.
    """

    place: int
    code: str
    parent_code: str
    network: str
    typology: str
    name: str
    postal_code: str
    town: str
    country: str


StructuresFileRow = StructureRow | BrokenRow


class LinkFault(StrEnum):
    """What may be wrong with a link from a parent to its child."""

    UNRESOLVED = "unresolved"
    """The child is not in the file."""
    SECOND_PARENT = "second_parent"
    """The child has another parent already, which is kept."""
    SELF = "self"
    """The structure names itself as its child."""


@dataclass(frozen=True)
class LinkReport:
    """A link of the directory that was not followed.

    Attributes:
        fault: why.
        child: the code that the link points to.
        parent: the code of the structure that bears the link.
        kept_parent: for a second parent, the code of the parent that is kept; else "".
    """

    fault: LinkFault
    child: str
    parent: str
    kept_parent: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, where, and what was done, in French."""
        if self.fault is LinkFault.UNRESOLVED:
            return f"La structure {self.parent} a pour fille {self.child}, absente du fichier : lien ignoré."
        if self.fault is LinkFault.SELF:
            return f"La structure {self.parent} se dit sa propre fille : lien ignoré."
        return f"La structure {self.child} a deux mères, {self.kept_parent} et {self.parent} : la première est gardée."


@dataclass(frozen=True)
class StructuresFile:
    """What a file of structures holds.

    Attributes:
        rows: the structures, to be gone through once, while the source is open.
        reports: the links that were not followed; known before the first row.
    """

    rows: Iterator[StructuresFileRow]
    reports: tuple[LinkReport, ...] = ()

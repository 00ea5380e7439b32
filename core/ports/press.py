"""What a structure gives out: it takes the name of the programme, the address of its site and the look of it."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.assessments.file import AssessmentFile
    from core.committees.file import CommitteeFile
    from core.displays.kit import Kit
    from core.displays.shown import ShownDisplay
    from core.displays.size import Size
    from core.structure import Structure


class Press(Protocol):
    """Prints PDF files, and writes the texts of campaigns; what cannot be printed is Unavailable."""

    def poster(self, shown: "ShownDisplay", size: "Size") -> bytes:
        """Print what a structure shows."""
        ...

    def minutes(self, file: "CommitteeFile") -> bytes:
        """Print the minutes of a committee."""
        ...

    def assessment(self, file: "AssessmentFile") -> bytes:
        """Print a self-assessment."""
        ...

    def kit(self, structure: "Structure", campaign: str) -> "Kit":
        """Give the links and the texts of a campaign."""
        ...

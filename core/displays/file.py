"""The display of a structure as the desk sees it: what is shown, and what may be."""

from dataclasses import dataclass

from core.commitments import Commitment
from core.displays.display import Display
from core.displays.shown import ShownDisplay, ShownResult
from core.projection import PublicAction, PublicExperience
from core.structure import Structure


@dataclass(frozen=True, slots=True)
class DisplayFile:
    """The display of a structure.

    Attributes:
        display: the version in force; 0 while nobody has chosen.
        shown: what it shows now.
        results: those that there is something to say of now.
        actions, stories: those that one may choose among, the newest first.
        earlier: the versions before, the newest first.
        refusal: why the reader may not change it, "" when they may.
    """

    structure: Structure
    display: Display
    shown: ShownDisplay
    results: tuple[ShownResult, ...]
    commitments: tuple[Commitment, ...]
    actions: tuple[PublicAction, ...]
    stories: tuple[PublicExperience, ...]
    earlier: tuple[Display, ...]
    refusal: str = ""

"""The services as the form names them; when the store is out of reach, the form goes on without their names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.errors import Unavailable
from core.intake import Intake
from core.structure import OUTSIDE_CODE, Structure
from core.vocabulary import Channel, Sentiment
from public_form.telling.answers import Answers, Choice

Answer = TypeVar("Answer")
FOUND_MAX = 20
_UNKNOWN = "Service qui n’est plus dans la liste"
_UNREACHABLE = "Service choisi"


@dataclass(frozen=True, slots=True)
class Service:
    """A service on the page.

    Attributes:
        place: postal code and town, "" when unknown.
    """

    code: str
    name: str
    place: str = ""
    channels: dict[Channel, Sentiment | None] | None = None


class Directory:
    """Names the services for one page.

    Attributes:
        trouble: why the store could not be read, "" while it can; it is not asked again after that.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self.trouble = ""

    def chosen(self, answers: Answers) -> list[Service]:
        """Give the services chosen, in the order of choice."""
        return [self._chosen(choice, answers) for choice in answers.choices]

    def found(self, answers: Answers) -> list[Service]:
        """Give what the search finds beside the services already chosen."""
        hidden = {OUTSIDE_CODE, *(choice.code for choice in answers.choices)}
        structures: Sequence[Structure] = ()
        if answers.query:
            structures = self._ask(lambda: self._intake.structures(answers.query, FOUND_MAX)) or ()
        return [_service(structure) for structure in structures if structure.code not in hidden]

    def _chosen(self, choice: Choice, answers: Answers) -> Service:
        if choice.code == OUTSIDE_CODE:
            return Service(choice.code, answers.named, channels=choice.channels)
        structure = self._ask(lambda: self._intake.structure(choice.code))
        if structure is not None:
            return _service(structure, choice.channels)
        name = _UNREACHABLE if self.trouble else _UNKNOWN
        return Service(choice.code, f"{name} ({choice.code})", channels=choice.channels)

    def _ask(self, question: Callable[[], Answer]) -> Answer | None:
        if self.trouble:
            return None
        try:
            return question()
        except Unavailable as error:
            self.trouble = error.sentence
            return None


def _service(structure: Structure, channels: dict[Channel, Sentiment | None] | None = None) -> Service:
    place = " ".join(part for part in (structure.postal_code, structure.town) if part)
    return Service(structure.code, structure.name, place, channels)

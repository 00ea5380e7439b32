"""The services as the form names them; when the store is out of reach, the form goes on without their names."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from core.errors import Unavailable
from core.intake import Intake
from core.structure import OUTSIDE_CODE, Structure
from core.vocabulary import Channel, Sentiment
from public_form.telling.answers import Answers, Choice

Answer = TypeVar("Answer")
FOUND_MAX = 20

_log = logging.getLogger("ecoute.public_form")
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
        already = {choice.code for choice in answers.choices}
        found = self.search(answers.query, FOUND_MAX) if answers.query else []
        return [service for service in found if service.code not in already]

    def search(self, query: str, limit: int) -> list[Service]:
        """Give the services of the tree that answer to these words."""
        structures = self._ask(lambda: self._intake.structures(query, limit)) or ()
        return [_service(structure) for structure in structures if structure.code != OUTSIDE_CODE]

    def known(self, codes: Iterable[str]) -> list[str]:
        """Give those of the codes that are in the tree, and all of them while it cannot be read."""
        return [code for code in codes if self._structure(code) or self.trouble]

    def _chosen(self, choice: Choice, answers: Answers) -> Service:
        if choice.code == OUTSIDE_CODE:
            return Service(choice.code, answers.named, channels=choice.channels)
        structure = self._structure(choice.code)
        if structure is not None:
            return _service(structure, choice.channels)
        name = _UNREACHABLE if self.trouble else _UNKNOWN
        return Service(choice.code, f"{name} ({choice.code})", channels=choice.channels)

    def _structure(self, code: str) -> Structure | None:
        return self._ask(lambda: self._intake.structure(code))

    def _ask(self, question: Callable[[], Answer]) -> Answer | None:
        if self.trouble:
            return None
        try:
            return question()
        except Unavailable as error:
            _log.warning("The services cannot be read: %s", error.sentence)
            self.trouble = error.sentence
            return None


def _service(structure: Structure, channels: dict[Channel, Sentiment | None] | None = None) -> Service:
    place = " ".join(part for part in (structure.postal_code, structure.town) if part)
    return Service(structure.code, structure.name, place, channels)

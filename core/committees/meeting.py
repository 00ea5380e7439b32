"""What people write of the meeting of a local committee: when, where, who."""

from datetime import datetime

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line, printable

LINE_MAX = 200
LINK_MAX = 500
ELECTED_MAX = 2
"""How many elected people sit at most."""


class Meeting(Model):
    """The meeting of a committee.

    Attributes:
        at: when it meets, None while nobody has said.
        place: where, "" when it is remote or not known yet.
        link: the address that it is joined at from afar, "" when it is not.
        elected: the elected people, one a line.
    """

    at: datetime | None = None
    place: str = Field(default="", max_length=LINE_MAX)
    link: str = Field(default="", max_length=LINK_MAX)
    elected: str = Field(default="", max_length=LINE_MAX * ELECTED_MAX)
    facilitator: str = Field(default="", max_length=LINE_MAX)
    secretary: str = Field(default="", max_length=LINE_MAX)

    @field_validator("place", "link", "facilitator", "secretary", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("elected", mode="before")
    @classmethod
    def _clean_names(cls, text: str) -> str:
        return "\n".join(line for line in map(one_line, printable(text).splitlines()) if line)

    @property
    def elected_people(self) -> tuple[str, ...]:
        """The elected people."""
        return tuple(self.elected.splitlines())

    @property
    def announced_part(self) -> tuple[object, ...]:
        """What those who are invited are told."""
        return self.at, self.place, self.link

    def must_hold(self) -> None:
        """Raise Invalid, with the field, when what is written cannot be."""
        if len(self.elected_people) > ELECTED_MAX:
            raise Invalid("Un comité compte un ou deux élus : gardez deux noms au plus.", "elected")
        if self.link and not self.link.startswith(("https://", "http://")):
            raise Invalid("L’adresse à distance commence par https:// : recopiez-la en entier.", "link")


LABELS = {
    "at": "date",
    "place": "lieu",
    "link": "adresse à distance",
    "elected": "élus",
    "facilitator": "animation",
    "secretary": "secrétariat",
    "agenda": "ordre du jour",
    "minutes": "compte rendu",
    "proposals": "propositions",
    "ballots": "votes",
    "method": "façon de compter",
    "decisions": "décisions",
    "state": "état",
}
"""What people call the fields, on the screens and in the history."""

OF_PEOPLE = frozenset(Meeting.model_fields)
"""The names of the fields of the meeting."""

"""A dataset as its readers see it: its name and its fields."""

from dataclasses import dataclass
from enum import StrEnum

from core.explore.errors import no_such_field


class Kind(StrEnum):
    """What a field holds, in the words of the API."""

    TEXT = "text"
    INTEGER = "int"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` as in JSON ("ecrit_le"), `label` as in a CSV header ("Écrit le")."""

    name: str
    label: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset.

    Attributes:
        id: its name in addresses.
        former_ids: names that it had, and that still lead to it.
        title: in French.
        description: what one record is, in French.
        fields: in the official order; the first one is the key.
    """

    id: str
    former_ids: tuple[str, ...]
    title: str
    description: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """Give a field.

        Raises:
            OdsqlError: there is none of this name.
        """
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            raise no_such_field(name)
        return found

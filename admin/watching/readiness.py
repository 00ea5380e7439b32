"""Whether a server may be given work: its database answers, at the right version, and its keys are there."""

from typing import TYPE_CHECKING

from admin.purpose import Purpose
from storage import keys, schema

if TYPE_CHECKING:
    from admin.wiring import House

_KEYS = {Purpose.FORM: (keys.PUBLIC, keys.LINKS, keys.FORM), Purpose.DESK: (keys.ACCOUNTS,)}
"""The keys that each server works with: the machine of one has none of the other’s."""


def must_be_ready(house: "House") -> None:
    """Raise Unavailable, with what to do, while something that a server works with is not there."""
    schema.check_ready(house.engine)
    for name in _KEYS[house.purpose]:
        house.keys.read(name)

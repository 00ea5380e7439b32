"""Whether a server may be given work: its database answers, at the right version, and its keys are there."""

from typing import TYPE_CHECKING

from storage import keys, schema

if TYPE_CHECKING:
    from admin.wiring import House


def must_be_ready(house: "House") -> None:
    """Raise Unavailable, with what to do, while something that a server works with is not there."""
    schema.check_ready(house.engine)
    for name in (keys.PUBLIC, keys.LINKS, keys.FORM):
        house.keys.read(name)

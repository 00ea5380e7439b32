"""Where the addresses find what the factory was handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.signing.door import Signing
    from core.wire.desks import Desks
    from desk_api.waiting import WaitingRoom

_NAME = "ecoute.doors"


@dataclass(frozen=True, slots=True)
class Doors:
    """What those who sit elsewhere come in by.

    Attributes:
        desks: answers the calls.
        signing: signs in, and knows who a token is for.
        mark: gives the mark that a network is counted by.
        check: raises Unavailable while the server may not be given work.
        waiting: where one waits for something new.
    """

    desks: Desks
    signing: Signing
    mark: Callable[[str], str]
    check: Callable[[], None]
    waiting: WaitingRoom


def keep(app: Flask, handed: Doors) -> None:
    """Give the doors to the addresses of this application."""
    app.extensions[_NAME] = handed


def doors() -> Doors:
    """Give the doors, for the application that answers now."""
    return cast("Doors", current_app.extensions[_NAME])

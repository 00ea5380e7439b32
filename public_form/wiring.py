"""Where the pages find the use cases that the factory was handed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from core.explore.port import Datasets
from core.following import Following
from core.intake import Intake
from core.library import Library

_NAME = "ecoute.doors"


@dataclass(frozen=True, slots=True)
class Doors:
    """The use cases of the citizens' site: for those who tell, for authors, for readers, for programs.

    Attributes:
        check: raises Unavailable while the site may not be given work.
    """

    intake: Intake
    following: Following
    library: Library
    datasets: Datasets
    check: Callable[[], None]


def keep(app: Flask, handed: Doors) -> None:
    """Give the use cases to the pages of this application."""
    app.extensions[_NAME] = handed


def doors() -> Doors:
    """Give the use cases, for the application that answers now."""
    return cast(Doors, current_app.extensions[_NAME])

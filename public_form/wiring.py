"""Where the pages find the use cases that the factory was handed."""

from typing import cast

from flask import Flask, current_app

from core.intake import Intake

_NAME = "ecoute.intake"


def keep(app: Flask, intake: Intake) -> None:
    """Give the use cases to the pages of this application."""
    app.extensions[_NAME] = intake


def intake() -> Intake:
    """Give what a citizen can do, for the application that answers now."""
    return cast(Intake, current_app.extensions[_NAME])

"""The site in the State's design system, where its files are on the machine."""

from pathlib import Path

from flask import Flask

from admin.settings import Settings, Theme
from admin.theme import design_system
from core.errors import Unavailable
from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.missing import without


def files() -> Path:
    """Give the folder of the design system."""
    try:
        folder = design_system(Settings.model_construct(theme=Theme.DSFR, state_service=True))
    except Unavailable as absent:
        without(absent.sentence)
        raise
    assert folder
    return folder


def dressed(world: World) -> Flask:
    """Give the site of a State service, protected as in real life."""
    doors = Doors(world.intake, world.following, world.library, world.datasets, lambda: None)
    return create_app(doors, secret_key=b"une cle pour les essais", design_system=files())

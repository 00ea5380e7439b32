"""What the palette offers: every command of the screen, the lists, the two themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.views import Place
from tui.keymap import COMMANDS, key_words
from tui.screens.picker import Choice, Picker
from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.app import EcouteApp
_PLACE, _THEME = "place:", "theme:"
_THEME_NAMES = {DARK.name: "thème sombre", LIGHT.name: "thème clair"}


def open_palette(app: EcouteApp) -> None:
    """Ask what to do, and do it."""
    picker = Picker("Commandes", "Que voulez-vous faire ?", list(offered(app)))
    app.push_screen(picker, partial(run_picked, app))


def offered(app: EcouteApp) -> Iterator[Choice]:
    """Give what may be picked now; what is not possible says why."""
    main, seen = app.main_screen, set()
    for key, active in app.screen.active_bindings.items():
        command = COMMANDS.get(active.binding.id or "")
        if command is None or not command.in_palette or command.id in seen:
            continue
        seen.add(command.id)
        why = None if active.enabled else main.why_not(command.action)
        detail = f"Impossible ici : {why}" if why else command.description
        yield Choice(command.id, command.label, detail, key_words(key))
    for kept in main.me.places if main.me else ():
        yield Choice(
            f"{_PLACE}{kept.place.value}", f"liste {kept.place.label}", f"Ouvrir la liste « {kept.place.label} »"
        )
    for name, label in _THEME_NAMES.items():
        yield Choice(f"{_THEME}{name}", label, f"Prendre le {label}")


async def run_picked(app: EcouteApp, picked: str | None) -> None:
    """Do what was picked."""
    if picked is None:
        return
    if picked.startswith(_PLACE):
        app.main_screen.change_place(Place(picked.removeprefix(_PLACE)))
    elif picked.startswith(_THEME):
        app.theme = picked.removeprefix(_THEME)
    else:
        main, action = app.main_screen, COMMANDS[picked].action
        why = main.why_not(action)
        if why is not None:
            main.say(why)
        else:
            await app.run_action(action, main)

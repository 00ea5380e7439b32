"""What the palette offers: every command of the screen, the lists, the looks, the tour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from core.views import Place
from tui.keymap import COMMANDS, key_words
from tui.screens.base import BaseScreen
from tui.screens.picker import Choice, Picker
from tui.themes import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.app import EcouteApp
    from tui.screens.main import MainScreen

_PLACE, _THEME, _TOUR, _RING, _DIGEST = "place:", "theme:", "tour", "ring", "digest"


def open_palette(app: EcouteApp) -> None:
    """Ask what to do, and do it."""
    screen = app.screen
    if isinstance(screen, BaseScreen):
        picker = Picker("Commandes", "Que voulez-vous faire ?", list(offered(app, screen)))
        app.push_screen(picker, partial(run_picked, app, screen))


def offered(app: EcouteApp, screen: BaseScreen[Any]) -> Iterator[Choice]:
    """Give what may be picked now; what is not possible is grey, and says why."""
    yield from _commands(screen)
    if screen is app.main_screen:
        yield from _lists(app.main_screen)
        yield Choice(_TOUR, "visite guidée", "Revoir la visite guidée de l’atelier, en six pas")
        yield from _letters_and_rings(app)
    for name, label in LABELS.items():
        yield Choice(f"{_THEME}{name}", label, f"Prendre le {label}, et le garder pour la prochaine fois")


def _commands(screen: BaseScreen[Any]) -> Iterator[Choice]:
    seen = set()
    for key, active in screen.active_bindings.items():
        command = COMMANDS.get(active.binding.id or "")
        if command is None or not command.in_palette or command.id in seen:
            continue
        seen.add(command.id)
        why = None if active.enabled else screen.why_grey(command.action.partition("(")[0])
        detail = f"Impossible ici : {why}" if why else command.description
        yield Choice(command.id, command.label, detail, key_words(key), possible=active.enabled)


def _letters_and_rings(app: EcouteApp) -> Iterator[Choice]:
    rings = "ne plus sonner" if app.rings else "sonner à l’arrivée de travail"
    yield Choice(_RING, rings, "La sonnerie du terminal et, s’il la connaît, sa notification")
    told = "Recevoir par e-mail ce qui attend : jamais, chaque jour, chaque semaine"
    yield Choice(_DIGEST, "ma lettre de synthèse", told)


def _lists(main: MainScreen) -> Iterator[Choice]:
    for kept in main.me.places if main.me else ():
        label = kept.place.label
        yield Choice(f"{_PLACE}{kept.place.value}", f"liste {label}", f"Ouvrir la liste « {label} »")


async def run_picked(app: EcouteApp, screen: BaseScreen[Any], picked: str | None) -> None:
    """Do what was picked."""
    if picked is None:
        return
    if picked.startswith(_PLACE):
        app.main_screen.change_place(Place(picked.removeprefix(_PLACE)))
    elif picked.startswith(_THEME):
        app.take_theme(picked.removeprefix(_THEME))
    elif picked == _RING:
        app.action_ring()
    elif picked == _DIGEST:
        app.main_screen.ask_digest()
    elif picked == _TOUR:
        app.action_tour()
    else:
        await app.run_action(COMMANDS[picked].action, screen)

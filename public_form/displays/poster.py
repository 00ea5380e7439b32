"""The poster of a structure, A4 or A3, as PDF/UA."""

from itertools import groupby
from pathlib import Path
from typing import Any

from core.dates import date_fr, day_fr, share_fr
from core.displays.kit import page_link
from core.displays.shown import ShownDisplay
from core.displays.size import Size
from core.projection import PublicAction
from core.text.clean import excerpt
from core.vocabulary import ActionState
from public_form.displays.look import Look
from public_form.promotion import qr
from public_form.promotion.printing import in_the_font, printed

_SOURCE = Path(__file__).with_name("poster.typ")

_TITLE_MAX, _WORDS_MAX, _NAME_MAX = 120, 170, 160
"""How many signs of a title, of a text, of a name there is room for."""


def poster(display: ShownDisplay, size: Size, base: str, programme: str, look: Look) -> bytes:
    """Print what a structure shows.

    Args:
        display: what it shows.
        size: of the paper.
        base: the address of the site, which the code leads to.
        programme: the name of the programme.
        look: of the site.

    Raises:
        Unavailable: it could not be printed.
    """
    told = _printable(document(display, base, programme))
    link = page_link(base, display.structure, display.campaign)
    asked = {"link": link, "code": qr.drawing(link, quiet=1).decode(), "size": size.value, "look": _told(look)}
    return printed(_SOURCE, {**told, **asked}, "l’affiche")


def document(display: ShownDisplay, base: str, programme: str) -> dict[str, Any]:
    """Give what a poster says, in words."""
    name = display.structure.name
    return {
        "title": f"{name} : ce que vous nous dites, ce que nous en faisons",
        "programme": programme,
        "name": excerpt(name, _NAME_MAX),
        "period": f"Du {day_fr(display.since)} au {day_fr(display.until)}",
        "source": f"Source : {programme}, expériences publiées sur cette structure et celles qui en dépendent. "
        f"Chiffres du {day_fr(display.until)}.",
        "shown": page_link(base, display.structure, "").partition("://")[2],
        "alt": "Code QR : la page de la structure, pour lire et pour raconter",
        "results": [{"figure": one.figure, "label": one.label} for one in display.results],
        "promises": [
            {"promise": promise.label, "commitments": [one.wording for one in group]}
            for promise, group in groupby(display.commitments, lambda one: one.promise)
        ],
        "actions": [_action(one) for one in display.actions],
        "quotes": [{"words": one.words, "by": one.pseudonym or "Anonyme"} for one in display.quotes],
    }


def _action(action: PublicAction) -> dict[str, str]:
    """Give an action as « you asked for it, we did it »: what was told, what is done, and how far that is."""
    return {
        "title": excerpt(action.title, _TITLE_MAX),
        "asked": excerpt(action.problem, _WORDS_MAX),
        "done": excerpt(action.description or action.objective, _WORDS_MAX),
        "state": state_of(action),
    }


def state_of(action: PublicAction) -> str:
    """Say how far an action is."""
    if action.state is ActionState.DONE and action.done_at:
        return f"Fait le {date_fr(action.done_at)}"
    if action.state is ActionState.ENGAGED:
        return f"En cours, {share_fr(action.progress / 100)}" if action.progress else "En cours"
    if action.state is ActionState.DROPPED:
        return excerpt(f"Abandonnée : {action.dropped_why}", _WORDS_MAX)
    return f"Prévue pour le {day_fr(action.ends_on)}" if action.ends_on else "Prévue"


def _printable(told: Any) -> Any:
    """Give the words, however deep, without what the font has no picture of."""
    match told:
        case str():
            return in_the_font(told)
        case dict():
            return {key: _printable(value) for key, value in told.items()}
        case list():
            return [_printable(value) for value in told]
    return told


def _told(look: Look) -> dict[str, object]:
    return {"accent": look.accent, "wash": look.wash, "rounded": look.rounded, "state": look.state}

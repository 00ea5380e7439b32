"""The look of the public site: its own, or the State's design system where whoever runs it may wear it."""

from importlib.util import find_spec
from pathlib import Path

from admin.settings import Settings, Theme
from core.errors import Invalid, Unavailable

_PACKAGE = "dsfr"
_FILES = Path("static", "dsfr", "dist")


def design_system(settings: Settings) -> Path | None:
    """Give the folder of the State's design system, or None for a site with a look of its own.

    Raises:
        Invalid: it is asked for, and whoever runs the site has not said to be a State service.
        Unavailable: its files are not installed.
    """
    if settings.theme is Theme.NEUTRAL:
        return None
    if not settings.state_service:
        raise Invalid(
            "Le thème « dsfr » est réservé aux services de l’État : si vous en êtes un, déclarez-le par "
            "ECOUTE_STATE_SERVICE=true ; sinon, retirez ECOUTE_THEME."
        )
    return _installed()


def _installed() -> Path:
    # The package is only a way to have the files: nothing of it is ever run.
    found = find_spec(_PACKAGE)
    for place in (found and found.submodule_search_locations) or ():
        if (Path(place) / _FILES).is_dir():
            return Path(place) / _FILES
    raise Unavailable("Les fichiers du thème « dsfr » ne sont pas installés : lancez « make dsfr ».")

"""The factory of the citizens' site: it is handed the use cases, and knows no database."""

from collections.abc import Sequence
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]  # Flask-WTF ships no types

from core.rules import DEFAULT_RULES, HelpLine
from public_form import design_system as state
from public_form import errors, headers, home, sessions, showing, wiring
from public_form.actions.routes import actions
from public_form.displays.look import LOOK, look_of
from public_form.displays.routes import displays
from public_form.explaining import explaining
from public_form.explore.routes import explore
from public_form.following.routes import following
from public_form.health import health
from public_form.promotion.routes import promotion
from public_form.reading.maps import maps
from public_form.reading.reporting import reporting
from public_form.reading.routes import reading
from public_form.reading.votes import votes
from public_form.structures.routes import structures
from public_form.telling.routes import telling
from public_form.telling.steps import StepConverter
from public_form.transparency import transparency
from public_form.wiring import Doors

MEBIBYTE = 1024 * 1024
PAGE_LIFETIME = 12 * 3600
"""How long a page with a form may stay open before its token is too old, in seconds."""


def create_app(
    doors: Doors,
    *,
    secret_key: bytes,
    programme_name: str = "Écoute",
    public_url: str = "http://127.0.0.1:8000",
    organisation: str = "",
    contact: str = "",
    help_lines: Sequence[HelpLine] = DEFAULT_RULES.help_lines,
    design_system: Path | None = None,
) -> Flask:
    """Give the site of a programme.

    Behind a proxy, whoever serves it puts werkzeug's ProxyFix around it: nothing is trusted by default.

    Args:
        doors: what a citizen can do.
        secret_key: signs the session cookie and the form tokens; the same one on every machine.
        programme_name: the name at the top of each page.
        public_url: the address of the site, for what is read elsewhere: feeds, QR codes, maps of the site.
        organisation: who answers for the site and for the data in it, "" when that is not said.
        contact: where to write to them, an e-mail address or the address of a page, "" when that is not said.
        help_lines: the numbers to call when somebody is in danger.
        design_system: the files of the State's design system, when the site wears it and not a look of its own.
    """
    app = Flask("public_form")
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # werkzeug would lead to the host that the caller named
    app.url_map.converters["step"] = StepConverter
    app.config.update(
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=MEBIBYTE,
        MAX_FORM_MEMORY_SIZE=MEBIBYTE,
        SEND_FILE_MAX_AGE_DEFAULT=24 * 3600,
        WTF_CSRF_TIME_LIMIT=PAGE_LIFETIME,
        # It asks for the Referer header, which the follow-up page forbids the browser to send.
        WTF_CSRF_SSL_STRICT=False,
    )
    wiring.keep(app, doors)
    sessions.install(app)
    showing.install(app, programme_name, public_url, organisation, contact)
    app.jinja_env.globals["help_lines"] = help_lines
    _dress(app, design_system)
    errors.install(app)
    home.install(app, doors.library)
    for pages in (
        telling,
        following,
        home.home_page,
        reading,
        votes,
        reporting,
        transparency,
        maps,
        structures,
        actions,
        promotion,
        displays,
        explaining,
        health,
        explore,
    ):
        app.register_blueprint(pages)
    CSRFProtect(app)
    return app


def _dress(app: Flask, files: Path | None) -> None:
    """Give the site its look, and the policy that goes with it."""
    app.extensions[LOOK] = look_of(files)
    if files is None:
        showing.wear(app, "neutral")
        headers.install(app)
    else:
        showing.wear(app, state.THEME)
        headers.install(app, state.ALLOWED)
        state.install(app, files)

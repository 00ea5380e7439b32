"""The State's design system: whoever runs the site installs its files, and the site only hands them out."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Flask, Response, send_from_directory, url_for

THEME = "dsfr"
"""The folder of its templates, among the themes."""
ALLOWED = {"img-src": "'self' data:", "font-src": "'self'"}
"""What its style sheet needs beyond our own policy: drawings inside the sheet, and its fonts."""

_A_MONTH = 30 * 24 * 3600


def install(app: Flask, files: Path) -> None:
    """Hand out the files, and the sheet that fits our pages to them."""
    sheet = _sheet(Path(app.static_folder or ""), Path(app.root_path) / "themes" / THEME / "bridge.css")

    @app.get("/dsfr/<path:name>")
    def design_system(name: str) -> Response:
        return send_from_directory(files, name, max_age=_A_MONTH)

    @app.get("/theme.css")
    def theme_sheet() -> Response:
        response = Response(sheet, mimetype="text/css")
        response.cache_control.max_age = _A_MONTH
        return response

    app.jinja_env.globals.update(
        design_system=_marked("design_system", (files / "dsfr.min.css").read_bytes()),
        theme_sheet=_marked("theme_sheet", sheet.encode()),
    )


def _sheet(static: Path, bridge: Path) -> str:
    """Give our own sheet in a layer, where the design system wins whenever both speak, then what ties the two."""
    return f"@layer ours {{\n{(static / 'ecoute.css').read_text()}}}\n{bridge.read_text()}"


def _marked(endpoint: str, content: bytes) -> Callable[..., str]:
    """Give what makes an address with a mark that changes with the content."""
    return partial(url_for, endpoint, v=hashlib.sha256(content).hexdigest()[:12])

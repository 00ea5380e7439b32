"""What templates may use: dates, paragraphs, closed lists, and the stylesheet's address."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from flask import Flask, current_app, url_for
from jinja2 import ChoiceLoader, FileSystemLoader

from core.dates import count_fr, date_fr, day_fr, duration_fr, moment_fr, share_fr
from core.indicators.indicator import value_fr
from core.links import structure_path
from core.snippets import highlighted, snippet
from core.vocabulary import Channel, Sentiment

_BLANK_LINES = re.compile(r"\n\s*\n")


def install(app: Flask, programme_name: str, public_url: str, organisation: str, contact: str) -> None:
    """Give the templates what they share."""
    environment = app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(
        date_fr=date_fr, day_fr=day_fr, moment_fr=moment_fr, count_fr=count_fr, duration_fr=duration_fr
    )
    environment.filters.update(
        percent=share_fr, paragraphs=paragraphs, structure_path=structure_path, measured=value_fr
    )
    environment.filters.update(highlighted=highlighted, snippet=snippet)
    environment.globals.update(
        programme=programme_name,
        organisation=organisation,
        contact=contact,
        absolute=absolute(public_url),
        sentiments=tuple(Sentiment),
        channel_terms=tuple(Channel),
        asset=_assets(app),
    )


def wear(app: Flask, theme: str) -> None:
    """Show the pages in a theme, which may take from another what does not differ, by its folder."""
    themes = Path(app.root_path) / "themes"
    loaders = [FileSystemLoader([themes / theme, themes]), app.jinja_loader]
    app.jinja_loader = ChoiceLoader(loaders)  # type: ignore[arg-type]


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text; line breaks inside them are left to the stylesheet."""
    return [part.strip("\n") for part in _BLANK_LINES.split(text.strip())]


def absolute(public_url: str) -> Callable[[str], str]:
    """Give what makes the whole address of a path of the site."""
    base = public_url.rstrip("/")
    return lambda path: base + path


def whole(path: str) -> str:
    """Give the whole address of a path of the site, for what is read elsewhere than on a page."""
    return cast(Callable[[str], str], current_app.jinja_env.globals["absolute"])(path)


class _assets:  # noqa: N801  # templates call it as a function
    """Gives the address of a file of ours, with a mark that changes with its content."""

    def __init__(self, app: Flask) -> None:
        folder = Path(app.static_folder or "")
        self._marks = {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in folder.iterdir() if file.is_file()
        }

    def __call__(self, name: str) -> str:
        return url_for("static", filename=name, v=self._marks[name])

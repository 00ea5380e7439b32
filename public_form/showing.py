"""What templates may use: dates, paragraphs, closed lists, and the stylesheet's address."""

import hashlib
import re
from pathlib import Path

from flask import Flask, url_for

from core.dates import date_fr, moment_fr
from core.vocabulary import Channel, Sentiment

_BLANK_LINES = re.compile(r"\n\s*\n")


def install(app: Flask, programme_name: str) -> None:
    """Give the templates what they share."""
    environment = app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(date_fr=date_fr, moment_fr=moment_fr, paragraphs=paragraphs)
    environment.globals.update(
        programme=programme_name,
        sentiments=tuple(Sentiment),
        channel_terms=tuple(Channel),
        asset=_assets(app),
    )


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text; line breaks inside them are left to the stylesheet."""
    return [part.strip("\n") for part in _BLANK_LINES.split(text.strip())]


class _assets:  # noqa: N801  # templates call it as a function
    """Gives the address of a file of ours, with a mark that changes with its content."""

    def __init__(self, app: Flask) -> None:
        folder = Path(app.static_folder or "")
        self._marks = {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in folder.iterdir() if file.is_file()
        }

    def __call__(self, name: str) -> str:
        return url_for("static", filename=name, v=self._marks[name])

"""What a command prints: data on the standard output, narration on the standard error."""

import json
from contextlib import suppress
from typing import Any

import click
from pydantic_core import to_jsonable_python

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Donne un document JSON, dernière ligne de la sortie."
)


def say(sentence: str) -> None:
    """Tell the person what is being done; a log that has no room stops nothing."""
    with suppress(OSError):
        click.echo(sentence, err=True)


def give(data: Any, lines: list[str], *, as_json: bool) -> None:
    """Give data: one JSON document on one line, or lines for people."""
    if as_json:
        click.echo(json.dumps(to_jsonable_python(data), ensure_ascii=False))
        return
    for line in lines:
        click.echo(line)

"""`ecoute keys`: every command of the workstation with its keys, and what keys.toml asks in vain."""

import click

from admin.guard import INVALID, OK
from admin.home import home
from admin.output import give, json_option, say


@click.command(help="Donne chaque commande de l’atelier avec ses touches, et ce que keys.toml demande en vain.")
@json_option
def keys(*, as_json: bool) -> int:
    """Give the keys; give the exit code."""
    # The keymap needs Textual, which no other command pays for.
    from tui.keymap import SECTIONS, keys_words  # noqa: PLC0415
    from tui.own_keys import read_own_keys  # noqa: PLC0415

    own = read_own_keys(home())
    told = [
        {
            "id": command.id,
            "section": section.title,
            "label": command.label,
            "description": command.description,
            "keys": own.keys_of(command.id),
            "own": command.id in own.keymap,
        }
        for section in SECTIONS
        for command in section.commands
    ]
    lines = [
        f"{command.id:<20}  {keys_words(own.keys_of(command.id)):<24}  {command.description}"
        for section in SECTIONS
        for command in section.commands
    ]
    for fault in own.faults:
        say(fault)
    give({"commands": told, "faults": own.faults}, lines, as_json=as_json)
    return INVALID if own.faults else OK

"""`ecoute poster`: what a structure shows, on paper."""

from dataclasses import replace
from pathlib import Path

import click

from admin.output import give, json_option, say
from admin.whole_files import write_whole
from admin.wiring import open_house
from core.displays.size import Size
from core.displays.wording import display_lines
from public_form.displays.poster import document

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("poster", help="Écrit l’affiche d’une structure en PDF, et donne ce qu’elle dit.")
@click.argument("code", metavar="STRUCTURE")
@click.option("--size", type=click.Choice([size.value for size in Size]), default=Size.A4.value, help="Le format.")
@click.option("--out", type=_FILE, metavar="FICHIER", help="Le fichier PDF à écrire.")
@click.option("--campaign", default="", metavar="NOM", help="La campagne du code QR (par défaut : celle choisie).")
@json_option
def print_(code: str, size: str, out: Path | None, campaign: str, *, as_json: bool) -> None:
    """Print a poster."""
    house = open_house()
    shown = house.library.display(code)
    shown = replace(shown, campaign=campaign or shown.campaign)
    if out is not None:
        write_whole(out, house.press.poster(shown, Size(size)))
        say(f"Affiche écrite dans {out}.")
    said = document(shown, str(house.settings.public_url), house.settings.programme)
    give(said, display_lines(shown), as_json=as_json)

"""`ecoute views`: lists with their filters, kept under names."""

import click

from admin.commands.read import account_option
from admin.commands.sieve import sieve_options, typed_sieve
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.saved_view import SavedView
from core.views import Place


@click.group(help="Les vues enregistrées : des files avec leurs filtres.", subcommand_metavar=SUBCOMMAND)
def views() -> None:
    """Group the commands on views."""


@views.command("list", help="Donne ses vues, et celles que partage sa structure.")
@account_option
@json_option
def list_(account: str, *, as_json: bool) -> None:
    """Give one's views."""
    kept = open_house().desk(account).views()
    give(kept, [_line(view) for view in kept], as_json=as_json)


@views.command(help="Garde une file, avec ses filtres, sous un nom.")
@click.argument("name", metavar="NOM")
@account_option
@click.option("--place", type=click.Choice([place.value for place in Place]), required=True, help="La file.")
@click.option("--shared", is_flag=True, help="La partage avec sa structure et ses structures filles.")
@sieve_options
@json_option
def save(name: str, account: str, place: str, *, shared: bool, as_json: bool, **typed: object) -> None:
    """Keep a view."""
    kept = open_house().desk(account).save_view(name, Place(place), typed_sieve(typed), shared=shared)
    give(kept, [f"Vue gardée : {name}."], as_json=as_json)


@views.command(help="Efface une vue.")
@click.argument("name", metavar="NOM")
@account_option
@click.option("--maker", default="", metavar="COMPTE", help="Le compte qui l’a faite (par défaut : le sien).")
@json_option
def remove(name: str, account: str, maker: str, *, as_json: bool) -> None:
    """Forget a view."""
    left = open_house().desk(account).forget_view(name, maker)
    give(left, [f"Vue effacée : {name}."], as_json=as_json)


def _line(view: SavedView) -> str:
    shared = f"\tpartagée par {view.account_name} ({view.structure_code})" if view.shared else ""
    return f"{view.name}\t{view.place.label}{shared}"

"""`ecoute move`: all of the database into another one."""

import click
from click.core import ParameterSource
from sqlalchemy import Engine

from admin.guard import INTERRUPTED
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import Counted, progress_of
from admin.wiring import House, open_house
from core.errors import Invalid
from storage.copying.freezing import thaw
from storage.copying.moving import move as bring
from storage.copying.writing import rows_of
from storage.engine import open_engine


@click.command(
    help="Déménage la base dans une autre, vide, et compare tout ligne à ligne. L’ancienne ne change plus dès le "
    "début ; arrêté n’importe où, le déménagement reprend où il en était."
)
@click.option(
    "--to",
    "address",
    envvar="ECOUTE_MOVE_TO",
    metavar="ADRESSE",
    help="L’adresse de la base d’arrivée, postgresql://… ou sqlite:///…, donnée ici ou par ECOUTE_MOVE_TO.",
)
@click.option("--give-up", is_flag=True, help="Abandonne plutôt : la base d’ici peut de nouveau changer.")
@json_option
@click.pass_context
def move(context: click.Context, address: str | None, *, give_up: bool, as_json: bool) -> int:
    """Move, or give up moving; give the exit code."""
    house = open_house()
    if give_up:
        return _give_up(house, as_json=as_json)
    if not address:
        raise Invalid(
            "Il manque la base d’arrivée : donnez --to, ou ECOUTE_MOVE_TO si l’adresse porte un mot de passe.", "to"
        )
    target = open_engine(address)
    if target.url.password and context.get_parameter_source("address") is ParameterSource.COMMANDLINE:
        say(
            "Un mot de passe dans une commande se lit dans la liste des processus : donnez plutôt l’adresse par "
            "ECOUTE_MOVE_TO."
        )
    return _move(house, target, as_json=as_json)


def _move(house: House, target: Engine, *, as_json: bool) -> int:
    source, counted = house.database, Counted()
    say("Dès le début la base d’ici refuse tout changement : arrêtez le formulaire, l’atelier et « ecoute notify ».")
    try:
        with (
            progress_of("Déménagement", 2 * rows_of(source), counted.position) as moved,
            interruptible(moved) as advance,
        ):
            counts = bring(source, target, counted.then(advance))
    except KeyboardInterrupt:
        say("Interrompu : ce qui est arrivé est gardé, la même commande reprend la suite (--give-up abandonne).")
        return INTERRUPTED
    shown = target.url.set(drivername=target.dialect.name, query={}).render_as_string(hide_password=True)
    lines = [
        f"Tout est arrivé, comparé ligne à ligne : {sum(counts.values())} lignes de {len(counts)} tables.",
        f"Donnez partout ECOUTE_DATABASE={shown} (avec le mot de passe), puis relancez le formulaire, l’atelier et "
        "« ecoute notify ».",
        "L’ancienne base reste là et refuse tout changement : supprimez-la quand la nouvelle aura servi.",
    ]
    give({"rows": sum(counts.values()), "tables": counts, "database": shown}, lines, as_json=as_json)
    return 0


def _give_up(house: House, *, as_json: bool) -> int:
    given_up = thaw(house.engine)
    line = "La base d’ici peut de nouveau changer." if given_up else "Aucun déménagement n’a été commencé d’ici."
    give({"given_up": given_up}, [line], as_json=as_json)
    if given_up:
        say("Videz la base d’arrivée avant de recommencer : ce qui y est arrivé n’est plus la suite de rien.")
    return 0

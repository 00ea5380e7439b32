"""`ecoute transfer` and `ecoute reports`: what agents and readers ask to be dealt with, for scripts."""

import click

from admin.commands.read import account_option, reference_argument
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house

_position = click.option(
    "--position", type=click.IntRange(min=1), default=1, metavar="N", help="La place de la structure (par défaut : 1)."
)


@click.group(help="Les demandes de transfert d’une structure à une autre.", subcommand_metavar=SUBCOMMAND)
def transfer() -> None:
    """Group the commands on transfers."""


@transfer.command(help="Demande que l’expérience aille à une autre structure.")
@reference_argument
@account_option
@_position
@click.option("--to", "to_code", default="", metavar="CODE", help="La structure proposée, si l’on en connaît une.")
@click.option("--note", required=True, metavar="PHRASE", help="Pourquoi.")
@json_option
def ask(reference: int, account: str, position: int, to_code: str, note: str, *, as_json: bool) -> None:
    """Ask for a transfer."""
    dossier = open_house().desk(account).ask_transfer(reference, position, to_code, note)
    give(dossier, [f"Transfert demandé pour l’expérience {reference}."], as_json=as_json)


@transfer.command(help="Accepte une demande de transfert.")
@reference_argument
@account_option
@_position
@click.option("--to", "to_code", required=True, metavar="CODE", help="La structure qui la reçoit.")
@json_option
def accept(reference: int, account: str, position: int, to_code: str, *, as_json: bool) -> None:
    """Grant a transfer."""
    dossier = open_house().desk(account).accept_transfer(reference, position, to_code)
    file = dossier.concern(position)
    name = file.name if file else to_code
    give(dossier, [f"L’expérience {reference} va à {name}."], as_json=as_json)


@transfer.command(help="Refuse une demande de transfert.")
@reference_argument
@account_option
@_position
@click.option("--note", required=True, metavar="PHRASE", help="Pourquoi, pour la structure qui l’a demandé.")
@json_option
def refuse(reference: int, account: str, position: int, note: str, *, as_json: bool) -> None:
    """Refuse a transfer."""
    dossier = open_house().desk(account).refuse_transfer(reference, position, note)
    file = dossier.concern(position)
    discussed = file is not None and file.concern.discussed_since is not None
    opens = (
        ["Second refus : une discussion à trois s’ouvre, dans les commentaires de l’expérience."] if discussed else []
    )
    give(dossier, [f"Transfert refusé : l’expérience {reference} reste où elle est.", *opens], as_json=as_json)


@transfer.command(help="Fait passer au niveau supérieur les demandes restées sans décision dans le délai.")
@json_option
def climb(*, as_json: bool) -> None:
    """Bring up what nobody decided in time."""
    climbed = open_house().office.climb_transfers()
    give({"climbed": climbed}, [f"Demandes passées au niveau supérieur : {climbed}."], as_json=as_json)


@transfer.group(help="Les discussions à trois, après deux refus.", subcommand_metavar=SUBCOMMAND)
def discussion() -> None:
    """Group the commands on discussions."""


@discussion.command(help="Clôt une discussion : l’expérience reste où elle est.")
@reference_argument
@account_option
@_position
@click.option("--note", required=True, metavar="PHRASE", help="Ce que la discussion a conclu.")
@json_option
def close(reference: int, account: str, position: int, note: str, *, as_json: bool) -> None:
    """End a discussion."""
    dossier = open_house().desk(account).close_discussion(reference, position, note)
    give(dossier, [f"Discussion close : l’expérience {reference} reste où elle est."], as_json=as_json)


@click.group(help="Les signalements des visiteurs.", subcommand_metavar=SUBCOMMAND)
def reports() -> None:
    """Group the commands on reports."""


@reports.command(help="Laisse sans suite les signalements d’une expérience, qui reste publiée.")
@reference_argument
@account_option
@click.option("--note", default="", metavar="PHRASE", help="Une note pour la modération.")
@json_option
def dismiss(reference: int, account: str, note: str, *, as_json: bool) -> None:
    """Close the open reports on an experience."""
    dossier = open_house().desk(account).dismiss_reports(reference, note)
    give(dossier, [f"Signalements de l’expérience {reference} laissés sans suite."], as_json=as_json)

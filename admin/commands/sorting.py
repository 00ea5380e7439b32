"""`ecoute alert`, `route`, `suggest`, `tag` and `undo`: the rest of what moderators do, for scripts."""

import click

from admin.commands.moderate import decision, seen, tell
from admin.commands.read import account_option, reference_argument
from admin.output import give, json_option
from admin.wiring import open_house
from core.vocabulary import GeneralTag, Sentiment


@click.command(help="Annule sa propre dernière décision, tant qu’aucune lettre n’est partie.")
@reference_argument
@account_option
@json_option
def undo(reference: int, account: str, *, as_json: bool) -> None:
    """Take back one's own last decision."""
    tell(open_house().desk(account).undo(reference), as_json=as_json)


@click.command(help="Lève une alerte sur une expérience, ou la clôt.")
@decision
@click.option("--note", required=True, metavar="PHRASE", help="Ce qui inquiète, ou ce qui a été fait.")
@click.option("--clear", is_flag=True, help="Clôt l’alerte.")
def alert(reference: int, account: str, seen_version: int | None, note: str, *, clear: bool, as_json: bool) -> None:
    """Raise or clear an alert."""
    desk, version = seen(account, reference, seen_version)
    change = desk.clear_alert if clear else desk.raise_alert
    dossier = change(reference, version, note)
    give(dossier, [f"Alerte {'close' if clear else 'levée'} sur l’expérience {reference}."], as_json=as_json)


@click.command(help="Propose des structures pour une expérience, et dit pourquoi.")
@reference_argument
@account_option
@json_option
def suggest(reference: int, account: str, *, as_json: bool) -> None:
    """Give structures that an experience may be about."""
    found = open_house().desk(account).suggestions(reference)
    give(found, [f"{one.structure.code}\t{one.structure.name}\t{one.why}" for one in found], as_json=as_json)


@click.command(help="Change les structures concernées : celles que l’on donne remplacent celles d’avant.")
@decision
@click.option("--structure", "codes", multiple=True, required=True, metavar="CODE", help="Un code ; se répète.")
def route(reference: int, account: str, seen_version: int | None, codes: tuple[str, ...], *, as_json: bool) -> None:
    """Set the structures concerned."""
    desk, version = seen(account, reference, seen_version)
    dossier = desk.route(reference, version, codes)
    names = ", ".join(file.name for file in dossier.concerns)
    give(dossier, [f"L’expérience {reference} concerne : {names}."], as_json=as_json)


@click.command(help="Pose les tags généraux : ceux que l’on donne remplacent ceux d’avant.")
@decision
@click.argument("tags", metavar="[TAG=RESSENTI]...", nargs=-1)
def tag(reference: int, account: str, seen_version: int | None, tags: tuple[str, ...], *, as_json: bool) -> None:
    """Set the general tags."""
    desk, version = seen(account, reference, seen_version)
    dossier = desk.tag(reference, version, dict(typed_tag(one) for one in tags))
    told = ", ".join(f"{one.label} {feeling.label}" for one, feeling in dossier.experience.tags.items())
    give(dossier, [f"Tags de l’expérience {reference} : {told or 'aucun'}."], as_json=as_json)


def typed_tag(typed: str) -> tuple[GeneralTag, Sentiment]:
    """Read a tag and its feeling as they are typed."""
    name, _, feeling = typed.partition("=")
    try:
        return GeneralTag(name), Sentiment(feeling)
    except ValueError as error:
        tags, feelings = ", ".join(GeneralTag), ", ".join(Sentiment)
        raise click.UsageError(
            f"« {typed} » n’est pas un tag : écrivez TAG=RESSENTI, avec {tags} et {feelings}."
        ) from error

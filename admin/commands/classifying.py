"""`ecoute classify`, `reattach` and `trade-tags`: what those who answer say of an experience, for scripts."""

from collections.abc import Sequence

import click

from admin.commands.moderate import decision, seen
from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.classification import Classification, channels_in_words
from core.concern import Concern
from core.errors import NotFound
from core.trade_tag import TradeTag
from core.vocabulary import Channel, Sentiment

_position = click.option(
    "--position", type=click.IntRange(min=1), default=1, metavar="N", help="La place de la structure (par défaut : 1)."
)
_name = click.argument("name", metavar="NOM")


@click.command(help="Qualifie une expérience pour une structure ; ce que l’on ne donne pas reste comme il était.")
@decision
@_position
@click.option(
    "--channel",
    "channels",
    multiple=True,
    metavar="CANAL[=RESSENTI]",
    help="Un canal utilisé ; ceux que l’on donne remplacent ceux d’avant.",
)
@click.option(
    "--trade-tag", "trade_tags", multiple=True, metavar="NOM", help="Un tag métier ; ils remplacent ceux d’avant."
)
@click.option("--no-trade-tag", is_flag=True, help="Enlève les tags métier.")
@click.option("--improve", metavar="PHRASE", help="Marque une amélioration de service à considérer, avec une note.")
@click.option("--no-improve", is_flag=True, help="Enlève cette marque.")
def classify(
    reference: int,
    account: str,
    seen_version: int | None,
    position: int,
    channels: tuple[str, ...],
    trade_tags: tuple[str, ...],
    improve: str | None,
    *,
    no_trade_tag: bool,
    no_improve: bool,
    as_json: bool,
) -> None:
    """Set channels, trade tags and service to improve."""
    desk = open_house().desk(account)
    dossier = desk.show(reference)
    file = dossier.concern(position)
    if file is None:
        raise NotFound(f"L’expérience {reference} n’a pas de structure concernée n° {position}.")
    changes: dict[str, object] = {}
    if channels:
        changes["channels"] = dict(_channel(typed) for typed in channels)
    if trade_tags or no_trade_tag:
        changes["trade_tags"] = trade_tags
    if improve is not None or no_improve:
        changes |= {"to_improve": not no_improve, "improvement": improve or ""}
    wanted = file.concern.classification.model_copy(update=changes)
    after = desk.classify(reference, position, seen_version or dossier.experience.version, wanted)
    told = after.concern(position)
    give(after, _lines(reference, told.concern) if told else [], as_json=as_json)


@click.command(help="Rattache une expérience à une structure fille de la structure concernée.")
@decision
@_position
@click.option("--to", "to_code", metavar="CODE", help="La structure fille ; sans elle, montre celles qui conviennent.")
def reattach(
    reference: int, account: str, seen_version: int | None, position: int, to_code: str | None, *, as_json: bool
) -> None:
    """Give a concern to a child structure, or list the children."""
    desk, version = seen(account, reference, seen_version)
    if to_code is None:
        children = desk.children(reference, position)
        give(children, [f"{child.code}\t{child.name}" for child in children], as_json=as_json)
        return
    dossier = desk.reattach(reference, position, version, to_code)
    file = dossier.concern(position)
    give(dossier, [f"L’expérience {reference} est rattachée à {file.name if file else to_code}."], as_json=as_json)


@click.group(name="trade-tags", help="Les tags métier d’un réseau.", subcommand_metavar=SUBCOMMAND)
def trade_tags() -> None:
    """Group the commands on trade tags."""


@trade_tags.command(name="list", help="Montre les tags métier de son réseau, avec ceux qui sont retirés.")
@account_option
@json_option
def list_(account: str, *, as_json: bool) -> None:
    """Give the vocabulary."""
    _give(open_house().desk(account).vocabulary(), as_json=as_json)


@trade_tags.command(help="Ajoute un tag métier, ou remet un tag retiré.")
@_name
@account_option
@json_option
def add(name: str, account: str, *, as_json: bool) -> None:
    """Offer a tag."""
    _give(open_house().desk(account).add_trade_tag(name), as_json=as_json)


@trade_tags.command(help="Renomme un tag métier, partout où il est posé.")
@_name
@click.argument("new_name", metavar="NOUVEAU_NOM")
@account_option
@json_option
def rename(name: str, new_name: str, account: str, *, as_json: bool) -> None:
    """Give a tag another name."""
    _give(open_house().desk(account).rename_trade_tag(name, new_name), as_json=as_json)


@trade_tags.command(help="Retire un tag métier : il reste où il est posé, mais n’est plus proposé.")
@_name
@account_option
@json_option
def retire(name: str, account: str, *, as_json: bool) -> None:
    """Offer a tag no longer."""
    _give(open_house().desk(account).retire_trade_tag(name), as_json=as_json)


def _give(tags: Sequence[TradeTag], *, as_json: bool) -> None:
    give(tags, [f"{tag.name}\tretiré" if tag.retired else tag.name for tag in tags], as_json=as_json)


def _channel(typed: str) -> tuple[Channel, Sentiment | None]:
    name, _, feeling = typed.partition("=")
    try:
        return Channel(name), Sentiment(feeling) if feeling else None
    except ValueError as error:
        channels, feelings = ", ".join(Channel), ", ".join(Sentiment)
        raise click.UsageError(
            f"« {typed} » n’est pas un canal : écrivez CANAL ou CANAL=RESSENTI, avec {channels} et {feelings}."
        ) from error


def _lines(reference: int, concern: Concern) -> list[str]:
    now: Classification = concern.classification
    lines = [
        f"Canaux de l’expérience {reference} : {channels_in_words(now.channels)}.",
        f"Tags métier : {', '.join(now.trade_tags) or 'aucun'}.",
    ]
    if now.to_improve:
        lines.append(f"Amélioration de service à considérer : {now.improvement or 'sans note'}.")
    return lines

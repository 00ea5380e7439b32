"""`ecoute publish`, `reject`, `hold` and `withdraw`: the decisions of moderation, for scripts."""

from collections.abc import Callable
from typing import Any

import click

from admin.commands.read import account_option, reference_argument
from admin.output import give, json_option
from admin.wiring import open_house
from core.desk import Desk
from core.dossier import Dossier
from core.mask_sheet import MaskSheet
from core.masking import Mask, MaskedField, masks_of
from core.vocabulary import CharterReason

version_option = click.option(
    "--version",
    "seen_version",
    metavar="N",
    type=click.IntRange(min=1),
    help="La version lue : la décision est refusée si l’expérience a changé depuis (par défaut : la présente).",
)


def decision(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what every decision takes: a reference, an account, the version seen."""
    return reference_argument(account_option(version_option(json_option(function))))


@click.command(help="Publie une expérience, avec ou sans masquage.")
@decision
@click.option(
    "--mask",
    "spans",
    multiple=True,
    metavar="PASSAGE=ÉTIQUETTE",
    help="Masque un passage partout où il se trouve (« Mme Durand=nom ») ; plusieurs fois pour plusieurs passages.",
)
@click.option("--mask-marks", is_flag=True, help="Masque aussi tout ce que les détecteurs ont marqué.")
@click.option("--note", default="", metavar="PHRASE", help="Avec un masquage, la phrase que l’auteur lira.")
def publish(
    reference: int,
    account: str,
    seen_version: int | None,
    spans: tuple[str, ...],
    note: str,
    *,
    mask_marks: bool,
    as_json: bool,
) -> None:
    """Make an experience public, some of it hidden or not."""
    desk = open_house().desk(account)
    dossier = desk.show(reference)
    parts = {field: getattr(dossier.experience, field.value) for field in MaskedField}
    found = dossier.screening.findings if dossier.screening and mask_marks else ()
    sheet = MaskSheet.of(parts, found).all_masked()
    for mask in (mask for span in spans for mask in _masks(span, parts)):
        sheet = sheet.added(mask.field, mask.start, mask.end, mask.label)
    version = seen_version or dossier.experience.version
    tell(desk.publish(reference, version, sheet.masks, note), as_json=as_json)


@click.command(help="Rejette une expérience, avec un motif de la charte.")
@decision
@click.option(
    "--reason",
    "reasons",
    type=click.Choice([r.value for r in CharterReason]),
    required=True,
    multiple=True,
    help="Le motif ; se répète.",
)
@click.option("--note", default="", metavar="PHRASE", help="La phrase que l’auteur lira.")
def reject(
    reference: int, account: str, seen_version: int | None, reasons: tuple[str, ...], note: str, *, as_json: bool
) -> None:
    """Refuse an experience."""
    desk, version = seen(account, reference, seen_version)
    tell(desk.reject(reference, version, [CharterReason(reason) for reason in reasons], note), as_json=as_json)


@click.command(help="Met une expérience en attente.")
@decision
@click.option("--note", default="", metavar="PHRASE", help="Une note pour la modération.")
def hold(reference: int, account: str, seen_version: int | None, note: str, *, as_json: bool) -> None:
    """Put an experience aside."""
    desk, version = seen(account, reference, seen_version)
    tell(desk.hold(reference, version, note), as_json=as_json)


@click.command(help="Retire une expérience publiée.")
@decision
@click.option("--note", required=True, metavar="PHRASE", help="La raison, que l’auteur lira.")
def withdraw(reference: int, account: str, seen_version: int | None, note: str, *, as_json: bool) -> None:
    """Take an experience back from the public."""
    desk, version = seen(account, reference, seen_version)
    tell(desk.withdraw(reference, version, note), as_json=as_json)


def seen(account: str, reference: int, seen_version: int | None) -> tuple[Desk, int]:
    """Give the desk of an account, and the version of the experience that the decision rests on."""
    desk = open_house().desk(account)
    return desk, seen_version or desk.show(reference).experience.version


def _masks(span: str, parts: dict[MaskedField, str]) -> list[Mask]:
    words, sign, label = span.rpartition("=")
    if not sign or not words or not label.strip():
        raise click.UsageError(f"« {span} » n’est pas un masquage : écrivez PASSAGE=ÉTIQUETTE.")
    return masks_of(words, label, parts)


def tell(dossier: Dossier, *, as_json: bool) -> None:
    """Say what has become of the experience."""
    experience = dossier.experience
    give(dossier, [f"L’expérience {experience.number} est {experience.state.label}."], as_json=as_json)

"""`ecoute desk`: the workstation. Its first picture is drawn before the database is even opened."""

from functools import partial
from typing import TYPE_CHECKING

import click

from admin.home import home

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from core.displays.shown import ShownDisplay
    from core.sheets import Sheet
    from core.structure import Structure
    from tui.port import AccountChoice, DeskPort


@click.command(help="Ouvre l’atelier de modération et de réponse.")
@click.option("--as", "account", metavar="COMPTE", help="Le compte (par défaut : à choisir dans une liste).")
@click.option("--read-only", is_flag=True, help="Ouvre en lecture seule : rien ne peut y être changé.")
def desk(account: str | None, *, read_only: bool) -> int:
    """Open the workstation; give the exit code."""
    # Textual is for this command alone.
    from tui.app import EcouteApp  # noqa: PLC0415

    app = EcouteApp(
        partial(open_desk, read_only=read_only),
        account=account,
        list_accounts=list_accounts,
        folder=home(),
        read_only=read_only,
        tour=True,
        write_sheets=write_tables,
        write_poster=print_poster,
        kit_texts=campaign_texts,
    )
    app.run()
    return app.return_code or 0


def open_desk(account: str, *, read_only: bool = False) -> "DeskPort":
    """Open the desk of an account on the database; it loads what the first picture did without."""
    from admin.wiring import open_house  # noqa: PLC0415

    return open_house().desk(account, read_only=read_only)


def write_tables(file: "Path", sheets: "Sequence[Sheet]") -> None:
    """Write the tables of the dashboard into a file."""
    from admin.spreadsheet import write_sheets  # noqa: PLC0415

    write_sheets(file, sheets)


def print_poster(file: "Path", shown: "ShownDisplay", size: str) -> None:
    """Write the poster of a structure into a file."""
    from admin.promotion import write_poster  # noqa: PLC0415

    write_poster(file, shown, size)


def campaign_texts(structure: "Structure", campaign: str) -> "Mapping[str, str]":
    """Give the links and the texts of a campaign."""
    from admin.promotion import kit_texts  # noqa: PLC0415

    return kit_texts(structure, campaign)


def list_accounts() -> "list[AccountChoice]":
    """Give the accounts that may sit at the desk."""
    from admin.wiring import open_house  # noqa: PLC0415
    from tui.port import AccountChoice  # noqa: PLC0415

    return [
        AccountChoice(account.name, account.display_name, account.role.label)
        for account in open_house().office.accounts()
        if account.active
    ]

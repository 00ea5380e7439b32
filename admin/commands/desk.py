"""`ecoute desk`: the workstation. Its first picture is drawn before the database, or the server, is even opened."""

import os
import tomllib
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import click

from admin.home import home

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.sheets import Sheet
    from tui.port import AccountChoice, DeskPort
    from tui.remote.door import Door


@click.command(help="Ouvre l’atelier de modération et de réponse.")
@click.option("--as", "account", metavar="COMPTE", help="Le compte (par défaut : à choisir, ou le dernier connecté).")
@click.option("--read-only", is_flag=True, help="Ouvre en lecture seule : rien ne peut y être changé.")
@click.option("--server", metavar="URL", help="Le serveur de l’atelier (par défaut : le réglage server, ou ce poste).")
@click.option("--enrol", is_flag=True, help="Demande le lien d’enrôlement remis par l’exploitant.")
@click.option("--sign-out", is_flag=True, help="Ferme la session que ce poste garde, et n’ouvre rien.")
def desk(account: str | None, server: str | None, *, read_only: bool, enrol: bool, sign_out: bool) -> int:
    """Open the workstation; give the exit code."""
    address = server or set_server()
    if address:
        return at_server(address, account, read_only=read_only, enrol=enrol, sign_out=sign_out)
    if enrol or sign_out:
        raise click.UsageError("--enrol et --sign-out vont avec --server.")
    # Textual is for this command alone.
    from admin.live import LiveHere  # noqa: PLC0415
    from tui.app import EcouteApp  # noqa: PLC0415

    live = LiveHere()
    app = EcouteApp(
        partial(open_desk, read_only=read_only),
        account=account,
        list_accounts=list_accounts,
        folder=home(),
        read_only=read_only,
        tour=True,
        write_sheets=write_tables,
        write_file=write_bytes,
        follow=live.follow,
    )
    with closing(live):
        app.run()
    return app.return_code or 0


def at_server(address: str, account: str | None, *, read_only: bool, enrol: bool, sign_out: bool) -> int:
    """Open the workstation against a server, or end the session there; give the exit code."""
    from tui.remote.door import Door  # noqa: PLC0415

    with closing(Door(address, home())) as door:
        who = account or door.last_account
        return leave(door, who) if sign_out else come_in(door, who, read_only=read_only, enrol=enrol)


def come_in(door: "Door", account: str | None, *, read_only: bool, enrol: bool) -> int:
    """Open the workstation behind a door; give the exit code."""
    from tui.app import EcouteApp  # noqa: PLC0415

    app = EcouteApp(
        partial(door.desk, read_only=read_only),
        account=account,
        folder=home(),
        read_only=read_only,
        tour=True,
        write_sheets=write_tables,
        write_file=write_bytes,
        door=door,
        enrolling=enrol,
        follow=door.follow,
    )
    app.run()
    return app.return_code or 0


def leave(door: "Door", account: str | None) -> int:
    """End the session of an account; give the exit code."""
    if account is None:
        raise click.UsageError("Ce poste ne garde aucune session : rien à fermer.")
    door.sign_out(account)
    click.echo(f"Session de « {account} » fermée.")
    return 0


def set_server() -> str:
    """Give the server that the settings name, "" for none; without the models, which the first picture does without."""
    named = os.environ.get("ECOUTE_SERVER")
    if named is not None:
        return named
    file = home() / "ecoute.toml"
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8")).get("server", "") if file.exists() else ""
    except (OSError, ValueError):  # opening the desk tells what is wrong with it
        return ""
    return told if isinstance(told, str) else ""


def open_desk(account: str, *, read_only: bool = False) -> "DeskPort":
    """Open the desk of an account on the database; it loads what the first picture did without."""
    from admin.purpose import Purpose  # noqa: PLC0415
    from admin.wiring import open_house  # noqa: PLC0415

    return open_house(Purpose.DESK).desk(account, read_only=read_only)


def write_tables(file: "Path", sheets: "Sequence[Sheet]") -> None:
    """Write the tables of the dashboard into a file."""
    from admin.spreadsheet import write_sheets  # noqa: PLC0415

    write_sheets(file, sheets)


def write_bytes(file: "Path", content: bytes) -> None:
    """Write a document into a file."""
    from admin.whole_files import write_whole  # noqa: PLC0415

    write_whole(file, content)


def list_accounts() -> "list[AccountChoice]":
    """Give the accounts that may sit at the desk."""
    from admin.wiring import open_house  # noqa: PLC0415
    from tui.port import AccountChoice  # noqa: PLC0415

    return [
        AccountChoice(account.name, account.display_name, account.role.label)
        for account in open_house().office.accounts()
        if account.active
    ]

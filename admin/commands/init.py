"""`ecoute init`: the folder, the keys, the database."""

from pathlib import Path

import click

from admin.output import give, json_option, say
from admin.wiring import House, open_house
from core.errors import Invalid
from storage import schema
from storage.roles.passwords import give_passwords, role_address
from storage.roles.privileges import Door
from storage.roles.settling import settle, settle_again

_WHOSE = {
    Door.FORM: "le site public (ecoute serve public)",
    Door.DESK: "les postes de travail (ecoute serve desk)",
    Door.NOTIFIER: "l’envoi des lettres (ecoute notify)",
    Door.OPERATOR: "vos commandes",
}


@click.command(help="Prépare le dossier, les clés et la base, ou les met à jour.")
@click.option(
    "--roles", is_flag=True, help="Fait aussi les rôles de la base PostgreSQL : lancez-le en administrateur de la base."
)
@click.option(
    "--passwords",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Avec --roles : donne à chaque rôle un nouveau mot de passe, et écrit leurs adresses dans ce fichier.",
)
@json_option
def init(*, roles: bool, passwords: Path | None, as_json: bool) -> None:
    """Make what is missing, and change nothing else."""
    if passwords and not roles:
        raise Invalid("--passwords va avec --roles : donnez les deux.", "passwords")
    house = open_house()
    house.settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = house.keys.create_missing()
    before = schema.version(house.engine)
    schema.upgrade(house.engine)
    addresses = _roles(house, passwords) if roles else {}
    if not roles:
        settle_again(house.engine)
    themes = house.office.install_concepts()
    if made:
        say(f"Clés créées dans {house.keys.folder} : gardez-en une copie en lieu sûr, elles ne sont pas sauvegardées.")
    done = {
        "home": str(house.settings.home),
        "keys": made,
        "schema_before": before,
        "schema": schema.HEAD,
        "concepts": themes,
        "roles": addresses,
    }
    lines = [f"Écoute est prête dans {house.settings.home}."]
    lines += [f"ECOUTE_DATABASE={address}\tpour {_WHOSE[Door(role)]}" for role, address in addresses.items()]
    give(done, lines, as_json=as_json)


def _roles(house: House, passwords: Path | None) -> dict[str, str]:
    """Make the roles; give the address of each, without its password."""
    settle(house.engine)
    if passwords:
        give_passwords(house.engine, passwords)
        say(f"Adresses et mots de passe écrits dans {passwords} : donnez à chaque machine le sien, puis effacez-le.")
    return {door.value: role_address(house.engine, door).render_as_string() for door in Door}

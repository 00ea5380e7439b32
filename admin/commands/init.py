"""`ecoute init`: the folder, the keys, the database."""

import click

from admin.output import give, json_option, say
from admin.wiring import open_house
from storage import schema


@click.command(help="Prépare le dossier, les clés et la base, ou les met à jour.")
@json_option
def init(*, as_json: bool) -> None:
    """Make what is missing, and change nothing else."""
    house = open_house()
    house.settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = house.keys.create_missing()
    before = schema.version(house.engine)
    schema.upgrade(house.engine)
    themes = house.office.install_concepts()
    if made:
        say(f"Clés créées dans {house.keys.folder} : gardez-en une copie en lieu sûr, elles ne sont pas sauvegardées.")
    done = {
        "home": str(house.settings.home),
        "keys": made,
        "schema_before": before,
        "schema": schema.HEAD,
        "concepts": themes,
    }
    give(done, [f"Écoute est prête dans {house.settings.home}."], as_json=as_json)

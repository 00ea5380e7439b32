"""`ecoute restore`: a backup into an empty database."""

from pathlib import Path

import click

from admin.guard import FAILED, INTERRUPTED
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import Counted, progress_of
from admin.wiring import House, open_house
from core.verdict import Verdict
from storage.copying.backup_keys import read_private
from storage.copying.reading import Backup
from storage.copying.restoring import restore as put_back

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    help="Restaure une sauvegarde dans une base vide, de l’un ou l’autre moteur, et vérifie tout : tout y est, ou rien."
)
@click.argument("file", metavar="FICHIER", type=_FILE)
@click.option("--key", "private", type=_FILE, metavar="CLÉ", help="La clé privée, quand la sauvegarde est chiffrée.")
@json_option
def restore(file: Path, private: Path | None, *, as_json: bool) -> int:
    """Put the backup back; give the exit code: 1 when its history does not hold."""
    house, backup, counted = open_house(), Backup(file, read_private(private) if private else None), Counted()
    header = backup.check()
    house.settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with progress_of("Restauration", header.rows, counted.position) as move, interruptible(move) as advance:
            manifest = put_back(house.engine, backup, header, counted.then(advance))
    except KeyboardInterrupt:
        say("Interrompu : la base est restée vide.")
        return INTERRUPTED
    verdict = house.office.verify_history(lambda _: None, {})
    told = {"rows": manifest.rows, "schema_version": header.schema_version, "made_at": header.made_at}
    told |= {
        "tables": {name: table.rows for name, table in manifest.tables.items()},
        "history_holds": not verdict.broken,
    }
    give(told, [_sentence(manifest.rows, verdict)], as_json=as_json)
    _tell_of_keys(house)
    return FAILED if verdict.broken else 0


def _sentence(rows: int, verdict: Verdict) -> str:
    restored = f"Restauré et relu : {rows} lignes"
    if verdict.broken is None:
        return f"{restored} ; l’historique tient ({verdict.events} étapes)."
    return f"{restored}, comme elles étaient ; mais l’historique ne tenait déjà pas : « ecoute verify » dit où."


def _tell_of_keys(house: House) -> None:
    say(f"Remettez les clés dans {house.keys.folder} : elles ne sont dans aucune sauvegarde.")

"""`ecoute backup`, `ecoute backup-key`: all that the database holds in one file, and the keys to encrypt it with."""

from pathlib import Path

import click

from admin.guard import INTERRUPTED
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import Counted, progress_of
from admin.wiring import open_house
from core.errors import Invalid
from storage.copying.backup_keys import make_pair, read_private, read_public
from storage.copying.reading import Backup
from storage.copying.writing import back_up, rows_of

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    help="Sauvegarde toute la base dans un fichier, pendant que les autres travaillent. Les clés n’y sont pas."
)
@click.argument("file", metavar="FICHIER", type=_FILE)
@click.option(
    "--to-key", "public", type=_FILE, metavar="CLÉ", help="Chiffre : seule la clé privée de cette clé publique ouvrira."
)
@click.option("--verify", is_flag=True, help="Relit plutôt une sauvegarde de bout en bout, sans rien restaurer.")
@click.option(
    "--key", "private", type=_FILE, metavar="CLÉ", help="Avec --verify : la clé privée qui ouvre la sauvegarde."
)
@json_option
def backup(file: Path, public: Path | None, private: Path | None, *, verify: bool, as_json: bool) -> int:
    """Write a backup, or read one again; give the exit code."""
    if verify and public:
        raise Invalid("--to-key chiffre une nouvelle sauvegarde, --verify en relit une : choisissez.", "to_key")
    if private and not verify:
        raise Invalid("--key ouvre une sauvegarde pour --verify : donnez les deux.", "key")
    return _verify(file, private, as_json=as_json) if verify else _write(file, public, as_json=as_json)


def _write(file: Path, public: Path | None, *, as_json: bool) -> int:
    database = open_house().engine
    key, counted = read_public(public) if public else None, Counted()
    try:
        with progress_of("Sauvegarde", rows_of(database), counted.position) as move, interruptible(move) as advance:
            manifest = back_up(database, file, key, counted.then(advance))
    except KeyboardInterrupt:
        say(f"Interrompu : rien n’a été écrit sous le nom {file}.")
        return INTERRUPTED
    told = {"file": str(file), "bytes": file.stat().st_size, "encrypted": key is not None, "rows": manifest.rows}
    counts = {name: table.rows for name, table in manifest.tables.items()}
    give(
        told | {"tables": counts},
        [f"Sauvegardé dans {file} : {manifest.rows} lignes de {len(counts)} tables."],
        as_json=as_json,
    )
    say("Les clés du dossier keys n’y sont pas : gardez-en une copie à part.")
    return 0


def _verify(file: Path, private: Path | None, *, as_json: bool) -> int:
    held, counted = Backup(file, read_private(private) if private else None), Counted()
    header = held.check()
    with progress_of("Relecture", header.rows, counted.position) as move, interruptible(move) as advance:
        manifest = held.read(lambda _, rows: counted.then(advance)(len(rows)))
    told = header.model_dump(mode="json", exclude={"columns"}) | manifest.model_dump(mode="json")
    lines = [
        f"La sauvegarde {file} est entière : {manifest.rows} lignes de {len(manifest.tables)} tables, "
        f"version {header.schema_version}."
    ]
    give(told, lines, as_json=as_json)
    return 0


@click.command(
    "backup-key", help="Fait une paire de clés de sauvegarde : la privée dans FICHIER, la publique à côté (.pub)."
)
@click.argument("file", metavar="FICHIER", type=_FILE)
@json_option
def backup_key(file: Path, *, as_json: bool) -> None:
    """Make the two files, the private one far from what it protects."""
    home = open_house().settings.home.resolve()
    if file.resolve().is_relative_to(home):
        raise Invalid(f"La clé privée ne se garde pas avec ce qu’elle protège : choisissez un fichier hors de {home}.")
    public = file.with_name(f"{file.name}.pub")
    make_pair(file, public)
    say("Portez la clé privée sur une autre machine, en lieu sûr : sans elle, aucune sauvegarde chiffrée ne s’ouvre.")
    give(
        {"private": str(file), "public": str(public)},
        [f"Clé privée : {file}", f"Clé publique : {public}"],
        as_json=as_json,
    )

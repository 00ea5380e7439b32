"""What `ecoute doctor` looks at: each check says what it saw, and what to do when it is wrong."""

import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from admin import checkup_waiting as waiting
from admin.checkup_counters import counters
from admin.finding import Finding, Health
from admin.guard import disk_sentence
from admin.settings import FILE
from admin.smtp import SmtpMailer
from admin.theme import design_system
from admin.wiring import DATABASE_FILE, House
from core.dates import moment_fr
from core.errors import EcouteError
from core.notification import NotificationState
from core.ports import MailUnavailable
from core.vocabulary import Role
from storage import keys, schema

_LITTLE_SPACE = 500 * 1024 * 1024
_LONG_WAIT = timedelta(hours=1)


Check = Callable[[House], Finding]


def examine(house: House) -> Iterator[Finding]:
    """Run every check, one after the other; one that cannot run is itself a finding."""
    for name, check in _CHECKS.items():
        try:
            yield check(house)
        except EcouteError as error:
            yield Finding(name, Health.BAD, error.sentence)
        except OSError as error:
            yield Finding(name, Health.BAD, disk_sentence(error))


def _folder(house: House) -> Finding:
    home = house.settings.home
    if not home.is_dir():
        return Finding("dossier", Health.BAD, f"{home} n’existe pas", "lancez « ecoute init »")
    if stat.S_IMODE(home.stat().st_mode) & 0o077:
        return Finding("dossier", Health.WARNING, f"{home} est ouvert à d’autres", f"chmod 700 {home}")
    return Finding("dossier", Health.GOOD, str(home))


def _files(house: House) -> Finding:
    """Look for files that hold words of people, or a password, and that others may read."""
    names = (FILE, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm")
    files = [house.settings.home / name for name in names]
    if stat.S_IMODE(house.settings.home.stat().st_mode) & 0o077 == 0:
        return Finding("fichiers", Health.GOOD, "à l’abri dans le dossier")
    loose = [str(file) for file in files if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077]
    if loose:
        return Finding(
            "fichiers", Health.BAD, f"lisibles par d’autres : {', '.join(loose)}", f"chmod 600 {' '.join(loose)}"
        )
    return Finding("fichiers", Health.GOOD, "lisibles par vous seul")


def _keys(house: House) -> Finding:
    for name in (*keys.SECRETS, keys.PUBLIC):
        house.keys.read(name)
    loose = [name for name in keys.SECRETS if stat.S_IMODE((house.keys.folder / name).stat().st_mode) & 0o077]
    if loose:
        files = " ".join(str(house.keys.folder / name) for name in loose)
        return Finding("clés", Health.BAD, f"lisibles par d’autres : {', '.join(loose)}", f"chmod 600 {files}")
    probe = "essai"
    if house.keys.opener().open(house.keys.sealer().seal(probe)) != probe:
        return Finding("clés", Health.BAD, "la clé privée n’ouvre pas ce que la clé publique scelle", "restaurez-les")
    return Finding("clés", Health.GOOD, "présentes, et la paire s’accorde")


def _database(house: House) -> Finding:
    schema.check_ready(house.engine)
    return Finding("base", Health.GOOD, f"{house.engine.dialect.name}, schéma {schema.HEAD}")


def _roles(house: House) -> Finding:
    """Look at what the roles of a PostgreSQL may do; the embedded database has none."""
    from storage.roles.checking import check_roles  # noqa: PLC0415 (for this check alone)

    wrong = check_roles(house.database)
    if wrong:
        more = f" (et {len(wrong) - 1} de plus)" if len(wrong) > 1 else ""
        return Finding("rôles", Health.BAD, f"{wrong[0]}{more}", "lancez « ecoute init --roles » en administrateur")
    return Finding("rôles", Health.GOOD, "rien de plus ni de moins que ce que chaque porte demande")


def _accounts(house: House) -> Finding:
    roles = {account.role for account in house.office.accounts() if account.active}
    if Role.MODERATOR not in roles:
        advice = "ajoutez un compte avec « ecoute account add NOM --role moderator »"
        return Finding("comptes", Health.WARNING, "aucun compte de modération", advice)
    return Finding("comptes", Health.GOOD, "il y a de quoi modérer")


def _letters(house: House) -> Finding:
    with house.store.reading() as uow:
        counts = uow.outbox.counts()
        oldest = next(iter(uow.outbox.listed(NotificationState.PENDING, 1)), None)
    dead, pending = counts.get(NotificationState.DEAD, 0), counts.get(NotificationState.PENDING, 0)
    if dead:
        advice = "voyez « ecoute outbox list --state dead », puis « ecoute outbox replay »"
        return Finding("lettres", Health.BAD, f"{dead} lettres en échec", advice)
    if oldest is not None and datetime.now(UTC) - oldest.created_at > _LONG_WAIT:
        seen = f"{pending} lettres à envoyer, la plus ancienne du {moment_fr(oldest.created_at)}"
        return Finding("lettres", Health.WARNING, seen, "lancez « ecoute notify »")
    return Finding("lettres", Health.GOOD, f"{pending} à envoyer, aucune en échec")


def _mail_server(house: House) -> Finding:
    place = f"{house.settings.smtp_host}:{house.settings.smtp_port}"
    try:
        with SmtpMailer(house.settings) as mailer:
            mailer.greet()
    except MailUnavailable as error:
        return Finding("courrier", Health.WARNING, str(error), error.advice)
    return Finding("courrier", Health.GOOD, f"{place} répond")


def _theme(house: House) -> Finding:
    folder = design_system(house.settings)
    return Finding("thème", Health.GOOD, f"{house.settings.theme} ({folder})" if folder else house.settings.theme)


def _disk(house: House) -> Finding:
    places = [house.settings.home, *([Path(str(house.engine.url.database))] if _is_a_file(house) else [])]
    free = min(_free(place) for place in places)
    seen = f"{free // (1024 * 1024)} Mo libres"
    if free < _LITTLE_SPACE:
        return Finding("disque", Health.WARNING, seen, "libérez de la place, ou déplacez la base")
    return Finding("disque", Health.GOOD, seen)


def _is_a_file(house: House) -> bool:
    return house.engine.dialect.name == "sqlite"


def _free(place: Path) -> int:
    """Give how much is free where a file or a folder is, or would be."""
    return int(shutil.disk_usage(next(folder for folder in (place, *place.parents) if folder.exists())).free)


_CHECKS: dict[str, Check] = {
    "dossier": _folder,
    "fichiers": _files,
    "clés": _keys,
    "base": _database,
    "rôles": _roles,
    "comptes": _accounts,
    "modération": waiting.moderation,
    "transferts": waiting.transfers,
    "lettres": _letters,
    "courrier": _mail_server,
    "thème": _theme,
    "disque": _disk,
    "horloge": waiting.clock,
    "copie": waiting.copy,
    "compteurs": counters,
    "sauvegarde": waiting.backups,
}

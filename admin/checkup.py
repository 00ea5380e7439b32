"""What `ecoute doctor` looks at: each check says what it saw, and what to do when it is wrong."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from admin.guard import disk_sentence
from admin.smtp import SmtpMailer
from admin.theme import design_system
from admin.wiring import House
from core.dates import moment_fr
from core.errors import EcouteError
from core.notification import NotificationState
from core.ports import MailUnavailable
from core.vocabulary import Role
from storage import keys, schema

_LITTLE_SPACE = 500 * 1024 * 1024
_LONG_WAIT = timedelta(hours=1)


class Health(StrEnum):
    """How a check ended."""

    GOOD = "bon"
    WARNING = "à surveiller"
    BAD = "mauvais"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw.

    Attributes:
        advice: what to do, "" when all is well.
    """

    check: str
    health: Health
    seen: str
    advice: str = ""


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
        return Finding("courrier", Health.WARNING, str(error), "vérifiez ECOUTE_SMTP_HOST et ECOUTE_SMTP_PORT")
    return Finding("courrier", Health.GOOD, f"{place} répond")


def _theme(house: House) -> Finding:
    folder = design_system(house.settings)
    return Finding("thème", Health.GOOD, f"{house.settings.theme} ({folder})" if folder else house.settings.theme)


def _disk(house: House) -> Finding:
    home = house.settings.home
    free = shutil.disk_usage(next(folder for folder in (home, *home.parents) if folder.exists())).free
    seen = f"{free // (1024 * 1024)} Mo libres"
    if free < _LITTLE_SPACE:
        return Finding("disque", Health.WARNING, seen, "libérez de la place")
    return Finding("disque", Health.GOOD, seen)


_CHECKS: dict[str, Check] = {
    "dossier": _folder,
    "clés": _keys,
    "base": _database,
    "comptes": _accounts,
    "lettres": _letters,
    "courrier": _mail_server,
    "thème": _theme,
    "disque": _disk,
}

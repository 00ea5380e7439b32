"""What `ecoute doctor` sees of the work that waits, and of time itself."""

from datetime import datetime, timedelta
from pathlib import Path

from admin.finding import Finding, bad, good, to_watch
from admin.wiring import House
from core.clock import SystemClock
from core.dates import count_fr, moment_fr

_ASTRAY = timedelta(seconds=5)
"""How far two clocks may be from each other."""

_LATE_COPY = timedelta(minutes=1)
_OLD_BACKUP = timedelta(hours=26)
"""One backup a night, and two hours for it to end."""


def moderation(house: House) -> Finding:
    """Look for stories that wait longer than what is promised."""
    backlog, now = house.office.backlog(), SystemClock().now()
    seen = f"{count_fr(backlog.to_moderate)} à modérer"
    if backlog.oldest_story is None or now - backlog.oldest_story <= house.settings.rules.moderation_delay:
        return good("modération", seen)
    hours = f"{house.settings.moderation_hours:g}"
    told = f"{seen}, la plus ancienne du {moment_fr(backlog.oldest_story)} : plus des {hours} h promises"
    return to_watch("modération", told, "ouvrez « ecoute desk », ou promettez un autre délai (ECOUTE_MODERATION_HOURS)")


def transfers(house: House) -> Finding:
    """Look for requests for transfer that should have gone up a level."""
    due = house.office.backlog().transfers_due
    if due:
        return to_watch("transferts", f"{count_fr(due)} à faire monter d’un niveau", "lancez « ecoute notify »")
    return good("transferts", "aucun en retard")


def clock(house: House) -> Finding:
    """Hold the clock of this machine against that of the database's, and against the history."""
    with house.store.reading() as uow:
        theirs, now = uow.watching.database_time(), SystemClock().now()
        last = uow.watching.backlog(now).last_step
    advice = "mettez les machines à l’heure (NTP) : des lettres et des délais en dépendent"
    if last is not None and last - now > _ASTRAY:
        return bad(
            "horloge",
            f"la dernière étape de l’historique est du {moment_fr(last)}, plus tard que l’heure d’ici",
            advice,
        )
    if theirs is not None and abs(theirs - now) > _ASTRAY:
        return to_watch("horloge", f"{_seconds(theirs, now)} s d’écart avec la base", advice)
    return good("horloge", moment_fr(now))


def copy(house: House) -> Finding:
    """Look at the copy that public pages are read from, when there is one."""
    if house.replica is None:
        return good("copie", "aucune : les pages publiques sont lues dans la base")
    if not house.replica.answers():
        advice = "vérifiez ECOUTE_REPLICA et ce serveur ; en attendant, la base répond à sa place"
        return to_watch("copie", "elle ne répond pas", advice)
    return _lag(house.replica.behind(house.engine))


def backups(house: House) -> Finding:
    """Look for a recent backup, where the settings say in which folder they go."""
    folder = house.settings.backups
    if folder is None:
        return good("sauvegarde", "aucun dossier à surveiller (ECOUTE_BACKUPS)")
    newest = max((_written(file) for file in folder.glob("*")), default=None)
    if newest is None:
        return bad("sauvegarde", f"aucune dans {folder}", "lancez « ecoute backup »")
    if SystemClock().now() - newest > _OLD_BACKUP:
        return to_watch("sauvegarde", f"la dernière est du {moment_fr(newest)}", "relancez « ecoute backup »")
    return good("sauvegarde", f"la dernière est du {moment_fr(newest)}")


def _lag(late: timedelta) -> Finding:
    if late > _LATE_COPY:
        advice = "voyez la réplication de PostgreSQL (pg_stat_replication)"
        return to_watch("copie", f"en retard de {round(late.total_seconds())} s", advice)
    return good("copie", "à jour")


def _seconds(one: datetime, other: datetime) -> int:
    return round(abs(one - other).total_seconds())


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone()

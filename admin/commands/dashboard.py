"""`ecoute dashboard` and `ecoute tally`: the figures of a structure, and their counting anew."""

from datetime import datetime
from pathlib import Path

import click

from admin.commands.read import account_option
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.spreadsheet import write_sheets
from admin.wiring import open_house
from core.dashboard import Dashboard, DashboardQuestion
from core.dates import PARIS, count_fr, duration_fr
from core.folding import LARGE_PIECE
from core.periods import Calendar, Period, period_of
from core.sheets import COUNTED_SO, percent, reading, sheets
from core.stages import Stage

_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help="Donne le tableau de bord d’une structure, ou l’exporte.")
@account_option
@click.option("--structure", default="", metavar="CODE", help="La structure (par défaut : la vôtre).")
@click.option(
    "--since", type=_DAY, metavar="AAAA-MM-JJ", help="Le premier jour de publication (par défaut : 1er janvier)."
)
@click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Le dernier (par défaut : le 31 décembre).")
@click.option("--alone", is_flag=True, help="La structure seule, sans ses structures filles.")
@click.option("--csv", "csv_file", type=_FILE, metavar="FICHIER", help="Écrit aussi les tableaux dans un fichier CSV.")
@click.option(
    "--xlsx", "xlsx_file", type=_FILE, metavar="FICHIER", help="Écrit aussi les tableaux dans un classeur XLSX."
)
@json_option
def dashboard(
    account: str,
    structure: str,
    since: datetime | None,
    until: datetime | None,
    csv_file: Path | None,
    xlsx_file: Path | None,
    *,
    alone: bool,
    as_json: bool,
) -> None:
    """Give a dashboard."""
    period = _period(since, until)
    question = DashboardQuestion(period.since, period.until, structure, below=not alone)
    shown = open_house().desk(account).dashboard(question)
    for file, suffix in ((csv_file, ".csv"), (xlsx_file, ".xlsx")):
        if file is not None:
            write_sheets(file if file.suffix.lower() == suffix else file.with_name(file.name + suffix), sheets(shown))
            say(f"Tableaux écrits dans {file}.")
    give(_document(shown), lines(shown), as_json=as_json)


@click.command(
    help="Compte ce qui ne l’est pas encore pour les tableaux de bord (ctrl+c pour arrêter ; reprend ensuite)."
)
@click.option("--all", "everything", is_flag=True, help="Oublie les comptes gardés et recompte tout.")
@json_option
def tally(*, everything: bool, as_json: bool) -> None:
    """Count what changed, or everything; a work that was stopped goes on where it was."""
    office = open_house().office
    if everything:
        office.count_again()
    counted = 0
    size = office.uncounted()
    with (
        progress_of("Comptage", size, lambda: counted) as advance,
        interruptible(advance) as advance_or_end,
    ):
        while folded := office.count_some(LARGE_PIECE):
            counted += folded
            advance_or_end()
    give({"counted": counted}, [f"Changements comptés : {count_fr(counted)}."], as_json=as_json)


def lines(shown: Dashboard) -> list[str]:
    """Give a dashboard as lines for people."""
    counts = shown.counts
    median = duration_fr(shown.median) if shown.median is not None else "pas encore connu"
    mean = duration_fr(counts.mean_delay) if counts.mean_delay is not None else "pas encore connu"
    return [
        *reading(shown)[: -len(COUNTED_SO)],
        f"Publiées\t{counts.published}",
        f"Répondues\t{counts.answered}\t{_rate(counts.response_rate)}",
        f"Délai médian\t{median}",
        f"Délai moyen\t{mean}",
        *(f"Répondues sous {days} jours\t{_rate(share)}" for days, share in counts.within.items()),
        *(
            f"Dont {stage.label}\t{duration_fr(time)}"
            for stage, time in zip(Stage, counts.stages, strict=True)
            if time is not None
        ),
        f"Utiles selon les auteurs\t{counts.author_useful} sur {counts.author_votes}",
        f"Utiles selon les visiteurs\t{counts.visitor_useful} sur {counts.visitor_votes}",
        *(f"{line.name}\t{line.counts.published}\t{_rate(line.counts.response_rate)}" for line in shown.children),
    ]


def _period(since: datetime | None, until: datetime | None) -> Period:
    year = period_of(Calendar.YEAR, datetime.now(PARIS).date())
    return Period(since.date() if since else year.since, until.date() if until else year.until)


def _rate(share: float | None) -> str:
    return "—" if share is None else f"{percent(share)} %".replace(".", ",")


def _document(shown: Dashboard) -> dict[str, object]:
    """Give what is printed as JSON: the question, the median, and each table as rows by header."""
    return {
        "question": shown.question,
        "name": shown.name,
        "compared": shown.compared,
        "uncounted": shown.uncounted,
        "median_seconds": None if shown.median is None else int(shown.median.total_seconds()),
        "counts": shown.counts,
        "before": shown.before,
        "tables": {
            sheet.name: [dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows]
            for sheet in sheets(shown)[:-1]
        },
        "reading": reading(shown),
    }

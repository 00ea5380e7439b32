"""`ecoute transparency`: what moderation did with the stories of a period."""

from datetime import datetime, timedelta

import click

from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import date_fr, duration_fr
from core.transparency import TransparencyReport

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(help="Donne le rapport de transparence de la modération sur une période.")
@click.option("--from", "since", type=_DAY, metavar="AAAA-MM-JJ", help="Le premier jour (par défaut : un an plus tôt).")
@click.option("--to", "until", type=_DAY, metavar="AAAA-MM-JJ", help="Le dernier jour (par défaut : aujourd’hui).")
@json_option
def transparency(since: datetime | None, until: datetime | None, *, as_json: bool) -> None:
    """Give the transparency report of a period."""
    library = open_house().library
    last = until.date() if until else library.today()
    first = since.date() if since else last - timedelta(days=365)
    report = library.transparency(first, last)
    give(report, lines(report), as_json=as_json)


def lines(report: TransparencyReport) -> list[str]:
    """Give the report as lines for people."""
    counts = [
        ("Expériences déposées", report.received),
        ("En attente d’une décision", report.waiting),
        ("Publiées", report.published),
        ("dont publiées avec masquage", report.masked),
        ("Rejetées", report.rejected),
        *((f"dont : {reason.label}", count) for reason, count in report.by_reason.items()),
        ("Retirées par la modération", report.withdrawn_by_moderation),
        ("Retirées par leur auteur", report.withdrawn_by_author),
        ("Recours", report.appeals),
        ("dont suivis d’une publication", report.appeals_published),
        ("dont rejetés de nouveau", report.appeals_rejected),
        ("Signalements de visiteurs", report.reports),
        ("dont suivis d’un retrait", report.reports_upheld),
        ("dont sans suite", report.reports_dismissed),
    ]
    delays = [
        ("Délai médian d’une décision", report.median_delay),
        ("Délai médian d’une publication", report.median_published),
        ("Délai médian d’un rejet", report.median_rejected),
    ]
    period = f"Du {date_fr(report.since)} au {date_fr(report.until - timedelta(seconds=1))}"
    return [
        period,
        *(f"{label}\t{count}" for label, count in counts),
        *(f"{label}\t{duration_fr(delay) if delay is not None else 'pas encore connu'}" for label, delay in delays),
    ]

"""The transparency report: what moderation did with the stories of a period, as a page and as files."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, cast

from flask import Blueprint, current_app, jsonify, make_response, render_template, request
from werkzeug.wrappers import Response

from core.dates import PARIS
from core.errors import Invalid
from core.submission import Faults
from core.transparency import TransparencyReport
from core.vocabulary import CharterReason
from public_form import headers
from public_form.keeping import Kept
from public_form.reading.days import a_year_before, day_typed
from public_form.wiring import doors

transparency = Blueprint("transparency", __name__)
transparency.after_request(headers.revised)


_NAME = "ecoute.transparency"
_LIFETIME = 5 * 60
"""How long a report may be old, in seconds."""
_PERIODS_KEPT = 50


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are asked for, both included, with what is wrong with how they were typed."""

    first: date
    last: date
    faults: Faults


@transparency.get("/transparence")
def report() -> Response:
    """Show the report of a period: the last twelve months, when none is asked for."""
    period = _period(request.args)
    found = _counted(period)
    page = render_template(
        "transparency.html",
        report=found,
        period=period,
        last_moment=_last_moment(found),
        reasons=list(CharterReason),
        typed=request.args,
        faults=period.faults,
    )
    return make_response(page, 422 if period.faults else 200)


@transparency.get("/transparence.json")
def as_json() -> Response:
    """Give the report for programs."""
    return jsonify(_document(_asked()))


@transparency.get("/transparence.csv")
def as_csv() -> Response:
    """Give the report as a table of two columns."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";")
    table.writerow(["mesure", "valeur"])
    for name, value in _document(_asked()).items():
        rows = value.items() if isinstance(value, dict) else [("", value)]
        table.writerows((f"{name}.{part}" if part else name, "" if count is None else count) for part, count in rows)
    answer = make_response("\ufeff" + text.getvalue())
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = "attachment; filename=transparence.csv"
    return answer


def _asked() -> TransparencyReport:
    """Give the report of the period asked for.

    Raises:
        Invalid: it makes no sense.
    """
    period = _period(request.args)
    for field, sentence in period.faults.items():
        raise Invalid(sentence, field)
    return _counted(period)


def _counted(period: Period) -> TransparencyReport:
    """Give the report of a period, counted lately: it reads every story of it."""
    kept = cast("dict[tuple[date, date], Kept[TransparencyReport]]", current_app.extensions.setdefault(_NAME, {}))
    days = period.first, period.last
    if days not in kept:
        if len(kept) >= _PERIODS_KEPT:
            kept.clear()
        kept[days] = Kept(partial(doors().library.transparency, *days), _LIFETIME)
    return kept[days]()


def _period(args: Mapping[str, str]) -> Period:
    today = doors().library.today()
    days, faults = {"du": a_year_before(today), "au": today}, {}
    for field, usual in tuple(days.items()):
        typed = args.get(field, "").strip()
        try:
            days[field] = day_typed(typed, field) if typed else usual
        except Invalid as error:
            faults[field] = error.sentence
    if not faults and days["du"] > days["au"]:
        faults["au"] = "La période finit avant d’avoir commencé : changez l’une des deux dates."
        days = {"du": a_year_before(today), "au": today}
    return Period(days["du"], days["au"], faults)


def _document(report: TransparencyReport) -> dict[str, Any]:
    return {
        "du": report.since.astimezone(PARIS).date().isoformat(),
        "au": _last_moment(report).astimezone(PARIS).date().isoformat(),
        "recues": report.received,
        "en_attente": report.waiting,
        "publiees": report.published,
        "publiees_avec_masquage": report.masked,
        "rejetees": report.rejected,
        "rejetees_par_motif": {reason.label: report.by_reason.get(reason, 0) for reason in CharterReason},
        "retirees_par_la_moderation": report.withdrawn_by_moderation,
        "retirees_par_leur_auteur": report.withdrawn_by_author,
        "recours": report.appeals,
        "recours_suivis_d_une_publication": report.appeals_published,
        "recours_rejetes_de_nouveau": report.appeals_rejected,
        "signalements": report.reports,
        "signalements_suivis_d_un_retrait": report.reports_upheld,
        "signalements_sans_suite": report.reports_dismissed,
        "delai_median_heures": _hours(report.median_delay),
        "delai_median_publication_heures": _hours(report.median_published),
        "delai_median_rejet_heures": _hours(report.median_rejected),
    }


def _last_moment(report: TransparencyReport) -> datetime:
    return report.until - timedelta(seconds=1)


def _hours(delay: timedelta | None) -> float | None:
    return None if delay is None else round(delay / timedelta(hours=1), 1)

"""The results of a structure as a table, for spreadsheets."""

from core.indicators.file import IndicatorFile
from core.indicators.indicator import ComputedIndicator, Indicator
from core.sheets import Sheet, Value

_HEADERS = (
    *("Code SP+ de la structure", "Code indicateur", "Type", "Libellé citoyen", "Unité", "Valeur"),
    *("Date", "Depuis le", "Source", "Public"),
)


def indicators_sheet(file: IndicatorFile) -> Sheet:
    """Give every value, those that Écoute computes at the end."""
    code = file.structure.code
    entered = [_row(code, one, public=line.public) for line in file.lines for one in (line.last, *line.earlier)]
    own = [_computed_row(code, line.computed, public=line.public) for line in file.computed]
    return Sheet("Résultats", _HEADERS, (*entered, *own))


def _row(code: str, one: Indicator, *, public: bool) -> tuple[Value, ...]:
    told = (one.code, one.kind.label, one.wording, one.unit, one.value)
    return (code, *told, one.day.isoformat(), "", one.source, _yes(public=public))


def _computed_row(code: str, one: ComputedIndicator, *, public: bool) -> tuple[Value, ...]:
    told = (one.code, one.kind.label, one.wording, one.unit, one.value)
    return (code, *told, one.until.isoformat(), one.since.isoformat(), one.source, _yes(public=public))


def _yes(*, public: bool) -> str:
    return "oui" if public else "non"

"""The rows of the official files of indicators and results, by the names of their columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError

from core.errors import Invalid
from core.indicators.indicator import Indicator, IndicatorKind, number_of
from core.text.clean import fold, one_line

_NAMES = {
    "structure_code": ("code sp de la structure", "code sp structure", "code structure", "code de la structure"),
    "code": ("code indicateur", "code de l indicateur", "code", "id indicateur", "indicateur"),
    "wording": ("libelle citoyen", "libelle usager", "libelle", "libelle indicateur", "intitule"),
    "unit": ("unite", "unite de mesure"),
    "value": ("valeur", "resultat"),
    "day": ("date", "date du resultat", "date de la valeur", "date de mise a jour"),
    "source": ("source", "source de la donnee"),
    "kind": ("type", "type d indicateur", "categorie"),
}
"""What each field is called in files, without accents, capitals or underscores."""

_OF_DEFINITIONS = ("wording", "unit", "source", "kind")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be read, and why."""

    reason: str


Row = Mapping[str, str]


def columns_of(names: Iterable[str], needed: Iterable[str]) -> dict[str, str]:
    """Give the name that each field has in a file.

    Raises:
        Invalid: a field that is needed has no column.
    """
    folded = {fold(name.replace("_", " ")): name for name in names}
    found = {field: folded[name] for field, several in _NAMES.items() for name in reversed(several) if name in folded}
    for field in needed:
        if field not in found:
            raise Invalid(f"Il manque une colonne au fichier : « {_NAMES[field][0]} ».", field)
    return found


def definitions(rows: Iterable[Row], columns: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Give what the file of indicators says of each code: wording, unit, source, kind."""
    return {
        _cell(row, columns, "code").upper(): {
            field: _cell(row, columns, field) for field in _OF_DEFINITIONS if _cell(row, columns, field)
        }
        for row in rows
    }


def read_results(
    rows: Iterable[Row], columns: Mapping[str, str], known: Mapping[str, Mapping[str, str]]
) -> Iterator[Indicator | Rejected]:
    """Give each row as a result, or why it cannot be read; what a row leaves out comes from the definitions."""
    for row in rows:
        try:
            yield _result(row, columns, known)
        except Invalid as error:
            yield Rejected(error.sentence)


def _result(row: Row, columns: Mapping[str, str], known: Mapping[str, Mapping[str, str]]) -> Indicator:
    cells = {field: _cell(row, columns, field) for field in _NAMES}
    told = {**known.get(cells["code"].upper(), {}), **{field: text for field, text in cells.items() if text}}
    for field in ("structure_code", "code", "wording", "value", "day", "source"):
        if not told.get(field):
            raise Invalid(f"« {_NAMES[field][0]} » est vide : remplissez cette colonne.", field)
    values = {**told, "value": number_of(told["value"]), "day": _day(told["day"]), "kind": _kind(told.get("kind", ""))}
    try:
        return Indicator.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise Invalid(f"« {_NAMES[field][0]} » ne se lit pas, ou est trop long.", field) from error


def _cell(row: Row, columns: Mapping[str, str], field: str) -> str:
    return one_line(row.get(columns.get(field, ""), "") or "")


def _day(typed: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(typed[:10], form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise Invalid(f"« {typed} » n’est pas une date : écrivez-la comme 2026-05-03.", "day")


def _kind(typed: str) -> IndicatorKind:
    return IndicatorKind.SATISFACTION if fold(typed).startswith("satisfaction") else IndicatorKind.PERFORMANCE

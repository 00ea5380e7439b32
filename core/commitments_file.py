"""A list of commitments as a file: a CSV table with a line for each."""

import csv
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from core.commitments import Commitment, Promise
from core.errors import Invalid
from core.text.clean import fold, one_line

COLUMNS = ("annee", "numero", "promesse", "engagement")
"""The columns of the file, without accents or capitals."""

_PROMISES = {fold(name): promise for promise in Promise for name in (promise.value, promise.label)}


def read_commitments(lines: Iterable[str]) -> tuple[Commitment, ...]:
    """Give the commitments of a file, by year and number.

    Raises:
        Invalid: a column is missing, or a line cannot be read; the sentence says which one.
    """
    rows = csv.DictReader(lines, delimiter=";")
    named = {fold(name): name for name in rows.fieldnames or ()}
    missing = [column for column in COLUMNS if column not in named]
    if missing:
        raise Invalid(f"Il manque une colonne au fichier : « {missing[0]} ». Il en faut quatre, parties par « ; ».")
    read = [_commitment(rows.line_num, {name: row[named[name]] or "" for name in COLUMNS}) for row in rows]
    _must_be_whole(read)
    return tuple(sorted(read, key=lambda one: (one.year, one.number)))


def _commitment(line: int, row: Mapping[str, str]) -> Commitment:
    promise = _PROMISES.get(fold(row["promesse"]))
    if promise is None:
        raise Invalid(f"Ligne {line} : « {row['promesse']} » n’est pas une promesse du programme.", "promesse")
    try:
        return Commitment.model_validate(
            {
                "year": row["annee"].strip(),
                "number": row["numero"].strip(),
                "promise": promise,
                "wording": one_line(row["engagement"]),
            }
        )
    except ValidationError as error:
        raise Invalid(f"Ligne {line} : l’année, le numéro ou l’engagement ne se lit pas.") from error


def _must_be_whole(read: list[Commitment]) -> None:
    """Check that each list is numbered from 1, without a gap."""
    if not read:
        raise Invalid("Le fichier ne contient aucun engagement.")
    for year in {one.year for one in read}:
        numbers = sorted(one.number for one in read if one.year == year)
        if numbers != list(range(1, len(numbers) + 1)):
            raise Invalid(f"La liste de {year} n’est pas numérotée de 1 à {len(numbers)} : vérifiez ses numéros.")

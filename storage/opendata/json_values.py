"""The values of one JSON record, as flat text."""

from collections.abc import Iterable

from storage.opendata.columns import Sheet
from storage.opendata.rows import made_storable, storable

Record = dict[str, object]
"""A record as decoded: numbers are text already, an object is a tuple of pairs."""


def number_text(literal: str) -> str:
    """Give the text of a number that is no plain integer: 12.0 is "12", and NaN (a pandas null) is ""."""
    return "" if literal == "NaN" else literal.removesuffix(".0")


def wrong_with(record: Record, pairs: int, sheet: Sheet) -> str:
    """Say in French why the record cannot be taken, or "" when it can.

    Args:
        record: the record.
        pairs: how many keys its text had: more than the record when one is there twice.
        sheet: the columns that it may and must have.
    """
    if not sheet.slugs.issuperset(record):
        unknown = next(slug for slug in record if slug not in sheet.slugs)
        return f"champ inconnu « {unknown[:60]} » dans {sheet.one}"
    if len(record) != pairs:
        return f"champ présent deux fois dans {sheet.one}, sans doute deux moitiés recollées"
    missing = [slug for slug in sheet.required if slug not in record]
    if missing:
        return f"champ obligatoire « {missing[0]} » absent"
    nested = [slug for slug, value in record.items() if not _is_flat(value)]
    return f"champ « {nested[0]} » imbriqué : un texte était attendu" if nested else ""


def _is_flat(value: object) -> bool:
    if value.__class__ is str or value is None:
        return True
    if isinstance(value, list):
        return not any(isinstance(item, (list, tuple)) for item in value)
    return not isinstance(value, tuple)


def flat_values(record: Record, sheet: Sheet) -> dict[str, str]:
    """Give the record as slug → text, every official column there, "" for null or absent.

    Lists are joined by commas, true and false are in words of JSON, and signs that no database keeps are left out.
    """
    values = sheet.blank.copy()
    for slug, value in record.items():
        if value.__class__ is str:
            values[slug] = value
        elif value is not None:
            values[slug] = _text(value)
    if storable("".join(values.values())):
        return values
    return {slug: made_storable(value) for slug, value in values.items()}


def _text(value: object) -> str:
    if isinstance(value, list):
        return _joined(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _joined(items: Iterable[object]) -> str:
    return ",".join("" if item is None else _text(item) for item in items)

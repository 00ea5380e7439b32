"""The public datasets in memory: a query is answered by going through every record, as plainly as can be."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any as Anything

from core.explore.conditions import All, Any, Compare, Comparison, Condition, Empty, Holds, Not, Part, Words
from core.explore.dataset import Dataset, Field, Kind
from core.explore.port import Record
from core.explore.query import Query
from core.french import stems

PIECE = 500
_COMPARE: dict[Comparison, Callable[[Anything, Anything], bool]] = {
    Comparison.EQUAL: lambda a, b: a == b,
    Comparison.BELOW: lambda a, b: a < b,
    Comparison.AT_MOST: lambda a, b: a <= b,
    Comparison.ABOVE: lambda a, b: a > b,
    Comparison.AT_LEAST: lambda a, b: a >= b,
}
_CAPITALS = re.compile("[A-Z]")


class FakeDatasets:
    """Port core.explore.port.Datasets over lists of records, read anew each time."""

    def __init__(self, records: Mapping[Dataset, Callable[[], Sequence[Record]]]) -> None:
        self._records = records

    def catalogue(self) -> Sequence[Dataset]:
        return list(self._records)

    def count(self, dataset: Dataset, where: Condition) -> int:
        return sum(fulfils(record, where) for record in self._records[dataset]())

    def pieces(self, dataset: Dataset, query: Query) -> Iterator[Sequence[Record]]:
        found = [record for record in self._records[dataset]() if fulfils(record, query.where)]
        found.sort(key=lambda record: plain(record, dataset.fields[0]))
        for order in reversed(query.order):
            found.sort(key=lambda record, by=order: plain(record, by.field), reverse=order.descending)
            found.sort(key=lambda record, by=order: not record[by.field.name])
        end = None if query.limit is None else query.offset + query.limit
        yield from _batched(found[query.offset : end])


def fulfils(record: Record, condition: Condition) -> bool:
    """Tell whether a record fulfils a condition."""
    match condition:
        case All(parts):
            return all(fulfils(record, part) for part in parts)
        case Any(parts):
            return any(fulfils(record, part) for part in parts)
        case Not(part):
            return not fulfils(record, part)
        case Empty(field):
            return not record[field.name]
        case Compare(field, comparison, value):
            return bool(record[field.name]) and _COMPARE[comparison](plain(record, field), value)
        case Holds(field, text, part):
            return _holds(_small(record[field.name]), _small(text), part)
        case Words(text):
            shown = record.get("titre", "") + " " + record.get("description", "")
            shown += " ".join(record.get(f"reponse_structure_{place}", "") for place in (1, 2, 3))
            return set(stems(text)) <= set(stems(shown))


def plain(record: Record, field: Field) -> str | int:
    """Give what a field is compared by: a number, the day of a date, a text."""
    text = record[field.name]
    if field.kind is Kind.INTEGER:
        return int(text or 0)
    return text[:10] if field.kind is Kind.DATE else text


def _holds(shown: str, text: str, part: Part) -> bool:
    if not shown:
        return False
    return {Part.ANYWHERE: text in shown, Part.BEGINNING: shown.startswith(text), Part.END: shown.endswith(text)}[part]


def _small(text: str) -> str:
    return _CAPITALS.sub(lambda sign: sign[0].lower(), text)


def _batched(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    for first in range(0, len(records), PIECE):
        yield records[first : first + PIECE]

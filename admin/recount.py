"""`ecoute doctor --recount`: the kept counts against a full recount, stopped and gone on with at will."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from admin.interruption import interruptible
from admin.output import say
from admin.progress import progress_of
from admin.wiring import House
from core.dates import count_fr
from core.recounting import Difference, MonthCheck, Recounter
from core.tally import PROGRAMME

SHOWN = 50
"""How many differences are told to people; the JSON document has them all."""


@dataclass(frozen=True, slots=True)
class Recount:
    """What a recount came to.

    Attributes:
        since: the first month that it looked at.
        repaired: whether what was wrong was put right.
    """

    since: str
    experiences: int
    astray: list[int]
    differences: list[Difference]
    repaired: bool


def recount(house: House, *, repair: bool) -> Recount:
    """Check every month, from the one where an earlier recount was stopped; repair them when asked."""
    recounter, place = Recounter(house.store), _Bookmark(house.settings.home / "run" / "recount.json")
    months = [month for month in recounter.months() if month >= place.month]
    if place.month:
        say(f"Le recomptage reprend à {place.month}.")
    checks = list(_checked(recounter, months, place, repair=repair))
    place.forget()
    return Recount(
        since=months[0] if months else "",
        experiences=sum(checked.experiences for checked in checks),
        astray=[number for checked in checks for number in checked.astray],
        differences=[difference for checked in checks for difference in checked.differences],
        repaired=repair,
    )


def recount_lines(found: Recount) -> list[str]:
    """Give it as lines for people."""
    lines = [_line(difference) for difference in found.differences[:SHOWN]]
    if len(found.differences) > SHOWN:
        lines.append(f"… et {count_fr(len(found.differences) - SHOWN)} autres : voyez --json.")
    lines += [f"Expérience {number} : changée sans avoir été recomptée." for number in found.astray[:SHOWN]]
    told = f"Expériences recomptées : {count_fr(found.experiences)}. Différences : {count_fr(len(found.differences))}."
    if not found.differences and not found.astray:
        return [f"{told} Les chiffres gardés sont justes."]
    return [*lines, f"{told} {'Elles sont réparées.' if found.repaired else 'Réparez-les avec --repair.'}"]


class _Bookmark:
    """The month where a recount was stopped, kept in a file; "" when none was."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.month = str(json.loads(file.read_text("utf-8"))["month"]) if file.exists() else ""

    def put(self, month: str) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._file.with_name(f".{self._file.name}.part")
        beside.write_text(json.dumps({"month": month}), "utf-8")
        beside.replace(self._file)

    def forget(self) -> None:
        self._file.unlink(missing_ok=True)


def _checked(recounter: Recounter, months: list[str], place: _Bookmark, *, repair: bool) -> Iterator[MonthCheck]:
    counted = [0]
    with (
        progress_of("Recomptage", None, lambda: counted[0]) as advance,
        interruptible(advance) as advance_or_end,
    ):

        def told(experiences: int) -> None:
            counted[0] += experiences
            advance_or_end()

        for month in months:
            place.put(month)
            checked = recounter.check(month, told)
            if repair and (checked.wrong or checked.astray):
                recounter.repair(checked, told)
            yield checked


def _line(difference: Difference) -> str:
    scope = difference.key.scope
    where = scope.code if scope.code != PROGRAMME else "programme"
    alone = " seule" if scope.alone else ""
    told = f"gardé {difference.kept}, recompté {difference.recounted}"
    return f"{where}{alone}\t{difference.key.period}\t{difference.field}\t{told}"

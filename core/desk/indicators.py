"""The results of a structure: read, entered, imported, shown to the public."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from core.access import Action
from core.dates import PARIS
from core.desk.sitting import Sitting
from core.errors import EcouteError, Invalid, NotFound
from core.indicators.computed import computed_indicators
from core.indicators.file import ComputedLine, IndicatorFile, Taken, indicator_lines
from core.indicators.indicator import Indicator, check_own
from core.meant import looked_at
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure


class KeepingIndicators(Sitting):
    """What a structure says of its own results, beside what is computed here."""

    def indicators(self, structure_code: str = "") -> IndicatorFile:
        """Give the results of a structure, one's own when none is named.

        Raises:
            Forbidden, NotFound.
            Invalid: no structure is named, and the account has none.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = looked_at(uow, seat, structure_code, Action.READ)
            if structure is None:
                raise Invalid("Dites de quelle structure il s’agit.", "structure_code")
            return _file(uow, seat, structure, self._clock.now())

    def put_indicator(self, indicator: Indicator) -> IndicatorFile:
        """Keep a result, in the place of the one with its structure, code and date.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = _kept_for(uow, seat, indicator.structure_code)
            check_own(indicator)
            uow.indicators.put([_signed(indicator, seat, self._clock.now())])
            uow.commit()
        return self.indicators(structure.code)

    def remove_indicator(self, structure_code: str, code: str, day: date) -> IndicatorFile:
        """Forget a result.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.writing() as uow:
            structure = _kept_for(uow, Seat.of(uow, self._account_name), structure_code)
            if not uow.indicators.remove(structure.code, code, day):
                raise NotFound(f"{structure.name} n’a pas de résultat « {code} » à cette date : vérifiez-le.")
            uow.commit()
        return self.indicators(structure.code)

    def show_indicator(self, structure_code: str, code: str, *, public: bool) -> IndicatorFile:
        """Show an indicator on the public page of a structure, or no longer: its newest value is what is read there.

        Raises:
            Forbidden.
            NotFound: there is no such structure, or it has no such indicator.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = _kept_for(uow, seat, structure_code)
            file = _file(uow, seat, structure, now)
            known = {line.last.code for line in file.lines} | {line.computed.code for line in file.computed}
            if code not in known:
                raise NotFound(f"{structure.name} n’a pas d’indicateur « {code} » : vérifiez son code.")
            uow.indicators.show(structure.code, code, public=public)
            uow.commit()
        return self.indicators(structure.code)

    def take_indicators(self, rows: Sequence[Indicator]) -> Taken:
        """Keep the rows of a file; those that may not be kept are told with the reason, and the others are kept.

        Taking the same rows again changes nothing.

        Raises:
            Forbidden: the account keeps the results of no structure.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            if not seat.has(Action.KEEP_INDICATORS):
                seat.check(Action.KEEP_INDICATORS, [])
            rejected = _rejected(uow, seat, rows)
            good = [one for place, one in enumerate(rows) if place not in rejected]
            before = _kept(uow, good)
            changed = {_key(one): one for one in good if _key(one) not in before or before[_key(one)].told != one.told}
            uow.indicators.put(_signed(one, seat, now) for one in changed.values())
            uow.commit()
        created = sum(key not in before for key in changed)
        return Taken(
            created=created,
            updated=len(changed) - created,
            unchanged=len(good) - len(changed),
            rejected=rejected,
        )


def _file(uow: UnitOfWork, seat: Seat, structure: Structure, now: datetime) -> IndicatorFile:
    shown = set(uow.indicators.shown(structure.code))
    computed = computed_indicators(uow, structure, now.astimezone(PARIS).date())
    return IndicatorFile(
        structure=structure,
        lines=indicator_lines(uow.indicators.of(structure.code), shown),
        computed=tuple(ComputedLine(computed=one, public=one.code in shown) for one in computed),
        refusal=seat.refusal(Action.KEEP_INDICATORS, [structure.path]) or "",
    )


def _kept_for(uow: UnitOfWork, seat: Seat, code: str) -> Structure:
    structure = uow.structures.get(code)
    seat.check(Action.KEEP_INDICATORS, [structure.path] if structure else [])
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    return structure


def _signed(indicator: Indicator, seat: Seat, now: datetime) -> Indicator:
    return indicator.model_copy(update={"kept_by": seat.account.name, "kept_at": now})


def _rejected(uow: UnitOfWork, seat: Seat, rows: Sequence[Indicator]) -> dict[int, str]:
    known = uow.structures.many({one.structure_code for one in rows})
    return {place: why for place, one in enumerate(rows) if (why := _why_not(seat, one, known.get(one.structure_code)))}


def _why_not(seat: Seat, one: Indicator, structure: Structure | None) -> str:
    if structure is None:
        return f"Aucune structure n’a le code « {one.structure_code} »."
    try:
        check_own(one)
    except EcouteError as error:
        return error.sentence
    return seat.refusal(Action.KEEP_INDICATORS, [structure.path]) or ""


def _kept(uow: UnitOfWork, rows: Iterable[Indicator]) -> dict[tuple[str, str, date], Indicator]:
    codes = {one.structure_code for one in rows}
    return {_key(one): one for one in uow.indicators.of_many(codes)}


def _key(one: Indicator) -> tuple[str, str, date]:
    return (one.structure_code, one.code, one.day)

"""What an operator can do about what is kept: erase what is kept too long, or what somebody asks for."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from core.errors import Invalid, NotFound, Refused
from core.history import OPERATOR, RULE
from core.ports import Clock, Store, UnitOfWork
from core.retention.erasure import WHY_MAX, Erasure
from core.retention.kept import OF_STORIES, Delays, Kept
from core.retention.story import erase_story
from core.text.clean import one_line

PIECE = 200
"""How many experiences are dealt with in one piece of work: others who write wait for its end."""

_SWEPT = 5000
"""How many rows are swept away in one piece of work."""

_DELAYS_OVER = "délais de conservation passés"


class Retention:
    """The operators' door to what is kept for a time only."""

    def __init__(self, store: Store, clock: Clock, delays: Delays) -> None:
        self._store = store
        self._clock = clock
        self._delays = delays

    def due(self) -> dict[Kept, int]:
        """Give how much of each thing is kept though its delay is over."""
        now = self._clock.now()
        with self._store.reading() as uow:
            return {kind: uow.erasing.count_due(kind, self._delays.before(kind, now)) for kind in Kept}

    def run(self, by: str, told: Callable[[int], None]) -> Erasure:
        """Erase all that is kept too long, in pieces: what is done stays done when it is stopped.

        Args:
            by: who has it done.
            told: is given, after each piece, how much has been erased so far.
        """
        now = self._clock.now()
        with self._store.reading() as uow:
            erasure = Erasure(number=uow.erasing.next_number(), at=now, by=by, why=_DELAYS_OVER)
        for kind in Kept:
            after: int | None = 0
            while after is not None:
                erasure, after = self._piece(erasure, kind, after)
                told(erasure.total)
        return erasure

    def erase(self, number: int, why: str, by: str, *, whole_author: bool = False) -> Erasure:
        """Erase an experience, and those of the same author when it is asked: nothing brings them back.

        Raises:
            Invalid: there is no reason, or it is too long.
            NotFound: there is no such experience.
            Refused: it is erased already.
        """
        told = one_line(why)
        if not 0 < len(told) <= WHY_MAX:
            raise Invalid(f"Écrivez pourquoi elle est effacée, en {WHY_MAX} caractères au plus.", "why")
        with self._store.writing() as uow:
            now, counts = self._clock.now(), Counter[str]()
            numbers = _to_erase(uow, number, whole_author=whole_author)
            for one in numbers:
                counts += erase_story(uow, one, now, OPERATOR)
            erasure = Erasure(
                number=uow.erasing.next_number(), at=now, by=by, why=told, experiences=tuple(numbers), counts=counts
            )
            uow.erasing.note(erasure)
            uow.commit()
        return erasure

    def to_erase(self, number: int, *, whole_author: bool = False) -> Sequence[int]:
        """Give the numbers that an erasure would erase.

        Raises:
            NotFound: there is no such experience.
            Refused: it is erased already.
        """
        with self._store.reading() as uow:
            return _to_erase(uow, number, whole_author=whole_author)

    def log(self, limit: int) -> Sequence[Erasure]:
        """Give the last erasures, newest first."""
        with self._store.reading() as uow:
            return uow.erasing.noted(limit)

    def _piece(self, erasure: Erasure, kind: Kept, after: int) -> tuple[Erasure, int | None]:
        """Do one piece of work; give the erasure with what it did, and where the next piece begins, None at the end."""
        before = self._delays.before(kind, erasure.at)
        with self._store.writing() as uow:
            if kind in OF_STORIES:
                numbers = uow.erasing.due(kind, before, after, PIECE)
                done, following = _forget(uow, kind, numbers, erasure.at), numbers[-1] if numbers else None
            else:
                done = uow.erasing.sweep(kind, before, _SWEPT)
                following = 0 if done == _SWEPT else None
            if not done:
                return erasure, following
            counts = Counter(erasure.counts) + Counter({kind.label: done})
            erasure = erasure.model_copy(update={"counts": dict(counts)})
            uow.erasing.note(erasure)
            uow.commit()
        return erasure, following


def _forget(uow: UnitOfWork, kind: Kept, numbers: Sequence[int], now: datetime) -> int:
    if not numbers:
        return 0
    if kind is Kept.ADDRESSES:
        return uow.erasing.forget_addresses(numbers)
    if kind is Kept.ORIGINALS:
        return uow.erasing.forget_originals(numbers)
    return sum(bool(erase_story(uow, number, now, RULE)) for number in numbers)


def _to_erase(uow: UnitOfWork, number: int, *, whole_author: bool) -> Sequence[int]:
    experience = uow.experiences.get(number)
    if experience is None:
        raise NotFound(f"Aucune expérience ne porte le numéro {number} : vérifiez-le.")
    if experience.erased_at is not None:
        raise Refused(f"L’expérience {number} est déjà effacée : voyez « ecoute retention log ».")
    if not whole_author:
        return [number]
    others = uow.experiences.many(uow.erasing.same_author(number))
    return sorted({number} | {one for one, other in others.items() if other.erased_at is None})

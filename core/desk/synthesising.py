"""Synthesis: what a selection of stories says, in its own sentences."""

from collections.abc import Sequence
from datetime import datetime

from core.access import Action
from core.desk.sitting import Sitting
from core.errors import Forbidden, Invalid, NotFound
from core.filters import Filters
from core.ports import UnitOfWork
from core.reading import public_views
from core.seat import Seat
from core.signals.synthesis import Synthesis, synthesis
from core.structure import within

MOST = 500
"""How many stories are read at most: the newest ones of a longer selection."""


class Synthesising(Sitting):
    """Sentences chosen from stories."""

    def synthesis(self, numbers: Sequence[int]) -> Synthesis:
        """Give the most typical sentences of these stories; those that are not public are left out.

        Raises:
            Forbidden: the account has no right to figures.
            Invalid: there are too many.
        """
        if len(numbers) > MOST:
            raise Invalid(f"Une synthèse lit {MOST} expériences au plus : choisissez-en moins.", "numbers")
        with self._store.reading() as uow:
            _must_see_figures(Seat.of(uow, self._account_name))
            return synthesis(public_views(uow, list(uow.experiences.many(numbers).values())))

    def synthesis_of_structure(
        self, code: str, since: datetime | None = None, until: datetime | None = None
    ) -> Synthesis:
        """Give the same of the last stories of a structure and of those below it, between two dates of publication.

        Raises:
            Forbidden: the account has no right to figures, or the structure is not its own.
            NotFound: there is no such structure.
        """
        with self._store.reading() as uow:
            _must_be_within(uow, Seat.of(uow, self._account_name), code)
            found = uow.listing.page(Filters(structure=code, since=since, until=until), None, MOST)
            return synthesis(public_views(uow, found))


def _must_see_figures(seat: Seat) -> None:
    if not seat.has(Action.SEE_FIGURES):
        raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {Action.SEE_FIGURES.label}.")


def _must_be_within(uow: UnitOfWork, seat: Seat, code: str) -> None:
    _must_see_figures(seat)
    structure, reach = uow.structures.get(code), seat.reach(Action.SEE_FIGURES)
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    if reach is not None and not within(structure.path, reach):
        raise Forbidden(f"{structure.name} n’est pas de votre périmètre : choisissez une de vos structures.")

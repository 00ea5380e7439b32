"""The views that an account keeps: lists with their filters, under names of its own."""

from collections.abc import Sequence

from core.desk.sitting import Sitting
from core.errors import Refused
from core.saved_view import VIEWS_MAX, SavedView
from core.seat import Seat
from core.views import Place, Sieve


class Views(Sitting):
    """Saved views."""

    def views(self) -> Sequence[SavedView]:
        """Give one's own views, by name."""
        with self._store.reading() as uow:
            return uow.saved_views.of(Seat.of(uow, self._account_name).account.name)

    def save_view(self, name: str, place: Place, sieve: Sieve) -> Sequence[SavedView]:
        """Keep a view, in the place of the one with its name; give them all.

        Raises:
            Forbidden, Refused: there are too many already.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            view = SavedView(account_name=seat.account.name, name=name, place=place, sieve=sieve)
            others = [kept for kept in uow.saved_views.of(seat.account.name) if kept.name != view.name]
            if len(others) >= VIEWS_MAX:
                raise Refused(f"Vous gardez déjà {VIEWS_MAX} vues : effacez-en une d’abord.")
            uow.saved_views.put(view)
            uow.commit()
        return self.views()

    def forget_view(self, name: str) -> Sequence[SavedView]:
        """Forget a view; give those that are left."""
        with self._store.writing() as uow:
            uow.saved_views.remove(self._account_name, name)
            uow.commit()
        return self.views()

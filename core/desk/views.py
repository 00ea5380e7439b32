"""The views that an account keeps: lists with their filters, under names of its own, some shared by a structure."""

from collections.abc import Sequence

from core.access import Action
from core.desk.sitting import Sitting
from core.errors import Forbidden, Refused
from core.ports import UnitOfWork
from core.saved_view import VIEWS_MAX, SavedView
from core.seat import Seat
from core.structure import lineage
from core.views import Place, Sieve


class Views(Sitting):
    """Saved views."""

    def views(self) -> Sequence[SavedView]:
        """Give one's own views, by name, then those that one's structure and the ones above it share."""
        with self._store.reading() as uow:
            return views_of(uow, Seat.of(uow, self._account_name))

    def save_view(self, name: str, place: Place, sieve: Sieve, *, shared: bool = False) -> Sequence[SavedView]:
        """Keep a view, in the place of one's own with its name; give them all.

        Args:
            name: what it is called.
            place: the list.
            sieve: the filters.
            shared: whether those of one's structure and of its child structures see it too.

        Raises:
            Invalid: the name is none, or too long.
            Forbidden: one may not share with a structure.
            Refused: there are too many already.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            code = _shared_with(seat) if shared else ""
            view = SavedView(account_name=seat.account.name, name=name, place=place, sieve=sieve, structure_code=code)
            others = [kept for kept in uow.saved_views.of(seat.account.name) if kept.name != view.name]
            if len(others) >= VIEWS_MAX:
                raise Refused(f"Vous gardez déjà {VIEWS_MAX} vues : effacez-en une d’abord.")
            uow.saved_views.put(view)
            uow.commit()
        return self.views()

    def forget_view(self, name: str, maker: str = "") -> Sequence[SavedView]:
        """Forget a view; give those that are left.

        Args:
            name: what it is called.
            maker: the account that made it, "" for oneself.

        Raises:
            Forbidden: somebody else made it, and one does not manage the structure that shares it.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            if maker not in ("", seat.account.name):
                _must_manage(uow, seat, maker, name)
            uow.saved_views.remove(maker or seat.account.name, name)
            uow.commit()
        return self.views()


def views_of(uow: UnitOfWork, seat: Seat) -> Sequence[SavedView]:
    """Give the views of a seat: its own, by name, then those that its structure and the ones above it share."""
    own = uow.saved_views.of(seat.account.name)
    shared = uow.saved_views.shared(lineage(seat.path)) if seat.path else ()
    return [*own, *(view for view in shared if view.account_name != seat.account.name)]


def _shared_with(seat: Seat) -> str:
    """Give the code of the structure that shares what this seat shares."""
    if seat.structure is None:
        raise Forbidden("Votre compte n’est d’aucune structure : gardez cette vue pour vous.")
    seat.check(Action.SHARE_VIEW, [seat.structure.path])
    return seat.structure.code


def _must_manage(uow: UnitOfWork, seat: Seat, maker: str, name: str) -> None:
    view = next((kept for kept in uow.saved_views.of(maker) if kept.name == name), None)
    structure = uow.structures.get(view.structure_code) if view and view.shared else None
    # Who keeps the wording of a structure is its manager.
    if structure is None or seat.refusal(Action.KEEP_WORDING, [structure.path]) is not None:
        raise Forbidden(
            f"La vue « {name} » n’est pas de vous : seuls {maker} et les responsables de sa structure l’effacent."
        )

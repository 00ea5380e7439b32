"""Dashboards that people arrange."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.access import Action
from core.boards.board import BOARDS_MAX, Board, PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.defaults import default_board, profile_of
from core.boards.ground import Ground
from core.boards.reading import ShownBoard, read_board
from core.boards.tile import Profile
from core.dashboard import DashboardQuestion
from core.desk.figuring import Figuring, code_above
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.meant import looked_at
from core.periods import check_period
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import lineage
from core.tally import PROGRAMME


@dataclass(frozen=True, slots=True)
class BoardList:
    """The boards that one may open.

    Attributes:
        account_name: who opens them.
        profile: whom the seat is like; the tiles for that profile are offered first.
        boards: one's own, by name, then those that one's structure and the ones above it share, then that of the
            profile unless one made it one's own.
        why_not_share: why one may not share a board, "" when one may.
    """

    account_name: str
    profile: Profile
    boards: tuple[Board, ...]
    why_not_share: str = ""


class Boarding(Figuring):
    """Boards of tiles."""

    def boards(self) -> BoardList:
        """Give the boards that one may open.

        Raises:
            Forbidden: the account has no right to figures.
        """
        with self._store.reading() as uow:
            return self._boards(uow, _seat(uow, self._account_name))

    def show_board(self, tiles: Sequence[PlacedTile], question: DashboardQuestion) -> ShownBoard:
        """Give the figures of some tiles, of one's structure, of one below it, or of the programme.

        Raises:
            Forbidden: the account has no right to it, or the structure is not its own.
            NotFound: there is no such structure.
            Invalid: the period ends before it begins.
        """
        check_period(question.since, question.until)
        self._count_what_changed(question.structure_code)
        with self._store.reading() as uow:
            seat = _seat(uow, self._account_name)
            structure = looked_at(uow, seat, question.structure_code, Action.SEE_FIGURES)
            asked = replace(question, structure_code=structure.code if structure else PROGRAMME)
            ground = Ground(uow, seat, asked, structure, self._clock.now(), self._rules)
            return read_board(ground, tiles, code_above(seat, structure))

    def keep_board(self, board: Board, instead_of: str = "") -> BoardList:
        """Keep a board as one's own, in the place of the one with its name; give them all.

        Args:
            board: its name, tiles and period; whoever made it, and whoever shares it, stays as it is.
            instead_of: the name that it had, "" when it is the same or the board is new.

        Raises:
            Forbidden: the account has no right to figures.
            Invalid: a tile is not in the catalogue.
            Refused: there are too many already.
        """
        _check_tiles(board)
        with self._store.writing() as uow:
            seat = _seat(uow, self._account_name)
            own = {kept.name: kept for kept in uow.boards.of(seat.account.name)}
            before = own.pop(instead_of, None) or own.pop(board.name, None)
            if before is None and len(own) >= BOARDS_MAX:
                raise Refused(f"Vous gardez déjà {BOARDS_MAX} tableaux : effacez-en un d’abord.")
            if before is not None and before.name != board.name:
                uow.boards.remove(seat.account.name, before.name)
            code = before.structure_code if before else ""
            uow.boards.put(board.model_copy(update={"account_name": seat.account.name, "structure_code": code}))
            uow.commit()
            return self._boards(uow, seat)

    def forget_board(self, name: str) -> BoardList:
        """Forget one of one's own boards; give those that are left.

        Raises:
            Forbidden: the account has no right to figures.
        """
        with self._store.writing() as uow:
            seat = _seat(uow, self._account_name)
            uow.boards.remove(seat.account.name, name)
            uow.commit()
            return self._boards(uow, seat)

    def share_board(self, name: str, code: str | None = "") -> BoardList:
        """Let all those of a structure, and of those below it, open one of one's boards; give them all.

        Args:
            name: what it is called.
            code: the structure, "" for one's own; None to share it no longer.

        Raises:
            Forbidden: one may not share with this structure.
            NotFound: one has no board with this name, or there is no such structure.
        """
        with self._store.writing() as uow:
            seat = _seat(uow, self._account_name)
            board = next((kept for kept in uow.boards.of(seat.account.name) if kept.name == name), None)
            if board is None:
                raise NotFound(f"Vous n’avez pas de tableau « {name} » : enregistrez-le d’abord.")
            shared_with = "" if code is None else _shared_with(uow, seat, code)
            uow.boards.put(board.model_copy(update={"structure_code": shared_with}))
            uow.commit()
            return self._boards(uow, seat)

    def _boards(self, uow: UnitOfWork, seat: Seat) -> BoardList:
        profile = profile_of(seat)
        own = uow.boards.of(seat.account.name)
        shared = uow.boards.shared(lineage(seat.path)) if seat.path else ()
        others = (board for board in shared if board.account_name != seat.account.name)
        paths = [seat.path] if seat.path else []
        why = seat.refusal(Action.SHARE_BOARD, paths) or ""
        default = default_board(profile)
        begun = () if any(board.name == default.name for board in own) else (default,)
        return BoardList(seat.account.name, profile, (*own, *others, *begun), why)


def _seat(uow: UnitOfWork, name: str) -> Seat:
    seat = Seat.of(uow, name)
    if not seat.has(Action.SEE_FIGURES):
        raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {Action.SEE_FIGURES.label}.")
    return seat


def _shared_with(uow: UnitOfWork, seat: Seat, code: str) -> str:
    """Give the code of the structure to share with."""
    structure = uow.structures.get(code) if code else seat.structure
    if structure is None and code:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    if structure is None:
        seat.check(Action.SHARE_BOARD, [])
        raise Invalid("Votre compte n’est d’aucune structure : donnez le code du réseau.", "code")
    seat.check(Action.SHARE_BOARD, [structure.path])
    return structure.code


def _check_tiles(board: Board) -> None:
    unknown = next((tile.id for tile in board.tiles if tile.id not in CATALOGUE), None)
    if unknown is not None:
        raise Invalid(f"« {unknown} » n’est pas une tuile du catalogue : choisissez-en une autre.", "tiles")

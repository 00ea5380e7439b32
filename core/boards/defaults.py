"""The board that each profile begins with."""

from core.boards.board import Board, PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.tile import Profile
from core.periods import Calendar
from core.seat import Seat
from core.vocabulary import Role

_TILES: dict[Profile, tuple[str, ...]] = {
    Profile.AGENT: (
        *("to_answer", "late", "drafts", "to_validate", "transfers", "comments"),
        *("published", "rate", "median", "within", "feelings", "weeks"),
    ),
    Profile.SITE: (
        *("published", "rate", "median", "late", "to_validate", "transfers", "weeks", "within"),
        *("stages", "useful", "channels", "tags", "feelings", "trade_tags", "signals", "actions"),
    ),
    Profile.NETWORK: (
        *("published", "rate", "median", "late", "weeks", "within", "children", "children_delays"),
        *("stages", "useful", "channels", "tags", "concepts", "signals", "actions"),
    ),
    Profile.PROGRAMME: (
        *("published", "rate", "median", "moderation", "alerts", "reports", "weeks", "within"),
        *("children", "children_delays", "stages", "useful", "channels", "concepts", "signals", "actions"),
    ),
}
_NAMES = {
    Profile.AGENT: "Mon travail",
    Profile.SITE: "Mon site",
    Profile.NETWORK: "Mon réseau",
    Profile.PROGRAMME: "Le programme",
}
_OPENS_ON = {Profile.AGENT: Calendar.QUARTER}


def profile_of(seat: Seat) -> Profile:
    """Give whom a seat is like: whoever works for all, manages a network, a site, or answers."""
    if seat.structure is None:
        return Profile.PROGRAMME
    if seat.account.role is not Role.MANAGER:
        return Profile.AGENT
    return Profile.SITE if seat.structure.depth else Profile.NETWORK


def default_board(profile: Profile) -> Board:
    """Give the board of a profile."""
    tiles = tuple(PlacedTile(id_, CATALOGUE[id_].width) for id_ in _TILES[profile])
    return Board(name=_NAMES[profile], tiles=tiles, calendar=_OPENS_ON.get(profile, Calendar.YEAR))

"""Whose the requests for transfer, the discussions and what was sent away are: the conditions of their lists."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.structure import PATH_SEPARATOR
from core.transfer import TransferState
from core.views import Deciding, Place
from core.vocabulary import ExperienceState
from storage.repositories.sifting import Root, below
from storage.repositories.unled import unled
from storage.tables import ConcernRow, ExperienceRow, TransferRow

NETWORK = "network"
"""What stands for the network of a sub-tree, where something stands for its path."""

PLACES = frozenset({Place.TRANSFERS, Place.DISCUSSIONS, Place.TRANSFERRED})
"""The lists where a line is not only for those who work for its structure."""


def for_those(place: Place, root_path: Root | None, deciding: Deciding) -> Iterator[sa.ColumnElement[bool]]:
    """Give the conditions that a line of one of these lists is for those who look at it."""
    if place is Place.TRANSFERS:
        yield col(ConcernRow.discussed_since).is_(None)
        yield from _to_decide(root_path, deciding)
    elif root_path is not None:
        yield _discussed_with(root_path) if place is Place.DISCUSSIONS else _sent_away_from(root_path)


def _to_decide(root_path: Root | None, deciding: Deciding) -> Iterator[sa.ColumnElement[bool]]:
    if deciding is Deciding.MODERATORS:
        yield col(TransferRow.decider_code) == ""
        if root_path is not None:
            yield col(ConcernRow.structure_code).in_(below(root_path))
        return
    root = "" if root_path is None else root_path
    received = _received_by(root)
    yield unled(col(ExperienceRow.state)) == ExperienceState.PUBLISHED.value
    yield (
        sa.or_(col(TransferRow.decider_code).in_(below(root)), received) if deciding is Deciding.MANAGERS else received
    )


def _received_by(root_path: Root) -> sa.ColumnElement[bool]:
    """Give the condition that a request proposes a structure of a sub-tree, within its network."""
    network: Root = sa.bindparam(NETWORK, type_=sa.String)
    if isinstance(root_path, str):
        network = root_path.partition(PATH_SEPARATOR)[0]
    own = col(TransferRow.from_code).in_(below(network))
    return sa.and_(col(TransferRow.to_code).in_(below(root_path)), own)


def _discussed_with(root_path: Root) -> sa.ColumnElement[bool]:
    """Give the condition that a sub-tree has its word to say: the concern is its own, or was proposed to it."""
    return sa.or_(col(ConcernRow.structure_code).in_(below(root_path)), _proposed_to(root_path, ConcernRow))


def brought_into(root_path: Root) -> sa.ColumnElement[bool]:
    """Give the condition that a discussion on an experience brings a sub-tree in, which is not concerned itself."""
    concern = aliased(ConcernRow)
    return sa.exists().where(
        col(concern.experience_number) == col(ExperienceRow.number),
        col(concern.discussed_since).is_not(None),
        _proposed_to(root_path, concern),
    )


def _proposed_to(root_path: Root, concern: Any) -> sa.ColumnElement[bool]:
    """Give the condition that who now asks to be replaced in a concern proposed a sub-tree, whenever it did."""
    present, one = aliased(TransferRow), aliased(TransferRow)
    return sa.exists().where(
        col(present.experience_number) == col(concern.experience_number),
        col(present.position) == col(concern.position),
        col(present.state) == TransferState.ASKED,
        col(one.experience_number) == col(present.experience_number),
        col(one.position) == col(present.position),
        col(one.from_code) == col(present.from_code),
        col(one.to_code).in_(below(root_path)),
    )


def _sent_away_from(root_path: Root) -> sa.ColumnElement[bool]:
    """Give the condition that a request took a concern out of a sub-tree."""
    inside = below(root_path)
    return sa.and_(col(TransferRow.from_code).in_(inside), col(TransferRow.to_code).not_in(inside))

"""The référents, the authors who offer to sit, and the local committees."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from core.committees.committee import Committee, CommitteeState
from core.committees.ranking import Method
from core.committees.referents import Referent
from core.committees.sitting import Invitation, Said, SeatOffer
from core.committees.story import CommitteeEvent, CommitteeEventKind
from storage.tables.base import ROW, partial, words


class ReferentRow(Referent, table=True):
    """One turn of a référent: one lasts at most in a structure."""

    __tablename__ = "referent"
    __table_args__ = (
        partial("uq_referent_present", "structure_code", where="until IS NULL", unique=True),
        sa.Index("ix_referent_account_name", "account_name"),
    )
    model_config = ROW
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    place: int = Field(primary_key=True)
    account_name: str = Field(foreign_key="account.name", max_length=100)


class SeatOfferRow(SeatOffer, table=True):
    """An author who offers to sit."""

    __tablename__ = "seat_offer"
    model_config = ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", index=True, max_length=64)


class CommitteeRow(Committee, table=True):
    """A local committee."""

    __tablename__ = "committee"
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    state: CommitteeState = Field(sa_type=words(CommitteeState, "state"))
    method: Method = Field(sa_type=words(Method, "method"))


class CommitteeEventRow(CommitteeEvent, table=True):
    """A line of the history of a committee. Lines are only ever added."""

    __tablename__ = "committee_event"
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    committee_number: int = Field(foreign_key="committee.number", index=True)
    kind: CommitteeEventKind = Field(sa_type=words(CommitteeEventKind, "kind"))


class InvitationRow(Invitation, table=True):
    """An author who is invited to a committee."""

    __tablename__ = "invitation"
    model_config = ROW
    committee_number: int = Field(primary_key=True, foreign_key="committee.number")
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)
    said: Said = Field(sa_type=words(Said, "said"))


class InvitedRow(SQLModel, table=True):
    """The letter that invites an address to a committee: one alone for each date that is announced.

    Attributes:
        announced: which date.
        mark: the notifier's mark of the address.
        event: names the letter.
    """

    __tablename__ = "invited"
    committee_number: int = Field(primary_key=True, foreign_key="committee.number")
    announced: int = Field(primary_key=True)
    mark: str = Field(primary_key=True, max_length=64)
    event: str = Field(max_length=100)

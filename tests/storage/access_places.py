"""Who tries: every role at every place of the tree. On what: one experience in each state that a right is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.access import RIGHTS, Action, Scope
from core.account import Account
from core.vocabulary import Role

HERE, BESIDE, HEAD = "caf-30", "caf-34", "caf"
TREE = ("caf", "caf/caf-30", "caf/caf-30/caf-30-ales", "caf/caf-34", "caf/caf-3", "gn", "gn/gn-30")


class Spot(StrEnum):
    """Where an account stands, seen from the structure HERE that an action touches."""

    OWN = "own structure"
    CHILD = "below it"
    PARENT = "above it"
    BESIDE = "other branch, concerned too"
    BRANCH = "other branch, whose code begins alike"
    NETWORK = "other network"
    NOWHERE = "no structure"


SITS = {
    Spot.OWN: "caf-30",
    Spot.CHILD: "caf-30-ales",
    Spot.PARENT: "caf",
    Spot.BESIDE: "caf-34",
    Spot.BRANCH: "caf-3",
    Spot.NETWORK: "gn-30",
    Spot.NOWHERE: None,
}
# Written by hand: nothing here comes from the paths that core compares.
REACHED = {
    Spot.OWN: {"caf-30", "caf-30-ales"},
    Spot.CHILD: {"caf-30-ales"},
    Spot.PARENT: {"caf", "caf-30", "caf-30-ales", "caf-34", "caf-3"},
    Spot.BESIDE: {"caf-34"},
    Spot.BRANCH: {"caf-3"},
    Spot.NETWORK: {"gn-30"},
    Spot.NOWHERE: set(),
}


@dataclass(frozen=True, slots=True)
class Person:
    """An account that tries."""

    role: Role
    spot: Spot

    @property
    def name(self) -> str:
        """What it signs in with."""
        return f"{self.role.value}-{self.spot.name.lower()}"

    @property
    def account(self) -> Account:
        """The account."""
        return Account(name=self.name, display_name=self.name, role=self.role, structure_code=SITS[self.spot])

    def may(self, action: Action, touched: Iterable[str]) -> bool:
        """Tell whether the table gives the action on one of these structures."""
        scope = RIGHTS.get((self.role, action))
        return scope is Scope.PROGRAMME or (scope is Scope.SUBTREE and bool(REACHED[self.spot] & set(touched)))


_OF_THE_PROGRAMME = {Role.MODERATOR: (Spot.NOWHERE, Spot.OWN, Spot.NETWORK), Role.ADMIN: (Spot.NOWHERE, Spot.OWN)}
"""They have no structure; some are given one here all the same, to see that it changes nothing."""

PEOPLE = tuple(Person(role, spot) for role in Role for spot in _OF_THE_PROGRAMME.get(role, tuple(Spot)))


@dataclass(frozen=True, slots=True)
class Story:
    """An experience of the test.

    Attributes:
        concerned: the structures concerned, in order.
        brought_in: those that a request for transfer lets read it besides.
        sent_by: the structure that it concerned at first, "" when it never moved.
    """

    number: int
    concerned: tuple[str, ...]
    brought_in: tuple[str, ...] = ()
    published: bool = True
    sent_by: str = ""

    def is_open_to(self, person: Person) -> bool:
        """Tell whether the person may know that it exists."""
        action = Action.READ if self.published else Action.READ_UNPUBLISHED
        return person.may(action, (*self.concerned, *self.brought_in))


PENDING = Story(1, (HERE, BESIDE), published=False)
JUST_PUBLISHED = Story(1, (HERE, BESIDE))
"""The same one, once whoever tries has published it."""
TOLD = Story(2, (HERE, BESIDE))
"""Public, with a comment and a report; nothing else was done."""
DRAFTED = Story(3, (HERE, BESIDE))
HANDED_OVER = Story(4, (HERE, BESIDE))
ANSWERED_BESIDE = Story(5, (HERE, BESIDE))
ASKED_OF_HERE = Story(6, (BESIDE,), brought_in=(HERE, HEAD))
"""BESIDE asks that it go HERE: HERE may receive it, the head of the network decides."""
UNCLAIMED = Story(7, (HERE,), brought_in=(HEAD,))
"""HERE knows of nobody to send it to: the structure above decides."""
ABROAD = Story(8, (HERE,))
"""HERE asks that it go to another network: the moderators decide."""
DISCUSSED = Story(9, (BESIDE,), brought_in=(HERE, HEAD))
"""Refused twice: HERE takes part in the discussion, the head of the network concludes it."""
DISCUSSED_ABROAD = Story(10, (HERE,), brought_in=("gn-30",))
SENT_ON = Story(11, (HERE,), brought_in=(BESIDE,), sent_by=BESIDE)
"""It was BESIDE's, who still reads it."""
ALARMED = Story(12, (HERE, BESIDE))
"""Somebody may be in danger."""

STORIES = (
    PENDING,
    TOLD,
    DRAFTED,
    HANDED_OVER,
    ANSWERED_BESIDE,
    ASKED_OF_HERE,
    UNCLAIMED,
    ABROAD,
    DISCUSSED,
    DISCUSSED_ABROAD,
    SENT_ON,
    ALARMED,
)

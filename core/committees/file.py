"""A committee as the desk sees it, the list of them, and the référent of a structure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.committees.committee import CITIZENS_LEAST, Committee, CommitteeState
from core.committees.referents import Referent
from core.committees.sitting import Said
from core.committees.story import CommitteeEvent
from core.model import Model
from core.structure import Structure


class Citizen(Model):
    """An author who offers to sit, or is invited: a pseudonym, and the experience that they told.

    Attributes:
        reachable: whether an address is still there, which nobody here can read.
        invited: whether they are invited to this committee.
    """

    number: int
    pseudonym: str
    structure_name: str = ""
    reachable: bool = True
    invited: bool = False
    said: Said = Said.NOTHING

    @property
    def name(self) -> str:
        """How they are called here."""
        return self.pseudonym or f"Récit n° {self.number}"


class CommitteeDecision(Model):
    """A decision, with the action sheet that it became."""

    proposal: str
    action: int
    title: str
    state: str


class CommitteeFile(Model):
    """A committee with all that goes with it.

    Attributes:
        citizens: those who are invited.
        volunteers: those who offer to sit and are not invited.
        refusal: why the reader may not keep this committee, "" when they may.
        warnings: what the committee lacks; nothing is forbidden by it.
    """

    committee: Committee
    structure: Structure
    citizens: tuple[Citizen, ...]
    volunteers: tuple[Citizen, ...]
    decisions: tuple[CommitteeDecision, ...]
    history: tuple[CommitteeEvent, ...]
    refusal: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def coming(self) -> tuple[Citizen, ...]:
        """The citizens who said that they come."""
        return tuple(one for one in self.citizens if one.said is Said.YES)


@dataclass(frozen=True, slots=True)
class CommitteeQuestion:
    """Which committees are asked for.

    Attributes:
        structure_code: the structure whose committees, and those below, are meant; "" for one's own, or the programme.
        states: the states meant, all of them when empty.
        below: numbered below this one: where the next page starts; None for the first.
    """

    structure_code: str = ""
    states: tuple[CommitteeState, ...] = ()
    below: int | None = None


@dataclass(frozen=True, slots=True)
class CommitteeList:
    """A page of committees, the last prepared first.

    Attributes:
        names: of the structures of the committees, by code.
        volunteers: how many authors offer to sit there.
        referent: who keeps the action plan of the structure going, None when nobody does, or for the programme.
        following: where the next page starts, None on the last one.
        refusal: why the reader may not prepare one here, "" when they may.
    """

    name: str
    committees: tuple[Committee, ...]
    names: Mapping[str, str]
    counts: Mapping[CommitteeState, int]
    volunteers: int
    referent: Referent | None
    following: int | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ReferentFile:
    """The référent of a structure, and those before.

    Attributes:
        turns: the first one first.
        eligible: the names of the accounts that may have the role.
        refusal: why the reader may not name one, "" when they may.
    """

    structure: Structure
    turns: tuple[Referent, ...]
    eligible: tuple[str, ...]
    refusal: str = ""


def warnings_of(committee: Committee, citizens: Sequence[Citizen], now: datetime) -> tuple[str, ...]:
    """Say what a committee lacks."""
    coming = sum(one.said is Said.YES for one in citizens)
    few = committee.state is not CommitteeState.PREPARED and coming < CITIZENS_LEAST
    late = committee.state is CommitteeState.INVITED and committee.at is not None and committee.at <= now
    lacking = {
        f"Un comité compte de 6 à 8 citoyens : {coming} {'vient' if coming < 2 else 'viennent'}.": few,
        "Aucun élu n’est encore nommé : un comité en compte un ou deux.": not committee.elected,
        "Personne n’est encore nommé pour animer le comité.": not committee.facilitator,
        "Personne n’est encore nommé pour le secrétariat du comité.": not committee.secretary,
        "L’ordre du jour est vide.": not committee.agenda,
        "La date du comité est passée : dites qu’il s’est tenu.": late,
    }
    over = committee.state is CommitteeState.CLOSED
    return () if over else tuple(sentence for sentence, lacks in lacking.items() if lacks)

"""The proposals of a committee, what each member thinks of them, and the ranking that comes of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

PROPOSAL_MAX = 300
MEMBER_MAX = 100
POINTS_MAX = 10
"""How many points a member may give to one proposal."""


class Method(Term):
    """How the ballots are counted."""

    BORDA = "borda", "rangs (méthode de Borda)"
    POINTS = "points", "points"

    @property
    def told(self) -> str:
        """How it counts, in one sentence."""
        return _TOLD[self.value]


_TOLD = {
    "borda": "Sur n propositions, la première d’un membre reçoit n points, la suivante n − 1, et ainsi de suite ; "
    "celles qu’il n’a pas classées n’en reçoivent pas.",
    "points": f"Chaque membre donne de 0 à {POINTS_MAX} points à chaque proposition ; on les additionne.",
}


class Proposal(Model):
    """Something that a committee could decide.

    Attributes:
        number: within its committee; it stays when others go.
    """

    number: int = Field(gt=0)
    text: str = Field(min_length=1, max_length=PROPOSAL_MAX)

    @field_validator("text", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)


class Ballot(Model):
    """What one member thinks of the proposals.

    Attributes:
        member: a pseudonym, or a name.
        order: the numbers of proposals, the preferred one first.
        points: as many as the numbers, when points are given; none when the order says it all.
    """

    member: str = Field(min_length=1, max_length=MEMBER_MAX)
    order: tuple[int, ...]
    points: tuple[int, ...] = ()

    @field_validator("member", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)


class Ranked(NamedTuple):
    """A proposal in its place.

    Attributes:
        place: proposals with the same score share it, and the next one is that much further.
        tied: whether it shares its place.
    """

    place: int
    proposal: Proposal
    score: int
    tied: bool


def ranking(proposals: Sequence[Proposal], ballots: Iterable[Ballot], method: Method) -> tuple[Ranked, ...]:
    """Give the proposals by score, highest first; those that are tied in the order of their numbers."""
    scores = dict.fromkeys((one.number for one in proposals), 0)
    for ballot in ballots:
        for number, given in _given(ballot, method, len(proposals)):
            scores[number] += given
    values = list(scores.values())
    lines = (
        Ranked(1 + sum(other > score for other in values), one, score, values.count(score) > 1)
        for one, score in zip(proposals, values, strict=True)
    )
    return tuple(sorted(lines, key=lambda line: (line.place, line.proposal.number)))


def checked_ballot(ballot: Ballot, proposals: Iterable[Proposal], method: Method) -> Ballot:
    """Give a ballot that can be counted; raise Invalid when it cannot."""
    known = {one.number for one in proposals}
    unknown = [number for number in ballot.order if number not in known]
    if not ballot.order:
        raise Invalid("Donnez au moins une proposition, par son numéro.", "ballot")
    if unknown:
        raise Invalid(f"Aucune proposition ne porte le numéro {unknown[0]} : vérifiez-le.", "ballot")
    if len(set(ballot.order)) < len(ballot.order):
        raise Invalid("Une proposition revient deux fois : gardez-la une fois.", "ballot")
    if len(ballot.points) != (len(ballot.order) if method is Method.POINTS else 0):
        raise Invalid(f"Ce comité compte par {method.label} : donnez {_EXAMPLES[method]}.", "ballot")
    if any(not 0 <= given <= POINTS_MAX for given in ballot.points):
        raise Invalid(f"Une proposition reçoit de 0 à {POINTS_MAX} points d’un membre.", "ballot")
    return ballot


def ballot_typed(member: str, text: str) -> Ballot:
    """Read a ballot as it is typed: « 2 1 3 », the preferred one first, or « 2:5 1:3 » with points."""
    pairs = [word.partition(":") for word in text.replace(",", " ").split()]
    if not all(number.isdecimal() and len(number) < 6 for number, _, _ in pairs):
        raise Invalid("Écrivez des numéros de propositions, comme 2 1 3, ou avec des points, comme 2:5 1:3.", "ballot")
    pointed = [points for _, colon, points in pairs if colon]
    if pointed and (len(pointed) < len(pairs) or not all(one.isdecimal() and len(one) < 4 for one in pointed)):
        raise Invalid("Donnez des points à chaque proposition que vous citez, comme 2:5 1:3.", "ballot")
    if not one_line(member) or len(one_line(member)) > MEMBER_MAX:
        raise Invalid(f"Dites de quel membre est ce vote, en {MEMBER_MAX} caractères au plus.", "member")
    return Ballot(member=member, order=tuple(int(number) for number, _, _ in pairs), points=tuple(map(int, pointed)))


_EXAMPLES = {
    Method.BORDA: "les numéros dans l’ordre de préférence, comme 2 1 3",
    Method.POINTS: "des points après chaque numéro, comme 2:5 1:3",
}


def _given(ballot: Ballot, method: Method, proposals: int) -> Iterable[tuple[int, int]]:
    if method is Method.POINTS:
        return zip(ballot.order, ballot.points, strict=True)
    return ((number, proposals - rank) for rank, number in enumerate(ballot.order))

"""Comité local de l'amélioration continue: prepared, invited, held, closed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from sqlmodel import JSON, Field

from core.committees.agenda import AgendaItem
from core.committees.meeting import OF_PEOPLE, Meeting
from core.committees.ranking import PROPOSAL_MAX, Ballot, Method, Proposal, Ranked, checked_ballot, ranking
from core.errors import Invalid, Refused
from core.model import Model
from core.text.clean import one_line, printable
from core.vocabulary import Term

CITIZENS_LEAST, CITIZENS_MOST = 6, 8
"""How many citizens sit: fewer is told, more is refused."""

MINUTES_MAX = 20_000
ITEMS_MAX = 30
PROPOSALS_MAX = 50
BALLOTS_MAX = 30


class CommitteeState(Term):
    """Where a committee is."""

    PREPARED = "prepared", "préparé"
    INVITED = "invited", "convoqué"
    HELD = "held", "tenu"
    CLOSED = "closed", "clos"


class Decided(Model):
    """A decision: the action sheet that was made of it.

    Attributes:
        proposal: the number of the proposal that it comes from, 0 when it comes from none.
    """

    proposal: int = 0
    action: int = Field(gt=0)


class Committee(Meeting):
    """A local committee of one structure.

    Attributes:
        number: given by the store.
        version: grows with each change; a person acts on the version that they saw.
        announced: how many times its date and place were told to those who are invited.
        agenda: in the order in which it is gone through.
    """

    number: int = Field(gt=0)
    version: int = Field(default=1, gt=0)
    structure_code: str = Field(max_length=64)
    state: CommitteeState = CommitteeState.PREPARED
    announced: int = Field(default=0, ge=0)
    agenda: tuple[AgendaItem, ...] = Field(default=(), sa_type=JSON)
    proposals: tuple[Proposal, ...] = Field(default=(), sa_type=JSON)
    ballots: tuple[Ballot, ...] = Field(default=(), sa_type=JSON)
    method: Method = Method.BORDA
    decisions: tuple[Decided, ...] = Field(default=(), sa_type=JSON)
    minutes: str = Field(default="", max_length=MINUTES_MAX)

    @property
    def ranking(self) -> tuple[Ranked, ...]:
        """The proposals by what the members think of them."""
        return ranking(self.proposals, self.ballots, self.method)

    def met(self, meeting: Meeting) -> Self:
        """Give the committee with its meeting as people describe it now."""
        self._must_be(CommitteeState.PREPARED, CommitteeState.INVITED)
        meeting.must_hold()
        changes = {name: getattr(meeting, name) for name in OF_PEOPLE}
        if self.state is CommitteeState.INVITED and meeting.announced_part != self.announced_part:
            _must_be_told(meeting)
            changes["announced"] = self.announced + 1
        return self._changed(**changes)

    def with_agenda(self, items: Sequence[AgendaItem]) -> Self:
        """Give the committee with its agenda in this order."""
        self._must_be(CommitteeState.PREPARED, CommitteeState.INVITED)
        if len(items) > ITEMS_MAX:
            raise Invalid(f"Un ordre du jour compte {ITEMS_MAX} points au plus : ôtez-en.", "agenda")
        return self._changed(agenda=tuple(items))

    def inviting(self, now: datetime) -> Self:
        """Give the committee as told to those who are invited."""
        self._must_be(CommitteeState.PREPARED, CommitteeState.INVITED)
        _must_be_told(self)
        if self.at is not None and self.at <= now:
            raise Refused("La date du comité est passée : corrigez-la avant d’inviter.")
        # Called off and invited to anew, it is another announcement.
        more = self.state is CommitteeState.PREPARED
        return self._changed(state=CommitteeState.INVITED, announced=self.announced + more)

    def called_off(self) -> Self:
        """Give the committee as prepared again, without a date: those who are invited are told that it is off."""
        self._must_be(CommitteeState.INVITED)
        return self._changed(state=CommitteeState.PREPARED, at=None, announced=self.announced + 1)

    @property
    def is_called_off(self) -> bool:
        """Whether people were invited to it, and no longer are."""
        return self.state is CommitteeState.PREPARED and self.announced > 0

    def held(self, now: datetime) -> Self:
        """Give the committee as having met."""
        self._must_be(CommitteeState.INVITED)
        if self.at is not None and self.at > now:
            raise Refused("Le comité n’a pas encore eu lieu : corrigez sa date, ou attendez-la.")
        return self._changed(state=CommitteeState.HELD)

    def with_minutes(self, text: str) -> Self:
        """Give the committee with its minutes."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        clean = printable(text).strip()
        if len(clean) > MINUTES_MAX:
            raise Invalid(f"Ce compte rendu est trop long : {MINUTES_MAX} caractères au plus.", "minutes")
        return self._changed(minutes=clean)

    def with_proposal(self, text: str) -> Self:
        """Give the committee with one more proposal."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        clean = one_line(text)
        if not clean or len(clean) > PROPOSAL_MAX:
            raise Invalid(f"Écrivez la proposition, en {PROPOSAL_MAX} caractères au plus.", "proposal")
        if len(self.proposals) >= PROPOSALS_MAX:
            raise Refused(f"Un comité compte {PROPOSALS_MAX} propositions au plus : ôtez-en.")
        number = max((one.number for one in self.proposals), default=0) + 1
        return self._changed(proposals=(*self.proposals, Proposal(number=number, text=clean)))

    def without_proposal(self, number: int) -> Self:
        """Give the committee without a proposal that nobody has ranked."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        if any(number in ballot.order for ballot in self.ballots):
            raise Refused("Des membres ont classé cette proposition : elle reste.")
        return self._changed(proposals=tuple(one for one in self.proposals if one.number != number))

    def counted_by(self, method: Method) -> Self:
        """Give the committee with another way to count, before anybody has ranked."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        if self.ballots:
            raise Refused("Des membres ont déjà voté : la façon de compter ne change plus.")
        return self._changed(method=method)

    def with_ballot(self, ballot: Ballot) -> Self:
        """Give the committee with what a member thinks of the proposals, in the place of what they thought before."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        checked_ballot(ballot, self.proposals, self.method)
        others = tuple(one for one in self.ballots if one.member != ballot.member)
        if len(others) >= BALLOTS_MAX:
            raise Refused(f"Un comité compte {BALLOTS_MAX} votes au plus.")
        return self._changed(ballots=(*others, ballot))

    def without_ballot(self, member: str) -> Self:
        """Give the committee without what a member thought."""
        self._must_be(CommitteeState.INVITED, CommitteeState.HELD)
        return self._changed(ballots=tuple(one for one in self.ballots if one.member != member))

    def decided(self, decision: Decided) -> Self:
        """Give the committee with one more decision."""
        self._must_be(CommitteeState.HELD)
        known = {0} | {one.number for one in self.proposals}
        if decision.proposal not in known:
            raise Invalid(f"Aucune proposition ne porte le numéro {decision.proposal} : vérifiez-le.", "proposal")
        if decision.proposal and any(one.proposal == decision.proposal for one in self.decisions):
            raise Refused(f"La proposition {decision.proposal} a déjà sa fiche action.")
        return self._changed(decisions=(*self.decisions, decision))

    def closed(self) -> Self:
        """Give the committee as over: nothing of it changes any more."""
        self._must_be(CommitteeState.HELD)
        return self._changed(state=CommitteeState.CLOSED)

    def must_take_answers(self, now: datetime) -> None:
        """Raise Refused when those who are invited can no longer say whether they come."""
        if self.state is not CommitteeState.INVITED or self.at is None or self.at <= now:
            raise Refused("Ce comité n’attend plus de réponse : il a eu lieu, ou sa date est passée.")

    def _must_be(self, *states: CommitteeState) -> None:
        if self.state not in states:
            raise Refused(f"Le comité {self.number} est {self.state.label} : cela ne se change plus, ou pas encore.")

    def _changed(self, **changes: object) -> Self:
        return self.model_copy(update={"version": self.version + 1, **changes})


def _must_be_told(meeting: Meeting) -> None:
    if meeting.at is None:
        raise Invalid("Donnez la date et l’heure du comité avant d’inviter.", "at")
    if not meeting.place and not meeting.link:
        raise Invalid("Donnez le lieu du comité, ou l’adresse à distance, avant d’inviter.", "place")

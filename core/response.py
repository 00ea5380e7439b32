"""Réponse: what a structure answers in public, from the draft to the corrections."""

from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import Field

from core.blanks import still_to_fill
from core.errors import Invalid, Refused
from core.model import Model
from core.text.clean import printable
from core.vocabulary import FormulaKind, ResponseKind, ResponseState, Voter

_NEXT_STATES: dict[ResponseState, frozenset[ResponseState]] = {
    ResponseState.DRAFT: frozenset({ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED}),
    ResponseState.TO_VALIDATE: frozenset({ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED}),
    ResponseState.PUBLISHED: frozenset({ResponseState.SUPERSEDED}),
    ResponseState.SUPERSEDED: frozenset(),
}

EVALUATION_COMMENT_MAX = 1000
"""How many signs the comment that goes with an evaluation may have."""

REMARK_MAX = 1000
"""How many signs the remark of a validator may have."""

BEING_WRITTEN = frozenset({ResponseState.DRAFT, ResponseState.TO_VALIDATE})
"""The states of a text that is not public yet; there is one such text at most for a structure concerned."""


class Wording(Model):
    """What an agent writes: the four parts of a response, each possibly empty."""

    greeting: str = Field(default="", max_length=500)
    body: str = Field(default="", max_length=50_000)
    closing: str = Field(default="", max_length=500)
    signature: str = Field(default="", max_length=500)

    @field_validator("greeting", "body", "closing", "signature", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

    @property
    def full_text(self) -> str:
        """The response as it is read: its parts, one blank line between them."""
        return "\n\n".join(part for part in (self.greeting, self.body, self.closing, self.signature) if part)


class Response(Wording):
    """One structure's answer to one experience, in one of its revisions.

    Attributes:
        position: the position of the concern that it answers.
        revision: 1 for the first text, one more for each correction of a published answer.
        version: grows with each change of this revision.
        author: the account that wrote it last, "" when it was imported.
        remark: what the validator who sent it back asks to change, "" when nothing.
        shared: whether the others who may open the experience read this text before it is public.
        adopted_from: the position of the concern whose answer this is word for word, None when it is its own.
    """

    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    revision: int = Field(default=1, gt=0)
    version: int = Field(default=1, gt=0)
    structure_code: str = Field(max_length=64)
    kind: ResponseKind = ResponseKind.OWN
    state: ResponseState = ResponseState.DRAFT
    author: str = Field(default="", max_length=100)
    updated_at: datetime
    published_at: datetime | None = None
    remark: str = Field(default="", max_length=REMARK_MAX)
    shared: bool = False
    adopted_from: int | None = None

    def rewritten(self, wording: Wording, author: str, at: datetime) -> Self:
        """Give the draft with another text."""
        return self._move(
            ResponseState.DRAFT, at, author=author, **wording.model_dump(include=set(Wording.model_fields))
        )

    def to_validate(self, at: datetime) -> Self:
        """Give the response as handed to a validator."""
        self._must_be_ready()
        return self._move(ResponseState.TO_VALIDATE, at, remark="")

    def publish(self, at: datetime) -> Self:
        """Give the response as the public may read it from now on."""
        self._must_be_ready()
        return self._move(ResponseState.PUBLISHED, at, published_at=at, remark="")

    def sent_back(self, remark: str, at: datetime) -> Self:
        """Give the response handed to a validator as a draft again, with what is to be changed."""
        if self.state is not ResponseState.TO_VALIDATE:
            raise Refused(f"Cette réponse est {self.state.label} : seule une réponse à valider se renvoie.")
        return self._move(ResponseState.DRAFT, at, remark=checked_remark(remark))

    def taken_back(self, at: datetime) -> Self:
        """Give the published response as a draft again: its publication was undone."""
        return self._next(ResponseState.DRAFT, at, published_at=None)

    def put_back(self, at: datetime) -> Self:
        """Give the corrected response as the one that the public reads: its correction was undone."""
        return self._next(ResponseState.PUBLISHED, at)

    def superseded(self, at: datetime) -> Self:
        """Give the response as replaced by a correction; both are kept."""
        return self._move(ResponseState.SUPERSEDED, at)

    def _must_be_ready(self) -> None:
        if not self.body:
            raise Invalid("La réponse est vide : écrivez-en le texte avant de l’envoyer.", "body")
        hole = still_to_fill(self.full_text)
        if hole is not None:
            raise Invalid(hole, "body")

    def _move(self, state: ResponseState, at: datetime, **changes: object) -> Self:
        if state not in _NEXT_STATES[self.state]:
            raise Refused(f"Cette réponse est {self.state.label} : elle ne peut pas devenir {state.label}.")
        return self._next(state, at, **changes)

    def _next(self, state: ResponseState, at: datetime, **changes: object) -> Self:
        return self.model_copy(update={"state": state, "version": self.version + 1, "updated_at": at, **changes})


def checked_remark(text: str) -> str:
    """Give a remark to the author of a draft, cleaned; raise Invalid when it is empty or too long."""
    remark = printable(text).strip()
    if not remark:
        raise Invalid("Écrivez ce qui est à changer : l’auteur de la réponse le lira.", "remark")
    if len(remark) > REMARK_MAX:
        raise Invalid(f"Cette remarque est trop longue : {REMARK_MAX} signes au plus.", "remark")
    return remark


class Formula(Model):
    """A ready-made part of a response, a structure's own or inherited by the structures below it."""

    structure_code: str = Field(max_length=64)
    kind: FormulaKind
    text: str = Field(min_length=1, max_length=500)


class Evaluation(Model):
    """What the author, or a visitor, says of an answer.

    Attributes:
        voter: "author", or the anonymous mark of a visitor.
    """

    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    revision: int = Field(gt=0)
    voter: str = Field(max_length=64)
    useful: bool
    comment: str = Field(default="", max_length=EVALUATION_COMMENT_MAX)
    at: datetime

    @field_validator("comment", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

    @property
    def by(self) -> Voter:
        """Who voted: the two are counted apart."""
        return Voter.AUTHOR if self.voter == Voter.AUTHOR else Voter.VISITOR


class Usefulness(Model):
    """How many found an answer useful, authors and visitors apart.

    Attributes:
        author: what the author of the experience said, None while they have said nothing.
    """

    author: bool | None = None
    visitors_useful: int = 0
    visitors_not_useful: int = 0

    @property
    def useful(self) -> int:
        """How many people in all found the answer useful."""
        return self.visitors_useful + (self.author is True)

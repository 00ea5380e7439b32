"""Réponse: what a structure answers in public, from the draft to the corrections."""

from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import Field

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

    def rewritten(self, wording: Wording, author: str, at: datetime) -> Self:
        """Give the draft with another text."""
        return self._move(
            ResponseState.DRAFT, at, author=author, **wording.model_dump(include=set(Wording.model_fields))
        )

    def to_validate(self, at: datetime) -> Self:
        """Give the response as handed to a validator."""
        self._must_say_something()
        return self._move(ResponseState.TO_VALIDATE, at)

    def publish(self, at: datetime) -> Self:
        """Give the response as the public may read it from now on."""
        self._must_say_something()
        return self._move(ResponseState.PUBLISHED, at, published_at=at)

    def superseded(self, at: datetime) -> Self:
        """Give the response as replaced by a correction; both are kept."""
        return self._move(ResponseState.SUPERSEDED, at)

    def _must_say_something(self) -> None:
        if not self.body:
            raise Invalid("La réponse est vide : écrivez-en le texte avant de l’envoyer.", "body")

    def _move(self, state: ResponseState, at: datetime, **changes: object) -> Self:
        if state not in _NEXT_STATES[self.state]:
            raise Refused(f"Cette réponse est {self.state.label} : elle ne peut pas devenir {state.label}.")
        return self.model_copy(update={"state": state, "version": self.version + 1, "updated_at": at, **changes})


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

"""Concept: a named set of expressions that a network watches for, with its versions."""

from datetime import datetime
from typing import Any, Self

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.commitments import COMMITMENTS
from core.concepts.expressions import expressions
from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line

NAME_MAX = 80
NOTE_MAX = 300
PROGRAMME_CONCEPTS = ""
"""The network of the concepts that are the programme's: they look at every story."""


class ConceptDraft(Model):
    """What people write of a concept.

    Attributes:
        note: what it is about, for those who read its figures.
        commitment: the number of the commitment of the programme that it bears on, None when none.
        expressions: one a line; a story holds the concept when it holds one of them.
    """

    name: str = Field(min_length=1, max_length=NAME_MAX)
    note: str = Field(default="", max_length=NOTE_MAX)
    commitment: int | None = None
    expressions: tuple[str, ...] = Field(sa_type=JSON)

    @field_validator("name", "note", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)


class Concept(ConceptDraft):
    """A concept as it is kept.

    Attributes:
        number: given when it is first kept.
        network_code: the head of its network; PROGRAMME_CONCEPTS when it is for the whole programme.
        version: 1, then one more at each change.
        edition: the version that gave it its present expressions.
        counted: the edition whose counts are shown; 0 before there is any.
        reached: the number of the last story counted so far for the present edition.
        removed: True once nobody watches for it.
    """

    number: int = Field(gt=0)
    network_code: str = Field(default=PROGRAMME_CONCEPTS, max_length=64)
    version: int = 1
    edition: int = 1
    counted: int = 0
    reached: int = 0
    removed: bool = False

    @property
    def recounting(self) -> bool:
        """Whether its counts are those of earlier expressions, until all the stories are read again."""
        return not self.removed and self.counted != self.edition

    def changed(self, draft: ConceptDraft) -> Self:
        """Give the next version; the stories are to be read again only when its expressions changed."""
        after = self.version + 1
        changes: dict[str, Any] = {name: getattr(draft, name) for name in ConceptDraft.model_fields}
        if draft.expressions != self.expressions:
            changes |= {"edition": after, "reached": 0}
        return self.model_copy(update={**changes, "version": after})

    def taken_away(self) -> Self:
        """Give it as one that nobody watches for."""
        return self.model_copy(update={"version": self.version + 1, "removed": True})


class ConceptVersion(ConceptDraft):
    """A concept as somebody left it. Versions are only ever added.

    Attributes:
        actor: the name of the account.
    """

    concept_number: int = Field(gt=0)
    version: int
    at: datetime
    actor: str = Field(max_length=100)
    removed: bool = False


def version_of(concept: Concept, at: datetime, actor: str) -> ConceptVersion:
    """Give the line of history of a concept as it is."""
    words = {name: getattr(concept, name) for name in ConceptDraft.model_fields}
    return ConceptVersion(
        **words, concept_number=concept.number, version=concept.version, removed=concept.removed, at=at, actor=actor
    )


def checked(draft: ConceptDraft) -> ConceptDraft:
    """Give a concept with its expressions as they are read; raise Invalid, with the field, when it cannot be kept."""
    if draft.commitment is not None and draft.commitment not in {one.number for one in COMMITMENTS}:
        raise Invalid(
            f"Il n’y a pas d’engagement {draft.commitment} : prenez-en un de 1 à {len(COMMITMENTS)}.", "commitment"
        )
    lines = tuple(one.line for one in expressions(draft.expressions))
    return draft.model_copy(update={"expressions": lines})


def drafted(name: str, note: str, commitment: int | None, lines: tuple[str, ...]) -> ConceptDraft:
    """Give what people wrote of a concept, once it can be kept.

    Raises:
        Invalid: with the field at fault.
    """
    clean = one_line(name)
    if not clean:
        raise Invalid("Un concept a un nom : écrivez-le.", "name")
    if len(clean) > NAME_MAX:
        raise Invalid(f"Ce nom est trop long : {NAME_MAX} caractères au plus, il en compte {len(clean)}.", "name")
    if len(one_line(note)) > NOTE_MAX:
        raise Invalid(f"Cette note est trop longue : {NOTE_MAX} caractères au plus.", "note")
    return checked(ConceptDraft(name=clean, note=note, commitment=commitment, expressions=lines))

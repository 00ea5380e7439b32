"""Expérience: a citizen's story, and what may happen to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.charter import must_be_filled
from core.errors import Invalid, Refused
from core.masking import Original
from core.model import Model
from core.text.clean import one_line, printable
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, Origin, Sentiment

_NEXT_STATES: dict[ExperienceState, frozenset[ExperienceState]] = {
    ExperienceState.SUBMITTED: frozenset(ExperienceState),
    ExperienceState.HELD: frozenset(ExperienceState),
    ExperienceState.PUBLISHED: frozenset({ExperienceState.WITHDRAWN}),
    ExperienceState.REJECTED: frozenset({ExperienceState.SUBMITTED}),
    ExperienceState.WITHDRAWN: frozenset(),
}

_MAY_MOVE = frozenset({ExperienceState.SUBMITTED, ExperienceState.HELD, ExperienceState.PUBLISHED})

_ERASED: dict[str, Any] = {
    **{"title": "Expérience effacée", "text": "Ce récit a été effacé.", "note": ""},
    **dict.fromkeys(("pseudonym", "department", "country", "procedure", "campaign", "procedure_code"), ""),
    **{"sentiment": None, "tags": {}, "masked": False, "alert": False},
}
"""What stands in the place of what was told."""

NOTE_MAX = 2000
"""How many signs the sentence that goes with a decision may have."""

CAMPAIGN_MAX = 100
"""How many signs of a campaign, or of the code of a procedure, are kept."""

NUMBERS_END = 2**31
"""Numbers stay below it: it is where the integers of a database end."""


class Experience(Model):
    """A story told by a citizen under a pseudonym.

    Attributes:
        number: the public number, its reference; given by the store and never used twice.
        version: grows with each change; a person acts on the version that they saw.
        procedure: the procedure the citizen named, "" when none.
        tags: the general tags that are set.
        submitted_at: when it was written (aware, UTC).
        campaign: where the citizen came from (`pk_campaign` of an entry link), "" when unknown.
        procedure_code: the procedure of the entry link (`id_demarche`), "" when none.
        masked: whether it was published with masks.
        appealed_at: when its author asked for a second look at a rejection.
        decided_at: when moderation first published or rejected it.
        alert: whether somebody may be in danger; until somebody clears it.
        reasons: the parts of the charter that a rejection rests on.
        note: the sentence that goes with the last decision: to the author for a rejection or a
            withdrawal, for the moderators alone when held.
        erased_at: when all that was told was erased for good; None while it is kept.
    """

    number: int = Field(gt=0, lt=NUMBERS_END)
    version: int = Field(default=1, gt=0)
    state: ExperienceState = ExperienceState.SUBMITTED
    origin: Origin = Origin.FORM
    title: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1, max_length=50_000)
    sentiment: Sentiment | None = None
    pseudonym: str = Field(default="", max_length=100)
    department: str = Field(default="", max_length=100)
    country: str = Field(default="France", max_length=100)
    procedure: str = Field(default="", max_length=500)
    campaign: str = Field(default="", max_length=CAMPAIGN_MAX)
    procedure_code: str = Field(default="", max_length=CAMPAIGN_MAX)
    tags: dict[GeneralTag, Sentiment] = Field(default_factory=dict, sa_type=JSON)
    submitted_at: datetime
    published_at: datetime | None = None
    masked: bool = False
    appealed_at: datetime | None = None
    decided_at: datetime | None = None
    alert: bool = False
    reasons: tuple[CharterReason, ...] = Field(default=(), sa_type=JSON)
    note: str = Field(default="", max_length=NOTE_MAX)
    erased_at: datetime | None = None

    @field_validator(
        "title", "pseudonym", "department", "country", "procedure", "campaign", "procedure_code", mode="before"
    )
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("text", "note", mode="before")
    @classmethod
    def _clean_text(cls, text: str) -> str:
        return printable(text).strip()

    def publish(self, at: datetime) -> Self:
        """Give the experience as the public may read it from now on."""
        return self._move(ExperienceState.PUBLISHED, published_at=at, decided_at=self.decided_at or at, note="")

    def publish_masked(self, original: Original, at: datetime) -> Self:
        """Give the experience as the public may read it, with labels in the place of what is hidden."""
        shown = {"published_at": at, "decided_at": self.decided_at or at, "note": "", "masked": True, **original.public}
        return self._move(ExperienceState.PUBLISHED, **shown)

    def reject(self, reasons: Sequence[CharterReason], note: str, at: datetime) -> Self:
        """Give the experience as rejected, with the reasons of the charter and a sentence to its author."""
        if not reasons:
            raise Invalid("Choisissez au moins un motif de la charte.", "reasons")
        must_be_filled(note)
        in_order = tuple(reason for reason in CharterReason if reason in reasons)
        return self._move(
            ExperienceState.REJECTED, reasons=in_order, note=checked_note(note), decided_at=self.decided_at or at
        )

    def hold(self, note: str) -> Self:
        """Give the experience as put aside, with a note for the moderators."""
        return self._move(ExperienceState.HELD, note=checked_note(note))

    def withdraw(self, note: str) -> Self:
        """Give the experience as no longer public, with the reason."""
        if self.state is not ExperienceState.PUBLISHED:
            raise self._cannot_become(ExperienceState.WITHDRAWN)
        why = checked_note(note)
        if not why:
            raise Invalid("Écrivez pourquoi l’expérience est retirée : son auteur le lira.", "note")
        return self._move(ExperienceState.WITHDRAWN, note=why)

    def withdraw_by_author(self) -> Self:
        """Give the experience as taken back by its author, whether or not it was public."""
        return self._move(ExperienceState.WITHDRAWN, note="")

    def corrected(self, title: str, text: str, sentiment: Sentiment, pseudonym: str) -> Self:
        """Give the experience as its author tells it now, while no moderator has decided."""
        if self.state is ExperienceState.REJECTED:
            raise self._cannot_become(ExperienceState.SUBMITTED)
        told = {"title": one_line(title), "text": printable(text).strip(), "pseudonym": one_line(pseudonym)}
        return self._move(ExperienceState.SUBMITTED, sentiment=sentiment, note="", **told)

    def appeal(self, at: datetime) -> Self:
        """Give a rejected experience as to be moderated again: its author may ask for that once."""
        if self.appealed_at is not None:
            raise Refused("Un second regard a déjà été demandé : la décision ne change plus.")
        if self.state is not ExperienceState.REJECTED:
            raise self._cannot_become(ExperienceState.SUBMITTED)
        return self._move(ExperienceState.SUBMITTED, appealed_at=at, reasons=(), note="")

    def erased(self, at: datetime) -> Self:
        """Give what is left of the experience once all that was told is erased: its number, its dates, its end."""
        rejected = self.state is ExperienceState.REJECTED
        state = ExperienceState.REJECTED if rejected else ExperienceState.WITHDRAWN
        return self.changed(state=state, erased_at=at, **_ERASED)

    def with_alert(self, *, alert: bool) -> Self:
        """Give the experience as one where somebody may be in danger, or no longer."""
        if self.alert is alert:
            raise Refused(f"L’expérience {self.number} {'est déjà' if alert else 'n’est pas'} en alerte.")
        return self.changed(alert=alert)

    def tagged(self, tags: Mapping[GeneralTag, Sentiment]) -> Self:
        """Give the experience with these general tags, in the place of those that were."""
        return self.changed(tags=dict(tags))

    def rerouted(self) -> Self:
        """Give the experience as one whose structures have just changed."""
        if self.state not in _MAY_MOVE:
            raise Refused(f"L’expérience {self.number} est {self.state.label} : ses structures ne changent plus.")
        return self.changed()

    def before(self, changes: Mapping[str, Sequence[object]]) -> Self:
        """Give the experience as it was before these changes, [before, after] by field: its next version."""
        was = {field: old for field, (old, _) in changes.items()} | {"version": self.version + 1}
        return self.model_validate(self.model_dump() | was)

    def changed(self, **changes: object) -> Self:
        """Give the next version of the experience, in the same state."""
        return self.model_copy(update={"version": self.version + 1, **changes})

    def _cannot_become(self, state: ExperienceState) -> Refused:
        return Refused(f"L’expérience {self.number} est {self.state.label} : elle ne peut pas devenir {state.label}.")

    def _move(self, state: ExperienceState, **changes: object) -> Self:
        if state not in _NEXT_STATES[self.state]:
            raise self._cannot_become(state)
        return self.changed(state=state, **changes)


def checked_note(note: str, most: int = NOTE_MAX, field: str = "note") -> str:
    """Give a note cleaned; raise Invalid, with the limit, when it is too long to be kept."""
    clean = printable(note).strip()
    if len(clean) > most:
        raise Invalid(f"Cette note est trop longue : {most} caractères au plus, elle en compte {len(clean)}.", field)
    return clean

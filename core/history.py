"""Historique: one line for each thing done to an experience."""

from datetime import datetime

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import printable
from core.vocabulary import Term

AUTHOR = "auteur"
"""Stands for the citizen in the history, who has no account."""


class EventKind(Term):
    """What happened."""

    SUBMITTED = "submitted", "déposée"
    PUBLISHED = "published", "publiée"
    REJECTED = "rejected", "rejetée"
    HELD = "held", "mise en attente"
    WITHDRAWN = "withdrawn", "retirée"
    RESPONSE_DRAFTED = "response_drafted", "réponse enregistrée en brouillon"
    RESPONSE_TO_VALIDATE = "response_to_validate", "réponse à valider"
    RESPONSE_PUBLISHED = "response_published", "réponse publiée"
    EVALUATED = "evaluated", "réponse évaluée par l’auteur"
    MASKED = "masked", "publiée avec masquage"
    CORRECTED = "corrected", "corrigée par l’auteur"
    WITHDRAWN_BY_AUTHOR = "withdrawn_by_author", "retirée par l’auteur"
    MASKS_REFUSED = "masks_refused", "masquage refusé par l’auteur, récit retiré"
    APPEALED = "appealed", "recours de l’auteur"
    ADDRESS_ERASED = "address_erased", "adresse effacée par l’auteur"


class Event(Model):
    """One thing done to an experience, by whom and when.

    Attributes:
        actor: the name of an account, or AUTHOR.
        detail: what goes with it, for those who read the history; "" when nothing.
    """

    experience_number: int
    at: datetime
    actor: str = Field(max_length=100)
    kind: EventKind
    detail: str = Field(default="", max_length=2000)

    @field_validator("detail", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

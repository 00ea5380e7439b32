"""Dépôt: what a citizen sends, and what may be wrong with it, in words for them."""

from collections.abc import Mapping
from typing import Any

from email_validator import EmailNotValidError, validate_email
from pydantic import field_validator
from sqlmodel import Field

from core.experience import CAMPAIGN_MAX
from core.model import Model
from core.structure import OUTSIDE_CODE
from core.text.clean import one_line, printable
from core.vocabulary import Channel, Sentiment

TITLE_MAX = 150
TEXT_MIN = 10
TEXT_MAX = 10_000
PSEUDONYM_MAX = 50
PLACE_MAX = 100
NAMED_MAX = 300
CONCERNS_MAX = 10

Faults = dict[str, str]
"""What is wrong, one sentence by field."""


class SubmittedConcern(Model):
    """One service that the citizen names.

    Attributes:
        structure_code: a structure of the tree, or core.structure.OUTSIDE_CODE.
        named: the service in the citizen's words, when it is not in the tree.
    """

    structure_code: str
    named: str = ""
    channels: dict[Channel, Sentiment | None] = Field(default_factory=dict)

    @field_validator("named", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)


class Submission(Model):
    """What a citizen sends; `intake.submit` checks it whole.

    Attributes:
        key: made with the form, so that a second click never makes a second experience.
        email: sealed on arrival; nobody but the notifier can read it from then on.
        campaign: `pk_campaign` of the entry link, "" when none.
        procedure_code: `id_demarche` of the entry link, "" when none.
    """

    key: str = Field(min_length=8, max_length=64)
    title: str
    text: str
    sentiment: Sentiment | None
    concerns: tuple[SubmittedConcern, ...]
    pseudonym: str
    department: str = ""
    country: str = "France"
    email: str
    consent: bool
    campaign: str = Field(default="", max_length=CAMPAIGN_MAX)
    procedure_code: str = Field(default="", max_length=CAMPAIGN_MAX)


def faults(submission: Submission) -> Faults:
    """Say everything that is wrong with a whole submission."""
    return {
        **story_faults(submission.title, submission.text, submission.sentiment),
        **services_faults(submission.concerns),
        **author_faults(
            submission.pseudonym, submission.department, submission.country, submission.email, submission.consent
        ),
    }


def story_faults(title: str, text: str, sentiment: Sentiment | None) -> Faults:
    """Say what is wrong with the story."""
    found: Faults = {}
    if fault := _length_fault(one_line(title), 3, TITLE_MAX, "Le titre", "en quelques mots"):
        found["title"] = fault
    if fault := _length_fault(printable(text).strip(), TEXT_MIN, TEXT_MAX, "Le récit", "ce qui s’est passé"):
        found["text"] = fault
    if sentiment is None:
        found["sentiment"] = "Choisissez votre ressenti : positif, neutre ou négatif."
    return found


def services_faults(concerns: tuple[SubmittedConcern, ...]) -> Faults:
    """Say what is wrong with the choice of the services concerned."""
    if not concerns:
        return {
            "structures": "Choisissez au moins un service concerné, ou écrivez son nom s’il n’est pas dans la liste."
        }
    if any(concern.structure_code == OUTSIDE_CODE and not concern.named for concern in concerns):
        return {"structures": "Écrivez le nom du service qui n’est pas dans la liste."}
    if fault := _too_long(max((concern.named for concern in concerns), key=len), NAMED_MAX, "Le nom du service"):
        return {"named": fault}
    if len({concern.structure_code for concern in concerns}) < len(concerns):
        return {"structures": "Un service est choisi deux fois : ne le choisissez qu’une."}
    if len(concerns) > CONCERNS_MAX:
        return {"structures": f"Choisissez {CONCERNS_MAX} services au plus."}
    return {}


def author_faults(pseudonym: str, department: str, country: str, email: str, consent: bool) -> Faults:
    """Say what is wrong with what the author says of themselves."""
    found = pseudonym_faults(pseudonym)
    if fault := _too_long(one_line(department), PLACE_MAX, "Le département"):
        found["department"] = fault
    if fault := _too_long(one_line(country), PLACE_MAX, "Le pays"):
        found["country"] = fault
    if normal_email(email) is None:
        found["email"] = "L’adresse e-mail n’est pas complète : elle ressemble à nom@exemple.fr."
    if not consent:
        found["consent"] = "Cochez la case pour accepter que votre récit soit publié après modération."
    return found


def pseudonym_faults(pseudonym: str) -> Faults:
    """Say what is wrong with a pseudonym."""
    fault = _length_fault(one_line(pseudonym), 1, PSEUDONYM_MAX, "Le pseudonyme", "un nom qui n’est pas le vôtre")
    return {"pseudonym": fault} if fault else {}


def normal_email(email: str) -> str | None:
    """Give the address in its normal form, None when it is not one."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _length_fault(text: str, least: int, most: int, what: str, hint: str) -> str | None:
    if not text:
        return f"{what} est vide : écrivez {hint}."
    if len(text) < least:
        return f"{what} est trop court : {least} caractères au moins."
    return _too_long(text, most, what)


def _too_long(text: str, most: int, what: str) -> str | None:
    if len(text) <= most:
        return None
    return f"{what} est trop long : {most} caractères au plus, il en compte {len(text)}."


def first_fault(found: Mapping[str, Any]) -> tuple[str, str]:
    """Give the first field at fault with its sentence."""
    field = next(iter(found))
    return field, found[field]

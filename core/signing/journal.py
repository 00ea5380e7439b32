"""What happened at the door: kept for operators, and told to the log without anything secret or personal."""

import logging
from datetime import datetime

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term

_log = logging.getLogger("ecoute.signing")


class SigningKind(Term):
    """What was done, or tried."""

    SIGN_IN = "sign_in", "connexion"
    RENEWAL = "renewal", "renouvellement"
    SIGN_OUT = "sign_out", "déconnexion"
    LINK = "link", "lien d’enrôlement donné"
    ENROLMENT = "enrolment", "enrôlement"
    PASSWORD = "password", "mot de passe changé"
    REVOCATION = "revocation", "connexions révoquées"
    DEACTIVATION = "deactivation", "compte fermé"
    ACTIVATION = "activation", "compte ouvert"
    MOVE = "move", "structure changée"
    ROLE = "role", "rôle changé"


class Outcome(Term):
    """How it ended."""

    DONE = "done", "fait"
    REFUSED = "refused", "refusé"
    DELAYED = "delayed", "à refaire plus tard"


class SigningEvent(Model):
    """One line, only ever added; `ecoute retention` drops the old ones.

    Attributes:
        account_name: "" where no account bears the name that was typed, which is kept nowhere.
    """

    account_name: str = Field(max_length=100)
    at: datetime
    kind: SigningKind
    outcome: Outcome = Outcome.DONE


def tell(event: SigningEvent) -> None:
    """Tell the log, in words and in fields for whoever reads it as JSON."""
    fields = {"event": event.kind.value, "account": event.account_name, "outcome": event.outcome.value}
    _log.info("signing: %s", " ".join(f"{name}={value!r}" for name, value in fields.items()), extra=fields)

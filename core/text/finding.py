"""What the detectors say of a text: spans to look at, danger, and whether it belongs here."""

from typing import Self

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term


class FindingKind(Term):
    """What a span may be.

    Attributes:
        letter: stands for the kind where there is no room for a word.
        mask: the label that stands in its place in public.
    """

    letter: str
    mask: str

    def __new__(cls, value: str, label: str = "", letter: str = "", mask: str = "") -> Self:
        """Make the kind from its stored value, its name on screen, its letter and its label in public."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        kind.letter = letter
        kind.mask = mask
        return kind

    PERSON = "person", "nom de personne", "N", "nom"
    EMAIL = "email", "adresse e-mail", "E", "e-mail"
    PHONE = "phone", "numéro de téléphone", "T", "téléphone"
    NIR = "nir", "numéro de sécurité sociale", "S", "n° de sécurité sociale"
    IBAN = "iban", "compte bancaire", "B", "compte bancaire"
    CARD = "card", "carte bancaire", "C", "carte bancaire"
    PLATE = "plate", "plaque d’immatriculation", "V", "immatriculation"
    ADDRESS = "address", "adresse postale", "A", "adresse"
    BIRTHDATE = "birthdate", "date de naissance", "D", "date de naissance"
    FILE_NUMBER = "file_number", "numéro de dossier", "F", "n° de dossier"
    ID_DOCUMENT = "id_document", "pièce d’identité", "P", "n° de pièce d’identité"
    HANDLE = "handle", "pseudonyme ailleurs", "@", "pseudonyme"
    URL_PERSONAL = "url_personal", "lien personnel", "L", "lien"
    INSULT = "insult", "propos injurieux", "I", "propos injurieux"


class OutOfScope(Term):
    """Why a text may not belong in the programme."""

    NOT_FRENCH = "not_french", "n’est pas en français"
    EMPTY = "empty", "ne raconte rien"
    ADVERT = "advert", "publicité"
    POLITICS = "politics", "politique générale"
    COMPLAINT = "complaint", "demande ou litige, sans expérience racontée"


class Finding(Model):
    """A span to look at.

    Attributes:
        start: its first sign, counted from 0.
        end: the sign after its last one.
        confidence: from 0 to 1; what a checked key makes sure is 1.
        reason: why it was marked, in words.
    """

    kind: FindingKind
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    confidence: float = Field(ge=0, le=1)
    reason: str


class Analysis(Model):
    """What the detectors say of one text.

    Attributes:
        findings: in their order in the text; no two of them overlap.
        danger: why somebody may be in danger, "" when nothing says so.
        out_of_scope: why it may not belong here, None when nothing says so.
        scope_reason: what in the text says that it does not belong here.
    """

    findings: tuple[Finding, ...] = ()
    danger: str = ""
    out_of_scope: OutOfScope | None = None
    scope_reason: str = ""

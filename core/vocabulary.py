"""The closed lists of the trade: stored by value, shown by French label."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a closed list.

    Attributes:
        label: the word as people read it, in French.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the term from its stored value and its label."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


class Sentiment(Term):
    """Ressenti: how the citizen felt, overall or through one channel."""

    POSITIVE = "positive", "positif"
    NEUTRAL = "neutral", "neutre"
    NEGATIVE = "negative", "négatif"

    @property
    def sign(self) -> str:
        """The sign that goes with the word, so that colour never carries the meaning alone."""
        return {"positive": "☺", "neutral": "◦", "negative": "☹"}[self.value]


class Channel(Term):
    """Canal de contact."""

    DESK = "desk", "Accueil"
    PHONE = "phone", "Téléphone"
    LETTER = "letter", "Courrier"
    EMAIL = "email", "E-mail"
    ONLINE_PROCEDURE = "online_procedure", "Démarche en ligne"
    PERSONAL_ACCOUNT = "personal_account", "Compte ou espace personnel"
    CHAT = "chat", "Tchat (messagerie instantanée)"
    SOCIAL_NETWORKS = "social_networks", "Réseaux Sociaux"
    VIDEO = "video", "Visio/Video"
    PATROL = "patrol", "Patrouille"


class GeneralTag(Term):
    """Tag général: a theme that moderators and agents rate."""

    ACCESSIBILITY = "accessibility", "Accessibilité"
    INFORMATION = "information", "Information/Explication"
    RELATION = "relation", "Relation"
    RESPONSIVENESS = "responsiveness", "Réactivité"
    SIMPLICITY = "simplicity", "Simplicité/Complexité"


class ExperienceState(Term):
    """Where an experience is on its way."""

    SUBMITTED = "submitted", "à modérer"
    PUBLISHED = "published", "publiée"
    REJECTED = "rejected", "rejetée"
    HELD = "held", "en attente"
    WITHDRAWN = "withdrawn", "retirée"


class CharterReason(Term):
    """Motif de rejet: the part of the moderation charter that a rejection rests on."""

    INSULTS = "insults", "propos injurieux ou déplacés"
    PERSONAL_DATA = "personal_data", "données personnelles impossibles à masquer"
    ACCUSATION = "accusation", "mise en cause d’une personne"
    POLITICS = "politics", "politique générale de l’État"
    COMPLAINT = "complaint", "réclamation ou dossier individuel"
    OUT_OF_FIELD = "out_of_field", "hors du champ des services publics administratifs"
    ADVERTISING = "advertising", "publicité ou indésirable"
    DUPLICATE = "duplicate", "doublon"
    UNINTELLIGIBLE = "unintelligible", "incompréhensible"


class ResponseState(Term):
    """Statut de la réponse."""

    DRAFT = "draft", "brouillon"
    TO_VALIDATE = "to_validate", "à valider"
    PUBLISHED = "published", "publiée"
    SUPERSEDED = "superseded", "corrigée"


class ResponseKind(Term):
    """What a response is beside those of the other structures."""

    OWN = "own", "réponse"
    COMPLEMENT = "complement", "complément"
    ADOPTED = "adopted", "réponse commune"


class ActionState(Term):
    """Where an improvement action is."""

    PLANNED = "planned", "prévue"
    ENGAGED = "engaged", "engagée"
    DONE = "done", "réalisée"
    DROPPED = "dropped", "abandonnée"


class FormulaKind(Term):
    """The ready-made parts of a response."""

    GREETING = "greeting", "formule de politesse"
    CLOSING = "closing", "formule de clôture"
    SIGNATURE = "signature", "signature"


class Role(Term):
    """What an account is in the programme."""

    AGENT = "agent", "agent"
    VALIDATOR = "validator", "super-agent"
    MANAGER = "manager", "responsable"
    MODERATOR = "moderator", "modération"
    ADMIN = "admin", "administration"


class Origin(Term):
    """Where an experience entered the programme."""

    FORM = "form", "formulaire"
    IMPORT = "import", "import"
    SEED = "seed", "démonstration"


class Voter(Term):
    """Who found a response useful or not; the two are counted apart."""

    AUTHOR = "author", "auteur"
    VISITOR = "visitor", "visiteur"


class DigestChoice(Term):
    """How often an account receives its letter of summary."""

    NEVER = "never", "jamais"
    DAILY = "daily", "chaque jour ouvré"
    WEEKLY = "weekly", "chaque semaine"

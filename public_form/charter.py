"""The moderation charter in plain words: for each reason of a rejection, what it means and what to write instead."""

from dataclasses import dataclass

from core.vocabulary import CharterReason


@dataclass(frozen=True, slots=True)
class Rule:
    """A part of the charter.

    Attributes:
        meaning: what is not published, in one or two sentences.
        example: a passage that would be rejected.
        instead: what can be told, or where to turn.
    """

    reason: CharterReason
    meaning: str
    example: str
    instead: str


CHARTER = (
    Rule(
        CharterReason.INSULTS,
        "Une insulte, une menace, ou une attaque contre l’origine, le corps ou les croyances de quelqu’un.",
        "« Ce sont tous des incapables et des voleurs. »",
        "« J’ai attendu deux heures sans que personne me parle. J’étais en colère. »",
    ),
    Rule(
        CharterReason.PERSONAL_DATA,
        "Des détails qui font reconnaître quelqu’un, si nombreux qu’en les cachant il ne resterait rien à lire.",
        "Un courrier recopié en entier, avec un nom, une adresse ou un numéro à chaque ligne.",
        "Le même courrier raconté avec vos mots, sans nom ni numéro.",
    ),
    Rule(
        CharterReason.ACCUSATION,
        "Une faute ou un délit reproché à une personne précise. Un service peut être critiqué. "
        "Une personne, elle, ne peut pas se défendre ici.",
        "« L’agent du guichet 3 a jeté mon dossier exprès. »",
        "« Mon dossier a disparu après mon passage au guichet. »",
    ),
    Rule(
        CharterReason.POLITICS,
        "Une opinion sur les lois, le gouvernement ou un parti. Les services ne peuvent pas y répondre.",
        "« Il faut supprimer cette loi. »",
        "« Je ne comprends pas pourquoi cette règle s’applique à moi, et personne ne me l’a expliqué. »",
    ),
    Rule(
        CharterReason.COMPLAINT,
        "Une demande sur votre propre dossier. Personne ici n’y a accès. "
        "Pour cela, adressez-vous directement au service.",
        "« Versez-moi le mois de mars, voici mon numéro de dossier. »",
        "« Mon versement du mois de mars s’est arrêté sans explication. »",
    ),
    Rule(
        CharterReason.OUT_OF_FIELD,
        "Un récit qui ne parle pas d’un service public administratif : un magasin, une banque, un voisin.",
        "« Mon opérateur de téléphone m’a fait payer deux fois. »",
        "« La mairie m’a aidé à faire ma demande. »",
    ),
    Rule(
        CharterReason.ADVERTISING,
        "De la publicité, ou un message envoyé par un robot.",
        "« Un prêt rapide ? Cliquez ici. »",
        "Un récit qui est le vôtre.",
    ),
    Rule(
        CharterReason.DUPLICATE,
        "Le même récit envoyé une deuxième fois. Un seul est publié.",
        "Le récit d’hier, renvoyé aujourd’hui.",
        "Ce qui s’est passé depuis, s’il y a du nouveau.",
    ),
    Rule(
        CharterReason.UNINTELLIGIBLE,
        "Un récit que la modération n’arrive pas à comprendre.",
        "« rdv pas ok encore 3 fois non »",
        "« Mon rendez-vous a été annulé trois fois. » Les fautes d’orthographe ne gênent pas.",
    ),
)

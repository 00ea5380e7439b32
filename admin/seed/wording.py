"""The templates of answers and the official links of the made-up programme."""

from collections.abc import Iterator

from admin.seed.tree import CAF, GENDARMERIE, HEALTH, NETWORKS, PENSION, PREFECTURES, TAXES, URSSAF, WORK, head_code
from admin.seed.typing_styles import typeset
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.vocabulary import GeneralTag, Sentiment

_NEGATIVE, _POSITIVE = Sentiment.NEGATIVE, Sentiment.POSITIVE
_TEMPLATES: tuple[tuple[str, tuple[GeneralTag, ...], Sentiment | None, str], ...] = (
    (
        "Délai trop long",
        (GeneralTag.RESPONSIVENESS,),
        _NEGATIVE,
        "Vous attendez depuis ‹combien de temps› : c'est plus que le délai annoncé, et nous vous présentons nos "
        "excuses.\n\nCe retard vient de ‹la raison, en une phrase›. Pour savoir où en est votre demande, passez par "
        "‹la bonne voie›.",
    ),
    (
        "Accueil décevant",
        (GeneralTag.RELATION,),
        _NEGATIVE,
        "Ce que vous avez vécu ‹où, quand› n'est pas l'accueil que nous voulons offrir.\n\nVotre récit a été lu avec "
        "l'équipe, et ‹ce qui change›.",
    ),
    (
        "Démarche en ligne bloquée",
        (GeneralTag.SIMPLICITY, GeneralTag.ACCESSIBILITY),
        _NEGATIVE,
        "La démarche ‹laquelle› vous a arrêté à l'étape ‹laquelle›.\n\nVoici comment en sortir : ‹les gestes, un par "
        "un›. Si cela ne suffit pas, ‹le lieu ou le numéro› peut la faire avec vous.",
    ),
    (
        "Information contradictoire",
        (GeneralTag.INFORMATION,),
        _NEGATIVE,
        "On vous a donné deux réponses différentes, et vous avez raison de vous en étonner.\n\nLa règle est celle-ci : "
        "‹la règle, avec ses mots›. Elle se lit sur ‹la page officielle›.",
    ),
    (
        "Merci à l'équipe",
        (),
        _POSITIVE,
        "Votre message sur ‹ce qui s'est bien passé› a été lu à toute l'équipe, qui vous en remercie.",
    ),
)
_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    CAF: (
        ("Simuler ses droits", "https://www.caf.fr/allocataires/mes-services-en-ligne/faire-une-simulation"),
        ("Trouver un point d'accueil", "https://www.caf.fr/allocataires/ma-caf"),
    ),
    HEALTH: (("Suivre ses remboursements", "https://www.ameli.fr/assure"),),
    PENSION: (("Préparer sa retraite", "https://www.lassuranceretraite.fr"),),
    WORK: (("S'inscrire ou s'actualiser", "https://www.francetravail.fr/candidat"),),
    GENDARMERIE: (("Joindre une brigade", "https://www.masecurite.interieur.gouv.fr"),),
    TAXES: (("Prendre rendez-vous", "https://www.impots.gouv.fr/contacts"),),
    PREFECTURES: (("Demander un titre", "https://ants.gouv.fr"),),
    URSSAF: (("Demander un délai de paiement", "https://www.urssaf.fr"),),
}
_EVERYWHERE = (("Saisir le Défenseur des droits", "https://www.defenseurdesdroits.fr"),)


def templates() -> Iterator[ReplyTemplate]:
    """Give the templates of every head of a network."""
    for network in NETWORKS:
        for title, tags, sentiment, body in _TEMPLATES:
            yield ReplyTemplate(
                structure_code=head_code(network),
                title=typeset(title),
                body=typeset(body),
                tags=tags,
                sentiment=sentiment,
            )


def links() -> Iterator[OfficialLink]:
    """Give the links of every network."""
    for network in NETWORKS:
        for title, url in (*_LINKS[network], *_EVERYWHERE):
            yield OfficialLink(network_code=head_code(network), title=typeset(title), url=url)

"""The trade tags of the made-up networks, each with the words of a story that call for it."""

from collections.abc import Mapping

from admin.seed.tree import CAF, GENDARMERIE, HEALTH, NETWORKS, PENSION, PREFECTURES, TAXES, URSSAF, WORK, head_code
from admin.seed.typing_styles import typeset
from core.text.clean import fold
from core.trade_tag import TradeTag

_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    CAF: {
        "RSA": ("rsa",),
        "Aide au logement": ("apl", "logement", "loyer"),
        "Prime d'activité": ("prime",),
        "Garde d'enfants": ("creche", "garde", "assistante maternelle"),
        "Séparation": ("separation", "pension alimentaire", "divorce"),
    },
    HEALTH: {
        "Indemnités journalières": ("arret", "indemnites"),
        "Carte Vitale": ("carte vitale", "vitale"),
        "Remboursement de soins": ("remboursement", "rembourse"),
        "Complémentaire santé solidaire": ("solidaire", "complementaire"),
    },
    PENSION: {
        "Relevé de carrière": ("carriere", "trimestres", "releve"),
        "Demande de retraite": ("demande", "depart"),
        "Pension de réversion": ("reversion", "deces"),
    },
    WORK: {
        "Inscription": ("inscription", "inscrire"),
        "Indemnisation": ("allocation", "indemnisation", "indemnise"),
        "Formation": ("formation",),
        "Entretien avec un conseiller": ("conseiller", "conseillere", "entretien", "rendez vous"),
    },
    GENDARMERIE: {
        "Dépôt de plainte": ("plainte",),
        "Sécurité routière": ("accident", "route", "controle"),
        "Procuration": ("procuration",),
        "Tranquillité vacances": ("vacances", "absence"),
    },
    TAXES: {
        "Impôt sur le revenu": ("revenu", "revenus", "declaration"),
        "Prélèvement à la source": ("prelevement", "taux"),
        "Taxe foncière": ("fonciere", "fonciers"),
        "Délai de paiement": ("delai", "echeancier", "mensualites"),
    },
    PREFECTURES: {
        "Titre de séjour": ("titre de sejour", "sejour"),
        "Permis de conduire": ("permis",),
        "Carte grise": ("carte grise", "immatriculation", "vehicule"),
        "Naturalisation": ("naturalisation", "nationalite"),
    },
    URSSAF: {
        "Micro-entreprise": ("micro", "auto entrepreneur"),
        "Délai de paiement": ("echeancier", "delai"),
        "Emploi à domicile": ("cesu", "pajemploi", "domicile"),
        "Déclaration": ("declaration", "declare"),
    },
}

IMPROVEMENTS: Mapping[str, str] = {
    CAF: "Le message de suspension ne dit pas quelle pièce manque.",
    HEALTH: "Le suivi du dossier n'affiche aucune date.",
    PENSION: "Le courrier de demande de pièces se lit difficilement.",
    WORK: "Le conseiller ne peut pas être joint directement.",
    GENDARMERIE: "L'attente à l'accueil n'est pas annoncée.",
    TAXES: "La messagerie ne dit pas quand la réponse viendra.",
    PREFECTURES: "Les créneaux de rendez-vous partent en quelques minutes.",
    URSSAF: "Les relances partent avant la fin du délai accordé.",
}
"""What an agent of each network notes as to be improved."""


def vocabularies() -> list[TradeTag]:
    """Give the trade tags of every network."""
    return [
        TradeTag(network_code=head_code(network), name=typeset(name))
        for network in NETWORKS
        for name in _WORDS[network]
    ]


def called_for(network: str, story: str) -> tuple[str, ...]:
    """Give the trade tags of a network that a story calls for by its words."""
    told = f" {fold(story)} "
    return tuple(typeset(name) for name, words in _WORDS[network].items() if any(f" {word} " in told for word in words))

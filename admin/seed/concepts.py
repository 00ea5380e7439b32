"""What the networks of the made-up programme watch for."""

from collections.abc import Mapping
from datetime import datetime

from admin.seed.tree import CAF, HEALTH, PENSION, PREFECTURES, head_code
from core.concepts.concept import drafted
from core.concepts.keeping import create
from core.concepts.starter import install_starter
from core.ports import UnitOfWork

_KEEPER = "ecoute"
_WATCHED: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    CAF: (
        ("Trop-perçus", "Sommes réclamées après un recalcul.", ("trop perçu", "indu|indus", '"dette caf"~4')),
        ("Logement", "Aides au logement, changement d’adresse.", ("apl|logement", "loyer -impayé")),
    ),
    HEALTH: (("Remboursements", "Soins et indemnités.", ("remboursement", '"indemnités journalières"~2')),),
    PENSION: (("Relevé de carrière", "Trimestres manquants, périodes à corriger.", ("carrière", "trimestre")),),
    PREFECTURES: (("Titres de séjour", "Demande, renouvellement.", ('"titre séjour"~2', "anef")),),
}


def plant_concepts(uow: UnitOfWork, now: datetime) -> None:
    """Keep the starter set, and what some networks watch for, once; their past is then to be counted."""
    install_starter(uow, now)
    if any(concept.network_code for concept in uow.concepts.of(None)):
        return
    for network, watched in _WATCHED.items():
        for name, note, lines in watched:
            create(uow, head_code(network), drafted(name, note, None, lines), now, _KEEPER)

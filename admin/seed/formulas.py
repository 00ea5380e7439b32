"""The ready-made greetings, closings and signatures of the made-up programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from admin.seed.tree import (
    CAF,
    GENDARMERIE,
    HEALTH,
    NETWORKS,
    PENSION,
    PREFECTURES,
    TAXES,
    URSSAF,
    WORK,
    StructureSeed,
    head_code,
    programme_tree,
)
from admin.seed.typing_styles import typeset
from core.vocabulary import FormulaKind


@dataclass(frozen=True, slots=True)
class FormulaSeed:
    """A ready-made part of a response.

    Attributes:
        structure: the code of the structure that offers it to itself and to its sub-tree.
    """

    structure: str
    kind: FormulaKind
    text: str


_GREETINGS = ("Bonjour {pseudonyme},", "Bonjour,")
_OWN_GREETINGS = {
    CAF: ("Bonjour {pseudonyme}, et merci pour votre témoignage.",),
    HEALTH: ("Chère assurée, cher assuré,",),
    GENDARMERIE: ("Madame, Monsieur,",),
    PREFECTURES: ("Madame, Monsieur,",),
}
_CLOSINGS = {
    CAF: ("Bien cordialement,", "Avec toute notre attention,"),
    HEALTH: ("Avec toute mon attention,", "Bien cordialement,"),
    PENSION: ("Cordialement,", "Avec nos salutations les meilleures,"),
    WORK: ("Bien cordialement,", "Nous vous souhaitons une bonne journée."),
    GENDARMERIE: ("Respectueusement,", "Nous restons à votre service."),
    TAXES: ("Cordialement,", "Nous vous prions d'agréer nos salutations distinguées."),
    PREFECTURES: ("Cordialement,", "Nous vous prions d'agréer nos salutations distinguées."),
    URSSAF: ("Bien cordialement,", "Avec nos remerciements,"),
}
_SIGNATURES = {
    CAF: ("L'équipe de la Caf", "Le service Relation aux allocataires"),
    HEALTH: ("L'Assurance Maladie",),
    PENSION: ("L'Assurance retraite", "Le service Relation aux assurés"),
    WORK: ("L'équipe de France Travail",),
    GENDARMERIE: ("La Gendarmerie nationale",),
    TAXES: ("La direction générale des Finances publiques", "Le pôle Relation aux usagers"),
    PREFECTURES: ("Le service d'accueil des usagers de la préfecture",),
    URSSAF: ("L'équipe de l'Urssaf",),
}

# How the names of structures begin, and the same after "L'équipe".
_AFTER_TEAM = (
    ("Caf ", "de la Caf "),
    ("CPAM ", "de la CPAM "),
    ("Carsat ", "de la Carsat "),
    ("Urssaf ", "de l'Urssaf "),
    ("Préfecture ", "de la préfecture "),
    ("Sous-préfecture ", "de la sous-préfecture "),
    ("Brigade ", "de la brigade "),
    ("Groupement ", "du groupement "),
    ("Région ", "de la région "),
    ("Direction ", "de la direction "),
    ("Service des Impôts des particuliers (SIP) ", "du service des impôts des particuliers de "),
    ("Point d'accueil ", "du point d'accueil "),
    ("Agence ", "de l'agence "),
    ("Site d'accueil ", "du site d'accueil "),
    ("Centre ", "du centre "),
    ("Assurance ", "de l'Assurance "),
)
_SIGNING_TYPOLOGIES = frozenset({"CAF", "CPAM", "Carsat", "Caisse régionale URSSAF", "Préfecture"})
_SIGNING_SITES = frozenset({"Brigade de gendarmerie"})


def formulas() -> tuple[FormulaSeed, ...]:
    """Give the formulas of every head of a network, and the signatures of the structures that have their own."""
    own = (_signature(structure) for structure in programme_tree() if _signs(structure))
    return (*(formula for network in NETWORKS for formula in _of_network(network)), *own)


def team_of(name: str) -> str:
    """Give the team of a structure, as it signs: "L’équipe de la Caf du Gard"."""
    for beginning, after_team in _AFTER_TEAM:
        if name.startswith(beginning):
            return typeset(f"L'équipe {after_team}{name.removeprefix(beginning)}")
    return typeset(f"L'équipe de {name}")


def _of_network(network: str) -> Iterator[FormulaSeed]:
    texts = {
        FormulaKind.GREETING: _GREETINGS + _OWN_GREETINGS.get(network, ()),
        FormulaKind.CLOSING: _CLOSINGS[network],
        FormulaKind.SIGNATURE: _SIGNATURES[network],
    }
    for kind, wordings in texts.items():
        yield from (FormulaSeed(head_code(network), kind, typeset(text)) for text in wordings)


def _signs(structure: StructureSeed) -> bool:
    if structure.parent in {head_code(network) for network in NETWORKS}:
        return structure.typology in _SIGNING_TYPOLOGIES
    return structure.typology in _SIGNING_SITES


def _signature(structure: StructureSeed) -> FormulaSeed:
    return FormulaSeed(structure.code, FormulaKind.SIGNATURE, team_of(structure.name))

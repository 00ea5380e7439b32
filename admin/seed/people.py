"""The accounts of the made-up programme: first names or functions only."""

from dataclasses import dataclass

from admin.seed.shown import SHOWN
from admin.seed.tree import CAF, code_of, head_code
from core.vocabulary import Role


@dataclass(frozen=True, slots=True)
class AccountSeed:
    """Somebody who works at the made-up desk.

    Attributes:
        name: what one signs in with.
        structure: the code of the structure, "" for the whole programme.
    """

    name: str
    display_name: str
    role: Role
    structure: str


_AGENTS = (
    ("cpam", "CPAM de l'Hérault"),
    ("carsat", "Carsat Languedoc-Roussillon"),
    ("emploi", "France Travail Nîmes"),
    ("gendarme", "Brigade de gendarmerie de Roquemaure"),
    ("impots", "Service des Impôts des particuliers (SIP) Nîmes"),
    ("prefecture", "Préfecture du Gard"),
    ("urssaf", "Urssaf Languedoc-Roussillon"),
)


def accounts() -> tuple[AccountSeed, ...]:
    """Give the accounts: the programme's own, those of the Caf du Gard, and an agent for each other network."""
    return (*_programme(), *_caf(), *(_agent(name, structure) for name, structure in _AGENTS))


def _programme() -> tuple[AccountSeed, ...]:
    return (
        AccountSeed("camille", "Camille", Role.MODERATOR, ""),
        AccountSeed("noor", "Noor", Role.MODERATOR, ""),
        AccountSeed("admin", "Administration", Role.ADMIN, ""),
    )


def _caf() -> tuple[AccountSeed, ...]:
    gard = code_of(SHOWN)
    return (
        AccountSeed("gard", "Agent · Caf du Gard", Role.AGENT, gard),
        AccountSeed("gard-valide", "Validation · Caf du Gard", Role.VALIDATOR, gard),
        AccountSeed("gard-pilote", "Responsable · Caf du Gard", Role.MANAGER, gard),
        AccountSeed("caf", "Responsable · réseau Caf", Role.MANAGER, head_code(CAF)),
    )


def _agent(name: str, structure: str) -> AccountSeed:
    return AccountSeed(name, f"Agent · {structure}", Role.AGENT, code_of(structure))

"""What people keep to listen in the made-up programme: searches, and the boards of each profile shared in a network."""

from admin.seed.action_sheets import KEEPER
from admin.seed.shown import SHOWN
from admin.seed.tree import CAF, code_of, head_code
from core.boards.defaults import default_board
from core.boards.tile import Profile
from core.ports import UnitOfWork
from core.seeking.line import read, write
from core.seeking.saved import SavedSearch

_NETWORK_KEEPER = "caf"
_SEARCHES = (
    (KEEPER, "Téléphone, mal vécu", "canal:téléphone/négatif", True),
    (KEEPER, "Sans réponse", "répondue:non", False),
    (_NETWORK_KEEPER, "Délais, réponse tardive", "concept:Délais délai>15j", True),
    ("gard", "Rendez-vous", '"rendez-vous" -positif', False),
)
_SHARED_NAMES = {
    Profile.AGENT: "Agents : ce qui attend",
    Profile.SITE: "Sites : les résultats",
    Profile.NETWORK: "Réseau : l’ensemble",
}


def plant_listening(uow: UnitOfWork) -> None:
    """Keep searches and share boards, once, where their accounts are."""
    if uow.accounts.get(_NETWORK_KEEPER) is None or uow.saved_searches.of(KEEPER):
        return
    shared_with = {KEEPER: code_of(SHOWN), _NETWORK_KEEPER: head_code(CAF)}
    for account, name, line, shared in _SEARCHES:
        code = shared_with[account] if shared else ""
        written = write(read(line))
        uow.saved_searches.put(SavedSearch(account_name=account, name=name, line=written, structure_code=code))
    for profile, name in _SHARED_NAMES.items():
        given = {"name": name, "account_name": _NETWORK_KEEPER, "structure_code": head_code(CAF)}
        uow.boards.put(default_board(profile).model_copy(update=given))

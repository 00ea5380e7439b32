"""The made-up tree, its formulas and its accounts."""

from collections import Counter

from admin.seed.formulas import formulas, team_of
from admin.seed.people import accounts
from admin.seed.places import at_town, of_town
from admin.seed.tree import NETWORKS, code_of, head_code, programme_tree
from core.formulas import PSEUDONYM_FIELD
from core.text.clean import printable
from core.vocabulary import FormulaKind, Role

_TREE = programme_tree()
_CODES = {structure.code: structure for structure in _TREE}


def _depth(code: str) -> int:
    parent = _CODES[code].parent
    return 1 + _depth(parent) if parent else 0


def test_the_tree_is_always_the_same() -> None:
    """The tree holds about 300 structures in eight networks, the same at each call."""
    assert programme_tree() == _TREE
    assert 280 <= len(_TREE) <= 330
    assert tuple(s.name for s in _TREE if not s.parent) == NETWORKS


def test_parents_come_first() -> None:
    """A structure comes after its parent, so that the tree can be stored in its order."""
    seen = {""}
    for structure in _TREE:
        assert structure.parent in seen
        seen.add(structure.code)


def test_codes_and_names_are_unique() -> None:
    """No code and no name is given twice, and every structure says where it is."""
    assert max(Counter(s.code for s in _TREE).values()) == 1
    assert max(Counter(s.name for s in _TREE).values()) == 1
    for structure in _TREE:
        assert structure.code.isdigit()
        assert len(structure.postal_code) == 5
        assert structure.postal_code.isdigit()
        assert structure.town
        assert structure.typology


def test_networks_have_three_or_four_levels() -> None:
    """Each network goes down to local sites, three or four levels from its head."""
    for network in NETWORKS:
        depths = {_depth(s.code) for s in _TREE if s.code[0] == head_code(network)[0]}
        assert max(depths) in {2, 3}


def test_names_are_written_as_the_programme_writes_them() -> None:
    """The structures that the demonstration speaks of are in the tree under their usual names."""
    names = {structure.name for structure in _TREE}
    assert {
        "Caf du Gard",
        "CPAM de l'Hérault",
        "Brigade de gendarmerie de Roquemaure",
        "Service des Impôts des particuliers (SIP) Nîmes",
        "France Travail Nîmes",
        "Sous-préfecture d'Alès",
        "Point d'accueil Caf du Vigan",
    } <= names


def test_prepositions_agree_with_towns() -> None:
    """A town is joined to its sentence as French joins it."""
    assert [of_town(name) for name in ("Nîmes", "Alès", "Le Havre")] == ["de Nîmes", "d'Alès", "du Havre"]
    assert [at_town(name) for name in ("Nîmes", "Le Vigan")] == ["à Nîmes", "au Vigan"]


def test_each_network_has_its_formulas() -> None:
    """Each head of a network offers two or three greetings, two closings and one or two signatures."""
    for network in NETWORKS:
        kinds = Counter(f.kind for f in formulas() if f.structure == head_code(network))
        assert kinds[FormulaKind.GREETING] in {2, 3}
        assert kinds[FormulaKind.CLOSING] == 2
        assert kinds[FormulaKind.SIGNATURE] in {1, 2}


def test_formulas_are_fit_to_store() -> None:
    """Every formula belongs to a structure of the tree, is printable, and has no field but the pseudonym."""
    assert len(set(formulas())) == len(formulas())
    for formula in formulas():
        assert formula.structure in _CODES
        assert printable(formula.text) == formula.text
        assert "{" not in formula.text.replace(PSEUDONYM_FIELD, "")


def test_structures_sign_with_their_article() -> None:
    """A team signs with the article that its structure takes."""
    assert team_of("Caf du Gard") == "L’équipe de la Caf du Gard"
    assert team_of("Urssaf Alsace") == "L’équipe de l’Urssaf Alsace"
    assert team_of("Agence CPAM d'Alès") == "L’équipe de l’agence CPAM d’Alès"
    assert team_of("France Travail Nîmes") == "L’équipe de France Travail Nîmes"


def test_accounts_stand_where_their_role_works() -> None:
    """Moderators and the admin work for the whole programme, everybody else for a structure of the tree."""
    for account in accounts():
        whole_programme = account.role in {Role.MODERATOR, Role.ADMIN}
        assert (account.structure == "") is whole_programme
        assert whole_programme or account.structure in _CODES


def test_the_accounts_of_the_demonstration_exist() -> None:
    """The Caf du Gard has an agent, a validator and a manager, and each other network at least an agent."""
    by_name = {account.name: account for account in accounts()}
    gard = code_of("Caf du Gard")
    expected = {"gard": Role.AGENT, "gard-valide": Role.VALIDATOR, "gard-pilote": Role.MANAGER}
    assert {name: by_name[name].role for name in expected} == expected
    assert {by_name[name].structure for name in expected} == {gard}
    assert (by_name["caf"].role, by_name["caf"].structure) == (Role.MANAGER, head_code("Caf"))
    assert [by_name[name].role for name in ("camille", "noor", "admin")] == [Role.MODERATOR, Role.MODERATOR, Role.ADMIN]
    agents = {account.structure[0] for account in accounts() if account.role is Role.AGENT}
    assert agents == {head_code(network)[0] for network in NETWORKS}

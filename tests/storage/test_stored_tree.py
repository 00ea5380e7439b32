"""Port core.ports.Structures over SQL: what a citizen finds by typing, and what is below what."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import col, select

from core.structure import OUTSIDE_CODE, OUTSIDE_NAME, within
from storage.repositories.sifting import in_subtree
from storage.store import SqlStore
from storage.tables import StructureRow
from tests.storage.samples import a_structure, plant

CAF_GARD = a_structure("caf-30", name="Caf du Gard", town="Nîmes", postal_code="30000", typology="Caf")
CAF_HERAULT = a_structure("caf-34", name="Caf de l’Hérault", town="Montpellier", postal_code="34000", typology="Caf")
PREFECTURE = a_structure("pref-30", name="Préfecture du Gard", town="Nîmes", postal_code="30045")
SUB_PREFECTURE = a_structure("sp-30", name="Sous-préfecture d’Alès", town="Alès", postal_code="30100")
EUROPE = a_structure("cef", name="Point “Cœur d'Europe” 100 % accueil_numérique", town="L’Haÿ-les-Roses")
TOWNS = [
    a_structure(f"m{n}", name=name)
    for n, name in enumerate(("Mairie d’Oz", "Mairie d’Ay", "mairie d’Uz", "MAIRIE D’Is"))
]
ALL = (CAF_GARD, CAF_HERAULT, PREFECTURE, SUB_PREFECTURE, EUROPE, *TOWNS)


FOUND = {
    "caf gard": ["caf-30"],
    "gard caf": ["caf-30"],
    "  CAF   du\tGARD ": ["caf-30"],
    "caf": ["caf-30", "caf-34"],
    "caf de l'herault": ["caf-34"],
    "l’hérault": ["caf-34"],
    "herault": ["caf-34"],
    "nimes": ["caf-30", "pref-30"],
    "NÎMES": ["caf-30", "pref-30"],
    "ni\u0302mes": ["caf-30", "pref-30"],
    "30": ["caf-30", "pref-30", "sp-30"],
    "30100": ["sp-30"],
    "30045 préf": ["pref-30"],
    "prefecture": ["pref-30", "sp-30"],
    "sous prefecture": ["sp-30"],
    "Sous-Préfecture d'Alès": ["sp-30"],
    "cœur": ["cef"],
    "coeur": ["cef"],
    "hay les roses": ["cef"],
    "100 %": ["cef"],
    "%": [],
    "_": [],
    "c_f": [],
    "c%f": [],
    "accueil_num": ["cef"],
    "ault": [],
    "gard\\": ["caf-30", "pref-30"],
    '"gard"': ["caf-30", "pref-30"],
    "gard' OR 1=1 --": [],
    "gard'; DROP TABLE structure; --": [],
    "caf marseille": [],
    "": [],
    "   ": [],
    "👩‍🚒": [],
    "caf\x00gard": ["caf-30"],
    "mairie": ["m3", "m1", "m0", "m2"],
    OUTSIDE_NAME: [],
}
"""What each query finds; names of one length come in the order of their signs, capitals first."""


def test_a_search_finds_what_people_mean(store: SqlStore, engine: Engine) -> None:
    """Accents, case, apostrophes, order of words and signs do not matter; every word must be there."""
    plant(engine, *ALL)
    with store.reading() as uow:
        assert {query: [s.code for s in uow.structures.search(query, 20)] for query in FOUND} == FOUND


def test_names_that_begin_with_the_query_come_first(store: SqlStore, engine: Engine) -> None:
    """What begins with the words typed comes before what merely holds them, and short names before long ones."""
    plant(
        engine,
        a_structure("a", name="Maison France services de Caf"),
        a_structure("b", name="Caf"),
        a_structure("c", name="Caf de la Haute-Vienne et des environs"),
        a_structure("d", name="La Caf"),
    )
    with store.reading() as uow:
        assert [s.code for s in uow.structures.search("caf", 20)] == ["b", "c", "d", "a"]
        assert [s.code for s in uow.structures.search("caf", 2)] == ["b", "c"]


def test_a_pasted_page_is_not_too_much(store: SqlStore, engine: Engine) -> None:
    """A whole page pasted in the search field finds nothing; it breaks nothing."""
    plant(engine, *ALL)
    with store.reading() as uow:
        assert not uow.structures.search("un récit entier " * 5_000, 20)
        assert not uow.structures.search("x" * 200_000, 20)
        assert uow.structures.search("caf " * 50 + "gard", 20) == [CAF_GARD]


PEOPLE_TYPE = {
    "cpam": ["cpam-30"],
    "cpam gard": ["cpam-30"],
    "caf": ["caf-30"],
    "cafg": ["caf-30"],
    "amd": ["emb"],
    "mdph nimes": ["mdph"],
    "prefectre": ["pref"],
    "prefetcure gard": ["pref"],
    "gard prefetcure": ["pref"],
    "préfecturre": ["pref"],
    "nimse": ["caf-30", "mdph"],
    "nim": ["caf-30", "mdph"],
    "assurence maladi": ["cpam-30"],
    "3010": ["cpam-30"],
    "30101": [],
    "30": ["caf-30", "cpam-30"],
    "cfa": [],
    "prefctrue gard": ["pref"],
    "prfcture": ["pref"],
    "prfctre": [],
    "xyzt": [],
    "prefectre xyzt": [],
    "prefecture maladie": [],
    "garde": ["pref", "caf-30", "cpam-30"],
}
"""What people type, acronyms and errors included, and what they mean by it."""


def test_a_search_forgives(store: SqlStore, engine: Engine) -> None:
    """Acronyms stand for names, and words with few errors for known ones; numbers and small words are not guessed."""
    plant(
        engine,
        a_structure("caf-30", name="Caisse d’allocations familiales du Gard", town="Nîmes", postal_code="30000"),
        a_structure("cpam-30", name="Caisse primaire d'assurance maladie du Gard", town="Alès", postal_code="30100"),
        a_structure("mdph", name="Maison départementale des personnes handicapées", town="Nîmes"),
        a_structure("pref", name="Préfecture du Gard"),
        a_structure("emb", name="Ambassade", typology="ambassade-ou-mission-diplomatique"),
    )
    with store.reading() as uow:
        assert {query: [s.code for s in uow.structures.search(query, 20)] for query in PEOPLE_TYPE} == PEOPLE_TYPE


def test_what_is_right_below(store: SqlStore, engine: Engine) -> None:
    """The children of a structure, or the heads of the networks, come by name, in the order of its signs."""
    plant(
        engine,
        a_structure("b", name="Zoo"),
        a_structure("a", name="zoo"),
        a_structure("c", name="Zoo"),
        a_structure("b/e", name="École"),
        a_structure("b/f", name="Eau"),
        a_structure("b/e/g"),
    )
    with store.reading() as uow:
        below = {code: [s.code for s in uow.structures.children(code)] for code in (None, "b", "g", "nowhere", "a\x00")}
        assert below == {None: ["b", "c", "a"], "b": ["f", "e"], "g": [], "nowhere": [], "a\x00": []}


def test_the_codes_of_the_tree(store: SqlStore, engine: Engine) -> None:
    """Page after page, each code is seen once, in the order of its signs, « Hors-structures » left out."""
    plant(engine, *(a_structure(code) for code in ("é", "a", "Z", "10", "9", "a-b", "ab", "z")))
    with store.reading() as uow:
        first = uow.structures.codes("", 5)
        assert [*first, *uow.structures.codes(first[-1], 5)] == sorted(("é", "a", "Z", "10", "9", "a-b", "ab", "z"))
        assert not uow.structures.codes("é", 5)
        assert not uow.structures.codes("a\x00", 5)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
def test_no_query_breaks_a_search(store: SqlStore, query: str) -> None:
    """Whatever is typed, a search gives a list."""
    with store.reading() as uow:
        assert list(uow.structures.search(query, 5)) == []


def test_the_structure_outside_the_tree_is_there_from_the_start(store: SqlStore) -> None:
    """A new database holds « Hors-structures », which a citizen may choose and no search gives."""
    with store.reading() as uow:
        outside = uow.structures.get(OUTSIDE_CODE)
    assert outside is not None
    assert (outside.path, outside.name) == (OUTSIDE_CODE, OUTSIDE_NAME)


PATHS = [
    *(
        "1",
        "1/2",
        "1/2/3",
        "1/21",
        "1/2 b",
        "1/2-b",
        "1/2.b",
        "1/2!",
        "1/20",
        "1/2A",
        "1/2é",
        "1/2\u00a0",
        "1/2/é",
        "1/2/~",
    ),
    *("1/2~", "1/2&b", "1/2+b", "1/2#", "1/2\\b", "1/2$", "1/2_b", "1/2@b", "1/2(b)"),
    *("12", "1-2", "1 2", "1.2", "1é", "A", "a", "é", "É", "2", "1/2/3/4"),
]
"""Neighbours of a sub-tree, in the order of bytes (space ! - . 0) or in that of a dictionary (& + # ~)."""


def test_a_sub_tree_never_holds_a_neighbour(store: SqlStore, engine: Engine) -> None:
    """A sub-tree is the structure and what is below it, whatever signs the codes of the others are made of."""
    structures = [a_structure(path, code=f"c{n}", parent_code=None) for n, path in enumerate(PATHS)]
    plant(engine, *structures)
    with engine.connect() as connection:
        for root in PATHS:
            paths = connection.scalars(select(col(StructureRow.path)).where(in_subtree(root))).all()
            assert sorted(paths) == sorted(path for path in PATHS if within(path, root)), root


SIGNS = st.text(st.sampled_from("012 -.!0:Aaé~&+_"), min_size=1, max_size=3)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(codes=st.lists(st.lists(SIGNS, min_size=1, max_size=4).map("/".join), min_size=2, max_size=15, unique=True))
def test_a_sub_tree_is_what_core_says(engine: Engine, codes: list[str]) -> None:
    """Whatever the tree, the database finds below a structure exactly what core.structure.within says."""
    with engine.connect() as connection:  # left without commit: the next example starts from nothing
        for number, path in enumerate(codes):
            row = a_structure(path, code=f"c{number}", parent_code=None).model_dump()
            connection.execute(StructureRow.__table__.insert().values(**row, search_text=""))
        for root in codes:
            paths = connection.scalars(select(col(StructureRow.path)).where(in_subtree(root))).all()
            assert sorted(paths) == sorted(path for path in codes if within(path, root))

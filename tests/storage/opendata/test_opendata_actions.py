"""`export-actions`: published actions alone, with what their public pages say."""

from datetime import date

import pytest
from sqlalchemy import Engine

from core.dates import PARIS
from core.explore.clauses import order, selected
from core.explore.odsql import condition
from core.explore.query import Query
from core.projection import public_action
from core.vocabulary import ActionState
from storage.opendata.explore.catalogue import ACTIONS
from storage.opendata.explore.datasets import SqlDatasets
from storage.store import SqlStore
from tests.storage.samples import a_published_experience, a_structure, after, an_action, an_experience, plant, put

EVERY_FIELD = selected("", ACTIONS)
SECRET = {"owner": "SECRET", "contributors": "SECRET", "follow_up": "SECRET", "blocked": "SECRET", "version": 3}
RICH = {
    "problem": "La file déborde dans la rue.",
    "description": "Un accueil à l’ouverture.",
    "state": ActionState.ENGAGED,
    "progress": 40,
    "commitment_year": 2021,
    "commitment": 5,
    "starts_on": date(2026, 5, 1),
    "published_at": after(1),
    "engaged_at": after(2),
}


@pytest.fixture
def datasets(store: SqlStore, engine: Engine) -> SqlDatasets:
    """Give the datasets of a programme with a public action, a dropped one, and one that is still prepared."""
    plant(engine, a_structure("caf", name="Caf"))
    with store.writing() as uow:
        put(uow, [a_published_experience(1), a_published_experience(2), an_experience(3)])
        uow.actions.add(an_action(1, **RICH, **SECRET), (1, 2, 3))
        dropped = {"state": ActionState.DROPPED, "published_at": after(3), "dropped_at": after(4)}
        uow.actions.add(an_action(2, dropped_why="Faute de moyens.", **dropped), ())
        uow.actions.add(an_action(3, title="SECRET", **SECRET), (1,))
        uow.commit()
    return SqlDatasets(engine)


def found(datasets: SqlDatasets, where: str = "", **more: object) -> list[dict[str, str]]:
    asked = {"where": condition(where, ACTIONS)} if where else {}
    query = Query(selected=EVERY_FIELD, **asked, **more)
    return [dict(record) for piece in datasets.pieces(ACTIONS, query) for record in piece]


def test_a_record_says_what_the_public_page_says(datasets: SqlDatasets, store: SqlStore) -> None:
    """Field by field against the one public projection; nothing of what is not public, nor of what is prepared."""
    records = found(datasets)
    assert [record["id_action"] for record in records] == ["1", "2"]
    assert "SECRET" not in str(records)
    with store.reading() as uow:
        structure = uow.structures.get("caf")
        for record in records:
            action = uow.actions.get(int(record["id_action"]))
            assert action is not None and structure is not None
            public = public_action(action, structure)
            assert public is not None
            told = (public.title, public.problem, public.description, public.state.label, public.commitment)
            names = ("intitule_de_l_action", "probleme", "description", "etat_de_l_action", "engagement")
            assert tuple(record[name] for name in names) == told
            assert record["date_de_publication"] == f"{public.published_at.astimezone(PARIS):%Y-%m-%d}"
    first, second = records
    linked = (first["avancement"], first["experiences_publiees_liees"], first["date_de_debut_prevue"])
    assert linked == ("40", "2", "2026-05-01")
    assert first["engagement"] != ""
    assert (second["motif_d_abandon"], second["date_de_debut_prevue"]) == ("Faute de moyens.", "")


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        ("etat_de_l_action = 'abandonnée'", ["2"]),
        ("avancement >= 40", ["1"]),
        ("experiences_publiees_liees > 1", ["1"]),
        ("date_action_engagee is not null", ["1"]),
        ('"files"', ["1"]),
        ('"SECRET"', []),
        ("id_action = 3", []),
        ("code_sp_de_la_structure = 'caf'", ["1", "2"]),
    ],
)
def test_actions_are_asked_for(datasets: SqlDatasets, where: str, numbers: list[str]) -> None:
    assert [record["id_action"] for record in found(datasets, where)] == numbers
    assert datasets.count(ACTIONS, condition(where, ACTIONS)) == len(numbers)


def test_actions_are_sorted(datasets: SqlDatasets) -> None:
    sorted_ = found(datasets, order=order("date_de_publication desc, id_action desc", ACTIONS))
    assert [record["id_action"] for record in sorted_] == ["2", "1"]
    assert {field.name for field in ACTIONS.fields} == set(sorted_[0])

"""The open-data API over SQL: the database filters, sorts and pages as a plain walk through every row would."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event
from sqlmodel import Session, col

from core.errors import Unavailable
from core.explore.clauses import facets, order, selected
from core.explore.conditions import EVERYTHING, All
from core.explore.dataset import Dataset, Kind
from core.explore.odsql import condition
from core.explore.query import Query
from core.reading import show_in_lists
from core.vocabulary import Channel, ExperienceState, GeneralTag, ResponseState, Sentiment
from storage.engine import open_engine
from storage.opendata.experiences_files import read_experiences
from storage.opendata.explore.catalogue import EXPERIENCES, STRUCTURES
from storage.opendata.explore.datasets import SqlDatasets
from storage.opendata.exporter import rows
from storage.opendata.importer import Importer
from storage.opendata.published import PIECE
from storage.opendata.rejects import Rejects
from storage.opendata.source import Source
from storage.store import SqlStore
from storage.tables import ExperienceRow
from tests.fakes.datasets import FakeDatasets, Record, plain
from tests.storage.opendata.made_up_rows import Values, a_row, as_csv
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    after,
    an_experience,
    plant,
    put,
)

EVERY_FIELD = selected("", EXPERIENCES)
ALL = Query(selected=EVERY_FIELD)


def imported(chance: random.Random, number: int) -> Values:
    """Give a row as files have them, dirt included."""
    day = f"202{chance.randint(3, 4)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    answered = chance.random() < 0.5
    return a_row(
        number,
        titre=chance.choice(["Attente", "attente", "Été", 'L\'accueil "parfait"', "100 % _x\\"]),
        description=chance.choice(["J'ai attendu.Puis rien", "<p>Bien reçu</p>", "Deux\nlignes ; et &amp;"]),
        ecrit_le=chance.choice(["", day, day + " 23:30:00", day + " 00:10:00"]),
        date_de_publication=chance.choice([day, day, day + "T23:59:59"]),
        ressenti_usager=chance.choice(["Positif", "Négatif", "Neutre", ""]),
        pseudonyme_usager=chance.choice(["", "Zoé", "zoé"]),
        pays=chance.choice(["France", "", "Suisse"]),
        etat_experience="Traitée" if answered else "A traiter",
        canaux_typologie_1=chance.choice(["Téléphone,Accueil", "Accueil, Téléphone", "", "Pigeon"]),
        intitule_structure_1=chance.choice(["Caf du Gard", "Mairie d’Ys", ""]),
        intitule_typologie_1=chance.choice(["Caf", "Autre"]),
        intitule_structure_2=chance.choice(["", "Agence"]),
        reponse_structure_1="Bonjour,\n\nmerci." if answered else "",
        date_de_premiere_reponse=chance.choice([day, ""]) if answered else "",
        statut_reponse_structure_1=chance.choice(["", "Répondu"]),
        tags_metiers=chance.choice(["", "RSA", "RSA,Aah"]),
        relation=chance.choice(["", "Positif"]),
        reactivite=chance.choice(["", "Négatif", "?"]),
        date_action_engagee=chance.choice(["", "2024-02-01", "bientôt"]),
    )


def told_here() -> Iterator[object]:
    """Give experiences of the form: in every state, around the hours when a day of Paris is not the day of UTC."""
    for number, state in enumerate(ExperienceState, start=900):
        published_at = NOON if state is ExperienceState.PUBLISHED else None
        yield an_experience(number, state=state, published_at=published_at, title="SECRET", text="SECRET")
        yield a_concern(number)
        yield a_response(number, body="SECRET", state=ResponseState.DRAFT)
    for number in range(800, 830):
        at = after((number - 815) * 400 * 60)
        tags = {GeneralTag.RELATION: Sentiment.NEGATIVE} if number % 3 else {}
        feeling = [None, *Sentiment][number % 4]
        yield a_published_experience(number, submitted_at=at, published_at=at, sentiment=feeling, tags=tags)
        yield a_concern(number, 1, channels={Channel.CHAT: None, Channel.DESK: Sentiment.NEGATIVE})
        yield a_concern(number, 2, "hors-structures", named="Mairie d’Ys")
        if number % 2:
            yield a_response(number, 2, state=ResponseState.SUPERSEDED, published_at=at)
        if number % 4:
            parts = {"greeting": "Bonjour,", "signature": "L’équipe"} if number % 3 else {}
            yield a_response(number, 2, 2, state=ResponseState.PUBLISHED, published_at=after(0), **parts)


@pytest.fixture
def base(engine: Engine, tmp_path: Path) -> Engine:
    """Give an engine over a small base: rows of a file with all their dirt, and experiences told here."""
    plant(engine, a_structure("caf", name="Caisse nationale", typology="Caf"))
    plant(engine, a_structure("caf/caf-30", name="Caf du Gard", typology="Caf", town="Nîmes"))
    chance = random.Random(20260503)
    raw = as_csv(imported(chance, number) for number in range(1, 61))
    with Rejects(tmp_path / "rejets.csv") as rejects:
        Importer(engine, rejects, NOON).run(read_experiences(Source("essai", io.BytesIO(raw), None)))
    with SqlStore(engine).writing() as uow:
        put(uow, told_here())
        for number in (*range(1, 61), *range(800, 830), *range(900, 905)):
            show_in_lists(uow, number)
        uow.commit()
    return engine


def walked(engine: Engine) -> FakeDatasets:
    """Give the same dataset in memory, as the export of files writes it."""
    records: list[Record] = list(rows(engine))
    return FakeDatasets({EXPERIENCES: lambda: records})


def answer(datasets: SqlDatasets | FakeDatasets, query: Query, dataset: Dataset = EXPERIENCES) -> list[Record]:
    return [record for piece in datasets.pieces(dataset, query) for record in piece]


def clauses(records: list[Record]) -> Iterator[str]:
    """Give conditions on every field that holds anything, with values that stand in it."""
    chance = random.Random(7)
    for field in EXPERIENCES.fields:
        held = sorted({record[field.name] for record in records if record[field.name]})
        if field.kind is Kind.DATE:
            held = [text[:10] for text in held if text[:2] == "20"]
        if not held:
            continue
        text = chance.choice(held)
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        yield from (f"{field.name} {sign} {quoted}" for sign in ("=", "!=", "<=", chance.choice("<>"), ">="))
        yield f"not ({field.name} < {quoted} or {field.name} is null)"
        if field.kind is Kind.TEXT:
            begin = text.split()[0].upper().replace("\\", "").replace('"', "")
            yield f'startswith({field.name}, "{begin}") or {field.name} like "*{begin.strip("*%")[-3:]}"'
            yield f'search({field.name}, "{begin} e")'
    yield "motif_de_rejet is null and motif_de_rejet != 'x' and not motif_de_rejet < 'x'"
    yield "titre >= '' or pays <= ''"


def test_the_database_filters_as_a_plain_walk_does(base: Engine) -> None:
    """On every field, with every sign: the same records and the same count."""
    plainly, datasets = walked(base), SqlDatasets(base)
    records = answer(plainly, Query(selected=EVERY_FIELD))
    for text in clauses(records):
        where = condition(text, EXPERIENCES)
        expected = answer(plainly, Query(selected=EVERY_FIELD, where=where))
        assert answer(datasets, Query(selected=EVERY_FIELD, where=where)) == expected, text
        assert datasets.count(EXPERIENCES, where) == len(expected), text


def test_words_are_found_as_in_the_search_of_the_site(base: Engine) -> None:
    """In titles, stories and answers; words that say nothing leave everything."""
    texts = ("'attente'", "search('attendu bien')", "'récit' and ecrit_le > date'2026-05-05'", "'le la les'", "'xyz'")
    for text in texts:
        query = Query(selected=EVERY_FIELD, where=condition(text, EXPERIENCES))
        assert answer(SqlDatasets(base), query) == answer(walked(base), query), text


FACETS = [
    (["date_de_publication:2024"], []),
    (["date_de_publication:2026/05"], ["ecrit_le:2026/05/03"]),
    (["ressenti_usager:Négatif", "pays:France"], ["titre:Attente"]),
    (["date_de_premiere_reponse:2026"], []),
    ([], ["id_experience:3"]),
]


def test_facets_narrow_as_a_plain_walk_does(base: Engine) -> None:
    """Years, months and days for dates, whole values for the rest."""
    for refined, excluded in FACETS:
        query = Query(selected=EVERY_FIELD, where=facets(refined, excluded, EXPERIENCES))
        found = answer(SqlDatasets(base), query)
        assert found == answer(walked(base), query)
        assert 0 < len(found) < 91, refined


def test_the_database_sorts_as_a_plain_walk_does(base: Engine) -> None:
    """By every field, both ways, alone and with a second one; empty ones last; pages cut where they should."""
    plainly, datasets = walked(base), SqlDatasets(base)
    held = [field.name for field in EXPERIENCES.fields if len({one[field.name] for one in answer(plainly, ALL)}) > 2]
    for name in held:
        for text in (f"{name}, titre desc", f"{name} desc"):
            by = order(text, EXPERIENCES)
            query = Query(selected=EVERY_FIELD, order=by)
            found, expected = answer(datasets, query), answer(plainly, query)
            if len(by) == 1 and name in {"ecrit_le", "date_de_publication"}:
                # By the hour within a day, and where the date that stands in is when nothing is shown.
                assert days(found, name) == days(expected, name), text
                continue
            assert found == expected, text
            page = Query(selected=EVERY_FIELD, order=by, offset=7, limit=11)
            assert answer(datasets, page) == expected[7:18], text


def days(records: list[Record], name: str) -> list[object]:
    field = EXPERIENCES.field(name)
    return [plain(record, field) for record in records if record[name]]


def test_nothing_but_what_is_published_ever_comes_out(base: Engine) -> None:
    """Neither in records, nor in counts, nor through a condition that only hidden things fulfil."""
    datasets = SqlDatasets(base)
    records = answer(datasets, Query(selected=EVERY_FIELD))
    assert [record["id_experience"] for record in records if "SECRET" in "".join(record.values())] == ["901"]
    assert datasets.count(EXPERIENCES, EVERYTHING) == len(records) == 91
    for text in (
        "titre = 'SECRET'",
        "'secret'",
        "search(description, 'SECRET')",
        "not titre = 'x' and titre like 'SEC*'",
    ):
        assert datasets.count(EXPERIENCES, condition(text, EXPERIENCES)) == 1, text
    assert datasets.count(EXPERIENCES, condition("reponse_structure_1 = 'SECRET'", EXPERIENCES)) == 0


def test_numbers_out_of_reach_are_only_never_met(engine: Engine) -> None:
    """Neither engine is asked to hold them."""
    with SqlStore(engine).writing() as uow:
        put(uow, [a_published_experience(5)])
        uow.commit()
    datasets = SqlDatasets(engine)
    counts = {
        text: datasets.count(EXPERIENCES, condition(f"id_experience {text}", EXPERIENCES))
        for text in ("< 99999999999999999999999", "> -99999999999999999999", "= 5.5", "> 4.5", "= 2147483648", "= 5.0")
    }
    assert list(counts.values()) == [1, 1, 0, 1, 0, 1]
    for day in ("0001-01-01", "9999-12-31"):
        assert datasets.count(EXPERIENCES, condition(f"ecrit_le = date'{day}'", EXPERIENCES)) == 0
        assert datasets.count(EXPERIENCES, condition(f"ecrit_le != date'{day}'", EXPERIENCES)) == 1


@pytest.mark.parametrize("sorting", ["", "titre desc"])
def test_a_stream_reads_no_further_than_it_is_asked(engine: Engine, sorting: str) -> None:
    """Each piece is read when it is asked for, holds so many records at most, and each record comes once."""
    count = 2 * PIECE + 3
    with SqlStore(engine).writing() as uow:
        put(uow, (a_published_experience(number) for number in range(1, count + 1)))
        uow.commit()
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    pieces = SqlDatasets(engine).pieces(EXPERIENCES, Query(selected=EVERY_FIELD, order=order(sorting, EXPERIENCES)))
    assert asked == []
    first = next(pieces)
    for_one = len(asked)
    second = next(pieces)
    assert len(first) == len(second) == PIECE
    assert len(asked) <= 2 * for_one
    others = [record for piece in pieces for record in piece]
    found = [int(record["id_experience"]) for record in (*first, *second, *others)]
    assert sorted(found) == list(range(1, count + 1))


def test_no_connection_is_held_between_two_pieces(engine: Engine) -> None:
    """A reader who is slow, or who went away, keeps nothing from others."""
    with SqlStore(engine).writing() as uow:
        put(uow, (a_published_experience(number) for number in range(1, PIECE + 2)))
        uow.commit()
    for sorting in ("", "titre"):
        query = Query(selected=EVERY_FIELD, order=order(sorting, EXPERIENCES))
        pieces = SqlDatasets(engine).pieces(EXPERIENCES, query)
        next(pieces)
        assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_what_is_withdrawn_while_a_stream_runs_is_left_out(engine: Engine) -> None:
    with SqlStore(engine).writing() as uow:
        put(uow, (a_published_experience(number) for number in range(1, PIECE + 11)))
        uow.commit()
    query = Query(selected=EVERY_FIELD, order=order("titre", EXPERIENCES))
    pieces = SqlDatasets(engine).pieces(EXPERIENCES, query)
    next(pieces)
    with Session(engine) as session:
        session.execute(
            sa.update(ExperienceRow).where(col(ExperienceRow.number) == PIECE + 5).values(state="withdrawn")
        )
        session.commit()
    assert [int(record["id_experience"]) - PIECE for record in next(pieces)] == [1, 2, 3, 4, 6, 7, 8, 9, 10]


def test_structures_are_given_without_what_stands_outside_the_tree(base: Engine) -> None:
    """With the name of their network, and filtered, sorted and searched like the rest."""
    datasets = SqlDatasets(base)
    everything = Query(selected=selected("", STRUCTURES))
    assert answer(datasets, everything, STRUCTURES) == [
        structure("caf", "", "Caisse nationale", ""),
        structure("caf-30", "caf", "Caf du Gard", "Nîmes"),
    ]
    for text in ("'gard'", "reseau = 'Caisse nationale' and ville is not null", "code_sp_structure_parent = 'caf'"):
        query = Query(selected=everything.selected, where=All((condition(text, STRUCTURES),)))
        assert [one["code_sp_de_la_structure"] for one in answer(datasets, query, STRUCTURES)] == ["caf-30"], text
    backwards = Query(selected=everything.selected, order=order("intitule_de_la_structure", STRUCTURES), limit=1)
    assert [one["intitule_de_la_structure"] for one in answer(datasets, backwards, STRUCTURES)] == ["Caf du Gard"]


def structure(code: str, parent: str, name: str, town: str) -> Record:
    return {
        "code_sp_de_la_structure": code,
        "code_sp_structure_parent": parent,
        "reseau": "Caisse nationale",
        "intitule_de_la_typologie": "Caf",
        "intitule_de_la_structure": name,
        "code_postal_de_la_structure": "",
        "ville": town,
        "pays": "France",
    }


def test_a_base_that_is_not_there_is_told(unmigrated_url: str) -> None:
    engine = open_engine(unmigrated_url)
    with pytest.raises(Unavailable):
        SqlDatasets(engine).count(EXPERIENCES, EVERYTHING)
    with pytest.raises(Unavailable):
        answer(SqlDatasets(engine), Query(selected=EVERY_FIELD))
    engine.dispose()

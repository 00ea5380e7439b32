"""Importing experiences: what is created, updated, kept, refused, and what comes back on export."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

from core.classification import Classification
from core.clock import SystemClock
from core.desk import Desk
from core.filters import Filters
from core.french import stems
from core.response import Wording
from core.vocabulary import Channel, ExperienceState, ResponseState, Role, Sentiment
from storage.engine import open_engine, sqlite_url
from storage.opendata import mapping
from storage.opendata.experiences_files import read_experiences
from storage.opendata.exporter import write_csv, write_json
from storage.opendata.importer import PIECE, Importer, Summary
from storage.opendata.rejects import Rejects
from storage.opendata.source import Source
from storage.store import SqlStore
from storage.tables import ConcernRow, ExperienceRow, ResponseRow, SourceRow
from tests.storage.opendata.made_up_rows import BLANK, DATA, NO_DATA, Values, a_row, as_csv, as_json, programmes
from tests.storage.samples import NOON, a_published_experience, a_structure, an_account, plant, put

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=NO_DATA)


@pytest.fixture
def tree(engine: Engine) -> Engine:
    """Give an engine over a tree where some names are told once, and one is told in two networks."""
    plant_tree(engine)
    return engine


def plant_tree(engine: Engine) -> None:
    plant(
        engine,
        a_structure("caf", name="Caisse nationale", typology="Caf"),
        a_structure("caf/caf-30", name="Caf du Gard", typology="Caf"),
        a_structure("caf/agence", name="Agence", typology="Caf"),
        a_structure("gn", name="Gendarmerie", typology="Gendarmerie"),
        a_structure("gn/agence-gn", name="Agence", typology="Gendarmerie"),
    )


def bring(engine: Engine, content: bytes | Iterable[Values], tmp_path: Path, *, dry_run: bool = False) -> Summary:
    """Import a file, and give the summary; the rejects go to a file in the folder."""
    raw = content if isinstance(content, bytes) else as_csv(content)
    source = Source("essai", io.BytesIO(raw), None)
    with Rejects(tmp_path / "rejets.csv") as rejects:
        return Importer(engine, rejects, NOON, dry_run=dry_run).run(read_experiences(source))


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    """Give (read, created, updated, unchanged, rejected)."""
    return summary.read, summary.created, summary.updated, summary.unchanged, summary.rejected


def exported(engine: Engine) -> dict[int, Values]:
    """Give the rows of the CSV export by number, once it is sure that the JSON export tells the same."""
    text, records = io.StringIO(newline=""), io.StringIO()
    assert write_csv(engine, text) == write_json(engine, records)
    sheet = csv.reader(io.StringIO(text.getvalue().removeprefix("\ufeff"), newline=""), delimiter=";")
    labels = next(sheet)
    assert len(labels) == len(set(labels))
    found = list(sheet)
    told = json.loads(records.getvalue())
    assert [[cell or None for cell in row][1:] for row in found] == [list(record.values())[1:] for record in told]
    return {int(row[0]): dict(zip(told[0], row, strict=True)) for row in found} if told else {}


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, but for when it was imported."""
    with engine.connect() as connection:
        return {
            table.name: sorted(
                (tuple(str(cell) for name, cell in row._mapping.items() if name != "imported_at"))
                for row in connection.execute(sa.select(table))
            )
            for table in SQLModel.metadata.sorted_tables
        }


@needs_data
@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_real_rows_come_back_equal(tree: Engine, tmp_path: Path, form: str) -> None:
    """A hundred real rows, in either form: created once, unchanged twice, and exported equal cell by cell."""
    raw = (DATA / f"experiences-100.{form}").read_bytes()
    assert counts(bring(tree, raw, tmp_path)) == (100, 100, 0, 0, 0)
    before = everything(tree)
    assert counts(bring(tree, raw, tmp_path)) == (100, 0, 0, 100, 0)
    other = (DATA / f"experiences-100.{'json' if form == 'csv' else 'csv'}").read_bytes()
    assert counts(bring(tree, other, tmp_path)) == (100, 0, 0, 100, 0)
    assert everything(tree) == before
    expected = [
        {slug: "" if cell is None else str(cell) for slug, cell in record.items()}
        for record in json.loads((DATA / "experiences-100.json").read_text())
    ]
    assert list(exported(tree).values()) == expected


@contextmanager
def fresh(folder: Path, migrated_file: Path) -> Iterator[Engine]:
    """Give an engine over a new SQLite database with the tree."""
    file = folder / "ecoute.db"
    file.unlink(missing_ok=True)
    file.write_bytes(migrated_file.read_bytes())
    engine = open_engine(sqlite_url(file))
    plant_tree(engine)
    try:
        yield engine
    finally:
        engine.dispose()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(programme=programmes())
@example(
    programme=[a_row(1, description="a\x1bb\x00c\ud800d", titre="\u202eTitre\u200b", reponse_structure_1="<p>Oui</p>")]
)
@example(programme=[a_row(1, ecrit_le="", date_de_publication="03/05/2022")])
@example(programme=[a_row(1, canaux_typologie_1="Accueil,Accueil,Pigeon", canaux_typologie_3="Téléphone")])
@example(
    programme=[
        a_row(1, pays="", intitule_structure_1="", intitule_typologie_1="", reponse_structure_2="Réponse de personne")
    ]
)
def test_import_export_import_is_a_fixed_point(
    programme: list[Values], migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What was imported comes back equal, dates in today's form, and importing the export changes nothing."""
    folder = tmp_path_factory.getbasetemp() / "fixed-point"
    folder.mkdir(exist_ok=True)
    with fresh(folder, migrated_file) as engine:
        first = bring(engine, as_json(programme), folder)
        assert (first.created, first.rejected) == (len(programme), 0)
        rows = exported(engine)
        assert list(rows.values()) == [mapping.normal(row) for row in programme]
        kept = everything(engine)
        for content in (as_csv(rows.values()), as_json(rows.values()), as_json(programme)):
            again = bring(engine, content, folder)
            assert counts(again) == (len(programme), 0, 0, len(programme), 0)
        assert everything(engine) == kept
    with fresh(folder, migrated_file) as engine:
        bring(engine, as_json(rows.values()), folder)
        assert exported(engine) == rows


def test_on_both_engines_a_row_with_every_quirk_comes_back(tree: Engine, tmp_path: Path) -> None:
    """Control signs, gaps between structures, unknown words, HTML, an hour: all comes back on either engine."""
    row = a_row(
        titre="\u202eTitre\u200b\x1b",
        description="Bonjour.Je_vous_écris_avec_des_tirets &nbsp;; ; ;fin\r\n\r\n\r\n\r\nMme XXX",
        ecrit_le="2024-05-03T10:20:30+00:00",
        ressenti_usager="Ravi",
        intitule_structure_1="",
        intitule_typologie_1="",
        canaux_typologie_1="Pigeon",
        intitule_structure_3="Ailleurs",
        reponse_structure_3="<p>Bonjour,</p><ul><li>un</li></ul> ;fin",
        statut_reponse_structure_3="Publiée",
        taux_de_similarite_reponse_ia_structure_3="12,5",
        tags_metiers='a;"b"',
        accessibilite="Positif",
        reactivite="Bof",
    )
    assert counts(bring(tree, [row], tmp_path)) == (1, 1, 0, 0, 0)
    assert exported(tree) == {7: mapping.normal(row)}
    assert counts(bring(tree, as_json([row]), tmp_path)) == (1, 0, 0, 1, 0)
    view = SqlStore(tree).reading()
    with view as uow:
        kept = uow.experiences.get(7)
        response = uow.responses.of([7])[7][0]
    assert kept is not None
    assert kept.title == "Titre"
    assert kept.text == "Bonjour.\nJe vous écris avec des tirets \xa0; ; ;fin\n\nMme XXX"
    assert response.body == "Bonjour,\n\n• un\n fin"


def test_known_extra_columns_come_back(tree: Engine, tmp_path: Path) -> None:
    """A column that some official files have besides the others is kept, and exported after them."""
    row = a_row() | {"code_postal_usager": "30000"}
    bring(tree, as_csv([row], [*BLANK, "code_postal_usager"]), tmp_path)
    assert exported(tree) == {7: row}


def test_an_identifier_is_a_number_however_it_is_written(tree: Engine, tmp_path: Path) -> None:
    """An identifier with zeros or spaces before it is the same number."""
    assert counts(bring(tree, [a_row(7), a_row(7, id_experience=" 007 ")], tmp_path)) == (2, 1, 0, 1, 0)
    assert list(exported(tree)) == [7]


def test_a_changed_row_updates(tree: Engine, tmp_path: Path) -> None:
    """The same ID with other words is an update: the export tells the new row, and the tables have no trace of two."""
    bring(tree, [a_row(), a_row(8)], tmp_path)
    new = a_row(
        titre="Un autre titre",
        description="Un autre récit.",
        etat_experience="Traitée",
        intitule_structure_1="Agence",
        intitule_typologie_1="Gendarmerie",
        reponse_structure_1="Une réponse.",
        date_de_premiere_reponse="2024-06-01",
        intitule_structure_2="Ailleurs",
    )
    assert counts(bring(tree, [new, a_row(8)], tmp_path)) == (2, 0, 1, 1, 0)
    assert exported(tree) == {7: new, 8: a_row(8)}
    assert counts(bring(tree, [new], tmp_path)) == (1, 0, 0, 1, 0)
    again = new | {"reponse_structure_1": "Une réponse corrigée."}
    assert counts(bring(tree, [again], tmp_path)) == (1, 0, 1, 0, 0)
    assert exported(tree)[7] == again


def test_searches_follow_the_file(tree: Engine, tmp_path: Path) -> None:
    """An imported experience is found by the words of the last file, answers included, and by no earlier ones."""

    def found(words: str) -> list[int]:
        with SqlStore(tree).reading() as uow:
            return [e.number for e in uow.listing.page(Filters(words=tuple(stems(words))), None, 5)]

    bring(tree, [a_row(7, titre="Guichet fermé", reponse_structure_1="Nous sommes navrés.")], tmp_path)
    assert [found(words) for words in ("guichet", "navrés", "téléphone")] == [[7], [7], []]
    bring(tree, [a_row(7, titre="Téléphone muet", reponse_structure_1="Réparé.")], tmp_path)
    assert [found(words) for words in ("guichet", "navrés", "téléphone", "réparé")] == [[], [], [7], [7]]


def test_what_a_changed_row_no_longer_tells_goes_away(tree: Engine, tmp_path: Path) -> None:
    """A structure or an answer that the file has taken back is taken back here too."""
    full = a_row(
        etat_experience="Traitée",
        reponse_structure_1="Une réponse.",
        date_de_premiere_reponse="2024-06-01",
        intitule_structure_2="Ailleurs",
        reponse_structure_2="Une autre.",
    )
    bring(tree, [full], tmp_path)
    assert exported(tree) == {7: full}
    assert counts(bring(tree, [a_row()], tmp_path)) == (1, 0, 1, 0, 0)
    assert exported(tree) == {7: a_row()}
    bring(tree, [full], tmp_path)
    assert exported(tree) == {7: full}


def desk(engine: Engine, name: str) -> Desk:
    """Give the desk of an account."""
    return Desk(SqlStore(engine), SystemClock(), name)


@pytest.fixture
def staffed(tree: Engine) -> Engine:
    """Give an engine over the tree, with a moderator and an agent."""
    with SqlStore(tree).writing() as uow:
        put(uow, [an_account("modo"), an_account("agent", Role.AGENT, "caf-30")])
        uow.commit()
    return tree


def test_an_update_keeps_what_was_done_here(staffed: Engine, tmp_path: Path) -> None:
    """An answer, a draft and a withdrawal of ours are never undone by a file."""
    bring(staffed, [a_row(7), a_row(8), a_row(9)], tmp_path)
    ours = Wording(body="Notre réponse.")
    desk(staffed, "agent").write(7, 1, ours, ResponseState.PUBLISHED, 0)
    desk(staffed, "agent").write(8, 1, ours, ResponseState.DRAFT, 0)
    desk(staffed, "modo").withdraw(9, 1, "Son auteur l’a demandé.")
    news = [
        a_row(number, titre="Le titre changé", reponse_structure_1="La leur.", date_de_premiere_reponse="2024-06-01")
        for number in (7, 8, 9)
    ]
    assert counts(bring(staffed, news, tmp_path)) == (3, 0, 3, 0, 0)
    rows = exported(staffed)
    assert list(rows) == [7, 8]
    assert rows[7]["reponse_structure_1"] == "Notre réponse."
    assert rows[7]["titre"] == rows[8]["titre"] == "Le titre changé"
    assert rows[8]["reponse_structure_1"] == "La leur."
    assert desk(staffed, "agent").show(8).concerns[0].draft is not None
    withdrawn = desk(staffed, "modo").show(9).experience
    assert (withdrawn.state, withdrawn.title, withdrawn.version) == (ExperienceState.WITHDRAWN, "Le titre changé", 3)
    assert counts(bring(staffed, news, tmp_path)) == (3, 0, 0, 3, 0)
    bring(staffed, [a_row(7, titre="Encore un titre", intitule_structure_1="")], tmp_path)
    assert exported(staffed)[7]["reponse_structure_1"] == "Notre réponse."


def test_an_update_keeps_what_agents_corrected(staffed: Engine, tmp_path: Path) -> None:
    """Channels corrected here stay, beside what the file tells; exported and imported again, nothing changes."""
    bring(staffed, [a_row(7)], tmp_path)
    wanted = Classification(channels={Channel.CHAT: Sentiment.POSITIVE}, to_improve=True, improvement="Le délai.")
    desk(staffed, "agent").classify(7, 1, 1, wanted)
    assert counts(bring(staffed, exported(staffed).values(), tmp_path)) == (1, 0, 0, 1, 0)
    bring(staffed, [a_row(7, titre="Le titre changé")], tmp_path)
    kept = desk(staffed, "agent").show(7).concerns[0].concern
    assert (kept.channels, kept.improvement) == ({Channel.CHAT: Sentiment.POSITIVE}, "Le délai.")
    assert kept.told_channels is not None
    assert exported(staffed)[7]["titre"] == "Le titre changé"


def test_our_own_export_after_an_answer_changes_nothing(staffed: Engine, tmp_path: Path) -> None:
    """Importing what was exported after work done here creates nothing and updates nothing."""
    bring(staffed, [a_row(7)], tmp_path)
    desk(staffed, "agent").write(7, 1, Wording(body="Notre réponse."), ResponseState.PUBLISHED, 0)
    rows = exported(staffed)
    assert rows[7]["etat_experience"] == "Traitée" or rows[7]["reponse_structure_1"] == "Notre réponse."
    assert counts(bring(staffed, rows.values(), tmp_path)) == (1, 0, 0, 1, 0)


def test_the_number_of_an_experience_told_here_is_refused(tree: Engine, tmp_path: Path) -> None:
    """A row whose ID is that of an experience told at the form is rejected with the reason, unless it is our own."""
    with SqlStore(tree).writing() as uow:
        put(uow, [a_published_experience(7)])
        uow.commit()
    own = exported(tree)
    assert counts(bring(tree, own.values(), tmp_path)) == (1, 0, 0, 1, 0)
    assert counts(bring(tree, [a_row(7)], tmp_path)) == (1, 0, 0, 0, 1)
    assert exported(tree) == own
    line = (tmp_path / "rejets.csv").read_text("utf-8-sig").splitlines()[1]
    assert line == "2;ce numéro est celui d’une expérience déposée ici\u202f: elle n’est pas remplacée;Le titre 7"


def test_a_dry_run_writes_nothing_and_counts_the_same(tree: Engine, tmp_path: Path) -> None:
    """A dry run leaves every table as it is, and its summary is that of the real run that follows."""
    bring(tree, [a_row(1), a_row(2)], tmp_path)
    with SqlStore(tree).writing() as uow:
        put(uow, [a_published_experience(9)])
        uow.commit()
    changed = a_row(2, titre="Changé", intitule_structure_1="Ailleurs")
    file = [
        *(a_row(1), changed, changed, a_row(3), a_row(3), a_row(3, titre="Changé", intitule_structure_1="Loin")),
        *(a_row(9), a_row(9), a_row(4, titre=""), a_row(5, intitule_structure_2="Loin")),
    ]
    before = everything(tree)
    dry = bring(tree, file, tmp_path, dry_run=True)
    assert everything(tree) == before
    assert dry == bring(tree, file, tmp_path)
    assert counts(dry) == (10, 2, 2, 3, 3)


def test_structures_are_found_by_their_exact_name_in_their_network(tree: Engine, tmp_path: Path) -> None:
    """An exact name told once is found; told twice, the network or the typology decides; else it is outside, named."""
    cases = {
        ("Caf du Gard", "Caf"): ("caf-30", ""),
        ("Caf du Gard", "N’importe"): ("caf-30", ""),
        ("Agence", "Caf"): ("agence", ""),
        ("Agence", "gendarmerie"): ("agence-gn", ""),
        ("Agence", "Caisse nationale"): ("agence", ""),
        ("Agence", ""): ("hors-structures", "Agence"),
        ("Agence", "Mairie"): ("hors-structures", "Agence"),
        ("caf du gard", "Caf"): ("hors-structures", "caf du gard"),
        ("Mairie d’Ys", "Mairie"): ("hors-structures", "Mairie d’Ys"),
        ("", "Mairie"): ("hors-structures", ""),
    }
    file = [
        a_row(number, intitule_structure_1=name, intitule_typologie_1=typology)
        for number, (name, typology) in enumerate(cases, start=1)
    ]
    assert bring(tree, file, tmp_path).outside == 4
    with Session(tree) as session:
        found = session.exec(select(ConcernRow).order_by(col(ConcernRow.experience_number))).all()
    assert [(concern.structure_code, concern.named) for concern in found] == list(cases.values())
    assert [row["intitule_structure_1"] for row in exported(tree).values()] == [name for name, _ in cases]


def test_rows_are_kept_by_pieces(tree: Engine, tmp_path: Path) -> None:
    """A run that stops in the middle has kept whole pieces, and the next one goes on from there."""

    class Stopped(Exception):
        pass

    def cut(rows: Iterable[Values]) -> Iterator[Values]:
        for rank, row in enumerate(rows):
            if rank == 2 * PIECE + 17:
                raise Stopped
            yield row

    file = as_csv(a_row(number) for number in range(1, 2 * PIECE + 101))
    rows = read_experiences(Source("essai", io.BytesIO(file), None))
    with Rejects(tmp_path / "rejets.csv") as rejects, pytest.raises(Stopped):
        Importer(tree, rejects, NOON).run(cut(rows))  # type: ignore[arg-type, type-var]
    with Session(tree) as session:
        for table in (ExperienceRow, ConcernRow, SourceRow):
            assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 2 * PIECE
        assert session.scalar(sa.select(sa.func.count()).select_from(ResponseRow)) == 0
    assert counts(bring(tree, file, tmp_path)) == (2 * PIECE + 100, 100, 0, 2 * PIECE, 0)

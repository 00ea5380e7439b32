"""The tree of structures: built without guessing, imported whole or not at all."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from core.structure import OUTSIDE_CODE, Structure
from core.text.clean import fold
from storage.opendata.rejects import Rejects
from storage.opendata.source import Source
from storage.opendata.structures_files import read_structures
from storage.opendata.structures_importer import StructuresSummary, import_structures
from storage.opendata.tree import build
from storage.repositories.rows import models
from storage.store import SqlStore
from storage.tables import StructureRow
from tests.storage.opendata.made_up_rows import DATA, NO_DATA
from tests.storage.samples import a_structure, plant

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=NO_DATA)
HEADER = (
    "Code SP+ de la structure;Code SP+ structure parent;Intitulé du réseau;Intitulé de la typologie;"
    "Intitulé de la structure;Code postal de la structure;Ville;Pays\n"
)


def bring(engine: Engine, content: str | bytes, tmp_path: Path, *, dry_run: bool = False) -> StructuresSummary:
    """Import a file of structures."""
    raw = content if isinstance(content, bytes) else content.encode()
    with Rejects(tmp_path / "rejets.csv") as rejects:
        file = read_structures(Source("essai", io.BytesIO(raw), None))
        return import_structures(engine, file, rejects, dry_run=dry_run)


def flat(*links: str) -> str:
    """Give a flat file out of links such as "child<parent"."""
    rows = (link.partition("<") for link in links)
    return HEADER + "".join(f"{code};{parent};Réseau;type;Nom {code};30000;Nîmes;France\n" for code, _, parent in rows)


def counts(summary: StructuresSummary) -> tuple[int, int, int, int, int]:
    """Give (read, created, updated, unchanged, rejected)."""
    return summary.read, summary.created, summary.updated, summary.unchanged, summary.rejected


def kept(engine: Engine) -> dict[str, Structure]:
    """Give the tree, but for what stands for the services that are not in it."""
    with Session(engine) as session:
        structures = models(Structure, session.exec(select(StructureRow)))
    return {s.code: s for s in structures if s.code != OUTSIDE_CODE}


def holds_together(tree: dict[str, Structure]) -> None:
    """Check that each path is the chain of the parents."""
    for structure in tree.values():
        chain = [structure.code]
        parent = structure.parent_code
        while parent is not None:
            chain.append(parent)
            parent = tree[parent].parent_code
        assert structure.path == "/".join(reversed(chain))


_codes = st.sampled_from("abcdefgh")
_links = st.dictionaries(_codes, st.none() | _codes | st.just("absent"))


@given(links=_links)
def test_paths_are_always_the_chain_of_the_parents(links: dict[str, str | None]) -> None:
    """Whatever parents are named, every structure comes once, after its parent, under the chain of its parents."""
    tree = build(Structure(code=code, parent_code=parent, path="?", name="n") for code, parent in links.items())
    by_code = {structure.code: structure for structure in tree.structures}
    assert sorted(by_code) == sorted(links)
    assert len(tree.structures) == len(links)
    holds_together(by_code)
    seen: set[str] = set()
    for structure in tree.structures:
        assert structure.parent_code is None or structure.parent_code in seen
        seen.add(structure.code)


@given(links=_links)
def test_only_what_does_not_hold_together_loses_its_parent(links: dict[str, str | None]) -> None:
    """A parent is left out where it is nowhere or where following parents comes back; and nowhere else."""
    tree = build(Structure(code=code, parent_code=parent, path="?", name="n") for code, parent in links.items())

    def comes_back(code: str) -> bool:
        above = links[code]
        for _ in links:
            if above is None or above not in links:
                return False
            if above == code:
                return True
            above = links[above]
        return False

    assert dict(tree.unresolved) == {c: p for c, p in links.items() if p is not None and p not in links}
    assert set(tree.cyclic) == {code for code in links if comes_back(code)}
    for structure in tree.structures:
        lost = structure.code in tree.unresolved or structure.code in tree.cyclic
        assert structure.parent_code == (None if lost else links[structure.code])


@needs_data
@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_national_file_makes_the_national_tree(engine: Engine, tmp_path: Path, form: str) -> None:
    """Of 4,031 real structures 4,024 are kept, in a tree of four levels; what does not resolve is told."""
    raw = (DATA / f"structures-national.{form}").read_bytes()
    summary = bring(engine, raw, tmp_path)
    assert counts(summary) == (4031, 4024, 0, 0, 7)
    assert (summary.unresolved_parents, summary.cycles) == (9, 0)
    assert len(summary.reports) == 9
    tree = kept(engine)
    assert len(tree) == 4024
    assert sorted(Counter(s.depth for s in tree.values())) == [0, 1, 2, 3]
    holds_together(tree)
    assert (tmp_path / "rejets.csv").read_text("utf-8-sig").count("code vide") == 7
    other = (DATA / f"structures-national.{'json' if form == 'csv' else 'csv'}").read_bytes()
    for content in (raw, other):
        assert counts(bring(engine, content, tmp_path)) == (4031, 0, 0, 4024, 7)
    assert kept(engine) == tree


@needs_data
def test_the_national_tree_is_found_with_typing_errors(engine: Engine, tmp_path: Path) -> None:
    """Among the real names, an acronym or a word with an error finds what the well-written name finds."""
    bring(engine, (DATA / "structures-national.csv").read_bytes(), tmp_path)
    meant = {
        "ambasade kabul": "ambassade kaboul",
        "ministre de l'interieru cabinet": "cabinet ministre interieur",
        "minstere justice": "ministere justice",
    }
    with SqlStore(engine).reading() as uow:
        for typed, well_written in meant.items():
            found = uow.structures.search(typed, 5)
            assert {s.code for s in found} == {s.code for s in uow.structures.search(well_written, 5)} != set(), typed
        assert uow.structures.search("dgfip", 5)[0].name == "Direction générale des finances publiques"


@needs_data
def test_the_national_directory_makes_a_tree(engine: Engine, tmp_path: Path) -> None:
    """The sample of the directory: every service is kept, links that lead nowhere are told, and twice is once."""
    raw = (DATA / "annuaire-dila-sample.json").read_bytes()
    records = json.loads(raw)["service"]
    summary = bring(engine, raw, tmp_path)
    assert (summary.read, summary.created, summary.rejected) == (len(records), len(records), 0)
    holds_together(kept(engine))
    assert {s.name for s in kept(engine).values()} == {" ".join(record["nom"].split()) for record in records}
    assert bring(engine, raw, tmp_path).unchanged == len(records)


def test_a_child_may_come_before_its_parent(engine: Engine, tmp_path: Path) -> None:
    """The order of the file does not matter."""
    assert counts(bring(engine, flat("c<b", "b<a", "a"), tmp_path)) == (3, 3, 0, 0, 0)
    assert {s.path for s in kept(engine).values()} == {"a", "a/b", "a/b/c"}


def test_a_structure_that_moves_takes_its_subtree_along(engine: Engine, tmp_path: Path) -> None:
    """A changed parent changes the path of the whole sub-tree; only what the file tells anew counts as changed."""
    bring(engine, flat("a", "z", "b<a", "c<b", "d<c"), tmp_path)
    assert counts(bring(engine, flat("b<z"), tmp_path)) == (1, 0, 1, 0, 0)
    assert {s.code: s.path for s in kept(engine).values()} == {
        "a": "a", "z": "z", "b": "z/b", "c": "z/b/c", "d": "z/b/c/d"
    }  # fmt: skip
    assert counts(bring(engine, flat("a<c"), tmp_path)) == (1, 0, 1, 0, 0)
    assert kept(engine)["a"].path == "z/b/c/a"


def test_cycles_and_lost_parents_are_told_never_guessed(engine: Engine, tmp_path: Path) -> None:
    """What would be its own ancestor, or names a parent that is nowhere, is kept without one, and told."""
    summary = bring(engine, flat("a<c", "b<a", "c<b", "d<a", "e<e", "f<nulle-part"), tmp_path)
    assert (summary.created, summary.cycles, summary.unresolved_parents) == (6, 4, 1)
    assert {s.code: s.path for s in kept(engine).values()} == {
        "a": "a", "b": "b", "c": "c", "d": "a/d", "e": "e", "f": "f"
    }  # fmt: skip
    assert [report.split()[2] for report in summary.reports] == ["f", "a", "b", "c", "e"]
    assert "nulle-part" in summary.reports[0]


def test_a_dry_run_writes_nothing_and_counts_the_same(engine: Engine, tmp_path: Path) -> None:
    """A dry run gives the summary of the real run, and leaves the tree as it is."""
    bring(engine, flat("a", "b<a"), tmp_path)
    before = kept(engine)
    news = flat("b", "c<b", "d<nulle-part", "", "c<a")
    dry = bring(engine, news, tmp_path, dry_run=True)
    assert kept(engine) == before
    assert dry == bring(engine, news, tmp_path)
    assert counts(dry) == (5, 2, 1, 0, 2)


def test_rows_that_cannot_be_kept_are_told_in_french(engine: Engine, tmp_path: Path) -> None:
    """A code twice, a code that no path can hold, a name missing or too long, a reserved code: each with its reason."""
    rows = [
        *("a;;;;Nom;;;", "a;;;;Encore;;;", "b/c;;;;Nom;;;", "d;;;;;;;", f"e;;;;{'n' * 301};;;"),
        *(f"{OUTSIDE_CODE};;;;Nom;;;", f"{'f' * 65};;;;Nom;;;", f"g;;;{'t' * 201};Nom;;;"),
    ]
    assert counts(bring(engine, HEADER + "\n".join(rows), tmp_path)) == (8, 1, 0, 0, 7)
    reasons = (tmp_path / "rejets.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [int(line.split(";")[0]) for line in reasons] == [3, 4, 5, 6, 7, 8, 9]
    for line, word in zip(
        reasons, ("ligne 2", "code", "intitulé", "intitulé", "réservé", "code", "typologie"), strict=True
    ):
        assert word in line.lower(), line
        assert "name" not in line


def test_what_only_we_know_stays(engine: Engine, tmp_path: Path) -> None:
    """A structure that a file tells anew keeps what no file tells: whether answers must be validated."""
    plant(engine, a_structure("a", requires_validation=True), "autre")
    assert counts(bring(engine, flat("a"), tmp_path)) == (1, 0, 1, 0, 0)
    assert kept(engine)["a"].requires_validation
    assert "autre" in kept(engine)


def test_the_search_follows_the_file(engine: Engine, tmp_path: Path) -> None:
    """A structure is found by the words of the last file, and no more by those of the one before."""
    bring(engine, HEADER + "a;;;caf;Caf du Gard;30000;Nîmes;\n", tmp_path)
    bring(engine, HEADER + "a;;;caf;Caf de l’Hérault;34000;Montpellier;\n", tmp_path)
    with SqlStore(engine).reading() as uow:
        assert [s.code for s in uow.structures.search("herault 34000", 5)] == ["a"]
        assert uow.structures.search("gard", 5) == []


def test_an_import_that_fails_keeps_nothing(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while it writes, the import has kept nothing at all."""

    def stumble(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storage.opendata.structures_importer.Session.commit", stumble)
    with pytest.raises(KeyboardInterrupt):
        bring(engine, flat("a", "b<a"), tmp_path)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(StructureRow)) == 1
    assert fold("Hors-structures")

"""Whatever is wrong, a command ends with one clear French sentence, the right exit code, and nothing half-written."""

import json
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from admin.wiring import House
from storage import schema
from storage.engine import open_engine
from tests.admin.conftest import Ecoute, tables
from tests.admin.running import Run
from tests.fakes.world import SOURCE, submission

HEADER = "ID expérience;Écrit le;Date de publication;Titre;Description"
ROW = "7;2024-05-03;2024-05-04;Le titre;Le récit."
GOOD = f"{HEADER}\n{ROW}\n"


def test_a_home_that_was_never_prepared_says_what_to_do(ecoute: Ecoute, tmp_path: Path) -> None:
    """On an unprepared home every command that needs the database ends with 1, and names `ecoute init`."""
    for words in (("queue", "--as", "modo"), ("seed",), ("export", "experiences"), ("account", "list"), ("notify",)):
        assert "ecoute init" in ecoute(*words).refused(1)
    file = tmp_path / "rangees.csv"
    file.write_text(GOOD)
    assert "ecoute init" in ecoute("import", "experiences", file).refused(1)
    Path(os.environ["ECOUTE_HOME"]).mkdir(exist_ok=True)
    assert "ecoute init" in ecoute("serve", "public", "--port", "0").refused(1)


def test_a_home_that_cannot_be_a_folder_is_named(ecoute: Ecoute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A home that is a file, or in a file, ends `ecoute init` with 1 and names it."""
    file = tmp_path / "un-fichier"
    file.write_text("déjà là")
    for home in (file, file / "dedans"):
        monkeypatch.setenv("ECOUTE_HOME", str(home))
        assert str(file) in ecoute("init").refused(1)
    assert file.read_text() == "déjà là"


FILES: dict[str, tuple[bytes | None, int, str]] = {
    "missing": (None, 1, "n’existe pas"),
    "empty": (b"", 7, "est vide"),
    "latin-1": (GOOD.encode("latin-1"), 7, "UTF-8"),
    "comma": (GOOD.replace(";", ",").encode(), 7, "la virgule"),
    "unknown column": (GOOD.replace("Titre", "Titres").encode(), 7, "Titres"),
    "column missing": (b"Titre;Description\nA;B\n", 7, "ID exp"),
    "compressed": (b"\x1f\x8b\x08\x00abc", 7, "gzip"),
    "web page": (b"<!DOCTYPE html><html></html>", 7, "page web"),
    "another file": (b"PNG\n\x01", 7, ""),
    "json of something else": (b'{"a": 1}', 7, ""),
    "json cut at once": (b"[", 7, ""),
}


@pytest.mark.parametrize("kind", ["experiences", "structures"])
@pytest.mark.parametrize(("content", "code", "named"), FILES.values(), ids=FILES)
def test_a_wrong_file_is_told_and_changes_nothing(
    ecoute: Ecoute, house: House, tmp_path: Path, kind: str, content: bytes | None, code: int, named: str
) -> None:
    """A file that is no such export ends the import with one sentence, and the database is as it was."""
    file = tmp_path / "fichier"
    if content is not None:
        file.write_bytes(content)
    before = tables(house)
    run = ecoute("import", kind, file)
    assert run.code == code
    assert named in run.sentence or kind == "structures"
    assert tables(house) == before


def test_a_folder_is_not_a_file(ecoute: Ecoute, home: Path) -> None:
    """The name of a folder ends the import with 7."""
    assert "est un dossier" in ecoute("import", "experiences", home).refused(7)


def test_a_truncated_json_keeps_what_is_whole(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """A JSON file cut in the middle: whole records are kept, the broken one is written to the file that is named."""
    records = [
        {"id_experience": n, "ecrit_le": "2024-05-03", "titre": f"Titre {n}", "description": "Récit."} for n in (1, 2)
    ]
    file = tmp_path / "coupe.json"
    file.write_text(json.dumps(records)[:-30])
    run = ecoute("import", "experiences", file, "--json")
    assert run.code == 0
    assert (run.document["created"], run.document["rejected"]) == (1, 1)
    assert run.document["rejected_file"] in run.err
    assert Path(run.document["rejected_file"]).read_text("utf-8-sig").splitlines()[0] == "Place;Motif;Début"
    assert tables(house)["experience"] == 1


BAD_ROWS = {
    "id": ("un;2024-05-03;;T;D", "l’identifiant « un » n’est pas un numéro"),
    "long id": ("9" * 5000 + ";2024-05-03;;T;D", "n’est pas un numéro"),
    "big id": ("2147483648;2024-05-03;;T;D", "n’est pas un numéro"),
    "date": ("1;32/13/2024;;T;D", "« Écrit le » n’est pas une date"),
    "impossible date": ("1;2024-02-30;;T;D", "« Écrit le » n’est pas une date"),
    "first day of all": ("1;0001-01-01;;T;D", "« Écrit le » n’est pas une date"),
    "last day of all": ("1;9999-12-31T23:59:59+00:00;;T;D", "« Écrit le » n’est pas une date"),
    "publication": ("1;2024-02-03;demain;T;D", "« Date de publication » n’est pas une date"),
    "no date": ("1;;;T;D", "ni « Écrit le » ni « Date de publication »"),
    "no title": ("1;2024-05-03;;;D", "« Titre » est vide"),
    "invisible title": ("1;2024-05-03;;\u200b;D", "« Titre » est vide"),
    "no story": ("1;2024-05-03;;T;<p> </p>", "« Description » est vide"),
    "long title": (f"1;2024-05-03;;{'T' * 301};D", "« Titre » dépasse 300 caractères"),
    "too many cells": ("1;2024-05-03;;T;D;de trop", "cellules"),
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_kept_aside_with_its_line_and_reason(
    ecoute: Ecoute, home: Path, tmp_path: Path, row: str, reason: str
) -> None:
    """A row that cannot be kept goes to the rejects file with its line and the reason; the others are kept."""
    file = tmp_path / "rangees.csv"
    file.write_text(f"{HEADER}\n{row}\n{ROW}\n")
    run = ecoute("import", "experiences", file, "--json")
    told = {name: run.document[name] for name in ("read", "created", "updated", "unchanged", "rejected")}
    assert told == {"read": 2, "created": 1, "updated": 0, "unchanged": 0, "rejected": 1}
    line = Path(run.document["rejected_file"]).read_text("utf-8-sig").splitlines()[1]
    assert line.startswith("2;"), line
    assert reason.replace("« ", "«\u202f").replace(" »", "\u202f»") in line.replace('"', ""), line


def test_a_file_with_nothing_to_keep_is_refused(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """When not a single row can be kept, the import ends with 7, after its summary."""
    file = tmp_path / "rangees.csv"
    file.write_text(f"{HEADER}\nun;hier;;;\n")
    run = ecoute("import", "experiences", file, "--json")
    assert (run.code, run.document["rejected"]) == (7, 1)
    assert "Aucune ligne" in run.sentence


def test_a_database_of_a_newer_version_is_left_alone(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """A newer database that asks for newer code is refused by every command, `init` included, and stays as it is."""
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999', oldest_code = '9999'")
    house.engine.dispose()
    before = (house.settings.home / "ecoute.db").read_bytes()
    for words in (("init",), ("account", "list"), ("seed",), ("notify", "--once")):
        assert "version plus récente" in ecoute(*words).refused(1)
    assert (house.settings.home / "ecoute.db").read_bytes() == before


def test_a_locked_database_is_told(ecoute: Ecoute, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """While another program holds the database, writing ends with 1 and says to try again; nothing is written."""
    monkeypatch.setattr("storage.engine.WAIT_FOR_LOCK_MS", 50)
    file = tmp_path / "rangees.csv"
    file.write_text(GOOD)
    before = tables(house)
    with closing(sqlite3.connect(house.settings.home / "ecoute.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in (("import", "experiences", file), ("seed",), ("account", "add", "x", "--role", "admin")):
            assert "occupée" in ecoute(*words).refused(1)
    assert tables(house) == before


def test_a_full_disk_is_told_and_keeps_whole_rows_only(
    ecoute: Ecoute, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the database can grow no more, the import ends with 1; what it kept is whole, and space lets it go on."""
    pages = house.engine.connect().exec_driver_sql("PRAGMA page_count").scalar_one()
    file = tmp_path / "rangees.csv"
    file.write_text(f"{HEADER}\n" + "".join(f"{n};2024-05-03;;Titre {n};{'Récit. ' * 40}\n" for n in range(1, 1201)))
    with monkeypatch.context() as patch:
        patch.setattr(
            "storage.engine._PRAGMAS", ("foreign_keys=ON", "journal_mode=WAL", f"max_page_count={pages + 300}")
        )
        assert "plein" in ecoute("import", "experiences", file).refused(1)
    found = tables(house)
    assert found["experience"] == found["source_row"]
    assert found["experience"] in {500, 1000}
    run = ecoute("import", "experiences", file, "--json")
    assert run.document["unchanged"] == found["experience"]
    assert run.document["created"] == 1200 - found["experience"]


def test_an_export_that_cannot_be_written_leaves_no_file(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """`export -o` to a missing folder, into a file's place, over a folder: a sentence, and no file at all."""
    ecoute("seed", "--experiences", "20")
    (tmp_path / "un-fichier").write_text("x")
    (tmp_path / "dossier").mkdir()
    before = sorted(tmp_path.iterdir())
    for target in ("absent/e.csv", "un-fichier/e.csv", "dossier"):
        assert str(tmp_path / target) in ecoute("export", "experiences", "-o", tmp_path / target).refused(1)
    assert sorted(tmp_path.iterdir()) == before
    assert list((tmp_path / "dossier").iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_export_to_a_closed_folder_leaves_no_file(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """`export -o` to a folder where one may not write: a sentence that names it."""
    closed = tmp_path / "ferme"
    closed.mkdir(mode=0o500)
    assert "droits" in ecoute("export", "experiences", "-o", closed / "e.csv").refused(1)


def test_an_export_on_a_full_disk_leaves_the_old_file(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """`export -o` that meets the end of the disk says so; the file that was there before stays, and no other."""
    ecoute("seed", "--experiences", "60")
    target = tmp_path / "sorties" / "e.csv"
    target.parent.mkdir()
    target.write_text("l’ancien")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    database = (home / "ecoute.db").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        assert database > 20_000
        assert "plein" in ecoute("export", "experiences", "-o", target).refused(1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [file.name for file in target.parent.iterdir()] == ["e.csv"]
    assert target.read_text() == "l’ancien"


@pytest.mark.parametrize("words", [("export", "experiences"), ("account", "list")])
def test_a_standard_output_that_is_full_is_told(house: House, words: tuple[str, ...]) -> None:
    """Data that does not fit where the standard output goes ends with 1, never in silence."""
    run = _process(*words, stdout=Path("/dev/full"))
    assert run.code == 1
    assert "plein" in run.sentence
    assert len(run.err.splitlines()) == 1


def test_a_reader_that_left_is_no_fault(ecoute: Ecoute, house: House) -> None:
    """`ecoute export … | head -1` ends well, and says nothing."""
    ecoute("seed", "--experiences", "200")
    line = f"{sys.executable} -c 'from admin.cli import main; main()' export experiences | head -1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, cwd=_ROOT, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("\ufeffID expérience;")


_ROOT = Path(__file__).parents[2]


def _process(*words: str, stdout: Path) -> Run:
    with stdout.open("w") as out:
        run = subprocess.run(
            [sys.executable, "-c", "from admin.cli import main; main()", *words],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            check=False,
        )
    return Run(run.returncode, "", run.stderr)


def test_a_port_that_is_taken_is_told(ecoute: Ecoute, home: Path) -> None:
    """`serve public` on a port that another program has, or on no address of this machine, ends with 1."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        assert f"Le port {port} est déjà pris" in ecoute("serve", "public", "--port", port).refused(1)
    for host in ("203.0.113.7", "pas un nom", "ailleurs.invalid"):
        assert host in ecoute("serve", "public", "--host", host, "--port", "0").refused(1)


def told(house: House, **changes: Any) -> str:
    """Have an experience told at the form; give its number."""
    return str(house.intake.submit(submission(**changes), SOURCE).number)


REFUSALS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "unknown account": (("show", "1", "--as", "personne"), 4, "« personne »"),
    "closed account": (("queue", "--as", "ferme"), 4, "« ferme »"),
    "unknown experience": (("show", "999", "--as", "modo"), 3, "999"),
    "number too big": (("publish", "99999999999999999999", "--as", "modo"), 3, "99999999999999999999"),
    "not theirs to see": (("show", "1", "--as", "agent-gn"), 3, "1"),
    "wrong role": (("queue", "--as", "agent-30", "--place", "to_moderate"), 4, "agent"),
    "wrong role to moderate": (("publish", "1", "--as", "agent-30"), 3, "1"),
    "stale version": (("publish", "1", "--as", "modo", "--version", "3"), 6, "a changé"),
    "long note": (("hold", "1", "--as", "modo", "--note", "n" * 2001), 7, "trop longue"),
    "empty note": (("withdraw", "2", "--as", "modo", "--note", " "), 7, "pourquoi"),
    "state": (("publish", "2", "--as", "modo"), 5, "publiée"),
    "cursor": (("queue", "--as", "modo", "--after", "hier"), 7, "--after"),
    "cursor without zone": (("queue", "--as", "modo", "--after", "2026-05-03,1,0"), 7, "--after"),
    "cursor too big": (("queue", "--as", "modo", "--after", f"2026-05-03T00:00:00Z,{10**30},0"), 7, "--after"),
    "no such text": (("answer", "2", "--as", "agent-30", "--text", "absent.txt"), 1, "absent.txt"),
    "empty answer": (("answer", "2", "--as", "agent-30", "--text", "-"), 7, "vide"),
    "long formula": (("answer", "2", "--as", "agent-30", "--text", "-", "--closing", "c" * 501), 7, "500"),
    "no such position": (("answer", "2", "--as", "agent-30", "--text", "-", "--position", "4"), 3, "4"),
    "draft seen": (("answer", "2", "--as", "agent-30", "--text", "-", "--version", "5"), 6, "brouillon"),
    "account without a structure": (("account", "add", "x", "--role", "agent"), 7, "structure"),
    "account with one": (("account", "add", "x", "--role", "admin", "--structure", "caf"), 7, "tout le programme"),
    "account twice": (("account", "add", "modo", "--role", "admin"), 7, "existe déjà"),
    "account of nowhere": (("account", "add", "x", "--role", "agent", "--structure", "nulle-part"), 3, "nulle-part"),
    "account without a name": (("account", "add", "", "--role", "admin"), 7, "nom"),
    "account with a long name": (("account", "add", "x" * 101, "--role", "admin"), 7, "100"),
    "account shown long": (("account", "add", "x", "--role", "admin", "--display-name", "x" * 201), 7, "200"),
}


@pytest.mark.parametrize(("words", "code", "named"), REFUSALS.values(), ids=REFUSALS)
def test_what_may_not_be_done_is_told(
    ecoute: Ecoute, house: House, words: tuple[str, ...], code: int, named: str
) -> None:
    """What is unknown, not allowed, stale or wrong ends with its own code and sentence, and changes nothing."""
    told(house, key="premiere-cle")
    house.desk("modo").publish(int(told(house, key="seconde-cle")), 1)
    before = tables(house)
    sentence = ecoute(*words, text=" ").refused(code)
    assert named.replace("« ", "«\u202f").replace(" »", "\u202f»") in sentence
    assert tables(house) == before


def test_a_wrong_reason_is_told_with_the_list(ecoute: Ecoute, house: House) -> None:
    """A reason that the charter does not have ends with 2, and the charter's own are named."""
    run = ecoute("reject", told(house), "--as", "modo", "--reason", "humeur")
    assert run.code == 2
    assert "insults" in run.err


def test_an_answer_that_is_not_text_is_told(ecoute: Ecoute, house: House) -> None:
    """An answer in another encoding, or longer than an answer can be, ends with 7 and is not kept."""
    number = told(house)
    house.desk("modo").publish(int(number), 1)
    words = ("answer", number, "--as", "agent-30", "--text", "-")
    assert "UTF-8" in ecoute(*words, text="Été".encode("latin-1")).refused(7)
    assert "50\u202f000" in ecoute(*words, text="a" * 50_001).refused(7)
    assert tables(house)["response"] == 0


def test_an_empty_folder_in_the_place_of_the_database_is_told(ecoute: Ecoute, home: Path) -> None:
    """A database file that is no database, or no file, is told as such."""
    (home / "ecoute.db").unlink()
    (home / "ecoute.db").write_text("ceci n’est pas une base" * 100)
    assert "n’est pas une base" in ecoute("account", "list").refused(1)
    (home / "ecoute.db").unlink()
    (home / "ecoute.db").mkdir()
    assert "ne s’ouvre pas" in ecoute("account", "list").refused(1)


def test_an_older_database_is_brought_up_to_date_by_init(ecoute: Ecoute, home: Path) -> None:
    """A database without the present schema is refused by the commands, and made ready by `init`."""
    shutil.rmtree(home)
    home.mkdir()
    engine = open_engine(f"sqlite:///{home / 'ecoute.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0000')")
    engine.dispose()
    assert "plus ancienne" in ecoute("account", "list").refused(1)
    assert schema.HEAD > "0000"

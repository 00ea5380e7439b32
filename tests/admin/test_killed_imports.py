"""`ecoute import experiences` as a process: killed, interrupted, fed with much, and from the web."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from admin.wiring import House
from tests.admin.conftest import Ecoute, tables
from tests.admin.either_engine import (
    either_house,
    postgres_database,
    postgres_server,
    postgres_template,
    postgres_url,
)
from tests.admin.running import Running, running, wait_for

__all__ = ["either_house", "postgres_database", "postgres_server", "postgres_template", "postgres_url"]

ROWS = 3000
KILLS = 13
"""How many times an import is killed, at random moments, on each engine."""
HEADER = (
    "\ufeffID expérience;Etat expérience;Écrit le;Date de publication;Titre;Description;Intitulé Typologie 1;"
    "Intitulé structure 1;Réponse structure 1;Date de premiere réponse;Intitulé structure 2\n"
)


def write_rows(file: Path, count: int) -> Path:
    """Write a made-up export, two structures and an answer to each row."""
    with file.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for number in range(1, count + 1):
            story = f'"{"Le récit &amp; la suite. " * 6}"'
            out.write(
                f"{number};Traitée;2024-05-03;2024-05-04;Le titre {number};{story};Caf;Caf du Gard;"
                f"<p>La réponse à {number}</p>;2024-06-01;Ailleurs\n"
            )
    return file


@pytest.fixture(scope="session")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a made-up export."""
    return write_rows(tmp_path_factory.mktemp("export") / "experiences.csv", ROWS)


def kept(house: House) -> dict[str, int]:
    """Give how many rows each table has, once it is sure that no experience is kept by half."""
    counts = tables(house)
    experiences = counts["experience"]
    assert experiences % 500 == 0
    for table, each in {"concern": 2, "response": 1, "source_row": 1}.items():
        assert counts[table] == each * experiences, table
    return counts


def everything(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, but for when it was imported."""
    with house.engine.connect() as connection:
        return {
            table.name: sorted(
                tuple(str(cell) for name, cell in row._mapping.items() if name != "imported_at")
                for row in connection.execute(sa.select(table))
            )
            for table in SQLModel.metadata.sorted_tables
        }


def stopped_at(house: House, experiences: int, process: Running, how: signal.Signals) -> int:
    """Stop an import once this many experiences are kept; give its exit code."""

    def reached() -> bool:
        with house.engine.connect() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM experience").scalar_one()
        return count >= experiences or process.process.exitcode is not None

    wait_for(reached, f"{experiences} experiences")
    process.send(how)
    return process.ended().code


def test_a_killed_import_is_never_half_kept_and_goes_on(
    ecoute: Ecoute, house: House, rows: Path, tmp_path: Path
) -> None:
    """Killed at several moments, then run again: nothing is half-imported, and the end is that of one whole run."""
    for experiences in (0, 1, 600, 1300):
        with running(tmp_path / "sorties", "import", "experiences", rows) as process:
            assert stopped_at(house, experiences, process, signal.SIGKILL) == -signal.SIGKILL
        kept(house)
    before = tables(house)["experience"]
    assert 1300 <= before < ROWS
    run = ecoute("import", "experiences", rows, "--json")
    told = run.document
    assert (run.code, told["created"], told["unchanged"], told["rejected"]) == (0, ROWS - before, before, 0)
    interrupted = everything(house)
    with house.engine.begin() as connection:
        for table in ("source_row", "response", "concern", "experience", "tally_due", "sqlite_sequence"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    assert ecoute("import", "experiences", rows, "--json").document["created"] == ROWS
    assert everything(house) == interrupted


def test_an_import_killed_at_random_keeps_each_row_once(either_house: House, rows: Path, tmp_path: Path) -> None:
    """Killed again and again wherever it is, then left alone: each experience is there once, and whole."""
    for _ in range(KILLS):
        with running(tmp_path / "sorties", "import", "experiences", rows) as process:
            time.sleep(random.uniform(0.05, 0.4))
            process.send(signal.SIGKILL)
            assert process.ended().code in {-signal.SIGKILL, 0}
        kept(either_house)
    before = tables(either_house)["experience"]
    with running(tmp_path / "sorties", "import", "experiences", rows, "--json") as last:
        told = last.ended().document
    assert (told["created"], told["unchanged"], told["rejected"]) == (ROWS - before, before, 0)
    assert kept(either_house)["experience"] == ROWS
    with either_house.engine.connect() as connection:
        titles = Counter(connection.scalars(sa.text("SELECT title FROM experience")))
    assert set(titles.values()) == {1}


def test_an_interrupted_import_says_so(house: House, tmp_path: Path) -> None:
    """Interrupted from the keyboard, it ends with 130 and one sentence; whole pieces are kept."""
    # So many rows that a busy machine cannot be through with them before it is interrupted.
    many = write_rows(tmp_path / "beaucoup.csv", 13 * ROWS)
    with running(tmp_path / "sorties", "import", "experiences", many, "--json") as process:
        assert stopped_at(house, 500, process, signal.SIGINT) == 130
        ended = process.ended()
    assert "gardé" in ended.refused(130)
    assert 500 <= kept(house)["experience"] < 13 * ROWS


def test_two_imports_at_once_keep_each_row_once(house: House, rows: Path, tmp_path: Path) -> None:
    """Two imports of the same file at the same time: each experience is created by one of them alone."""
    with (
        running(tmp_path / "une", "import", "experiences", rows, "--json") as one,
        running(tmp_path / "autre", "import", "experiences", rows, "--json") as other,
    ):
        runs = [one.ended(), other.ended()]
    assert [run.code for run in runs] == [0, 0], runs
    assert sum(run.document["created"] for run in runs) == ROWS
    assert kept(house)["experience"] == ROWS


def peak(file: Path) -> int:
    """Import a file in a process of its own; give the most memory that it had."""
    line = [sys.executable, "-c", "from admin.cli import main; main()", "import", "experiences", str(file), "--json"]
    process = subprocess.Popen(line, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss


def test_memory_does_not_grow_with_the_file(home: Path, tmp_path: Path) -> None:
    """Six times the rows take no more memory, but for a little."""
    small, large = write_rows(tmp_path / "petit.csv", 2000), write_rows(tmp_path / "grand.csv", 12_000)
    assert peak(large) <= 1.2 * peak(small)


@contextmanager
def web(content: bytes, cuts: list[int]) -> Iterator[tuple[str, list[str]]]:
    """Serve a file on the loopback, the first answers cut at these lengths; give its address and the ranges asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            asked.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-") or 0) if wanted else 0
            rest = content[start:]
            self.send_response(206 if wanted else 200)
            self.send_header("ETag", '"un"')
            self.send_header("Content-Length", str(len(rest)))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.end_headers()
            self.wfile.write(rest[: cuts.pop(0)] if cuts else rest)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/export.csv?apikey=secret", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_an_import_from_the_web_goes_on_through_cuts(
    ecoute: Ecoute, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address whose server breaks off: the download goes on where it stopped, and the person is told."""
    monkeypatch.setattr("storage.opendata.remote.Patience.first_pause", 0.01)
    content = write_rows(tmp_path / "export.csv", 700).read_bytes()
    with web(content, [1000, 50_000]) as (address, asked):
        run = ecoute("import", "experiences", address, "--json")
    assert (run.code, run.document["created"]) == (0, 700)
    assert asked == ["", "bytes=1000-", "bytes=51000-"]
    assert run.err.count("nouvel essai") == 2
    assert "secret" not in run.err + run.out
    assert list((house.settings.home / "imports").iterdir()) == []


def test_an_address_that_leads_nowhere_is_told(ecoute: Ecoute, home: Path) -> None:
    """An address that is no address, or without a file, ends the import with one sentence."""
    assert "ftp" in ecoute("import", "experiences", "ftp://exemple.fr/x.csv").refused(7)
    assert "http" in ecoute("import", "experiences", "http://").refused(7)

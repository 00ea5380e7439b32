"""The import of 100,000 rows, beside a bare executemany and sqlite-utils with a full-text index."""

import csv
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.house import ecoute, new_house
from bench.report import ratio
from bench.rows import write_rows
from storage.opendata.columns import COLUMNS

ROWS = 100_000


def run() -> None:
    """Import the same file three ways, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.csv"
        size = write_rows(file, ROWS)
        print(f"Import of {ROWS} rows, {size / 1e6:.0f} MB, {size // ROWS} bytes a row")
        bare = _seconds([sys.executable, "-m", "bench.imports", str(file), str(Path(folder) / "bare.db")])
        home = new_house(Path(folder) / "home", experiences=0)
        ours = _seconds(ecoute("import", "experiences", str(file)), home)
        tool = str(Path(sys.executable).with_name("sqlite-utils"))
        other = str(Path(folder) / "other.db")
        indexed = _seconds([tool, "insert", other, "experiences", str(file), "--csv", "--delimiter", ";"])
        indexed += _seconds([tool, "enable-fts", other, "experiences", COLUMNS[4].label, COLUMNS[5].label])
        ratio("ecoute import experiences", ours, "bare executemany", bare, "budget ≤ 2.00")
        ratio("ecoute import experiences", ours, "sqlite-utils insert + full-text", indexed, "budget < 1.00")
        print("(Écoute indexes the answers too; it keeps structures, answers and what the source wrote apart.)")


def _seconds(arguments: list[str], environment: dict[str, str] | None = None) -> float:
    begun = time.perf_counter()
    subprocess.run(arguments, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def bare(source: str, target: str) -> None:
    """Insert the rows of a CSV as they are, in one table, by executemany."""
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        width = len(next(rows))
        database = sqlite3.connect(target)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            f"CREATE TABLE experiences (id INTEGER PRIMARY KEY, {', '.join(f'c{i}' for i in range(1, width))})"
        )
        while piece := list(islice(rows, 500)):
            database.executemany(f"INSERT INTO experiences VALUES ({','.join('?' * width)})", piece)
            database.commit()


if __name__ == "__main__":
    bare(*sys.argv[1:])

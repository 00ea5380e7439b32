"""Made-up rows of the official export, as long as the real ones, written once for all the measures."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.made_up import Tellers
from storage.opendata import official
from storage.opendata.columns import COLUMNS

_FIRST = 500_000


def write_rows(file: Path, count: int) -> int:
    """Write a CSV of `count` rows; give its size in bytes."""
    tellers = Tellers(seed=1)
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.writer(out, delimiter=";")
        sheet.writerow([column.label for column in COLUMNS])
        for rank in range(count):
            row = _row(tellers, _FIRST + rank)
            sheet.writerow([row.get(column.slug, "") for column in COLUMNS])
    return file.stat().st_size


def _row(tellers: Tellers, number: int) -> dict[str, str]:
    structure, told, answer = tellers.tell()
    written = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=tellers.random.randint(0, 500_000))
    return {
        "id_experience": str(number),
        "etat_experience": official.ANSWERED,
        "ecrit_le": official.day(written),
        "date_de_publication": official.day(written + timedelta(days=2)),
        "titre": told.title,
        "description": told.text,
        "ressenti_usager": official.SENTIMENT_LABELS[told.sentiment],
        "pseudonyme_usager": told.pseudonym,
        "intitule_departement_usager": told.department,
        "pays": "France",
        "intitule_typologie_1": structure.typology,
        "canaux_typologie_1": ",".join(channel.label for channel, _ in told.channels),
        "intitule_structure_1": structure.name,
        "reponse_structure_1": answer,
        "date_de_premiere_reponse": official.day(written + timedelta(days=6)),
    }

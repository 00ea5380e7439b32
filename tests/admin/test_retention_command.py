"""`ecoute retention`: says what it would erase, asks before what cannot be undone, and tells what it did."""

import os
from datetime import UTC, datetime

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

CANARY = "zygomorphe"


def test_erasing_asks_for_a_word_and_leaves_nothing(ecoute: Ecoute, house: House) -> None:
    """Without a terminal it wants --yes; then the story is in no page and no file of the database, and verify holds."""
    text = f"Un {CANARY} a attendu au guichet."
    number = house.intake.submit(submission(text=text), SOURCE).number
    assert ecoute("publish", number, "--as", "modo").code == 0
    refused = ecoute("retention", "erase", number, "--why", "demande de l’auteur")
    assert (refused.code, "--yes" in refused.sentence) == (7, True)
    erased = ecoute("retention", "erase", number, "--why", "demande de l’auteur", "--yes", "--json")
    assert (erased.code, erased.document["experiences"]) == (0, [number])
    assert ecoute("verify").code == 0
    assert CANARY not in ecoute("export", "experiences").out
    assert CANARY not in ecoute("show", number, "--as", "modo").out
    log = ecoute("retention", "log")
    assert "demande de l’auteur" in log.out
    assert CANARY not in log.out
    house.engine.dispose()
    for file in house.settings.home.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes(), file


def test_a_dry_run_erases_nothing(ecoute: Ecoute, house: House) -> None:
    """It counts by kind what is kept too long; the pass then finds the same."""
    with house.store.writing() as uow:
        uow.throttle.hit("mark", datetime(2026, 1, 1, tzinfo=UTC))
        uow.commit()
    assert ecoute("retention", "--dry-run", "--json").document["compteurs d’abus"] == 1
    assert ecoute("retention", "--dry-run", "--json").document["compteurs d’abus"] == 1
    assert ecoute("retention", "--json").document["counts"] == {"compteurs d’abus": 1}
    assert ecoute("retention", "--dry-run").out == "Rien n’est gardé au-delà de son délai.\n"


def test_old_traces_and_rejected_rows_go_with_a_pass(ecoute: Ecoute, house: House) -> None:
    """A file of the home folder that may tell a story is removed after a month."""
    folder = house.settings.home / "imports"
    folder.mkdir(exist_ok=True)
    old, new = folder / "ancien.csv", folder / "recent.csv"
    for file in (old, new):
        file.write_text("récit")
    os.utime(old, (0, 0))
    assert ecoute("retention").code == 0
    assert (old.exists(), new.exists()) == (False, True)

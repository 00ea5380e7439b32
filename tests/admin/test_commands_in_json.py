"""`--json`: one document on the last line of the standard output, and everything told elsewhere."""

import json
from pathlib import Path

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

READINGS: dict[str, tuple[tuple[str, ...], type]] = {
    "queue": (("queue", "--as", "modo"), dict),
    "queue of a place": (("queue", "--as", "agent-30", "--place", "to_answer"), dict),
    "show": (("show", "1", "--as", "modo"), dict),
    "accounts": (("account", "list"), list),
    "letters": (("outbox", "list"), list),
    "doctor": (("doctor",), list),
    "export": (("export", "experiences"), list),
    "export as json": (("export", "experiences", "--format", "json"), list),
}


@pytest.mark.parametrize(("words", "kind"), READINGS.values(), ids=READINGS)
def test_a_reading_command_gives_one_document(ecoute: Ecoute, house: House, words: tuple[str, ...], kind: type) -> None:
    """The last line of the standard output is a JSON document, the only line there, and no tale is mixed with it."""
    house.intake.submit(submission(title="Deux\u2028lignes « ça »"), SOURCE)
    house.desk("modo").publish(1, 1)
    run = ecoute(*words, "--json")
    assert run.code == 0
    assert isinstance(run.document, kind)
    assert len(run.out.rstrip("\n").split("\n")) == 1
    assert json.loads(run.out) == run.document


def test_a_doing_command_gives_what_came_of_it(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """Decisions, answers, imports, seeds: each gives its result, and tells on the standard error only."""
    number = str(house.intake.submit(submission(), SOURCE).number)
    assert ecoute("hold", number, "--as", "modo", "--json").document["experience"]["state"] == "held"
    assert ecoute("publish", number, "--as", "modo", "--json").document["experience"]["state"] == "published"
    words = ("answer", number, "--as", "agent-30", "--text", "-", "--json")
    dossier = ecoute(*words, text="\ufeffNotre réponse.").document
    assert dossier["concerns"][0]["responses"][0]["response"]["body"] == "Notre réponse."
    assert ecoute("withdraw", number, "--as", "modo", "--note", "Demandé.", "--json").code == 0
    assert ecoute("account", "add", "x", "--role", "admin", "--json").document["name"] == "x"
    assert ecoute("seed", "--experiences", "3", "--seed", "5", "--json").document == {"experiences": 3, "seed": 5}
    file = tmp_path / "rangees.csv"
    file.write_text("ID expérience;Écrit le;Titre;Description;Intitulé structure 1\n99;2024-05-03;T;D;Ailleurs\n")
    run = ecoute("import", "experiences", file, "--json", "--dry-run")
    told = {"read": 1, "created": 1, "updated": 0, "unchanged": 0, "rejected": 0, "outside": 1}
    assert run.document == told | {"dry_run": True, "rejected_file": None}
    assert "Hors-structures" in run.err
    target = tmp_path / "e.json"
    words = ("export", "experiences", "--format", "json", "-o", target, "--json")
    assert ecoute(*words).document == {"exported": len(json.loads(target.read_text())), "file": str(target)}


def test_a_csv_is_no_json_document(ecoute: Ecoute, home: Path) -> None:
    """A CSV asked for on the standard output as one JSON document is refused rather than spoilt."""
    run = ecoute("export", "experiences", "--format", "csv", "--json")
    assert (run.code, run.out) == (2, "")
    assert "-o" in run.err


def test_pages_follow_each_other(ecoute: Ecoute, house: House) -> None:
    """The place where a page ends, given back to --after, is where the next one begins."""
    for rank in range(5):
        house.intake.submit(submission(key=f"une-cle-{rank:03}"), SOURCE)
    seen: list[int] = []
    words: tuple[object, ...] = ()
    while True:
        page = ecoute("queue", "--as", "modo", "--limit", "2", "--json", *words).document
        seen += [line["number"] for line in page["lines"]]
        if page["following"] is None:
            break
        words = ("--after", ",".join(str(part) for part in page["following"].values()))
    assert seen == [1, 2, 3, 4, 5]

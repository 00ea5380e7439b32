"""`ecoute concepts put`, `recount` and `remove`: what the screen does, for scripts."""

from pathlib import Path

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

ADMIN = ("--as", "admin", "--json")


def test_a_concept_is_kept_counted_changed_and_removed(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """What is not given at a change stays; the past is counted by recount; removed, it is no longer listed."""
    told = house.intake.submit(submission(), SOURCE).number
    house.desk("modo").publish(told, 1)
    expressions = tmp_path / "expressions.txt"
    expressions.write_text("versement\n", encoding="utf-8")
    kept = ecoute("concepts", "put", "--name", "Versements", "--note", "Retards.", "--file", expressions, *ADMIN)
    number = kept.document["number"]
    assert (kept.document["expressions"], kept.document["network_code"], kept.document["counted"]) == (
        ["versement"],
        "",
        0,
    )
    ecoute("concepts", "recount")
    lines = ecoute("concepts", "list", *ADMIN).document["lines"]
    assert [line["held"]["stories"] for line in lines if line["concept"]["number"] == number] == [1]
    changed = ecoute("concepts", "put", "--number", number, "-e", "zanzibar", *ADMIN).document
    assert (changed["name"], changed["note"], changed["expressions"]) == ("Versements", "Retards.", ["zanzibar"])
    assert ecoute("concepts", "put", "--number", number, "--version", "1", "--name", "Trop tard", *ADMIN).code == 6
    assert ecoute("concepts", "remove", number, *ADMIN).document == {"removed": number}
    left = ecoute("concepts", "list", *ADMIN).document["lines"]
    assert number not in [line["concept"]["number"] for line in left]


def test_who_does_not_keep_concepts_is_told_so(ecoute: Ecoute, house: House) -> None:
    refused = ecoute("concepts", "put", "--name", "Attente", "-e", "attente", "--network", "-", "--as", "agent-30")
    assert refused.code == 4 and "ne permet pas" in refused.sentence
    assert "Un concept a un nom" in ecoute("concepts", "put", "-e", "attente", "--as", "admin").sentence

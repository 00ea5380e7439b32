"""Versions, remarks and undone publications by commands, with one document for scripts."""

import pytest

from admin.wiring import House
from core.submission import SubmittedConcern
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission


@pytest.fixture
def number(ecoute: Ecoute, house: House) -> str:
    """Give a published story about two structures, of which the second asks for a validation."""
    concerns = tuple(SubmittedConcern(structure_code=code) for code in ("caf-30", "caf-34"))
    told = str(house.intake.submit(submission(concerns=concerns), SOURCE).number)
    ecoute("publish", told, "--as", "modo")
    return told


def write(ecoute: Ecoute, number: str, name: str, text: str, status: str) -> None:
    assert ecoute("answer", number, "--as", name, "--text", "-", "--status", status, text=text).code == 0


def test_an_earlier_text_is_listed_and_restored(ecoute: Ecoute, number: str) -> None:
    """Each text has a name; restoring one writes it again, and keeps the one that was there."""
    for text in ("Un.", "Deux."):
        write(ecoute, number, "agent-30", text, "draft")
    words = ("versions", number, "--as", "agent-30")
    kept = ecoute(*words, "--json").document
    assert [(v["revision"], v["version"], v["body"]) for v in kept] == [(1, 3, "Deux."), (1, 2, "Un.")]
    assert "Deux." in ecoute(*words).out
    dossier = ecoute(*words, "--restore", "1.2", "--json").document
    assert dossier["concerns"][0]["responses"][0]["response"]["body"] == "Un."
    assert [v["body"] for v in ecoute(*words, "--json").document] == ["Un.", "Deux.", "Un."]
    assert "9.9" in ecoute(*words, "--restore", "9.9").refused(3)


def test_an_answer_to_validate_is_sent_back(ecoute: Ecoute, number: str) -> None:
    """The remark stands in the answer and in the list of drafts of its author."""
    write(ecoute, number, "agent-34", "À relire.", "to_validate")
    words = ("send-back", number, "--remark", "Dites quand.", "--as")
    assert ecoute(*words, "agent-34").code == 4
    assert (
        ecoute(*words, "valid-34", "--position", "2", "--json").document["history"][-1]["kind"] == "response_sent_back"
    )
    (line,) = ecoute("queue", "--as", "agent-34", "--place", "drafts", "--json").document["lines"]
    assert line["remark"] == "Dites quand."


def test_a_publication_is_taken_back(ecoute: Ecoute, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the grace the answer is a draft again; without one it stays."""
    monkeypatch.setenv("ECOUTE_GRACE", "60")
    write(ecoute, number, "agent-30", "Trop vite.", "published")
    dossier = ecoute("undo-answer", number, "--as", "agent-30", "--json").document
    assert dossier["concerns"][0]["responses"][0]["response"]["state"] == "draft"
    monkeypatch.setenv("ECOUTE_GRACE", "0")
    write(ecoute, number, "agent-30", "Bien.", "published")
    assert "Corrigez-la" in ecoute("undo-answer", number, "--as", "agent-30").refused(5)

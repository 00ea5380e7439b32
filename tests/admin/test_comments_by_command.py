"""`ecoute comment`, `share` and `adopt`: what the screens do, without one."""

import pytest

from admin.wiring import House
from core.submission import SubmittedConcern
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission


@pytest.fixture
def number(house: House) -> str:
    """A published experience that concerns the Caf du Gard and the brigade."""
    concerns = tuple(SubmittedConcern(structure_code=code) for code in ("caf-30", "gn-30"))
    receipt = house.intake.submit(submission(concerns=concerns), SOURCE)
    house.desk("modo").publish(receipt.number, 1)
    return str(receipt.number)


def test_comments_are_written_listed_and_read(ecoute: Ecoute, number: str) -> None:
    """One writes, the other lists what is unread, then reads it; a name that nobody bears is told."""
    said = ecoute("comment", "add", number, "--as", "agent-30", "--note", "@agent-gn, qui répond ?", "--json")
    assert said.document["comments"][0]["mentions"] == ["agent-gn"]
    queue = ("queue", "--as", "agent-gn", "--place", "comments", "--json")
    assert [line["unread"] for line in ecoute(*queue).document["lines"]] == [1]
    listed = ecoute("comment", "list", number, "--as", "agent-gn", "--read")
    assert listed.out.startswith("●")
    assert "Agent-30 (Caf du Gard)  @agent-gn, qui répond" in listed.out
    assert ecoute(*queue).document["lines"] == []
    run = ecoute("comment", "add", number, "--as", "agent-30", "--note", "Voir @personne.")
    assert run.code == 7
    assert "@personne" in run.sentence


def test_a_draft_is_shared_then_taken_back(ecoute: Ecoute, number: str) -> None:
    """The others read it only in between."""
    words = ("--as", "agent-30", "--text", "-", "--status", "draft")
    assert ecoute("answer", number, *words, text="Encore à vérifier.").code == 0
    read = ("show", number, "--as", "agent-gn", "--json")
    assert "vérifier" not in ecoute(*read).out
    assert "partagé" in ecoute("share", number, "--as", "agent-30").out
    assert "vérifier" in ecoute(*read).out
    assert ecoute("share", number, "--as", "agent-30", "--stop").code == 0
    assert "vérifier" not in ecoute(*read).out


def test_an_answer_is_adopted_or_completed(ecoute: Ecoute, number: str) -> None:
    """Word for word, or with more to say."""
    assert ecoute("answer", number, "--as", "agent-30", "--text", "-", text="C’est réparé.").code == 0
    adopted = ecoute("adopt", number, "--as", "agent-gn", "--from", "1", "--json").document
    (file,) = adopted["concerns"][1]["responses"]
    assert (file["response"]["body"], file["response"]["kind"]) == ("C’est réparé.", "adopted")
    words = ("answer", number, "--as", "agent-gn", "--text", "-", "--kind", "complement", "--json")
    completed = ecoute(*words, text="Et voici pourquoi.").document
    assert completed["concerns"][1]["responses"][-1]["response"]["kind"] == "complement"

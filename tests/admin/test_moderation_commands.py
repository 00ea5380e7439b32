"""Everything that moderators do can be done by commands, and scripts get one document of it."""

import json
from itertools import count
from pathlib import Path

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

TEXT = "J’ai appelé trois fois.\n\nOn peut me joindre au 06 39 98 12 34."


_KEYS = count(1)


def told(house: House, **changes: object) -> str:
    """Submit an experience, and give its number as typed."""
    return str(house.intake.submit(submission(**{"key": f"une-cle-{next(_KEYS)}", **changes}), SOURCE).number)


def test_marks_are_shown_and_masked(ecoute: Ecoute, house: House) -> None:
    """What the detectors marked is in the queue and the story, and one option hides it all."""
    number = told(house, text=TEXT)
    assert [line["marks"] for line in ecoute("queue", "--as", "modo", "--json").document["lines"]] == ["T"]
    assert ecoute("queue", "--as", "modo", "--unmarked", "--json").document["lines"] == []
    assert "06 39 98 12 34" in ecoute("show", number, "--as", "modo").out
    dossier = ecoute("publish", number, "--as", "modo", "--mask-marks", "--note", "Votre numéro.", "--json").document
    assert dossier["experience"]["text"].endswith("On peut me joindre au [téléphone].")
    assert dossier["original"]["text"] == TEXT


def test_a_decision_is_undone(ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the grace a decision is taken back; without one it is not."""
    number = told(house)
    monkeypatch.setenv("ECOUTE_GRACE", "60")
    ecoute("publish", number, "--as", "modo")
    assert ecoute("undo", number, "--as", "modo", "--json").document["experience"]["state"] == "submitted"
    monkeypatch.setenv("ECOUTE_GRACE", "0")
    ecoute("publish", number, "--as", "modo")
    assert "retirez" in ecoute("undo", number, "--as", "modo").refused(5)


def test_an_alert_is_raised_and_cleared(ecoute: Ecoute, house: House) -> None:
    """A story in alert comes first, until somebody says what was done."""
    told(house)
    number = told(house)
    ecoute("alert", number, "--as", "modo", "--note", "Un enfant seul.")
    lines = ecoute("queue", "--as", "modo", "--json").document["lines"]
    assert [line["alert"] for line in lines] == [True, False]
    assert [
        line["number"] for line in ecoute("queue", "--as", "modo", "--place", "alerts", "--json").document["lines"]
    ] == [int(number)]
    dossier = ecoute("alert", number, "--as", "modo", "--clear", "--note", "119 prévenu.", "--json").document
    assert dossier["experience"]["alert"] is False
    assert ecoute("alert", number, "--as", "modo", "--clear", "--note", "Encore.").code == 5


def test_structures_are_suggested_and_changed(ecoute: Ecoute, house: House) -> None:
    """A service named in the story is proposed with why, and the structures given replace those before."""
    number = told(house, text="La GENDARMERIE de Roquemaure m’a bien reçu, puis rien.")
    found = ecoute("suggest", number, "--as", "modo", "--json").document
    assert any(one["structure"]["code"] in {"gn", "gn-30"} and "GENDARMERIE" in one["why"] for one in found)
    dossier = ecoute("route", number, "--as", "modo", "--structure", "gn-30", "--json").document
    assert [file["structure"]["code"] for file in dossier["concerns"]] == ["gn-30"]
    assert ecoute("route", number, "--as", "modo", "--structure", "nulle-part").code == 3


def test_general_tags_are_set(ecoute: Ecoute, house: House) -> None:
    """Tags are set by name and feeling; what is no tag is told with those that are."""
    number = told(house)
    dossier = ecoute("tag", number, "relation=negative", "accessibility=positive", "--as", "modo", "--json").document
    assert dossier["experience"]["tags"] == {"relation": "negative", "accessibility": "positive"}
    run = ecoute("tag", number, "humeur=bonne", "--as", "modo")
    assert run.code == 2 and "responsiveness" in run.err


def test_transfers_go_from_the_agent_to_those_who_decide(
    ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The structure asked has a list of what is asked; without a decision it goes to the moderators."""
    monkeypatch.setenv("ECOUTE_TRANSFER_HOURS", "1e-9")
    first, second = told(house), told(house)
    for number in (first, second):
        ecoute("publish", number, "--as", "modo")
        asked = ecoute("transfer", "ask", number, "--as", "agent-30", "--to", "caf-34", "--note", "Pas chez nous.")
        assert asked.code == 0
    numbers = {int(first), int(second)}
    assert _requests(ecoute, "agent-34") == numbers
    assert _requests(ecoute, "modo") == set()
    assert ecoute("transfer", "climb", "--json").document == {"climbed": len(numbers)}
    assert "supérieur\u202f: 0." in ecoute("transfer", "climb").out
    assert _requests(ecoute, "modo") == numbers
    moved = ecoute("transfer", "accept", first, "--as", "modo", "--to", "caf-34", "--json").document
    assert moved["concerns"][0]["structure"]["code"] == "caf-34"
    stays = ecoute("transfer", "refuse", second, "--as", "modo", "--note", "Il habite le Gard.", "--json").document
    assert (stays["concerns"][0]["structure"]["code"], stays["transfers"][-1]["state"]) == ("caf-30", "refused")
    assert _requests(ecoute, "modo") == set()


def _requests(ecoute: Ecoute, account: str) -> set[int]:
    lines = ecoute("queue", "--as", account, "--place", "transfers", "--json").document["lines"]
    return {line["number"] for line in lines}


def test_a_discussion_is_opened_by_the_second_refusal_and_closed(ecoute: Ecoute, house: House) -> None:
    """The structure asked says no twice; it has the discussion in a list until the moderators close it."""
    number = told(house)
    ecoute("publish", number, "--as", "modo")
    for _ in range(2):
        ecoute("transfer", "ask", number, "--as", "agent-30", "--to", "caf-34", "--note", "Pas chez nous.")
        refused = ecoute("transfer", "refuse", number, "--as", "agent-34", "--note", "Ni chez nous.")
    assert "une discussion à trois s’ouvre" in refused.out
    for account, total in (("agent-34", 1), ("modo", 1), ("agent-gn", 0)):
        queue = ecoute("queue", "--as", account, "--place", "discussions", "--json").document
        assert queue["total"] == total
    assert "conclue par" in ecoute(
        "transfer", "discussion", "close", number, "--as", "agent-30", "--note", "x"
    ).refused(4)
    closed = ecoute("transfer", "discussion", "close", number, "--as", "modo", "--note", "Le Gard répond.", "--json")
    assert closed.document["concerns"][0]["concern"]["discussed_since"] is None
    assert ecoute("queue", "--as", "modo", "--place", "discussions", "--json").document["total"] == 0


def test_bulk_shows_before_it_does(ecoute: Ecoute, house: House) -> None:
    """Without --yes nothing changes; with it each is decided by itself, and one refused holds back no other."""
    numbers = [told(house) for _ in range(3)]
    shown = ecoute("bulk", "reject", *numbers, "--as", "modo", "--reason", "duplicate", "--json")
    assert shown.code == 0 and [one["done"] for one in shown.document] == [False] * 3
    ecoute("publish", numbers[1], "--as", "modo")
    done = ecoute("bulk", "reject", *numbers, "999", "--as", "modo", "--reason", "duplicate", "--yes", "--json")
    assert done.code == 1 and [one["done"] for one in done.document] == [True, False, True, False]
    states = [ecoute("show", n, "--as", "modo", "--json").document["experience"]["state"] for n in numbers]
    assert states == ["rejected", "published", "rejected"]


def test_the_transparency_report_is_the_same_for_people_and_programs(ecoute: Ecoute, house: House) -> None:
    """The figures are counted once, and told twice."""
    for number in (told(house), told(house)):
        ecoute("reject", number, "--as", "modo", "--reason", "insults", "--reason", "accusation")
    document = ecoute("transparency", "--json").document
    assert (document["received"], document["rejected"]) == (2, 2)
    assert document["by_reason"] == {"insults": 2, "accusation": 2}
    assert "Rejetées\t2" in ecoute("transparency").out


def test_the_history_holds_until_somebody_changes_it(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """`verify` holds after any number of decisions, and names the first line that was changed behind its back."""
    number = told(house)
    ecoute("hold", number, "--as", "modo", "--note", "À relire.")
    heads = tmp_path / "heads.tsv"
    held = ecoute("verify", "--keep", heads, "--json")
    assert (held.code, held.document["holds"], held.document["events"]) == (0, True, 2)
    ecoute("publish", number, "--as", "modo")
    assert ecoute("verify", "--against", heads).code == 0
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET detail = 'Autre chose.' WHERE kind = 'held'")
    broken = ecoute("verify", "--json")
    assert broken.code == 1
    assert (broken.document["broken"]["experience"], broken.document["broken"]["place"]) == (int(number), 2)
    assert f"expérience {number}, étape 2" in ecoute("verify").out


def test_a_history_cut_short_shows_against_what_was_kept(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """A chain without its end holds by itself, but not against the seals kept elsewhere."""
    number = told(house)
    ecoute("hold", number, "--as", "modo", "--note", "À relire.")
    heads = tmp_path / "heads.tsv"
    ecoute("verify", "--keep", heads)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE kind = 'held'")
    assert ecoute("verify").code == 0
    assert ecoute("verify", "--against", heads, "--json").document["missing"] == [int(number)]


def test_a_file_that_was_not_kept_by_verify_is_told(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """A file of something else is refused with its line."""
    wrong = tmp_path / "autre.tsv"
    for content in (b"bonjour\n", b"\xff\xfe\n"):
        wrong.write_bytes(content)
        assert "ligne 1" in ecoute("verify", "--against", wrong).refused(7)
    assert "n’existe pas" in ecoute("verify", "--against", tmp_path / "rien").refused(1)


def test_analyse_says_where_and_why(ecoute: Ecoute, tmp_path: Path) -> None:
    """A text is read from a file or the standard input; each finding has its place, its kind and its reason."""
    file = tmp_path / "recit.txt"
    file.write_text("Appelez-moi au 06 39 98 12 34.")
    document = ecoute("analyse", file, "--json").document
    (found,) = document["findings"]
    assert (found["kind"], found["start"], found["end"]) == ("phone", 15, 29)
    assert 0 < found["confidence"] <= 1 and found["reason"]
    assert (document["danger"], document["out_of_scope"]) == (False, "complaint")
    assert ecoute("analyse", "-", "--json", text="Je veux en finir avec la vie.").document["danger"] is True
    assert "06 39 98 12 34" in ecoute("analyse", file).out


def test_analyse_answers_line_by_line(ecoute: Ecoute) -> None:
    """With --jsonl each line gets one answer with its id, in order; a line that is not one is told by its number."""
    texts = ["Mme Ondivier m’a reçue.", "", "Le guichet ferme à 16 h, sans prévenir."]
    lines = [json.dumps({"id": f"t{place}", "text": text}) for place, text in enumerate(texts)]
    run = ecoute("analyse", "--jsonl", text="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in run.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["t0", "t1", "t2"]
    assert [len(answer["findings"]) for answer in answers] == [1, 0, 0]
    run = ecoute("analyse", "--jsonl", text='{"id": 1, "text": "a"}\n{"texte": 1}\n')
    assert run.code == 7 and "ligne 2" in run.err and len(run.out.splitlines()) == 1


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9"], ids=["utf-16", "latin-1"])
def test_a_file_that_is_no_text_is_told(ecoute: Ecoute, tmp_path: Path, content: bytes) -> None:
    """Bytes that are not UTF-8 end with one sentence."""
    file = tmp_path / "octets"
    file.write_bytes(content)
    assert "UTF-8" in ecoute("analyse", file, "--json").refused(7)
    assert "UTF-8" in ecoute("analyse", "--jsonl", file).refused(7)
    assert "n’existe pas" in ecoute("analyse", tmp_path / "rien", "--json").refused(1)

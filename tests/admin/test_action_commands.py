"""The life of an action sheet is there for scripts too: made, changed, linked, published, moved on, reviewed."""

from itertools import count

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

_KEYS = count(1)
AGENT, MANAGER = ("--as", "agent-30"), ("--as", "manager-30")


def published(house: House) -> str:
    number = house.intake.submit(submission(key=f"une-cle-{next(_KEYS):03}"), SOURCE).number
    house.desk("modo").publish(number, 1)
    return str(number)


def test_the_life_of_a_sheet(ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command gives the sheet; what is not given stays; letters wait for the notifier."""
    number = published(house)
    monkeypatch.setenv("ECOUTE_GRACE", "60")
    made = ecoute("action", "new", *AGENT, "--title", "Rappeler", "--owner", "L’accueil", "--json").document
    assert (made["action"]["number"], made["action"]["owner"]) == (1, "L’accueil")
    words = ("--ends", "2020-05-01", "--commitment", "2021-2", "--measure", "channel=phone", "--progress", "30")
    edited = ecoute("action", "edit", "1", *AGENT, *words, "--json").document["action"]
    assert (edited["title"], edited["ends_on"], edited["commitment"]) == ("Rappeler", "2020-05-01", 2)
    assert ecoute("action", "link", "1", number, *AGENT, "--json").document["stories"][0]["number"] == int(number)
    assert "permet pas" in ecoute("action", "publish", "1", *AGENT).err
    assert ecoute("action", "publish", "1", *MANAGER, "--json").document["action"]["published_at"]
    review = ecoute("action", "review", *AGENT, "--json").document
    assert review["lines"][0]["flags"] == ["late"]
    assert "en retard" in ecoute("action", "review", *AGENT).out
    assert ecoute("action", "state", "1", "engaged", *MANAGER, "--json").document["action"]["state"] == "engaged"
    assert ecoute("action", "undo", "1", *MANAGER, "--json").document["action"]["state"] == "planned"
    dropped = ecoute("action", "state", "1", "dropped", *MANAGER, "--why", "Refusé.", "--json").document
    assert dropped["action"]["dropped_why"] == "Refusé."
    kinds = {letter["kind"] for letter in ecoute("outbox", "list", "--json").document}
    assert {"action_published", "action_dropped"} <= kinds
    assert [one["number"] for one in ecoute("action", "list", *AGENT, "--json").document["actions"]] == [1]
    assert "Rappeler" in ecoute("action", "show", "1", *AGENT).out
    assert "abandonnée" in ecoute("action", "effect", "1", *AGENT, "--json").document["sentence"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--measure", "pigeon=rouge"), "Le thème se donne comme"),
        (("--commitment", "cinq"), "comme 2021-5"),
        (("--measure", "channel=pigeon"), "choisissez-le dans la liste"),
        (("--title", " "), "est vide"),
        (("--version", "7"), "a changé depuis"),
    ],
)
def test_what_does_not_fit_is_said(ecoute: Ecoute, house: House, words: tuple[str, ...], said: str) -> None:
    """One sentence on the standard error, and nothing is changed."""
    ecoute("action", "new", *AGENT, "--title", "Rappeler")
    run = ecoute("action", "edit", "1", *AGENT, *words)
    assert run.code != 0
    assert said in run.err
    assert house.desk("agent-30").action(1).action.version == 1

"""`ecoute signals` and `ecoute synthesis`: what the screen does, for scripts."""

from datetime import UTC, datetime, timedelta

import pytest

from admin.wiring import House
from core.action import ImprovementAction
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission
from tests.storage.samples import a_signal


@pytest.fixture
def rising(house: House) -> int:
    """Give the number of a signal of a structure, with a story and an action beside it."""
    number = house.intake.submit(submission(), SOURCE).number
    house.desk("modo").publish(number, 1)
    with house.store.writing() as uow:
        code = uow.structures.children(None)[0].code
        where = {"scope_path": code, "scope_code": code, "stories": (number,), "shown": (number,)}
        uow.signals.put([a_signal(1, **where)])
        uow.actions.add(ImprovementAction(number=7, structure_code=code, title="Réparer la borne"), [])
        uow.commit()
    return 1


def test_signals_are_read_and_decided_upon(ecoute: Ecoute, rising: int) -> None:
    """Listed, explained, watched, muted until a day, heard again, attached."""
    as_modo = ("--as", "modo", "--json")
    assert [one["signal"]["words"] for one in ecoute("signals", "list", *as_modo).document["lines"]] == ["borne"]
    assert ecoute("signals", "show", "1", *as_modo).document["shown"][0]["title"]
    assert ecoute("signals", "watch", "1", *as_modo).document["line"]["standing"]["watched"] is True
    until = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    muted = ecoute("signals", "mute", "1", "--why", "Travaux.", "--until", until, *as_modo).document
    assert muted["line"]["standing"]["muted"]["until"] == until
    assert ecoute("signals", "list", *as_modo).document["lines"] == []
    assert len(ecoute("signals", "list", "--muted", *as_modo).document["lines"]) == 1
    assert ecoute("signals", "unmute", "1", *as_modo).document["line"]["standing"]["muted"] is None
    assert ecoute("signals", "attach", "1", "7", *as_modo).document["line"]["standing"]["actions"] == [7]
    assert "« borne »" in ecoute("signals", "show", "1", "--as", "modo").out.replace("\u202f", " ")


def test_a_search_says_what_it_read(ecoute: Ecoute, rising: int) -> None:
    """Nothing rises: what was found before, and that nobody decided upon, is gone."""
    found = ecoute("signals", "find", "--json").document
    assert (found["search"]["state"], found["signals"]) == ("done", 0)
    assert ecoute("signals", "list", "--as", "modo").out.strip() == "Aucun signal."


def test_a_synthesis_gives_sentences_of_the_stories(ecoute: Ecoute, house: House, rising: int) -> None:
    """By numbers or by structure, and not by both."""
    with house.store.reading() as uow:
        text = uow.experiences.many([1])[1].text
    for asked in (("1",), ("--structure", house.store.reading().structures.children(None)[0].code)):
        said = ecoute("synthesis", *asked, "--as", "modo", "--json").document
        assert all(quote["text"] in text for theme in said["themes"] for quote in theme["quotes"])
    assert ecoute("synthesis", "--as", "modo").code == 2

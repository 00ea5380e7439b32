"""The local committees by keyboard: prepared, invited to, ranked, written up, decided; nothing typed is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from core.committees.committee import Committee, CommitteeState
from core.committees.meeting import Meeting
from core.committees.ranking import Proposal
from core.committees.sitting import Said, SeatOffer
from core.errors import Unavailable
from core.vocabulary import ActionState, ExperienceState
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW
from tui.screens.actions.form import AskSheet
from tui.screens.committees.forms import AskMeeting, AskMinutes
from tui.screens.committees.listing import CommitteesScreen
from tui.screens.committees.meeting import CommitteeScreen
from tui.screens.dashboard_questions import AskLine
from tui.screens.forms import Confirm
from tui.screens.picker import Picker

BROKEN = Unavailable("La base ne répond pas : réessayez.")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, account="chef")


def a_volunteer(bench: Bench) -> int:
    """Let the author of a published story offer to sit."""
    tables = bench.store.tables
    published = {n for n, one in tables.experiences.items() if one.state is ExperienceState.PUBLISHED}
    mine = {code for code, one in tables.structures.items() if one.path.startswith("caf")}
    told = [(n, one.structure_code) for (n, _), one in sorted(tables.concerns.items()) if n in published]
    number, code = next((n, code) for n, code in told if code in mine)
    with bench.store.writing() as uow:
        uow.seat_offers.put(SeatOffer(experience_number=number, structure_code=code, at=NOW))
        if uow.addresses.get(number) is None:
            uow.addresses.put(number, b"scelle")
        uow.commit()
    return number


def a_committee(bench: Bench, state: CommitteeState, **changes: object) -> None:
    at = NOW + timedelta(days=3 if state is CommitteeState.PREPARED else -1)
    proposals = (Proposal(number=1, text="Rappeler"), Proposal(number=2, text="Afficher les délais"))
    whole = {"number": 1, "structure_code": "caf", "state": state, "at": at, "place": "Nîmes"}
    with bench.store.writing() as uow:
        uow.committees.add(Committee(**(whole | {"proposals": proposals} | changes)))
        uow.commit()


async def open_committee(driver: Driver) -> None:
    await driver.press("V", "enter")
    assert isinstance(driver.app.screen, CommitteeScreen)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_committee_is_prepared(bench: Bench, size: tuple[int, int]) -> None:
    """Every field by keyboard; what is wrong is said and comes back; then the agenda is made from what is proposed."""

    async def steps(driver: Driver) -> None:
        await driver.press("V")
        assert isinstance(driver.app.screen, CommitteesScreen)
        await driver.press("n")
        await driver.write("31/02/2026 18:00")
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskMeeting)
        assert "se donne comme 03/05/2026" in driver.screen_text
        driver.app.screen.query_one("#at", Input).value = "12/06/2026 18:30"
        driver.app.screen.query_one("#place", Input).value = "Mairie"
        await driver.press("f10")
        (made,) = bench.store.tables.committees.values()
        assert made.place == "Mairie" and made.at is not None and made.at.utctimetuple().tm_hour == 16
        await driver.press("enter", "o")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("un point à vous")
        await driver.press("enter")
        await driver.write("Le budget")
        await driver.press("enter")
        await driver.press("o")
        await driver.write("publiées")
        await driver.press("enter", "m", "down", "enter")
        agenda = bench.store.tables.committees[1].agenda
        assert [item.kind.value for item in agenda] == ["result", "own"]
        assert "Le budget" in driver.screen_text

    bench.run(steps, size)


def test_volunteers_are_invited_by_pseudonym(bench: Bench) -> None:
    """The question rests on the safe choice; the members are then on their tab, and their addresses nowhere."""
    number = a_volunteer(bench)
    a_committee(bench, CommitteeState.PREPARED)

    async def steps(driver: Driver) -> None:
        await open_committee(driver)
        await driver.press("i", "enter", "enter")
        assert bench.store.tables.invitations == {}
        await driver.press("i", "enter")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("right", "enter")
        assert list(bench.store.tables.invitations) == [(1, number)]
        await driver.press("tab")
        assert "Invités" in driver.screen_text and Said.NOTHING.label in driver.screen_text
        assert driver.app.screen.check_action("invite", ()) is None

    bench.run(steps)


def test_votes_decisions_and_the_end(bench: Bench) -> None:
    """Held, voted, ranked, decided into an action sheet, closed."""
    a_committee(bench, CommitteeState.INVITED, elected="Une adjointe")

    async def steps(driver: Driver) -> None:
        await open_committee(driver)
        await driver.press("a", "right", "enter")
        assert bench.store.tables.committees[1].state is CommitteeState.HELD
        await driver.press("v", "enter")
        await driver.write("2 9")
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskLine)
        assert "numéro 9" in driver.screen_text
        assert driver.app.screen.query_one("#line", Input).value == "2 9"
        driver.app.screen.query_one("#line", Input).value = "2 1"
        await driver.press("enter", "tab", "tab")
        assert "1. Afficher les délais (proposition 2, 2 points)" in driver.screen_text
        await driver.press("d", "enter")
        assert isinstance(driver.app.screen, AskSheet)
        await driver.press("f10")
        (action,) = bench.store.tables.actions.values()
        assert (action.title, action.state, action.committee) == ("Afficher les délais", ActionState.PLANNED, 1)
        await driver.press("a", "right", "enter")
        assert bench.store.tables.committees[1].state is CommitteeState.CLOSED
        assert driver.app.screen.check_action("decide", ()) is None

    bench.run(steps)


def test_minutes_are_not_lost(bench: Bench) -> None:
    """Escape, a desk that fails: the text comes back; once the desk has it, the journal lets it go."""
    a_committee(bench, CommitteeState.HELD)

    async def steps(driver: Driver) -> None:
        await open_committee(driver)
        await driver.press("c")
        await driver.write("Présents : six.")
        for _ in range(2):
            await driver.press("escape")
            await driver.press("c")
        assert driver.app.screen.query_one("#minutes", TextArea).text == "Présents : six."
        bench.desk().failures["write_minutes"] = BROKEN
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskMinutes)
        assert driver.app.screen.query_one("#minutes", TextArea).text == "Présents : six."
        await driver.press("f10")
        assert bench.store.tables.committees[1].minutes == "Présents : six."
        assert list((bench.desk_folder / "minutes").glob("*.json")) == []

    bench.run(steps)


def test_what_was_typed_comes_back_when_the_desk_fails(bench: Bench) -> None:
    a_committee(bench, CommitteeState.HELD)

    async def steps(driver: Driver) -> None:
        desk = bench.desk()
        desk.failures["new_committee"] = BROKEN
        await driver.press("V", "n")
        driver.app.screen.query_one("#place", Input).value = "Mairie"
        await driver.press("f10")
        assert driver.app.screen.query_one("#place", Input).value == "Mairie"
        await driver.press("escape", "enter")
        desk.failures["add_proposal"] = BROKEN
        await driver.press("p")
        await driver.write("Ouvrir le samedi")
        await driver.press("enter")
        assert driver.app.screen.query_one("#line", Input).value == "Ouvrir le samedi"

    bench.run(steps)


def test_the_referent_is_named_and_seen(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("V", "r")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("amina")
        await driver.press("enter")
        assert "Référent : amina" in driver.screen_text
        await driver.press("r")
        assert driver.app.screen.query_one("#found", OptionList).option_count == 4

    bench.run(steps)


def test_who_may_not_is_told_why(tmp_path: Path) -> None:
    """An agent reads the committees of their structure, and changes nothing."""
    bench = Bench(tmp_path, account="amina")
    bench.desk("chef").new_committee(Meeting())

    async def steps(driver: Driver) -> None:
        await driver.press("V")
        assert driver.app.screen.check_action("new", ()) is None
        await driver.press("enter")
        assert isinstance(driver.app.screen, CommitteeScreen)
        for action in ("edit", "agenda", "invite", "vote", "minutes", "decide", "advance"):
            assert driver.app.screen.check_action(action, ()) is None

    bench.run(steps)


def test_the_minutes_are_printed(bench: Bench, tmp_path: Path) -> None:
    """Asked where; where nothing prints, the key says so."""
    a_committee(bench, CommitteeState.HELD, minutes="Ce qui s’est dit.")
    written: list[tuple[Path, bytes]] = []

    async def steps(driver: Driver) -> None:
        await open_committee(driver)
        await driver.press("x")
        assert isinstance(driver.app.screen, CommitteeScreen)
        driver.app.write_file = lambda file, content: written.append((file, content))
        await driver.press("x")
        driver.app.screen.query_one(Input).value = str(tmp_path / "cr.pdf")
        await driver.press("enter")

    bench.run(steps)
    assert written == [(tmp_path / "cr.pdf", b"%PDF-\xff\x00" + "comité 1 : Ce qui s’est dit.".encode())]

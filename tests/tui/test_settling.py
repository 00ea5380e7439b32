"""Transfers and reports, and for those who answer, the request itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.account import Account
from core.report import Report, ReportOutcome, ReportReason
from core.response import Wording
from core.transfer import TransferState
from core.views import Place
from core.vocabulary import ExperienceState, ResponseState, Role
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW, tell
from tui.screens.settling import AskTransfer, ConcludeDiscussion, SettleReports, SettleTransfer

PUBLISHED = ExperienceState.PUBLISHED


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def asked(bench: Bench) -> Bench:
    """An agent asked for a transfer."""
    bench.desk("amina").ask_transfer(900001, 1, "gn", "Le dossier est suivi là-bas.")
    return bench


@pytest.fixture
def reported(bench: Bench) -> Bench:
    """Two readers reported the same story."""
    for number, reason in enumerate((ReportReason.PERSONAL_DATA, ReportReason.INSULTS), start=1):
        at = NOW - timedelta(hours=number)
        bench.store.keep(Report(number=number, experience_number=900002, reason=reason, words="Voyez le nom.", at=at))
    return bench


def transfer(bench: Bench) -> tuple[TransferState, str, str]:
    (kept,) = bench.store.tables.transfers.values()
    return kept.state, kept.to_code, kept.note


def outcomes(bench: Bench) -> list[ReportOutcome | None]:
    return [report.outcome for report in bench.store.tables.reports.values()]


async def deal_with(driver: Driver, place: Place) -> None:
    driver.main.change_place(place)
    await driver.settle()
    if driver.main.narrow:
        await driver.press("enter")
    await driver.press("y")


@pytest.mark.parametrize("size", [(120, 40), SMALL])
def test_a_transfer_is_accepted_as_proposed(asked: Bench, size: tuple[int, int]) -> None:
    """Who asked, why and where to; one key sends it there, and the line leaves."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        assert isinstance(driver.app.screen, SettleTransfer)
        screen = " ".join(driver.screen_text.split())
        for words in ("amina (Caf du Gard)", "Le dossier est suivi là-bas.", "Brigade de Roquemaure"):
            assert words in screen
        assert "Transférer (f10)" in screen
        await driver.press("f10")
        assert transfer(asked) == (TransferState.ACCEPTED, "gn", "")
        assert "transférée" in driver.status
        assert driver.chosen is None

    asked.run(steps, size)


def test_a_transfer_goes_to_another_structure(asked: Bench) -> None:
    """The one picked takes the place of the one proposed."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        await driver.write("nimes")
        await driver.press("down", "enter")
        assert driver.screen_text.count("☑") == 1
        await driver.press("f10")
        assert transfer(asked)[0] is TransferState.ACCEPTED
        assert transfer(asked)[1] != "gn"

    asked.run(steps)


def test_a_transfer_is_refused_with_why(asked: Bench) -> None:
    """Without why, the field is shown; what was typed is kept when the desk cannot be reached."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        await driver.press("f8")
        assert "Écrivez pourquoi le transfert est refusé" in driver.screen_text
        await driver.write("Il est bien à vous.")
        await driver.press("enter")
        assert transfer(asked) == (TransferState.REFUSED, "gn", "Il est bien à vous.")
        assert "transfert refusé" in driver.status
        assert driver.chosen is None

    asked.run(steps)


def test_a_transfer_that_core_refuses_says_why(asked: Bench) -> None:
    """The structure answers already: the sentence is said, and the request stays."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        await driver.write("herault")
        await driver.press("enter", "f10")
        assert "est déjà concernée" in driver.told[0]
        assert transfer(asked)[0] is TransferState.ASKED
        assert driver.chosen == 900001

    asked.run(steps)


@pytest.mark.parametrize("size", [(120, 40), SMALL])
def test_reports_are_left_without_consequence(reported: Bench, size: tuple[int, int]) -> None:
    """Each with its reason and its words; the story stays public, and the line leaves."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.REPORTS)
        assert isinstance(driver.app.screen, SettleReports)
        for words in ("une personne y est reconnaissable", "propos injurieux", "« Voyez le nom. »", "(f10)"):
            assert words in driver.screen_text
        await driver.write("Ce nom est celui d’une ville.")
        await driver.press("f10")
        assert outcomes(reported) == [ReportOutcome.DISMISSED] * 2
        assert reported.store.tables.experiences[900002].state is ExperienceState.PUBLISHED
        assert "elle reste publique" in driver.status or driver.main.narrow
        assert driver.chosen is None

    reported.run(steps, size)


def test_reports_lead_to_a_withdrawal(reported: Bench) -> None:
    """The usual question comes, with its word to type; every open report is upheld."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.REPORTS)
        await driver.press("f8")
        assert "Retirer l’expérience 900002" in driver.screen_text
        await driver.write("Un nom y est lisible.")
        await driver.press("tab")
        await driver.write("retirer")
        await driver.press("f10")
        assert outcomes(reported) == [ReportOutcome.UPHELD] * 2
        assert driver.chosen is None
        await driver.press("u")
        assert outcomes(reported) == [None, None]
        assert driver.chosen == 900002

    reported.run(steps)


def test_nothing_to_settle_is_said(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("y")
        assert driver.status == "Rien à traiter ici : ni transfert demandé, ni signalement."

    bench.run(steps)


def test_an_agent_asks_for_a_transfer(tmp_path: Path) -> None:
    """Why is needed, where to is not; a second request is refused beforehand."""
    bench = Bench(tmp_path, account="luc")

    async def steps(driver: Driver) -> None:
        await driver.press("y")
        assert isinstance(driver.app.screen, AskTransfer)
        await driver.press("f10")
        assert "Écrivez pourquoi" in driver.screen_text
        await driver.write("C’est la Caf qui suit.")
        await driver.press("enter")
        (kept,) = bench.store.tables.transfers.values()
        assert (kept.from_code, kept.to_code, kept.why) == ("ft30", "", "C’est la Caf qui suit.")
        assert "transfert demandé." in driver.status
        await driver.press("y")
        assert "déjà demandé ici. La décision revient à : la modération" in driver.status

    bench.run(steps)


def test_an_agent_proposes_a_structure(tmp_path: Path) -> None:
    bench = Bench(tmp_path, account="luc")

    async def steps(driver: Driver) -> None:
        await driver.press("y")
        await driver.write("roque")
        await driver.press("enter", "tab", "tab")
        await driver.write("C’est la brigade.")
        await driver.press("f10")
        assert bench.desk().called("ask_transfer") == [(900003, 1, "gn", "C’est la brigade.")]

    bench.run(steps)


@pytest.fixture
def within(tmp_path: Path) -> Bench:
    """An agent of one Caf asked for another one; a manager of the network sits there."""
    bench = Bench(tmp_path, account="chef")
    for name, code in (("gard", "caf30"), ("herault", "caf34")):
        bench.store.keep(Account(name=name, display_name=name, role=Role.AGENT, structure_code=code))
    bench.desk("gard").ask_transfer(900002, 1, "caf34", "Il habite Montpellier.")
    return bench


@pytest.mark.parametrize("size", [(120, 40), SMALL])
def test_a_manager_decides_within_the_network(within: Bench, size: tuple[int, int]) -> None:
    """Who decides and when it goes up is said; a second refusal says what it opens."""

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        screen = " ".join(driver.screen_text.split())
        for words in (
            "gard (Caf du Gard)",
            "Structure proposée",
            "Caf de l’Hérault",
            "puis le niveau supérieur le 5 mai 2026",
        ):
            assert words in screen
        assert "discussion" not in screen
        await driver.press("f8")
        await driver.write("Il habite Nîmes.")
        await driver.press("f8")
        assert "transfert refusé." in driver.status
        assert driver.chosen is None

    within.run(steps, size)


def test_the_second_refusal_opens_a_discussion_that_the_manager_closes(within: Bench) -> None:
    """It is announced, the line goes to the list of discussions, and closing it says what was concluded."""
    within.desk("chef").refuse_transfer(900002, 1, "Non.")
    within.desk("gard").ask_transfer(900002, 1, "caf34", "Si.")

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        assert "Refuser une seconde fois ouvre une discussion à trois." in " ".join(driver.screen_text.split())
        await driver.press("f8")
        await driver.write("Toujours non.")
        await driver.press("f8")
        assert "une discussion à trois s’ouvre" in driver.status
        assert driver.chosen is None
        await deal_with(driver, Place.DISCUSSIONS)
        assert isinstance(driver.app.screen, ConcludeDiscussion)
        await driver.press("f8")
        assert "ce que la discussion a conclu" in driver.screen_text
        await driver.write("Le Gard répond.")
        await driver.press("f8")
        assert "discussion close" in driver.status
        assert driver.chosen is None
        assert within.store.tables.concerns[900002, 1].discussed_since is None

    within.run(steps)


def test_the_structure_asked_accepts_by_itself(tmp_path: Path, within: Bench) -> None:
    """It finds the request in its list, reads the story, and one key takes it."""
    bench = Bench(tmp_path, account="herault", store=within.store)

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        await driver.press("f10")
        assert bench.store.tables.concerns[900002, 1].structure_code == "caf34"
        assert driver.chosen is None

    bench.run(steps)


def test_the_structure_asked_refuses_and_leaves(tmp_path: Path, within: Bench) -> None:
    """Once it said no the story is no longer its to read, and the work goes on."""
    bench = Bench(tmp_path, account="herault", store=within.store)

    async def steps(driver: Driver) -> None:
        await deal_with(driver, Place.TRANSFERS)
        await driver.press("f8")
        await driver.write("Il habite Nîmes.")
        await driver.press("f8")
        assert "transfert refusé." in driver.status
        assert (driver.chosen, driver.told) == (None, [])

    bench.run(steps)


def test_destinations_are_suggested_with_why(tmp_path: Path) -> None:
    """Those of one's own network come first; an earlier refusal is recalled."""
    bench = Bench(tmp_path, account="gard")
    bench.store.keep(Account(name="gard", display_name="G", role=Role.AGENT, structure_code="caf30"))
    tell(bench.store, 900009, "Perdu", "caf30", text="La CAF et la BRIGADE se renvoient mon dossier.", state=PUBLISHED)
    bench.desk("gard").ask_transfer(900009, 1, "", "Ailleurs.")
    bench.desk("chef").refuse_transfer(900009, 1, "Gardez-la.")

    async def steps(driver: Driver) -> None:
        while driver.chosen != 900009:
            await driver.press("down")
        await driver.press("y")
        screen = " ".join(driver.screen_text.split())
        assert "Un second refus ouvrira une discussion à trois." in screen
        assert "dans le récit · votre réseau" in screen
        assert screen.index("votre réseau") < screen.index("Brigade de Roquemaure")

    bench.run(steps)


def test_the_history_tells_whose_time_it_was(within: Bench) -> None:
    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.TRANSFERS)
        await driver.settle()
        await driver.press("h")
        await driver.press("end")
        assert "Temps passé chez chacun" in driver.screen_text
        assert "Caf du Gard 2 j 2 h" in driver.screen_text

    within.run(steps)


def test_an_agent_who_wrote_an_answer_keeps_the_story(tmp_path: Path) -> None:
    """Once a text is there, the key is grey and says why."""
    bench = Bench(tmp_path, account="luc")
    bench.desk().write(900003, 1, Wording(body="Bonjour"), ResponseState.DRAFT, 0)

    async def steps(driver: Driver) -> None:
        await driver.press("y")
        assert "Une réponse est déjà écrite ici" in driver.status

    bench.run(steps)

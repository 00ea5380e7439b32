"""The self-assessment and the results of a structure on screen: answered together, nothing lost, by keys alone."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, OptionList, Static

from core.errors import Unavailable
from core.indicators.indicator import Indicator
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW
from tui.screens.assessments.answering import AnsweringScreen
from tui.screens.assessments.listing import AssessmentsScreen
from tui.screens.indicators.form import AskIndicator
from tui.screens.indicators.listing import IndicatorsScreen
from tui.screens.signals.reading import ReadingPage


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, account="chef")
    bench.desk().open_assessment(2026, "caf30")
    return bench


def answers(bench: Bench) -> dict[int, Any]:
    return {question: one for (_, question), one in bench.store.tables.assessment_answers.items()}


def text(driver: Driver, selector: str) -> str:
    return str(driver.app.screen.query_one(selector, Static).content)


def rows(driver: Driver, selector: str) -> list[str]:
    listed = driver.app.screen.query_one(selector, OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_questions_are_answered_one_after_the_other(bench: Bench, size: tuple[int, int]) -> None:
    """A key from 0 to 4 or s keeps the answer at once and goes on; it is resumed where it was left."""

    async def steps(driver: Driver) -> None:
        await driver.press("E")
        assert isinstance(driver.app.screen, AssessmentsScreen)
        assert "ouverte · 0 réponses" in rows(driver, "#assessments")[0]
        await driver.press("enter", "3", "s")
        assert isinstance(driver.app.screen, AnsweringScreen)
        assert [(number, one.score, one.by) for number, one in answers(bench).items()] == [
            (1, 3, "chef"),
            (2, None, "chef"),
        ]
        assert "  3 · " in rows(driver, "#questions")[2]
        await driver.press("escape", "enter")
        assert "Les courriels envoyés" in text(driver, "#asked")
        await driver.press("up", "up", "n")
        assert "Les courriels envoyés" in text(driver, "#asked")
        await driver.press("r")
        assert isinstance(driver.app.screen, ReadingPage)
        assert "3 sur 4" in driver.screen_text
        await driver.press("escape", "escape", "escape")
        assert driver.app.screen is driver.main

    bench.run(steps, size)


def test_a_comment_is_never_lost(bench: Bench) -> None:
    """It waits for a score; a desk that fails leaves what was typed; what the score was stays."""

    async def steps(driver: Driver) -> None:
        await driver.press("E", "enter", "c")
        assert isinstance(driver.app.screen, AnsweringScreen)
        await driver.press("2", "up", "c")
        await driver.write("Relu en équipe.")
        bench.desk().failures["assess"] = Unavailable("La base ne répond pas.")
        await driver.press("f10")
        assert getattr(driver.app.focused, "value", "") == "Relu en équipe."
        await driver.press("f10")
        assert (answers(bench)[1].score, answers(bench)[1].comment) == (2, "Relu en équipe.")

    bench.run(steps)


def test_what_a_colleague_answered_is_told_and_not_overwritten(bench: Bench) -> None:
    """A stale answer says who said what; the screen then shows it, and a second key changes it knowingly."""

    async def steps(driver: Driver) -> None:
        await driver.press("E", "enter")
        bench.desk("amina").assess(1, 1, 0, 4)
        await driver.press("1")
        assert answers(bench)[1].score == 4
        assert any("amina a répondu" in told for told in driver.told)
        assert "4 · tout à fait — amina" in text(driver, "#asked")
        await driver.press("1")
        assert answers(bench)[1].score == 1
        bench.desk("amina").assess(1, 5, 0, 0)
        await driver.press("f5")
        assert "  5 0 " in rows(driver, "#questions")[4]

    bench.run(steps)


def test_the_manager_opens_and_closes(bench: Bench) -> None:
    """After a question that rests on the safe choice; closed, the keys say why they are grey."""

    async def steps(driver: Driver) -> None:
        await driver.press("E", "enter", "4", "T", "tab", "enter")
        assert bench.store.tables.assessments[1].scores["global"] == 4.0
        assert isinstance(driver.app.screen, ReadingPage)
        await driver.press("escape", "2")
        assert len(answers(bench)) == 1
        await driver.press("escape", "n", "enter")
        assert isinstance(driver.app.screen, AnsweringScreen)
        assert bench.store.tables.assessments[2].structure_code == "caf"

    bench.run(steps)


def test_results_are_entered_and_shown_to_the_public(bench: Bench) -> None:
    """What cannot be read is said in the form, with what was typed; p shows it, x forgets it."""

    async def steps(driver: Driver) -> None:
        await driver.press("I")
        assert isinstance(driver.app.screen, IndicatorsScreen)
        assert any("ECOUTE-REPONSE" in row for row in rows(driver, "#indicators"))
        await driver.press("n")
        form = driver.app.screen
        assert isinstance(form, AskIndicator)
        for name, typed in {"code": "ind-27", "wording": "Appels aboutis", "value": "beaucoup", "unit": "%"}.items():
            form.query_one(f"#{name}", Input).value = typed
        form.query_one("#source", Input).value = "Téléphonie"
        await driver.press("f10")
        assert "nombre" in text(driver, "#missing")
        form.query_one("#value", Input).value = "91,5"
        await driver.press("f10")
        (kept,) = bench.store.tables.indicators.values()
        assert (kept.code, kept.value, kept.day, kept.structure_code) == ("IND-27", 91.5, NOW.date(), "caf")
        await driver.press("p")
        assert list(bench.store.tables.indicators_shown) == [("caf", "IND-27")]
        assert "public · IND-27" in rows(driver, "#indicators")[0]
        await driver.press("x", "tab", "enter")
        assert bench.store.tables.indicators == {}

    bench.run(steps)


def test_an_agent_reads_results_without_changing_them(tmp_path: Path) -> None:
    """The keys are grey."""
    bench = Bench(tmp_path, account="amina")
    bench.desk("chef").put_indicator(
        Indicator(structure_code="caf", code="IND-1", day=NOW.date(), wording="Satisfaits", value=8, source="Enquête")
    )

    async def steps(driver: Driver) -> None:
        await driver.press("I", "p", "enter")
        assert isinstance(driver.app.screen, IndicatorsScreen)
        assert bench.store.tables.indicators_shown == {}

    bench.run(steps, SMALL)


def test_a_self_assessment_is_printed_as_it_stands(bench: Bench, tmp_path: Path) -> None:
    """What the desk prints is written where asked; when it cannot print, that is said and nothing is written."""
    written: list[tuple[Path, bytes]] = []

    async def steps(driver: Driver) -> None:
        driver.app.write_file = lambda file, content: written.append((file, content))
        bench.desk().failures["print_assessment"] = Unavailable("Impossible d’imprimer pour l’instant.")
        await driver.press("E", "enter", "3")
        for _ in range(2):
            await driver.press("x")
            driver.app.screen.query_one(Input).value = str(tmp_path / "fiche.pdf")
            await driver.press("enter")
        assert driver.told == ["Impossible d’imprimer pour l’instant."]
        assert driver.status == f"Document écrit dans {tmp_path / 'fiche.pdf'}."

    bench.run(steps)
    assert written == [(tmp_path / "fiche.pdf", b"%PDF-\xff\x00" + "auto-évaluation 1, 1 réponses".encode())]

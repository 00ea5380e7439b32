"""Managers keep formulas, templates and links by keyboard; others are told why they do not."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from core.errors import Unavailable
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.vocabulary import GeneralTag, Sentiment
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.asking_wording import AskFormula, AskLink, AskTemplate
from tui.screens.forms import Confirm
from tui.screens.keeping_wording import KeepingWordingScreen


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, account="chef")


async def open_list(driver: Driver) -> OptionList:
    await driver.press("K")
    assert isinstance(driver.app.screen, KeepingWordingScreen)
    return driver.app.screen.query_one("#items", OptionList)


async def add(driver: Driver, what: str) -> None:
    await driver.press("a")
    await driver.write(what)
    await driver.press("enter")


def texts(bench: Bench, code: str = "caf") -> Sequence[str]:
    return [formula.text for formula in bench.store.tables.formulas if formula.structure_code == code]


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_formula_is_added_changed_and_removed(bench: Bench, size: tuple[int, int]) -> None:
    """One list; enter changes, the delete key asks first."""

    async def steps(driver: Driver) -> None:
        await open_list(driver)
        assert "Madame, Monsieur," in driver.screen_text
        await add(driver, "signature")
        assert isinstance(driver.app.screen, AskFormula)
        await driver.write("La direction de la Caf")
        await driver.press("f10")
        assert texts(bench)[-1] == "La direction de la Caf"
        assert "La direction de la Caf" in driver.screen_text
        await driver.press("enter")
        assert driver.app.screen.query_one("#text", TextArea).text == "Bonjour {pseudonyme},"
        await driver.write("Bonjour à vous,")
        await driver.press("f10")
        assert texts(bench)[0] == "Bonjour à vous,"
        await driver.press("delete")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("enter")
        assert texts(bench)[0] == "Bonjour à vous,", "the safe choice keeps it"
        await driver.press("delete", "right", "enter")
        assert "Bonjour à vous," not in texts(bench)

    bench.run(steps, size)


def test_a_template_says_what_stories_it_suits(bench: Bench) -> None:
    """Feeling and tags are picked with the arrows; what is missing is said."""

    async def steps(driver: Driver) -> None:
        await open_list(driver)
        await add(driver, "modèle")
        assert isinstance(driver.app.screen, AskTemplate)
        await driver.press("f10")
        assert "Donnez un titre et un texte." in driver.screen_text
        await driver.write("Retard de paiement")
        await driver.press("tab")
        await driver.write("Voyez ‹où›.")
        await driver.press("tab", "right", "right", "right", "down", "space", "f10")
        (kept,) = bench.store.tables.templates.values()
        assert (kept.title, kept.body) == ("Retard de paiement", "Voyez ‹où›.")
        assert (kept.tags, kept.sentiment) == ((GeneralTag.ACCESSIBILITY,), Sentiment.NEGATIVE)
        assert "Retard de paiement" in driver.screen_text

    bench.run(steps)


def test_what_the_desk_refuses_is_asked_again_with_what_was_typed(bench: Bench) -> None:
    """A wrong address, then a database that does not answer: nothing typed is lost."""

    async def steps(driver: Driver) -> None:
        await open_list(driver)
        await add(driver, "lien")
        assert isinstance(driver.app.screen, AskLink)
        await driver.write("Simuler ses droits")
        await driver.press("enter")
        await driver.write("http://www.caf.fr")
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskLink)
        assert any("https" in told for told in driver.told)
        title, url = driver.app.screen.query(Input)
        assert (title.value, url.value) == ("Simuler ses droits", "http://www.caf.fr")
        url.value = "https://www.caf.fr"
        bench.desk().failures["keep_link"] = Unavailable("La base ne répond pas.")
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskLink)
        await driver.press("f10")
        (kept,) = bench.store.tables.official_links.values()
        assert (kept.title, kept.url) == ("Simuler ses droits", "https://www.caf.fr")

    bench.run(steps)


def test_only_the_head_of_a_network_keeps_its_links(bench: Bench) -> None:
    """Another manager sees them, and reads why they stay as they are."""
    chef = bench.store.tables.accounts["chef"]
    bench.store.keep(
        chef.model_copy(update={"structure_code": "caf30"}),
        OfficialLink(number=1, network_code="caf", title="Simuler", url="https://www.caf.fr"),
        ReplyTemplate(number=1, structure_code="caf", title="Du réseau", body="Texte."),
    )

    async def steps(driver: Driver) -> None:
        listed = await open_list(driver)
        assert "Simuler" in driver.screen_text
        assert "Du réseau" not in driver.screen_text
        listed.highlighted = listed.option_count - 1
        for key in ("enter", "delete"):
            await driver.press(key)
            assert isinstance(driver.app.screen, KeepingWordingScreen)
            assert "périmètre" in driver.screen_text

    bench.run(steps)


def test_agents_do_not_keep_them(bench: Bench) -> None:
    """The key is grey, and the desk is not asked."""
    bench.account = "amina"

    async def steps(driver: Driver) -> None:
        await driver.press("K")
        assert driver.app.screen is driver.main
        assert driver.main.why_not("keep_wording") is not None

    bench.run(steps)
    assert not bench.desk().called("wording")

"""What those who answer say of a story: qualified in one list, given to a child, in words that managers keep."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from core.classification import Classification
from core.errors import Unavailable
from core.structure import Structure
from core.trade_tag import TradeTag
from core.views import Place
from core.vocabulary import Channel, ExperienceState, GeneralTag, Sentiment
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import CHANNELS, small_store, tell
from tui.screens.picker import Picker
from tui.screens.qualifying import AskClassification
from tui.screens.reattaching import AskChild
from tui.screens.trade_tags import TradeTagsScreen
from tui.widgets.queue_list import QueueList

ALONE = 900002
"""A published story of the Caf du Gard alone."""
SHARED = 900001
"""A published story of two Caf."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store = small_store()
    store.keep(
        Structure(code="ales", parent_code="caf30", path="caf/caf30/ales", name="Accueil d’Alès", town="Alès"),
        Structure(code="bagnols", parent_code="caf30", path="caf/caf30/bagnols", name="Accueil de Bagnols"),
        TradeTag(network_code="caf", name="Aide au logement"),
        TradeTag(network_code="caf", name="Prime [b]d’activité"),
        TradeTag(network_code="caf", name="Ancien", retired=True),
    )
    return Bench(tmp_path, store, "amina")


async def read(driver: Driver, number: int, position: int = 1) -> None:
    """Open a published story from the list of those to answer."""
    driver.main.change_place(Place.TO_ANSWER)
    await driver.settle()
    while (driver.chosen, driver.main.queue.chosen and driver.main.queue.chosen.position) != (number, position):
        await driver.press("j")


def listed(driver: Driver) -> OptionList:
    return driver.app.screen.query_one("#attributes", OptionList)


async def go_to(driver: Driver, id_: str) -> None:
    """Put the cursor on a row, as the arrows would."""
    listed(driver).highlighted = listed(driver).get_option_index(id_)
    await driver.settle()


# Qualifying


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_story_is_qualified_in_one_list(bench: Bench, size: tuple[int, int]) -> None:
    """Space ticks, left and right give the feeling, f10 does it; what the author said stays beside."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("f")
        if size == SMALL:  # the story comes in sight first
            await driver.press("f")
        assert isinstance(driver.app.screen, AskClassification)
        await go_to(driver, "channel:phone")
        await driver.press("right")
        assert "auteur\u202f: ☹ négatif" in driver.screen_text
        await go_to(driver, "channel:desk")
        await driver.press("space")
        await go_to(driver, "tag:Aide au logement")
        await driver.press("space")
        await go_to(driver, "improve")
        await driver.press("space", "tab")
        await driver.write("Rappeler sous 48 h.")
        await driver.press("f10")
        assert driver.app.screen is driver.main
        kept = bench.store.tables.concerns[ALONE, 1]
        assert kept.channels == {Channel.PHONE: None}
        assert kept.told_channels == CHANNELS
        assert (kept.trade_tags, kept.improvement) == (("Aide au logement",), "Rappeler sous 48 h.")
        assert "qualifiée" in driver.status
        assert "dit par l’auteur\u202f:   Téléphone ☹   Accueil ☺" in driver.screen_text
        assert "Tags métier\u202f: Aide au logement" in driver.screen_text

    bench.run(steps, size)


def test_the_words_of_the_network_are_shown_as_they_are(bench: Bench) -> None:
    """No markup of theirs is read, and what is retired is not offered."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("f")
        assert "☐ Prime [b]d’activité" in driver.screen_text
        assert "Ancien" not in driver.screen_text

    bench.run(steps)


def test_what_is_written_marks_the_service(bench: Bench) -> None:
    """A note typed without the mark would be lost: it sets it."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("f", "tab")
        await driver.write("Le délai de l’accueil.")
        await driver.press("enter")
        assert bench.store.tables.concerns[ALONE, 1].to_improve

    bench.run(steps)


def test_what_was_ticked_and_written_waits_for_another_try(bench: Bench) -> None:
    """The call that fails loses nothing: the same key brings everything back."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("f", "space", "tab")
        await driver.write("À revoir.")
        bench.desk().failures["classify"] = Unavailable("La base ne répond pas.")
        await driver.press("f10")
        assert driver.told
        await driver.press("f")
        assert driver.app.screen.query_one("#note", Input).value == "À revoir."
        assert "☐ Accueil" in driver.screen_text
        await driver.press("f10")
        assert bench.store.tables.concerns[ALONE, 1].improvement == "À revoir."

    bench.run(steps)


def test_tags_that_do_not_come_leave_those_that_are_set(bench: Bench) -> None:
    """While the vocabulary is out of reach, the rest can be said, and no tag is lost."""
    bench.desk("chef").classify(ALONE, 1, 1, Classification(channels=CHANNELS, trade_tags=("Aide au logement",)))

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        bench.desk().failures["trade_tags"] = Unavailable("La base ne répond pas.")
        await driver.press("f")
        assert driver.told == ["La base ne répond pas."]
        await driver.press("space", "f10")
        kept = bench.store.tables.concerns[ALONE, 1]
        assert (kept.trade_tags, Channel.DESK in kept.channels) == (("Aide au logement",), False)

    bench.run(steps)


def test_the_mouse_ticks_too(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("f")
        await driver.pilot.click("#attributes", offset=(4, 1))
        await driver.settle()
        assert "☐ Accueil" in driver.screen_text
        await driver.pilot.click("#yes")
        await driver.settle()
        assert Channel.DESK not in bench.store.tables.concerns[ALONE, 1].channels

    bench.run(steps)


def test_the_line_says_which_structure_is_qualified(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await read(driver, SHARED, position=2)
        await driver.press("f", "space", "f10")
        assert bench.store.tables.concerns[SHARED, 1].told_channels is None
        assert bench.store.tables.concerns[SHARED, 2].told_channels == CHANNELS

    bench.run(steps)


def test_where_the_line_does_not_say_it_is_asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of others are shown too, grey, with the reason: they cannot be picked."""
    number = 900010
    tell(bench.store, number, "Trois guichets", "gn", "caf30", "caf34", state=ExperienceState.PUBLISHED, hours=90)

    async def steps(driver: Driver) -> None:
        await read(driver, number, position=2)
        line = driver.main.queue.chosen
        assert line is not None
        monkeypatch.setattr(QueueList, "chosen", property(lambda _: replace(line, position=0)))
        await driver.press("f")
        monkeypatch.undo()
        assert isinstance(driver.app.screen, Picker)
        picked = driver.app.screen.query_one("#found", OptionList)
        assert [option.disabled for option in picked.options] == [False, False, True]
        assert "Aucune structure de votre périmètre" in driver.screen_text
        await driver.press("down", "enter", "space", "f10")
        assert bench.store.tables.concerns[number, 3].told_channels == CHANNELS

    bench.run(steps)


def test_moderators_do_not_qualify_and_are_told_why(bench: Bench) -> None:
    bench.account = "camille"

    async def steps(driver: Driver) -> None:
        for key, what in (("f", "corriger les canaux"), ("i", "rattacher"), ("L", "tenir les tags métier")):
            await driver.press(key)
            assert driver.app.screen is driver.main
            assert f"Votre profil (modération) ne permet pas de {what}" in driver.status

    bench.run(steps)


# Re-attaching


def test_a_story_goes_to_a_child(bench: Bench) -> None:
    """Typing shortens the list; the structure named at first stays on screen."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("i")
        assert isinstance(driver.app.screen, AskChild)
        assert "☐ Accueil de Bagnols" in driver.screen_text
        await driver.press("f10")
        assert "Choisissez la structure fille" in driver.screen_text
        await driver.write("ales")
        assert "Bagnols" not in driver.screen_text
        await driver.press("enter", "f10")
        assert bench.store.tables.concerns[ALONE, 1].structure_code == "ales"
        assert "nommée d’abord\u202f: Caf du Gard" in driver.screen_text

    bench.run(steps)


def test_without_children_one_is_told_where_to_turn(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await read(driver, SHARED, position=2)
        await driver.press("i")
        assert "Aucune structure fille" in driver.screen_text
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_what_is_answered_is_not_reattached(bench: Bench) -> None:
    """The key is grey, with the reason."""

    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("e")
        await driver.type("Bonjour.")
        await driver.press("ctrl+s", "escape")
        await driver.press("i")
        assert driver.app.screen is driver.main
        assert "Une réponse est déjà écrite ici" in driver.status

    bench.run(steps)


# General tags


def test_agents_set_the_general_tags_too(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await read(driver, ALONE)
        await driver.press("t", "right", "f10")
        assert bench.store.tables.experiences[ALONE].tags == {GeneralTag.ACCESSIBILITY: Sentiment.POSITIVE}

    bench.run(steps)


# The vocabulary


def names(bench: Bench) -> dict[str, bool]:
    return {name: tag.retired for (network, name), tag in bench.store.tables.trade_tags.items() if network == "caf"}


def test_a_vocabulary_is_kept_by_keyboard(bench: Bench) -> None:
    """Enter adds, f2 renames, f8 retires and offers again."""
    bench.account = "chef"

    async def steps(driver: Driver) -> None:
        await driver.press("L")
        assert isinstance(driver.app.screen, TradeTagsScreen)
        assert "Ancien   (retiré)" in driver.screen_text
        await driver.write("RSA")
        await driver.press("enter")
        assert names(bench)["RSA"] is False
        assert driver.app.screen.query_one("#name", Input).value == ""
        await driver.write("Aides au logement")
        await driver.press("f2")
        assert "Aides au logement" in names(bench)
        assert "Aide au logement" not in names(bench)
        await driver.press("down", "f8")
        assert names(bench)["Ancien"] is False
        await driver.press("f8")
        assert names(bench)["Ancien"] is True
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_a_name_that_is_refused_stays_in_the_field(bench: Bench) -> None:
    bench.account = "chef"

    async def steps(driver: Driver) -> None:
        await driver.press("L")
        await driver.write("aide au LOGEMENT")
        await driver.press("enter")
        assert "a déjà le tag métier" in driver.screen_text
        assert driver.app.screen.query_one("#name", Input).value == "aide au LOGEMENT"
        bench.desk().failures["add_trade_tag"] = Unavailable("La base ne répond pas.")
        await driver.write("RSA")
        await driver.press("enter")
        assert "La base ne répond pas." in driver.screen_text
        assert driver.app.screen.query_one("#name", Input).value == "RSA"

    bench.run(steps)

"""What decides beyond publishing: rejections with their words, undoing, alerts, structures, tags, and the history."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from core.charter import TEMPLATES
from core.errors import Stale, Unavailable
from core.rules import HouseRules
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, Sentiment
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW
from tui.screens.forms import AskNote
from tui.screens.history import HistoryScreen
from tui.screens.rejecting import AskRejection
from tui.screens.routing import AskStructures
from tui.screens.tagging import AskTags
from tui.widgets.blanks import BlanksArea
from tui.widgets.status import Status

FILLED = "Le mot du deuxième paragraphe."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def state(bench: Bench, number: int) -> ExperienceState:
    return bench.store.tables.experiences[number].state


def note(driver: Driver) -> BlanksArea:
    return driver.app.screen.query_one(BlanksArea)


def seconds(driver: Driver) -> int:
    return driver.main.query_one(Status).seconds


async def open_place(driver: Driver, place: Place) -> None:
    driver.main.change_place(place)
    await driver.settle()


# Rejecting


def test_several_reasons_draft_the_words(bench: Bench) -> None:
    """Numbers and space check reasons; the sentences follow, in the order of the charter."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "8", "1")
        assert note(driver).text == f"{TEMPLATES[CharterReason.INSULTS]}\n{TEMPLATES[CharterReason.DUPLICATE]}"
        await driver.press("space", "down", "space")
        assert note(driver).text == f"{TEMPLATES[CharterReason.PERSONAL_DATA]}\n{TEMPLATES[CharterReason.DUPLICATE]}"
        assert driver.screen_text.count("☑") == 2

    bench.run(steps)


def test_tab_goes_from_blank_to_blank_and_typing_fills_them(bench: Bench) -> None:
    """The blank is selected: what is typed takes its place; after the last one, tab goes on."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "2", "tab")
        assert note(driver).selected_text == "‹qui : vous-même, une autre personne›"
        await driver.press("m", "o", "i", "tab")
        assert note(driver).selected_text == "‹quoi : un nom, un numéro, une adresse›"
        await driver.press("x", "tab")
        assert not note(driver).has_focus
        assert note(driver).text.startswith("Votre récit permet de reconnaître moi par x, et")
        await driver.press("f10")
        rejected = bench.store.tables.experiences[900123]
        assert (rejected.state, rejected.reasons) == (ExperienceState.REJECTED, (CharterReason.PERSONAL_DATA,))
        assert driver.shown == 900124

    bench.run(steps)


def test_a_blank_left_is_said_and_shown(bench: Bench) -> None:
    """Nothing is asked of the desk; the keys are on the blank."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "4", "f10")
        assert "Il reste un champ à remplir" in driver.screen_text
        assert note(driver).has_focus
        assert note(driver).selected_text == "‹à quel endroit›"
        assert not bench.desk().called("reject")

    bench.run(steps)


def test_what_was_typed_survives_a_change_of_reasons(bench: Bench) -> None:
    """Sentences come and go around it."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "1", "tab")
        await driver.write(FILLED)
        await driver.press("shift+tab", "4")
        assert note(driver).text == f"{FILLED}\n{TEMPLATES[CharterReason.POLITICS]}"
        await driver.press("4")
        assert note(driver).text == FILLED

    bench.run(steps)


def test_a_refused_rejection_keeps_reasons_and_words(bench: Bench) -> None:
    """Somebody changed the story meanwhile: it is said, the story is read anew, and everything typed is there."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "1", "4", "tab")
        await driver.write(FILLED)
        bench.desk("dominique").tag(900123, 1, {GeneralTag.RELATION: Sentiment.NEGATIVE})
        await driver.press("f10")
        assert "a changé depuis que vous l’avez lue (dominique" in driver.told[0]
        assert driver.main.dossier.experience.version == 2
        await driver.press("r")
        assert note(driver).text == FILLED
        assert driver.screen_text.count("☑") == 2
        await driver.press("f10")
        rejected = bench.store.tables.experiences[900123]
        assert rejected.reasons == (CharterReason.INSULTS, CharterReason.POLITICS)
        assert rejected.note == FILLED

    bench.run(steps)


# Undoing


def test_after_a_decision_undoing_is_offered_and_counts_down(bench: Bench) -> None:
    """The next story opens, the line says what happened and for how long it can be taken back; nothing else moves."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        assert driver.shown == 900124
        assert driver.status == "L’expérience 900123 « RSA suspendu sans explication » : publiée."
        assert "publiée.   u annuler (60 s)" in driver.screen_text
        asked = len(bench.desk().calls)
        driver.app.now = lambda: NOW + timedelta(seconds=18)
        driver.main._count_down()
        await driver.settle()
        assert "u annuler (42 s)" in driver.screen_text
        assert driver.shown == 900124
        assert len(bench.desk().calls) == asked

    bench.run(steps)


@pytest.mark.parametrize("size", [(120, 40), SMALL])
def test_undoing_brings_the_line_back_and_chosen(bench: Bench, size: tuple[int, int]) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("enter", "j", "p") if size == SMALL else await driver.press("p")
        await driver.press("u")
        assert state(bench, 900123) is ExperienceState.SUBMITTED
        assert driver.chosen == driver.shown == 900123
        assert "décision annulée, de nouveau à modérer" in driver.status
        assert seconds(driver) == 0

    bench.run(steps, size)


def test_several_decisions_are_undone_one_after_the_other(bench: Bench) -> None:
    """The last one first; each line comes back; then there is nothing left to undo."""

    async def steps(driver: Driver) -> None:
        await driver.press("p", "a")
        await driver.write("voir")
        await driver.press("enter", "u")
        assert (state(bench, 900123), state(bench, 900124)) == (ExperienceState.PUBLISHED, ExperienceState.SUBMITTED)
        assert driver.chosen == 900124
        assert seconds(driver) == 60
        await driver.press("u")
        assert state(bench, 900123) is ExperienceState.SUBMITTED
        assert driver.chosen == 900123
        await driver.press("u")
        assert "Rien à annuler" in driver.status
        assert len(bench.desk().called("undo")) == 2

    bench.run(steps)


def test_undoing_comes_back_to_the_list_of_the_line(bench: Bench) -> None:
    """From whichever list, the line is found where it was."""

    async def steps(driver: Driver) -> None:
        await driver.press("j", "p")
        await open_place(driver, Place.PUBLISHED)
        await driver.press("u")
        assert driver.main.place is Place.TO_MODERATE
        assert driver.chosen == driver.shown == 900124

    bench.run(steps)


def test_after_the_grace_one_is_told_to_withdraw(bench: Bench) -> None:
    """The key is grey and says why; nothing is asked of the desk."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        driver.app.now = lambda: NOW + timedelta(seconds=61)
        driver.main._count_down()
        await driver.press("u")
        assert "retirez l’expérience (w)" in driver.status
        assert "annuler (" not in driver.screen_text
        assert not bench.desk().called("undo")

    bench.run(steps)


def test_the_desk_has_the_last_word_on_undoing(bench: Bench) -> None:
    """Answered meanwhile: the sentence of the desk is said, and it is offered no more."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        bench.desk("amina").ask_transfer(900123, 1, "caf34", "Pas pour nous.")
        bench.desk("dominique").tag(900123, 2, {})
        await driver.press("u")
        assert "ne s’annule plus" in driver.told[0]
        assert seconds(driver) == 0
        assert state(bench, 900123) is ExperienceState.PUBLISHED

    bench.run(steps)


def test_a_desk_out_of_reach_leaves_undoing_offered(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("p")
        bench.desk().failures["undo"] = Unavailable("La base ne répond pas.")
        await driver.press("u")
        assert driver.told == ["La base ne répond pas."]
        assert seconds(driver) == 60
        await driver.press("u")
        assert state(bench, 900123) is ExperienceState.SUBMITTED

    bench.run(steps)


def test_a_house_without_grace_offers_no_undoing(bench: Bench) -> None:
    """The key is grey, and says that decisions take effect at once."""
    bench.rules = HouseRules(grace=timedelta(0))

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        assert seconds(driver) == 0
        await driver.press("u")
        assert "elles ne s’annulent pas" in driver.status
        assert not bench.desk().called("undo")

    bench.run(steps)


# Alerts


def test_an_alert_shows_what_the_house_asks_for(bench: Bench) -> None:
    """The procedure and the numbers, then a few words; the same key clears it, saying what was done."""

    async def steps(driver: Driver) -> None:
        await driver.press("!")
        for words in ("Prévenez la personne responsable", "3114", "enfance en danger"):
            assert words in driver.screen_text
        await driver.press("f10")
        assert "Écrivez en quelques mots ce qui inquiète" in driver.screen_text
        await driver.write("Elle parle d’en finir.")
        await driver.press("enter")
        assert bench.store.tables.experiences[900123].alert
        assert "en alerte" in driver.status
        await open_place(driver, Place.ALERTS)
        assert driver.chosen == 900123
        await driver.press("!")
        assert "Clore l’alerte" in driver.screen_text
        await driver.write("Le 3114 est prévenu.")
        await driver.press("f10")
        assert not bench.store.tables.experiences[900123].alert
        assert driver.chosen is None

    bench.run(steps)


# Structures


def test_structures_are_found_while_typing_and_checked(bench: Bench) -> None:
    """Those concerned are checked; arrows and enter choose while the field keeps the keys."""

    async def steps(driver: Driver) -> None:
        await driver.press("s")
        assert "☑ Caf du Gard" in driver.screen_text
        await driver.pilot.press("r", "o", "q", "u", "e", "enter")
        await driver.settle()
        assert "☑ Brigade de Roquemaure" in driver.screen_text
        await driver.press("up", "enter", "f10")
        assert bench.desk().called("route") == [(900123, 1, ["gn"])]
        assert "structures changées" in driver.status
        assert driver.shown == 900123
        assert "Brigade de Roquemaure" in driver.screen_text

    bench.run(steps)


def test_no_letter_is_lost_while_the_desk_looks(bench: Bench) -> None:
    """The tree answers slowly: what is typed stands, the last search wins, and enter takes what it finds."""
    gate = bench.desk().gates["structures"] = threading.Event()

    async def steps(driver: Driver) -> None:
        await driver.press("s")
        await driver.pilot.press("c", "a", "f")
        await driver.pilot.pause(0.3)
        await driver.pilot.press("space", "3", "4", "backspace", "backspace", "h", "e")
        await driver.pilot.press("enter", "f10")
        assert isinstance(driver.app.screen, AskStructures)
        gate.set()
        await driver.settle()
        assert "☑ Caf de l’Hérault" in driver.screen_text
        assert driver.app.screen.query_one("#sought", Input).value == "caf he"
        assert bench.desk().called("structures")[-1] == ("caf he",)

    bench.run(steps)


def test_suggestions_say_why(bench: Bench) -> None:
    """Under those concerned, what the story names; a search puts its finds in their place."""
    experience = bench.store.tables.experiences[900123]
    bench.store.keep(experience.model_copy(update={"text": "La CAF ne répond pas."}))

    async def steps(driver: Driver) -> None:
        await driver.press("s")
        assert "☐ Caf   « CAF » dans le récit" in driver.screen_text
        await driver.press("down", "enter", "f10")
        assert bench.desk().called("route") == [(900123, 1, ["caf30", "caf"])]

    bench.run(steps)


def test_at_least_one_structure_is_chosen(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("s", "enter", "f10")
        assert isinstance(driver.app.screen, AskStructures)
        assert "au moins une structure" in driver.screen_text
        await driver.write("xyz")
        assert "Aucune structure ne porte ce nom" in driver.screen_text
        await driver.press("escape")
        assert not bench.desk().called("route")

    bench.run(steps)


def test_a_refused_routing_keeps_the_choice(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("s")
        await driver.write("roque")
        await driver.press("enter")
        bench.desk().failures["route"] = Stale("L’expérience a changé.")
        await driver.press("f10", "s")
        assert "☑ Brigade de Roquemaure" in driver.screen_text

    bench.run(steps)


# Tags


def test_tags_are_rated_with_the_arrows(bench: Bench) -> None:
    """Up and down for the theme, left and right for the feeling; what is set is there the next time."""

    async def steps(driver: Driver) -> None:
        await driver.press("t", "right", "down", "left", "down", "right", "left", "f10")
        assert bench.store.tables.experiences[900123].tags == {
            GeneralTag.ACCESSIBILITY: Sentiment.POSITIVE,
            GeneralTag.INFORMATION: Sentiment.NEGATIVE,
        }
        await driver.press("t")
        assert isinstance(driver.app.screen, AskTags)
        assert driver.screen_text.count("◉ sans") == 3
        await driver.press("tab", "enter")
        assert driver.app.screen is driver.main

    bench.run(steps)


# The history


def test_the_history_tells_what_was_before_and_after(bench: Bench) -> None:
    """Who, when, what, and each field in French words."""

    async def steps(driver: Driver) -> None:
        await driver.press("a")
        await driver.write("Voir avec la Caf")
        await driver.press("f10")
        await open_place(driver, Place.HELD)
        await driver.press("h")
        assert isinstance(driver.app.screen, HistoryScreen)
        for words in (
            "camille   mise en attente",
            "état : à modérer → en attente",
            "mot ou note : (rien) → Voir avec la Caf",
            "auteur   déposée",
        ):
            assert words in driver.screen_text
        await driver.press("j", "k", "escape")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_a_long_history_is_read_to_its_end(bench: Bench) -> None:
    """Texts are given whole, before then after."""
    for number in range(15):
        desk = bench.desk("dominique")
        desk.hold(900123, number + 1, f"Note {number}\nsur deux lignes")

    async def steps(driver: Driver) -> None:
        await open_place(driver, Place.HELD)
        await driver.press("enter", "h", "end")
        assert "mot ou note, après :" in driver.screen_text
        assert "Note 14" in driver.screen_text
        await driver.press("home")
        assert "Note 14" not in driver.screen_text

    bench.run(steps, SMALL)


# What is not possible, and what agents may do


def test_agents_are_told_why_they_do_not_moderate(tmp_path: Path) -> None:
    """Each key of moderation is grey for them, and says why; the history is theirs to read."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        for key, words in (("s", "modérer"), ("p", "modérer"), ("!", "modérer"), ("u", "Rien à annuler")):
            await driver.press(key)
            assert driver.app.screen is driver.main
            assert words in driver.status
        await driver.press("h")
        assert isinstance(driver.app.screen, HistoryScreen)

    bench.run(steps)


def test_every_question_fits_a_small_window(bench: Bench) -> None:
    """At 80 columns and 24 rows, the buttons of each question are in sight."""

    async def steps(driver: Driver) -> None:
        await driver.press("enter")
        for key, shown in (("r", AskRejection), ("!", AskNote), ("s", AskStructures), ("t", AskTags), ("a", AskNote)):
            await driver.press(key)
            assert isinstance(driver.app.screen, shown)
            if key == "r":
                await driver.press("1", "2", "3", "f10")
            assert "Revenir" in driver.screen_text
            await driver.press("escape")

    bench.run(steps, SMALL)


def test_reasons_keep_their_places(bench: Bench) -> None:
    """Checking moves nothing under the cursor."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "5")
        reasons = driver.app.screen.query_one("#reasons", OptionList)
        assert reasons.highlighted == 4
        await driver.press("space")
        assert reasons.highlighted == 4
        assert "☑" not in driver.screen_text

    bench.run(steps)

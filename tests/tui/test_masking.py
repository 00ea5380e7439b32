"""Masking: two keys when all is to be hidden, a walk when not, and nothing typed is lost."""

import random
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.errors import Refused, Unavailable
from core.mask_sheet import MarkState
from core.masking import Mask, MaskedField
from core.text.finding import FindingKind
from core.views import Place
from core.vocabulary import ExperienceState
from tests.fakes.store import FakeStore
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import empty_store, mark, tell
from tui.marks import sheet_of
from tui.mask_page import Page
from tui.screens.forms import Confirm
from tui.screens.mark_questions import AskAboutMarks, AskWhy, PickLabel, Preview
from tui.screens.masking import MaskingScreen

TITLE = "Merci Mme Dupont"
TEXT = "J’ai appelé le 06 12 34 56 78 et parlé à Mme Dupont.\n\nElle a tout réglé avec Léa. Merci !"
PHONE, NAME, FIRST = 15, TEXT.index("Mme Dupont"), TEXT.index("Léa")
DEFAULT = "La charte nous demande de masquer certains mots, ici : nom, téléphone. Le reste est publié tel quel."


def marked_store() -> FakeStore:
    """Give a story with three marks, then a clean one."""
    store = empty_store()
    tell(store, 900123, TITLE, text=TEXT, hours=9)
    tell(store, 900124, "Rendez-vous annulé deux fois", hours=5)
    mark(
        store,
        900123,
        (MaskedField.TITLE, "Mme Dupont", FindingKind.PERSON, 0.9),
        (MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1),
        (MaskedField.TEXT, "Mme Dupont", FindingKind.PERSON, 0.9),
    )
    return store


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, marked_store())


def masks(bench: Bench) -> list[tuple[str, int, int, str]]:
    """Give the masks of the only publication."""
    ((_, _, given, _),) = bench.desk().called("publish")
    assert isinstance(given, tuple)
    assert all(isinstance(one, Mask) for one in given)
    return [(one.field.value, one.start, one.end, one.label) for one in given]


def state(bench: Bench, number: int = 900123) -> ExperienceState:
    return bench.store.tables.experiences[number].state


def screen(driver: Driver) -> MaskingScreen:
    assert isinstance(driver.app.screen, MaskingScreen)
    return driver.app.screen


def states(driver: Driver) -> list[MarkState]:
    return [mark.state for mark in screen(driver).sheet.marks]


KEYS = (
    *("m", "m", "m", "g", "l", "v", "plus", "M", "p", "n", "N", "x"),
    *("up", "down", "left", "right", "shift+right", "ctrl+right", "home", "end", "pageup", "pagedown"),
    *("enter", "escape", "tab", "shift+tab", "delete", "backspace", "f10", "f10", "ctrl+j", "ctrl+z", "f7"),
)
ALL_THREE = [
    ("title", 6, 16, "nom"),
    ("text", PHONE, PHONE + 14, "téléphone"),
    ("text", NAME, NAME + 10, "nom"),
]

# -- from the list


def test_two_keys_mask_all_and_publish(bench: Bench) -> None:
    """`p` lists the marks, `m` hides them all; the author gets a sentence that names them; the next story opens."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        assert isinstance(driver.app.screen, AskAboutMarks)
        for words in ("3 passages sont marqués", "téléphone « 06 12 34 56 78 »", "parce que Mme Dupont"):
            assert words in driver.screen_text
        assert state(bench) is ExperienceState.SUBMITTED
        await driver.press("m")
        assert masks(bench) == ALL_THREE
        assert bench.store.tables.originals[900123].why == DEFAULT
        assert bench.store.tables.experiences[900123].title == "Merci [nom]"
        assert driver.shown == 900124
        assert "publiée avec masquage" in driver.status

    bench.run(steps)


def test_a_clean_story_still_takes_one_key(bench: Bench) -> None:
    """Nothing is asked where nothing is marked."""

    async def steps(driver: Driver) -> None:
        await driver.press("n", "p")
        assert state(bench, 900124) is ExperienceState.PUBLISHED

    bench.run(steps)


def test_publishing_as_it_is_takes_a_second_press(bench: Bench) -> None:
    """`p` again publishes with nothing hidden; escape publishes nothing."""

    async def steps(driver: Driver) -> None:
        await driver.press("p", "escape")
        assert driver.app.screen is driver.main
        assert state(bench) is ExperienceState.SUBMITTED
        await driver.press("p", "p")
        assert bench.desk().called("publish") == [(900123, 1)]
        assert bench.store.tables.experiences[900123].title == TITLE

    bench.run(steps)


def test_a_key_held_down_does_not_publish_what_is_marked(bench: Bench) -> None:
    """The presses that follow the question at once do not answer it."""

    async def steps(driver: Driver) -> None:
        driver.main.repeat_guard = 60
        await driver.press("p", "p", "p", "p")
        assert isinstance(driver.app.screen, AskAboutMarks)
        assert not bench.desk().called("publish")

    bench.run(steps)


def test_the_question_leads_to_the_walk(bench: Bench) -> None:
    """`v` opens the marks one by one."""

    async def steps(driver: Driver) -> None:
        await driver.press("p", "v")
        assert states(driver) == [MarkState.OPEN] * 3

    bench.run(steps)


def test_at_eighty_columns_the_story_is_read_first(bench: Bench) -> None:
    """The first `m` opens the story, the second its marks."""

    async def steps(driver: Driver) -> None:
        await driver.press("m")
        assert driver.app.screen is driver.main
        await driver.press("m")
        assert screen(driver).text.outer_size.width == 80

    bench.run(steps, size=SMALL)


def test_what_is_public_is_not_masked_anew(bench: Bench) -> None:
    """The key is grey and says why."""
    bench.desk().publish(900124, 1)

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        await driver.press("m")
        assert driver.app.screen is driver.main
        assert "L’expérience 900124 est publiée" in driver.status

    bench.run(steps)


# -- walking the marks


def test_each_mark_is_masked_kept_or_labelled(bench: Bench) -> None:
    """`m` masks and goes on, `g` keeps, `l` picks another label; then the story is published with a sentence."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "m", "g", "l")
        assert isinstance(driver.app.screen, PickLabel)
        await driver.write("une agente")
        assert "[une agente], telle que tapée" in driver.screen_text
        await driver.press("enter")
        assert states(driver) == [MarkState.MASKED, MarkState.LEFT, MarkState.MASKED]
        assert "Tout est vu" in driver.status
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskWhy)
        await driver.write("Nous ne nommons pas les agents.")
        await driver.press("f10")
        assert masks(bench) == [("title", 6, 16, "nom"), ("text", NAME, NAME + 10, "une agente")]
        assert bench.store.tables.originals[900123].why == "Nous ne nommons pas les agents."
        assert driver.app.screen is driver.main
        assert driver.shown == 900124

    bench.run(steps)


def test_a_usual_label_is_picked_by_its_name(bench: Bench) -> None:
    """Those of the kinds of findings are offered, found by a part of their name."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "l")
        assert "[immatriculation]" in driver.screen_text
        await driver.write("immat")
        await driver.press("down", "up", "enter")
        assert screen(driver).sheet.marks[0].label == "immatriculation"

    bench.run(steps)


def test_a_label_that_will_not_do_changes_nothing(bench: Bench) -> None:
    """Too long a label is refused in a sentence."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "l")
        await driver.write("x" * 50)
        await driver.press("enter")
        assert "de 1 à 40 signes" in driver.status
        assert states(driver) == [MarkState.OPEN] * 3

    bench.run(steps)


def test_the_walk_goes_both_ways_and_around(bench: Bench) -> None:
    """`n`, `N`, the arrows; the current mark is told by a sign in the text, and its reason under the list."""

    async def steps(driver: Driver) -> None:
        await driver.press("m")
        assert "Merci ▶N Mme Dupont▌" in driver.screen_text
        await driver.press("n")
        assert "▶T 06 12 34 56 78▌" in driver.screen_text
        assert "parce que 06 12 34 56 78" in " ".join(driver.screen_text.split())
        await driver.press("N", "N")
        assert screen(driver).marks.highlighted == 2
        await driver.press("up")
        assert screen(driver).marks.highlighted == 1
        await driver.press("down", "n")
        assert screen(driver).marks.highlighted == 0

    bench.run(steps)


def test_states_are_told_by_sign_and_word(bench: Bench) -> None:
    """Masked and kept marks differ without colours, in the text and in the list."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "m", "g")
        for words in (
            "▐N■Mme Dupont▌",
            "▐T□06 12",
            "■N",
            "masquée · [nom]",
            "□T",
            "gardée",
            "à voir · [nom]",
            "Relevé · 1 à voir",
        ):
            assert words in driver.screen_text

    bench.run(steps)


def test_all_open_marks_are_masked_at_once(bench: Bench) -> None:
    """`M` masks what was not decided, and leaves what was kept."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "g", "M")
        assert states(driver) == [MarkState.LEFT, MarkState.MASKED, MarkState.MASKED]

    bench.run(steps)


def test_nothing_is_published_while_a_mark_is_to_be_seen(bench: Bench) -> None:
    """`f10` goes to it and says how many are left."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "m", "f10")
        assert "Encore 2 à voir avant de publier" in driver.status
        assert screen(driver).marks.highlighted == 1
        assert not bench.desk().called("publish")

    bench.run(steps)


def test_everything_kept_is_published_as_it_is_once_confirmed(bench: Bench) -> None:
    """No mask, no sentence to the author; the safe answer has the focus."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "g", "g", "g", "f10")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("enter")
        assert not bench.desk().called("publish")
        await driver.press("f10", "right", "enter")
        assert masks(bench) == []
        assert not bench.store.tables.experiences[900123].masked

    bench.run(steps)


# -- adding a mask by hand


def test_a_passage_is_chosen_with_the_keyboard(bench: Bench) -> None:
    """`v` goes to the text, `v` sets the beginning, the arrows choose, `v` asks for the label."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "M", "v", "down", "home")
        text = screen(driver).text
        text.move_cursor(text.document.get_location_from_index(text.text.index("Léa")))
        await driver.press("v", "ctrl+right", "v")
        assert isinstance(driver.app.screen, PickLabel)
        await driver.write("prénom")
        await driver.press("enter")
        assert "▶+■Léa▌" in driver.screen_text
        await driver.press("f10", "f10")
        assert masks(bench) == [*ALL_THREE, ("text", FIRST, FIRST + 3, "prénom")]

    bench.run(steps)


def test_shift_and_the_arrows_choose_too(bench: Bench) -> None:
    """As in any text; `entrée` ends; the spaces at both ends are not masked."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "plus")
        text = screen(driver).text
        text.move_cursor(text.document.get_location_from_index(text.text.index(" Léa")))
        await driver.press(*["shift+right"] * 4)
        assert "v ou entrée" in driver.status
        await driver.press("enter")
        await driver.write("nom")
        await driver.press("enter")
        own = screen(driver).sheet.marks[-1]
        assert (own.start, own.end, own.letter) == (FIRST, FIRST + 3, "+")

    bench.run(steps)


def test_a_passage_over_two_parts_is_refused(bench: Bench) -> None:
    """Title and story are masked apart."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "v")
        await driver.press("v", "down", "down", "down", "v")
        assert "dans une seule partie" in driver.status
        assert states(driver) == [MarkState.OPEN] * 3

    bench.run(steps)


def test_a_mark_added_by_hand_can_be_taken_away(bench: Bench) -> None:
    """`suppr` removes it; a mark of the detectors is kept with `g` instead."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "delete")
        assert "g la garde en clair" in driver.status
        text = screen(driver).text
        await driver.press("v")
        text.move_cursor(text.document.get_location_from_index(text.text.index("Léa")))
        await driver.press("shift+right", "m")
        await driver.press("enter")
        assert len(states(driver)) == 4
        await driver.press("backspace")
        assert states(driver) == [MarkState.OPEN] * 3

    bench.run(steps)


def test_escape_lets_go_step_by_step(bench: Bench) -> None:
    """Of what is chosen, of the text, of the screen."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "v", "v", "right", "right", "escape")
        text = screen(driver).text
        assert text.has_focus
        assert text.selection.is_empty
        await driver.press("escape")
        assert screen(driver).marks.has_focus
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_a_clean_story_can_be_masked_by_hand(bench: Bench) -> None:
    """With nothing marked the cursor is in the text at once."""

    async def steps(driver: Driver) -> None:
        await driver.press("n", "m")
        assert screen(driver).text.has_focus
        assert "v choisit un passage" in driver.status
        await driver.press("g", "l", "n", "delete", "M")
        await driver.press("v", "ctrl+right", "v")
        await driver.press("enter", "f10", "f10")
        assert masks(bench) == [("title", 0, 6, "nom")]

    bench.run(steps)


def test_dragging_the_mouse_chooses_a_passage(bench: Bench) -> None:
    """Whoever prefers the mouse ends with `v`."""

    async def steps(driver: Driver) -> None:
        await driver.press("m")
        text = screen(driver).text
        await driver.pilot.mouse_down(text, offset=(1, 0))
        await driver.pilot.hover(text, offset=(6, 0))
        await driver.pilot.mouse_up(text, offset=(6, 0))
        await driver.press("v")
        assert isinstance(driver.app.screen, PickLabel)
        await driver.press("enter")
        own = screen(driver).sheet.marks[0]
        assert (own.field, own.start, own.end) == (MaskedField.TITLE, 0, 5)

    bench.run(steps)


# -- preview


def test_the_preview_is_what_the_public_will_read(bench: Bench) -> None:
    """Labels in brackets, and beside it what changes, by signs; `f10` goes on to publish."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "M", "p")
        assert isinstance(driver.app.screen, Preview)
        for words in (
            "Ce que le public lira",
            "J’ai appelé le [téléphone] et parlé à",
            "−06 12 34 56 78− +[téléphone]+",
        ):
            assert words in driver.screen_text
        await driver.press("p")
        assert isinstance(driver.app.screen, MaskingScreen)
        await driver.press("p", "f10")
        assert isinstance(driver.app.screen, AskWhy)
        assert driver.app.screen.query_one("#note", Input).value == DEFAULT

    bench.run(steps)


# -- nothing typed is lost


def test_what_was_begun_is_found_again(bench: Bench) -> None:
    """Marks decided and the sentence typed are there when one comes back; `p` asks again before publishing."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "g", "M", "f10")
        await driver.write("Un mot à moi.")
        await driver.press("escape", "escape", "n", "N", "m")
        assert states(driver) == [MarkState.LEFT, MarkState.MASKED, MarkState.MASKED]
        await driver.press("escape", "p")
        assert "2 passages sont marqués" in driver.screen_text
        await driver.press("m")
        assert masks(bench) == ALL_THREE[1:]
        assert bench.store.tables.originals[900123].why == "Un mot à moi."

    bench.run(steps)


def test_the_default_sentence_follows_what_is_masked(bench: Bench) -> None:
    """As long as nobody changed it."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "m", "g", "g", "f10")
        assert "ici : nom." in driver.screen_text
        await driver.press("escape", "N", "m", "f10")
        assert "ici : nom, téléphone." in driver.screen_text

    bench.run(steps)


def test_marks_survive_a_change_beside_the_text(bench: Bench) -> None:
    """A story whose tags changed is the same text: the marks decided are kept, and it can be published."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "M", "escape")
        bench.desk("dominique").tag(900123, 1, {})
        await driver.press("ctrl+r", "m")
        assert states(driver) == [MarkState.MASKED] * 3
        await driver.press("f10", "f10")
        assert masks(bench) == ALL_THREE

    bench.run(steps)


def test_marks_of_another_text_are_dropped_and_it_is_said(bench: Bench) -> None:
    """Its author corrected it: the places are no longer the same."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "M", "escape")
        story = bench.store.tables.experiences[900123]
        bench.store.keep(story.changed(text=f"Bonjour. {TEXT}"))
        mark(bench.store, 900123, (MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1))
        await driver.press("ctrl+r", "m")
        assert states(driver) == [MarkState.OPEN]
        assert "Le récit a changé depuis" in driver.status

    bench.run(steps)


def test_a_stale_publication_says_so_and_keeps_the_marks(bench: Bench) -> None:
    """Somebody changed it meanwhile: the sentence is shown, nothing is published, nothing is lost."""

    async def steps(driver: Driver) -> None:
        await driver.press("m", "M")
        bench.desk("dominique").tag(900123, 1, {})
        await driver.press("f10")
        await driver.write("Mes mots.")
        await driver.press("f10")
        assert "a changé depuis que vous l’avez lue" in driver.told[0]
        assert "vos masquages sont gardés" in driver.status
        assert state(bench) is ExperienceState.SUBMITTED
        await driver.press("escape", "m", "f10", "f10")
        assert bench.store.tables.originals[900123].why == "Mes mots."

    bench.run(steps)


@pytest.mark.parametrize("error", [Refused("Pas maintenant."), Unavailable("La base ne répond pas.")])
def test_a_refused_publication_keeps_the_marks(bench: Bench, error: Exception) -> None:
    """From the masking screen as from the list."""

    async def steps(driver: Driver) -> None:
        bench.desk().failures["publish"] = error
        await driver.press("p", "m")
        assert str(error) in driver.told
        await driver.press("m")
        assert states(driver) == [MarkState.MASKED] * 3
        bench.desk().failures["publish"] = error
        await driver.press("f10", "f10")
        assert states(driver) == [MarkState.MASKED] * 3
        await driver.press("f10", "f10")
        assert state(bench) is ExperienceState.PUBLISHED

    bench.run(steps)


def test_leaving_waits_for_the_desk(bench: Bench) -> None:
    """While it publishes, escape does not lose the answer, and a second press publishes nothing twice."""

    async def steps(driver: Driver) -> None:
        gate = bench.desk().gates["publish"] = threading.Event()
        await driver.press("m", "M", "f10")
        await driver.pilot.press("f10", "escape", "f10", "f10")
        assert isinstance(driver.app.screen, MaskingScreen | AskWhy)
        gate.set()
        await driver.settle()
        assert len(bench.desk().called("publish")) == 1

    bench.run(steps)


# -- hostile


def test_an_endless_paragraph_is_cut_in_lines_that_move_no_sign() -> None:
    """Every sign of the story is on the page once, in its place, and what is chosen there is what is masked."""
    store = empty_store()
    text = ("mot " * 3000 + "x" * 6000).strip()
    tell(store, 1, "Long", text=text)
    mark(store, 1, (MaskedField.TEXT, "xxxxx", FindingKind.INSULT, 1))
    page = Page(sheet_of(Bench(Path("/"), store).desk("camille").show(1)))
    assert "".join(run.text for run in page.runs if run.field is MaskedField.TEXT) == text
    assert max(map(len, page.text.split("\n"))) < 2100
    start = page.text.index("mot")
    assert page.chosen(start, start + 3) == (MaskedField.TEXT, 0, 3)


def test_hostile_text_is_walked_and_masked_safely(tmp_path: Path) -> None:
    """Markup does nothing, on the page, in the list, in the preview, in the questions."""
    hostile = "[red]x[/] [/b] [@click=app.quit]y[/]"
    store = empty_store()
    tell(store, 1, hostile, text=f"{hostile}\n\n{hostile}", pseudonym=hostile)
    mark(store, 1, *((field, hostile, FindingKind.INSULT, 1) for field in MaskedField))
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        await driver.press("m")
        assert driver.screen_text.count(hostile) >= 5
        await driver.press("l")
        await driver.write("[b]x[/b]")
        await driver.press("enter", "M", "p")
        assert "[b x /b]" in driver.screen_text
        assert f"−{hostile}−" in " ".join(driver.screen_text.split())
        await driver.press("f10", "f10")
        assert state(bench, 1) is ExperienceState.PUBLISHED

    bench.run(steps)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_break_nothing(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is pressed on the marks, the workstation stays, and what is public can be read in its place."""
    store = marked_store()
    for number in range(1, 31):
        tell(store, number, TITLE, text=TEXT, hours=100 - number)
        mark(store, number, (MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1))
    bench = Bench(tmp_path, store)
    hands = random.Random(seed)

    async def steps(driver: Driver) -> None:
        monkeypatch.setattr(type(driver.app), "action_quit", _stay)
        for _ in range(8):
            for key in hands.choices(KEYS, k=60):
                driver.app.simulate_key(key)
            await driver.settle()
        assert driver.app.is_running

    bench.run(steps)
    assert not (tmp_path / "ecoute.log").exists()
    for number, original in store.tables.originals.items():
        assert store.tables.experiences[number].text == original.public["text"]


async def _stay(_: object) -> None: ...


# -- pictures


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_masking_screen(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """One mark masked, one kept, one to be seen; one above the other where there is no room."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press(*(["m"] if size == SMALL else []), "m", "m", "g")

    assert snap_compare(Bench(tmp_path, marked_store()).app(), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_preview(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """What the public will read, and what changes."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press(*(["m"] if size == SMALL else []), "m", "M", "p")

    assert snap_compare(Bench(tmp_path, marked_store()).app(), terminal_size=size, run_before=settle)

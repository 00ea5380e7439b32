"""A moderator's day: read, decide, and the next story opens."""

import asyncio
import threading
from pathlib import Path

import pytest

from core.errors import Unavailable
from core.history import AUTHOR, Event, EventKind
from core.masking import MaskedField, masks_of
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW, TEXT, FakeDesk, empty_store, tell
from tui.port import AccountChoice
from tui.screens.forms import AskNote
from tui.screens.main import MainScreen
from tui.screens.picker import Picker
from tui.screens.rejecting import AskRejection


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def state(bench: Bench, number: int) -> ExperienceState:
    return bench.store.tables.experiences[number].state


def test_the_desk_opens_on_the_first_list_and_its_first_story(bench: Bench) -> None:
    """Who one is, the lists with their counts, the lines, and the story with all that belongs to it."""

    async def steps(driver: Driver) -> None:
        screen = driver.screen_text
        for words in (
            "camille · programme",
            "À modérer · 4",
            "RSA suspendu",
            "☹ négatif",
            "« rugby 71 »",
            "il y a 9 h",
        ):
            assert words in screen
        assert "Téléphone ☹" in screen
        assert "Historique" in screen
        assert "ne permet pas de" in screen

    bench.run(steps)


def test_one_key_publishes_and_opens_the_next(bench: Bench) -> None:
    """`p` publishes the story on screen; the line leaves, what happened is said, the next story is there."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        assert state(bench, 900123) is ExperienceState.PUBLISHED
        assert driver.chosen == driver.shown == 900124
        assert driver.status == "L’expérience 900123 « RSA suspendu sans explication » : publiée."
        assert "À modérer · 3" in driver.screen_text

    bench.run(steps)


def test_a_key_held_down_publishes_one_story(bench: Bench) -> None:
    """The presses that follow at once do not publish stories that nobody read."""

    async def steps(driver: Driver) -> None:
        driver.main.repeat_guard = 60
        await driver.press("p", "p", "p")
        assert len(bench.desk().called("publish")) == 1
        assert "Lisez d’abord" in driver.status

    bench.run(steps)


def test_a_second_key_waits_for_the_first(bench: Bench) -> None:
    """While the desk decides, no other decision is taken."""

    async def steps(driver: Driver) -> None:
        gate = bench.desk().gates["publish"] = threading.Event()
        await driver.pilot.press("p", "p")
        gate.set()
        await driver.settle()
        assert bench.desk().called("publish") == [(900123, 1)]

    bench.run(steps)


def test_rejecting_asks_for_a_reason_and_a_sentence(bench: Bench) -> None:
    """A number picks the reason of the charter; the sentence goes to the author."""

    async def steps(driver: Driver) -> None:
        await driver.press("r")
        assert isinstance(driver.app.screen, AskRejection)
        await driver.press("f10")
        assert "Choisissez au moins un motif" in driver.screen_text
        await driver.press("5", "tab")
        await driver.write("non")
        await driver.press("f10")
        assert bench.desk().called("reject") == [(900123, 1, (CharterReason.COMPLAINT,), "non")]
        assert driver.shown == 900124

    bench.run(steps)


def test_escape_rejects_nothing(bench: Bench) -> None:
    """Escape means no."""

    async def steps(driver: Driver) -> None:
        await driver.press("r", "3", "escape")
        assert driver.app.screen is driver.main
        assert not bench.desk().called("reject")

    bench.run(steps)


def test_holding_keeps_a_note(bench: Bench) -> None:
    """The story goes to the other list, with the note."""

    async def steps(driver: Driver) -> None:
        await driver.press("a")
        await driver.write("voir")
        await driver.press("enter")
        held = bench.store.tables.experiences[900123]
        assert (held.state, held.note) == (ExperienceState.HELD, "voir")
        assert driver.chosen == 900124

    bench.run(steps)


def test_a_stale_decision_says_what_changed_and_reloads(bench: Bench) -> None:
    """Somebody else decided first: nothing is done twice, and the list is read again."""

    async def steps(driver: Driver) -> None:
        bench.desk("dominique").publish(900123, 1)
        await driver.press("r", "5", "tab")
        await driver.write("trop tard")
        await driver.press("f10")
        assert "a changé depuis que vous l’avez lue (dominique" in driver.told[0]
        assert state(bench, 900123) is ExperienceState.PUBLISHED
        assert driver.chosen == driver.shown == 900124

    bench.run(steps)


def test_a_failed_decision_keeps_the_words(bench: Bench) -> None:
    """When the desk cannot be reached the story stays, and the sentence typed is there again."""

    async def steps(driver: Driver) -> None:
        bench.desk().failures["hold"] = Unavailable("La base ne répond pas.")
        await driver.press("a")
        await driver.write("voir")
        await driver.press("f10")
        assert driver.told == ["La base ne répond pas."]
        assert driver.shown == 900123
        await driver.press("a")
        form = driver.app.screen
        assert isinstance(form, AskNote)
        assert form.query_one("#note").value == "voir"  # type: ignore[attr-defined]

    bench.run(steps)


def test_what_is_not_possible_is_grey_and_says_why(bench: Bench) -> None:
    """A key that is grey does nothing but say why."""

    async def steps(driver: Driver) -> None:
        assert not driver.main.active_bindings["w"].enabled
        assert driver.main.active_bindings["p"].enabled
        await driver.press("w")
        assert "ne peut pas devenir retirée" in driver.status
        await driver.press("e")
        assert driver.status == "Votre profil (modération) ne permet pas de rédiger une réponse."

    bench.run(steps)


def test_withdrawing_asks_to_type_a_word(bench: Bench) -> None:
    """What cannot be undone needs a reason and a word."""

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        number = driver.shown
        assert number is not None
        await driver.press("w", "f10")
        assert "Écrivez la raison" in driver.screen_text
        await driver.write("doublon")
        await driver.press("f10")
        assert "pour confirmer" in driver.screen_text
        await driver.press("tab")
        await driver.write("Retirer")
        await driver.press("f10")
        assert state(bench, number) is ExperienceState.WITHDRAWN

    bench.run(steps)


def test_a_refresh_never_moves_the_choice(bench: Bench) -> None:
    """Lines that came before it push the list; the same line stays chosen, at the same row of the screen."""

    async def steps(driver: Driver) -> None:
        for number in range(20):
            tell(bench.store, 950000 + number, "Arrivée après", hours=1)
        await driver.press("ctrl+r", "j", "j")
        queue = driver.main.queue
        row = queue.index * queue.item_height - queue.scroll_offset.y
        for number in range(20):
            tell(bench.store, 800000 + number, "Arrivée avant", hours=40 + number)
        await driver.press("ctrl+r")
        assert driver.chosen == driver.shown == 900125
        assert queue.index == 22
        assert queue.index * queue.item_height - queue.scroll_offset.y == row

    bench.run(steps)


def test_moves(bench: Bench) -> None:
    """Arrows and letters do the same; g and G go to the ends; n and N read another story from the text."""

    async def steps(driver: Driver) -> None:
        seen = []
        for key in ("down", "j", "k", "up", "G", "g", "n", "N", "pagedown", "home", "end"):
            await driver.press(key)
            seen.append(driver.main.queue.index)
        assert seen == [1, 2, 1, 0, 3, 0, 1, 0, 3, 0, 3]
        await driver.press("enter", "N")
        assert driver.app.focused is driver.main.story_pane
        assert driver.main.queue.index == 2

    bench.run(steps)


def test_panes(bench: Bench) -> None:
    """Tab walks through the panes; in the places, moving opens another list."""

    async def steps(driver: Driver) -> None:
        await driver.press("shift+tab", "down", "end")
        assert driver.main.place is Place.COMMENTS
        await driver.press("k", "up")
        assert driver.main.place is Place.PUBLISHED
        assert driver.shown in {900001, 900002, 900003}
        await driver.press("enter", "tab")
        assert driver.app.focused is driver.main.story_pane
        await driver.press("escape")
        assert driver.app.focused is driver.main.queue

    bench.run(steps)


def test_one_pane_at_80_columns(bench: Bench) -> None:
    """The list alone; Enter opens the story full width; Escape returns to the same line."""

    async def steps(driver: Driver) -> None:
        assert driver.main.queue.size.width >= 79
        await driver.press("j", "j", "enter")
        assert not driver.main.queue.display
        assert driver.main.story_pane.outer_size.width == 80
        assert "Dépôt de plainte" in driver.screen_text
        await driver.press("escape")
        assert driver.main.queue.display
        assert driver.chosen == 900125
        await driver.press("shift+tab")
        assert "Publiées" in driver.screen_text

    bench.run(steps, size=SMALL)


def test_nothing_is_decided_unread(bench: Bench) -> None:
    """At 80 columns the first `p` opens the story, the second publishes it."""

    async def steps(driver: Driver) -> None:
        await driver.press("p")
        assert state(bench, 900123) is ExperienceState.SUBMITTED
        assert "lisez-la" in driver.status
        await driver.press("p")
        assert state(bench, 900123) is ExperienceState.PUBLISHED

    bench.run(steps, size=SMALL)


def test_a_window_too_small(bench: Bench) -> None:
    """Below 60 columns or 16 rows, a calm sentence, and no key decides anything."""

    async def steps(driver: Driver) -> None:
        await driver.pilot.resize_terminal(50, 20)
        await driver.settle()
        assert "agrandissez-la" in " ".join(driver.screen_text.split())
        await driver.press("p")
        assert state(bench, 900123) is ExperienceState.SUBMITTED
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert "agrandissez-la" not in driver.screen_text
        assert "RSA suspendu" in driver.screen_text

    bench.run(steps)


def test_pages_come_as_the_end_nears(tmp_path: Path) -> None:
    """The list is asked for by pages, by cursor, and grows under the hand."""
    store = empty_store()
    for number in range(1, 131):
        tell(store, number, f"Histoire {number}", hours=1000 - number)
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        queue = driver.main.queue
        assert len(queue.lines) == 50
        await driver.press("G")
        assert len(queue.lines) == 100
        assert driver.chosen == 50
        await driver.press("G", "G")
        assert len(queue.lines) == 130
        await driver.press("G")
        assert driver.chosen == driver.shown == 130
        await driver.press("p")
        assert driver.chosen == 129
        assert len(queue.lines) == 129

    bench.run(steps)


def test_the_last_known_page_is_shown_while_the_live_one_loads(bench: Bench) -> None:
    """At the next start the lines are there before the desk is, marked as such; nothing is decided on them."""

    async def first(driver: Driver) -> None:
        assert driver.shown == 900123

    bench.run(first)
    gate = bench.desk().gates["glance"] = threading.Event()
    tell(bench.store, 900127, "Arrivée depuis", hours=1)

    async def second(driver: Driver) -> None:
        gate.set()
        await driver.settle()
        assert "Arrivée depuis" in driver.screen_text

    async def waiting() -> None:
        async with bench.app().run_test(size=(120, 40)) as pilot:
            for _ in range(5):
                await pilot.pause()
            driver = Driver(pilot)
            assert "RSA suspendu" in driver.screen_text
            assert "actualisation…" in driver.screen_text
            assert "Arrivée depuis" not in driver.screen_text
            await pilot.press("p")
            assert not bench.desk().called("publish")
            await second(driver)

    asyncio.run(waiting())
    assert [path.stat().st_mode & 0o777 for path in (bench.desk_folder / "cache").iterdir()] == [0o600]


def test_an_account_is_picked_when_none_is_given(tmp_path: Path) -> None:
    """The accounts are listed; typing finds one; its desk opens."""
    bench = Bench(tmp_path, account=None)
    bench.accounts = [
        AccountChoice("camille", "Camille Roux", "modération"),
        AccountChoice("amina", "Amina Sy", "agent"),
    ]

    async def steps(driver: Driver) -> None:
        assert isinstance(driver.app.screen, Picker)
        await driver.write("amina")
        await driver.press("enter")
        assert "amina · Caf" in driver.screen_text
        assert driver.main.place is Place.TO_ANSWER
        await driver.press("ctrl+o", "enter")
        assert "camille · programme" in driver.screen_text

    bench.run(steps)


def test_an_unknown_account_is_told_so(tmp_path: Path) -> None:
    """The desk refuses; the sentence is shown, and the workstation stays."""
    bench = Bench(tmp_path, account="personne")

    async def steps(driver: Driver) -> None:
        assert "n’existe pas" in driver.told[0]
        assert isinstance(driver.app.screen, MainScreen)

    bench.run(steps)


def test_a_desk_that_did_not_open_can_be_tried_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence is shown, nothing stays marked as loading, and the refresh key opens it."""
    open_desk = bench.desk
    monkeypatch.setattr(bench, "desk", _refuse)

    async def steps(driver: Driver) -> None:
        assert driver.told == ["La base ne répond pas."]
        assert "ctrl+r réessaie" in driver.status
        assert "…" not in driver.screen_text
        driver.app._open_desk = open_desk
        await driver.press("ctrl+r")
        assert driver.shown == 900123

    bench.run(steps)


def _refuse(_: str) -> FakeDesk:
    raise Unavailable("La base ne répond pas.")


def test_an_unforeseen_trouble_is_one_sentence_and_a_log(bench: Bench) -> None:
    """No trace on screen; it is in a file that only its owner reads."""

    async def steps(driver: Driver) -> None:
        bench.desk().failures["glance"] = ZeroDivisionError("boum")
        await driver.press("ctrl+r")
        assert "imprévue" in driver.told[0]
        assert "Traceback" not in driver.screen_text
        assert "actualisation…" not in driver.screen_text

    bench.run(steps)
    log = bench.folder / "ecoute.log"
    assert "ZeroDivisionError" in log.read_text() and "boum" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """Markup, actions, control and bidi signs do nothing, in the list, the story and the notifications."""
    store = empty_store()
    hostile = "[/b] [@click=app.quit]x[/] \x1b[31mrouge\x1b[0m \u202etxet\u202c [bold]"
    tell(store, 1, hostile, text=f"{hostile}\n\n{hostile}", pseudonym="[/b]\u2066x")
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        assert driver.screen_text.count("[@click=app.quit]x[/]") >= 3
        for sign in ("\x1b", "\u202e", "\u2066"):
            assert sign not in driver.screen_text
        await driver.press("r", "escape", "p")
        assert "[@click=app.quit]x[/]" in driver.status
        driver.app.report(Unavailable("[/b] [red]x"))
        await driver.settle()
        assert "[/b] [red]x" in driver.screen_text

    bench.run(steps)


def test_without_colours_everything_is_still_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: feelings by sign and word, the chosen line by its mark."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(driver: Driver) -> None:
        assert "☹ négatif" in driver.screen_text
        assert "▌  ☹ Caf du Gard" in driver.screen_text

    bench.run(steps)


def test_an_appeal_is_seen_and_left_to_another(bench: Bench) -> None:
    """A second look is announced in the list and over the story; whoever rejected it is told to leave it to another."""
    experience = bench.store.tables.experiences[900123]
    rejected = experience.reject([CharterReason.COMPLAINT], "Racontez ce qui s’est passé.", NOW)
    bench.store.keep(
        rejected.appeal(NOW),
        Event(experience_number=900123, at=NOW, actor="camille", kind=EventKind.REJECTED, detail="réclamation"),
        Event(experience_number=900123, at=NOW, actor=AUTHOR, kind=EventKind.APPEALED, detail="Relisez-moi."),
    )

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.APPEALS)
        await driver.settle()
        assert "recours · RSA suspendu" in driver.screen_text
        assert "l’auteur a demandé un second regard" in driver.screen_text
        assert "Relisez-moi." in driver.screen_text
        await driver.press("p")
        assert state(bench, 900123) is ExperienceState.SUBMITTED
        assert "laissez-la à une autre personne de la modération" in driver.told[0]

    bench.run(steps)


def test_what_was_masked_is_shown_to_moderators(bench: Bench) -> None:
    """Under the public text, moderators read what the author wrote, said to be for them alone."""
    parts = {MaskedField.TEXT: TEXT}
    bench.desk().publish(900123, 1, masks_of("trois fois", "nombre", parts), "Un essai.")

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        screen = driver.screen_text
        assert "J’ai appelé [nombre]" in screen
        assert "Avant masquage, pour la modération seule" in screen
        assert "J’ai appelé trois fois" in screen

    bench.run(steps)

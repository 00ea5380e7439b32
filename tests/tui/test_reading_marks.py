"""The reading pane: marks in place, and what asks for attention around the story."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.history import Event, EventKind
from core.mask_sheet import MaskSheet
from core.masking import MaskedField, masks_of
from core.presence import PRESENCE, Presence
from core.report import Report, ReportReason
from core.text.clean import printable
from core.text.finding import FindingKind, OutOfScope
from core.transfer import Transfer
from core.views import Place
from core.vocabulary import ExperienceState
from tests.fakes.store import FakeStore
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW, empty_store, mark, tell
from tui.marks import certainty, in_place, sheet_of

TITLE = "Merci Mme Dupont"
TEXT = (
    "J’ai appelé le 06 12 34 56 78 et parlé à Mme Dupont : le versement s’est arrêté.\n\n"
    "À l’accueil, en revanche, on a pris le temps de m’écouter. Signé Jeanne Martin."
)
HOSTILE = "[red]x[/] [/b] [@click=app.quit]y[/]"


def marked_store() -> FakeStore:
    """Give a story with a telephone number and names, then a clean one."""
    store = empty_store()
    tell(store, 900123, TITLE, text=TEXT, hours=9, pseudonym="Jeanne Martin")
    tell(store, 900124, "Rendez-vous annulé deux fois", hours=5)
    mark(
        store,
        900123,
        (MaskedField.TITLE, "Mme Dupont", FindingKind.PERSON, 0.9),
        (MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1),
        (MaskedField.TEXT, "Mme Dupont", FindingKind.PERSON, 0.9),
        (MaskedField.TEXT, "Jeanne Martin", FindingKind.PERSON, 0.6),
        (MaskedField.PSEUDONYM, "Jeanne Martin", FindingKind.PERSON, 0.9),
    )
    return store


def alert(store: FakeStore, number: int = 900123) -> None:
    store.keep(store.tables.experiences[number].model_copy(update={"alert": True}))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, marked_store())


def pane(driver: Driver) -> str:
    """Give the words of the reading pane, in sight or not."""
    return str(driver.main.story_pane.query_one("#story-text").render())


def test_marks_are_in_place_in_each_part(bench: Bench) -> None:
    """Each with its letter between edges, in the title, the story and the pseudonym, not by colour alone."""

    async def steps(driver: Driver) -> None:
        text = pane(driver)
        for shown in ("Merci ▐N Mme Dupont▌", "▐T 06 12 34 56 78▌", "à ▐N Mme Dupont▌", "par « ▐N Jeanne Martin▌ »"):
            assert shown in text
        assert text.count("▐") == 5

    bench.run(steps)


def test_each_mark_is_listed_with_its_reason(bench: Bench) -> None:
    """Letter, kind in words, passage, how sure, why."""

    async def steps(driver: Driver) -> None:
        listed = pane(driver).partition("Relevé")[2]
        assert "T  numéro de téléphone « 06 12 34 56 78 »   certain\n   parce que 06 12 34 56 78" in listed
        assert "N  nom de personne « Mme Dupont »   probable" in listed
        assert "N  nom de personne « Jeanne Martin »   à vérifier" in listed

    bench.run(steps)


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1, "certain"), (0.95, "certain"), (0.94, "probable"), (0.75, "probable"), (0.74, "à vérifier")],
)
def test_certainty_is_a_word(confidence: float, words: str) -> None:
    """From 0.95 on a mark is certain, from 0.75 on probable."""
    assert certainty(confidence) == words


def test_a_story_with_many_marks_lists_the_first_ones(tmp_path: Path) -> None:
    """The list stays short enough to be drawn; it says how many more there are."""
    store = empty_store()
    tell(store, 1, "Beaucoup", text=" ".join(f"p{number:03}@exemple.fr" for number in range(70)))
    mark(store, 1, *((MaskedField.TEXT, f"p{n:03}@exemple.fr", FindingKind.EMAIL, 1) for n in range(70)))
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        assert pane(driver).count("▐E p") == 70
        assert pane(driver).count("adresse e-mail") == 50
        assert "20 de plus" in pane(driver)

    bench.run(steps)


def test_once_public_nothing_is_marked(bench: Bench) -> None:
    """The places of the findings are those of the text before it was masked."""
    parts = {MaskedField.TEXT: TEXT}
    bench.desk().publish(900123, 1, masks_of("06 12 34 56 78", "téléphone", parts), "Votre numéro reste à vous.")

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        text = pane(driver)
        assert "▐" not in text
        assert "Relevé" not in text
        assert "J’ai appelé le [téléphone] et parlé" in text
        assert "Avant masquage, pour la modération seule" in text
        assert "Dit à l’auteur : Votre numéro reste à vous." in text
        assert "J’ai appelé le −06 12 34 56 78− +[téléphone]+ et parlé à Mme Dupont" in text

    bench.run(steps)


def test_danger_is_said_first_with_what_to_do(bench: Bench) -> None:
    """The reason, the procedure of the house and its numbers, above the story."""
    alert(bench.store)
    mark(bench.store, 900123, danger="parle de ne plus vivre")

    async def steps(driver: Driver) -> None:
        text = pane(driver)
        assert text.startswith(" ! ALERTE  parle de ne plus vivre\nPrévenez la personne responsable")
        for line in ("3114  prévention du suicide", "119  enfance en danger", "17  police", "112  urgences"):
            assert line in text
        assert text.index("3114") < text.index(TITLE.partition(" ")[0])

    bench.run(steps)


def test_an_alert_raised_by_hand_says_why(bench: Bench) -> None:
    """The words of whoever raised it come before those of the detectors."""
    alert(bench.store)
    bench.store.keep(
        Event(
            experience_number=900123, at=NOW, actor="camille", kind=EventKind.ALERT_RAISED, detail="Semble en danger."
        )
    )

    async def steps(driver: Driver) -> None:
        assert pane(driver).startswith(" ! ALERTE  Semble en danger.")

    bench.run(steps)


def test_doubts_are_told(bench: Bench) -> None:
    """Out of scope with what says so, nearly the same as another, a danger that was dealt with."""
    mark(
        bench.store,
        900123,
        danger="parle de ne plus vivre",
        out_of_scope=OutOfScope.ADVERT,
        scope_reason="« promotion »",
        twin=900120,
    )

    async def steps(driver: Driver) -> None:
        text = pane(driver)
        assert "Hors du champ ? publicité : « promotion »" in text
        assert "Ressemble à l’expérience n° 900120" in text
        assert "Alerte close : parle de ne plus vivre" in text
        assert "ALERTE" not in text

    bench.run(steps)


def test_reports_and_requests_are_told_while_they_are_open(tmp_path: Path) -> None:
    """Why and in which words; who, to where, why."""
    store = empty_store()
    tell(store, 900001, "Aide en retard", state=ExperienceState.PUBLISHED)
    about = {"experience_number": 900001}
    store.keep(
        Report(number=1, reason=ReportReason.PERSONAL_DATA, words="On me reconnaît.", at=NOW, **about),
        Transfer(
            number=1,
            position=1,
            from_code="caf30",
            to_code="ft30",
            why="C’est l’emploi.",
            asked_by="amina",
            asked_at=NOW,
            **about,
        ),
    )
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.REPORTS)
        await driver.settle()
        text = pane(driver)
        assert "Signalement sur le récit, à l’instant : une personne y est reconnaissable « On me reconnaît. »" in text
        assert (
            "Transfert demandé par Caf du Gard (amina), vers France Travail Nîmes, à l’instant : C’est l’emploi."
            in text
        )

    bench.run(steps)


def test_somebody_else_there_is_told(bench: Bench) -> None:
    """By their name, above the story."""
    bench.store.keep(
        Presence(
            experience_number=900123,
            account_name="dominique",
            display_name="Dominique Bon",
            since=NOW,
            until=NOW + PRESENCE,
        )
    )

    async def steps(driver: Driver) -> None:
        assert "Dominique Bon lit cette expérience." in pane(driver)

    bench.run(steps)


def test_hostile_words_under_marks_are_only_words(tmp_path: Path) -> None:
    """Markup in what is marked, in its reason and beside it does nothing."""
    store = empty_store()
    tell(store, 1, HOSTILE, text=f"avant {HOSTILE} après", pseudonym=HOSTILE)
    mark(store, 1, *((field, HOSTILE, FindingKind.INSULT, 1) for field in MaskedField), danger=HOSTILE, twin=2)
    alert(store, 1)
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        text = pane(driver)
        assert text.count(f"▐I {HOSTILE}▌") == 3
        assert f"ALERTE  {HOSTILE}" in text
        assert driver.app.is_running

    bench.run(steps)


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x1b[31m", "\r\n", "e\u0301", "\u2066", "\x00"])
def test_what_is_not_text_moves_no_mark(hidden: str) -> None:
    """A text kept before it was cleaned, if there ever was one, is shown sign for sign, and safely."""
    text = f"a{hidden}b 06 12 34 56 78 c{hidden}"
    shown = in_place(text)
    assert len(shown) == len(text)
    assert shown.index("06 12") == text.index("06 12")
    assert printable(shown) == shown or hidden == "e\u0301"


def test_findings_of_another_text_mark_nothing_out_of_place(bench: Bench) -> None:
    """A finding beyond the end of a text that became shorter is left out."""
    dossier = bench.desk().show(900123)
    short = dossier.experience.model_copy(update={"text": "Court 06"})
    sheet = sheet_of(dossier.model_copy(update={"experience": short}))
    assert isinstance(sheet, MaskSheet)
    assert all(mark.end <= len(sheet.parts[mark.field]) for mark in sheet.marks)


def test_fifty_thousand_signs_are_read_to_the_end(tmp_path: Path) -> None:
    """A very long story, marked from end to end, opens and scrolls."""
    store = empty_store()
    tell(store, 1, "Long", text="mot " * 12_480 + "06 12 34 56 78")
    mark(store, 1, (MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1))
    bench = Bench(tmp_path, store)

    async def steps(driver: Driver) -> None:
        driver.main.go_to_pane("#story")
        await driver.press("G")
        assert "06 12 34 56 78" in driver.screen_text

    bench.run(steps)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_marked_story(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """An alert, doubts, and marks in place, read in full width where there is no room for three panes."""
    store = marked_store()
    found = store.tables.screenings[900123]
    store.keep(found.model_copy(update={"danger": "parle de ne plus vivre", "twin": 900120}))
    alert(store)

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("enter")
        if size == SMALL:
            await driver.press(*["j"] * 9)

    assert snap_compare(Bench(tmp_path, store).app(), terminal_size=size, run_before=settle)

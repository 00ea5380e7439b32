"""Looking at a part of a list, and keeping that view."""

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import Unavailable
from core.french import stems
from core.screening import Screening
from core.views import EVERY_LINE, Lateness, Place, Sieve
from core.vocabulary import Channel, GeneralTag, Sentiment
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW, small_store
from tui.screens.filtering import Filtering
from tui.screens.naming import AskName
from tui.screens.picker import Picker
from tui.sieves import Known, facets, sieve_words


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(Filtering, "pause", 0)
    store = small_store()
    store.keep(Screening(experience_number=900123, letters="T"))
    return Bench(tmp_path, store)


async def sift(driver: Driver, text: str) -> None:
    """Type what is sought in the filters, and take the first."""
    await driver.press("d")
    await driver.write(text)
    await driver.press("enter")


def numbers(driver: Driver) -> list[int]:
    return [line.number for line in driver.main.queue.lines]


def test_a_filter_is_always_in_sight(bench: Bench) -> None:
    """A network and a feeling, one after the other; the title of the list says both and how many are left."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "reseau caf")
        assert numbers(driver) == [900123, 900124, 900126]
        await sift(driver, "neg")
        assert numbers(driver) == [900123, 900124]
        assert "À modérer · Caf · ☹ négatif — 2" in driver.screen_text
        assert driver.main.sieve == Sieve(network="caf", sentiment=Sentiment.NEGATIVE)

    bench.run(steps)


def test_a_filter_is_lifted_by_its_own_key(bench: Bench) -> None:
    """One part of it by picking it again, all of it by « tout montrer »."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "neutre")
        await sift(driver, "sans releve")
        assert numbers(driver) == [900126]
        await sift(driver, "neutre")
        assert driver.main.sieve == Sieve(marked=False)
        await sift(driver, "tout montrer")
        assert driver.main.sieve == EVERY_LINE
        assert "À modérer · 4" in driver.screen_text

    bench.run(steps)


def test_marked_lines_and_departments(bench: Bench) -> None:
    """What the detectors marked; a department as it is written, from the story on screen or typed."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "avec releve")
        assert numbers(driver) == [900123]
        await sift(driver, "tout")
        await sift(driver, "departement gard")
        assert driver.main.sieve == Sieve(department="Gard")
        assert len(numbers(driver)) == 4
        await sift(driver, "Lozère")
        assert numbers(driver) == []
        assert "d change le filtre" in driver.screen_text

    bench.run(steps)


def test_a_network_is_found_by_name(bench: Bench) -> None:
    """A structure anywhere in the tree leads to its network; Escape leaves the list as it was."""

    async def steps(driver: Driver) -> None:
        await driver.press("d")
        await driver.write("herault")
        assert "Caf   réseau" in driver.screen_text
        await driver.press("escape")
        assert driver.main.sieve == EVERY_LINE
        await sift(driver, "nimes")
        assert driver.main.sieve == Sieve(network="ft30")
        assert "À modérer · France Travail Nîmes — 1" in driver.screen_text

    bench.run(steps)


def test_a_filter_stays_with_its_list(bench: Bench) -> None:
    """Another list is shown whole; the first one comes back as it was filtered, until one sits down again."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "neutre")
        driver.main.change_place(Place.HELD)
        await driver.settle()
        assert driver.main.sieve == EVERY_LINE
        driver.main.change_place(Place.TO_MODERATE)
        await driver.settle()
        assert driver.main.sieve == Sieve(sentiment=Sentiment.NEUTRAL)
        assert numbers(driver) == [900126]
        driver.app.sit_down("camille")
        await driver.settle()
        assert len(numbers(driver)) == 4

    bench.run(steps)


def test_a_filtered_list_grows_by_its_own_pages(bench: Bench) -> None:
    """The page that follows passes the same filter."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "negatif")
        sieves = [args[2] for args in bench.desk().called("glance")]
        assert sieves[-1] == Sieve(sentiment=Sentiment.NEGATIVE)

    bench.run(steps)


def test_a_view_is_kept_opened_and_forgotten(bench: Bench) -> None:
    """Under a name, among the places too; the desk keeps it; it opens with its filter, also after a restart."""

    async def keep(driver: Driver) -> None:
        await sift(driver, "negatif")
        await driver.press("v")
        await driver.write("garder")
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskName)
        await driver.press("f10")
        assert "Donnez un nom" in driver.screen_text
        await driver.write("Mécontents")
        await driver.press("enter")
        assert "Vue gardée" in driver.status
        assert "▌Mécontents" in driver.screen_text

    async def open_and_forget(driver: Driver) -> None:
        assert " Mécontents" in driver.screen_text
        await driver.press("shift+tab", "G")
        assert driver.main.sieve == Sieve(sentiment=Sentiment.NEGATIVE)
        assert "À modérer · ☹ négatif — 2" in driver.screen_text
        await driver.press("g")
        assert driver.main.sieve == EVERY_LINE
        await driver.press("v", "enter")
        assert driver.main.sieve == Sieve(sentiment=Sentiment.NEGATIVE)
        await driver.press("v")
        await driver.write("effacer")
        await driver.press("enter")
        assert "est effacée" in driver.status
        assert not bench.desk().views()
        assert "Mécontents" not in driver.screen_text.replace(driver.status, "")

    bench.run(keep)
    bench.run(open_and_forget)


def test_a_view_is_not_replaced_unasked(bench: Bench) -> None:
    """A name that is taken is asked twice; one that is too long is refused."""
    bench.desk().save_view("Miennes", Place.HELD, EVERY_LINE)

    async def steps(driver: Driver) -> None:
        await driver.press("v")
        await driver.write("garder")
        await driver.press("enter")
        await driver.write("x" * 61)
        await driver.press("enter")
        assert "trop long" in driver.screen_text
        await driver.write("miennes")
        await driver.press("enter")
        assert "existe déjà" in driver.screen_text
        await driver.press("escape")
        assert [view.place for view in bench.desk().views()] == [Place.HELD]

    bench.run(steps)


def test_a_view_that_cannot_be_kept_says_why(bench: Bench) -> None:
    """The sentence of the desk, and everything stays as it was."""

    async def steps(driver: Driver) -> None:
        await driver.press("v", "enter")
        await driver.write("Toutes")
        bench.desk().failures["save_view"] = Unavailable("La base ne répond pas.")
        await driver.press("enter")
        assert driver.told == ["La base ne répond pas."]
        assert not driver.main.views

    bench.run(steps)


def test_filters_and_views_at_80_columns(bench: Bench) -> None:
    """The same keys where the list is alone."""

    async def steps(driver: Driver) -> None:
        await sift(driver, "positif")
        assert "À modérer · ☺ positif — 1" in driver.screen_text
        await driver.press("v")
        assert isinstance(driver.app.screen, Picker)

    bench.run(steps, size=SMALL)


def test_a_network_called_by_markup_is_only_text(bench: Bench) -> None:
    """Names from elsewhere do nothing in the title."""

    async def steps(driver: Driver) -> None:
        driver.main._networks["caf"] = "[@click=app.quit]x[/]"
        driver.main.sieve = Sieve(network="caf")
        driver.main.name_list()
        await driver.pilot.pause()
        assert "[@click=app.quit]x[/]" in driver.screen_text

    bench.run(steps)


def test_each_facet_changes_one_thing() -> None:
    """Whatever holds, each facet differs from it by one part, or lifts it all."""
    held = Sieve(network="caf", sentiment=Sentiment.POSITIVE, department="Gard")
    known = Known({"caf": "Caf", "ft": "France Travail"}, {"caf30": "Caf du Gard"}, ["Lozère"], ["Délai"], NOW)
    offered = list(facets(held, known))
    assert [facet.label for facet in offered if facet.active] == ["☺ positif", "Caf", "Gard"]
    fields = [field.name for field in dataclasses.fields(Sieve)]
    for facet in offered[1:]:
        assert sum(getattr(facet.sieve, field) != getattr(held, field) for field in fields) == 1
    assert offered[0].sieve == EVERY_LINE
    assert sieve_words(held, {}) == ["caf", "☺ positif", "Gard"]


def test_each_thing_asked_for_is_said() -> None:
    """In French, names rather than codes, a period by its days."""
    asked = Sieve(
        late=Lateness.OVER_72,
        channel=Channel.PHONE,
        tag=GeneralTag.RELATION,
        trade_tag="Délai",
        structure="caf30",
        answered=False,
        since=NOW - timedelta(days=2),
        until=NOW,
        words="retard",
    )
    assert sieve_words(asked, {"caf30": "Caf du Gard"}) == [
        "Caf du Gard",
        "▲▲ 72 h ouvrées ou plus",
        "sans réponse",
        "Téléphone",
        "Relation",
        "Délai",
        "publiées depuis le 1er mai 2026",
        "publiées avant le 3 mai 2026",
        "«\u202fretard\u202f»",
    ]


def test_agents_filter_by_delay_structure_and_channel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, each by a part of its words."""
    monkeypatch.setattr(Filtering, "pause", 0)
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        assert driver.main.place is Place.TO_ANSWER
        await sift(driver, "telephone")
        await sift(driver, "caf de l herault")
        assert driver.main.sieve == Sieve(channel=Channel.PHONE, structure="caf34")
        assert numbers(driver) == [900001]
        assert "Caf de l’Hérault" in str(driver.main.queue.border_title)
        await sift(driver, "tout")
        await sift(driver, "72 h")
        assert driver.main.sieve == Sieve(late=Lateness.OVER_72)

    bench.run(steps)


def test_words_are_looked_for_in_what_is_published(tmp_path: Path) -> None:
    """A key opens the field; the title of the list says what is looked for; an empty field shows everything again."""
    bench = Bench(tmp_path, account="amina")
    for number in (900001, 900002):
        title = bench.store.tables.experiences[number].title
        bench.store.tables.found_by[number] = tuple(stems(title)), ()

    async def steps(driver: Driver) -> None:
        await driver.press("slash")
        await driver.write("dossiers perdu")
        await driver.press("enter")
        assert numbers(driver) == [900002]
        assert "«\u202fdossiers perdu\u202f» — 1" in driver.screen_text
        await driver.press("slash")
        await driver.write("")
        await driver.press("enter")
        assert driver.main.sieve == EVERY_LINE

    bench.run(steps)


def test_no_word_is_looked_for_in_what_is_to_moderate(bench: Bench) -> None:
    """The key is grey, and says why."""

    async def steps(driver: Driver) -> None:
        await driver.press("slash")
        assert "publié" in driver.status

    bench.run(steps)


def test_a_shared_view_says_whose_it_is(tmp_path: Path) -> None:
    """It opens like one's own; removing somebody else's is refused in words."""
    bench = Bench(tmp_path, account="amina")
    bench.desk("chef").save_view("Urgentes", Place.TO_ANSWER, Sieve(sentiment=Sentiment.NEGATIVE), shared=True)

    async def steps(driver: Driver) -> None:
        assert "Urgentes · chef" in driver.screen_text
        await driver.press("v", "enter")
        assert driver.main.sieve == Sieve(sentiment=Sentiment.NEGATIVE)
        await driver.press("v")
        await driver.write("effacer")
        await driver.press("enter")
        assert "responsables" in driver.told[0]
        await driver.press("v")
        await driver.write("partager")
        await driver.press("enter")
        await driver.write("À nous")
        await driver.press("enter")
        assert [(view.name, view.structure_code) for view in bench.desk("chef").views()] == [
            ("Urgentes", "caf"),
            ("À nous", "caf"),
        ]

    bench.run(steps)

"""Several structures on the workstation: what the others do, drafts shared, answers adopted or completed."""

from pathlib import Path

import pytest
from textual.widgets import Button

from core.response import Wording
from core.views import Place
from core.vocabulary import ExperienceState, ResponseKind, ResponseState
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import tell
from tests.tui.test_answering import BODY, FULL, pick_state, responses
from tui.screens.adopting import AskAdoption
from tui.screens.composer import ComposerScreen
from tui.screens.picker import Picker

BOTH = 900010
"""A published experience that concerns the Caf du Gard and France Travail, which asks for a validation."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    bench = Bench(tmp_path, account="amina")
    tell(bench.store, BOTH, "Deux guichets", "caf30", "ft30", state=ExperienceState.PUBLISHED, hours=100)
    return bench


async def ask(driver: Driver) -> AskAdoption:
    await driver.press("A")
    screen = driver.app.screen
    assert isinstance(screen, AskAdoption)
    return screen


def test_the_state_of_the_others_is_told_and_not_their_words(bench: Bench) -> None:
    """No answer, being written, to validate, published: each with who and since when."""
    luc = bench.desk("luc")

    async def steps(driver: Driver) -> None:
        assert driver.chosen == BOTH
        assert "France Travail Nîmes · pas encore de réponse" in driver.screen_text
        luc.write(BOTH, 2, Wording(body="Rien de sûr encore."), ResponseState.DRAFT, 0)
        await driver.press("ctrl+r")
        assert "réponse en cours de rédaction, à l’instant, par luc" in " ".join(driver.screen_text.split())
        assert "Rien de sûr" not in driver.screen_text
        luc.write(BOTH, 2, Wording(body="Rien de sûr encore."), ResponseState.TO_VALIDATE, 2)
        await driver.press("ctrl+r")
        assert "réponse à valider" in driver.screen_text
        luc.share_draft(BOTH, 2, 4, shared=True)
        await driver.press("ctrl+r")
        assert "Rien de sûr encore." in driver.screen_text

    bench.run(steps)


def test_a_draft_is_shared_from_the_composer(bench: Bench) -> None:
    """f8 saves what is on the sheet and shares it, says who reads it, and takes it back."""

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        await driver.type(BODY)
        await driver.press("f8")
        (draft,) = responses(bench, BOTH)
        assert (draft.body, draft.shared) == (BODY, True)
        assert "Brouillon partagé" in driver.status
        assert "brouillon partagé" in driver.screen_text
        assert bench.desk("luc").show(BOTH).concerns[0].draft is not None
        await driver.press("f8")
        assert not responses(bench, BOTH)[0].shared
        assert "repris" in driver.status
        await driver.press("f8")
        assert len(bench.desk().called("write")) == 1, "nothing new to save"
        await driver.type("Encore. ")
        await driver.press("ctrl+s")
        assert responses(bench, BOTH)[0].shared, "what is shared stays so while it is written"

    bench.run(steps)


def test_a_shared_draft_is_read_only_for_the_others(bench: Bench) -> None:
    """They read it in the story; e opens their own sheet."""
    luc = bench.desk("luc")
    luc.write(BOTH, 2, Wording(body="Voici notre projet."), ResponseState.DRAFT, 0)
    luc.share_draft(BOTH, 2, 2, shared=True)

    async def steps(driver: Driver) -> None:
        assert "brouillon partagé" in driver.screen_text
        assert "Voici notre projet." in driver.screen_text
        await driver.press("e")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert "Caf du Gard" in str(composer.form.border_title)
        assert composer.form.parts.body == ""

    bench.run(steps)


def test_nothing_to_adopt_is_grey_and_says_why(bench: Bench) -> None:
    """Until another structure has published."""

    async def steps(driver: Driver) -> None:
        await driver.press("A")
        assert driver.app.screen is driver.main
        assert "Aucune autre structure n’a publié de réponse" in driver.status

    bench.run(steps)


def test_an_answer_is_adopted_after_it_was_read_again(bench: Bench) -> None:
    """The question shows the words and whose they are, and rests on the safe choice; then the line is answered."""
    bench.account = "luc"
    bench.desk("amina").write(BOTH, 1, FULL, ResponseState.PUBLISHED, 0)

    async def steps(driver: Driver) -> None:
        screen = await ask(driver)
        assert driver.app.focused is screen.query_one("#no", Button)
        assert BODY in driver.screen_text
        assert "relira" in driver.screen_text
        await driver.press("escape")
        assert len(responses(bench, BOTH)) == 1
        await ask(driver)
        await driver.press("f10")
        adopted = responses(bench, BOTH)[1]
        assert (adopted.kind, adopted.state) == (ResponseKind.ADOPTED, ResponseState.TO_VALIDATE)
        assert "envoyée à la validation" in driver.status

    bench.run(steps)


def test_an_adopted_answer_is_public_at_once_where_nobody_validates(bench: Bench) -> None:
    """The story says whose answer it is, and the line leaves the list."""
    bench.desk("amina").write(900001, 2, FULL, ResponseState.PUBLISHED, 0)

    async def steps(driver: Driver) -> None:
        await driver.press("n")
        assert driver.chosen == 900001
        screen = await ask(driver)
        assert "Sera averti" in driver.screen_text
        assert screen.yes == "Adopter (f10)"
        await driver.press("right", "right", "enter")
        assert [r.kind for r in responses(bench)] == [ResponseKind.OWN, ResponseKind.ADOPTED]
        assert "réponse commune adoptée" in driver.status
        driver.main.change_place(Place.ANSWERED)
        await driver.settle()
        assert "réponse commune de Caf de l’Hérault, publiée" in " ".join(driver.screen_text.split())

    bench.run(steps)


def test_an_answer_is_completed_instead(bench: Bench) -> None:
    """f8 opens the composer for a complement, which stays one when it is published."""
    bench.desk("amina").write(900001, 2, FULL, ResponseState.PUBLISHED, 0)

    async def steps(driver: Driver) -> None:
        await driver.press("n")
        assert driver.chosen == 900001
        await ask(driver)
        await driver.press("f8")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert "Complément · Caf du Gard" in driver.screen_text
        await driver.type("Nous ajoutons ceci.")
        await pick_state(driver, ResponseState.PUBLISHED)
        await driver.press("f10", "right", "enter")
        assert [r.kind for r in responses(bench)] == [ResponseKind.OWN, ResponseKind.COMPLEMENT]

    bench.run(steps)


def test_which_answer_is_asked_when_there_are_several(bench: Bench) -> None:
    """One picks by the name of the structure; a small window has room for it all."""
    tell(bench.store, 900011, "Trois guichets", "caf30", "ft30", "gn", state=ExperienceState.PUBLISHED, hours=120)
    bench.desk("amina").write(900011, 1, FULL, ResponseState.PUBLISHED, 0)
    bench.account = "chef"
    store = bench.store
    store.keep(*(r.model_copy(update={"position": 2, "structure_code": "ft30"}) for r in responses(bench, 900011)))
    store.keep(*(r.model_copy(update={"position": 3, "structure_code": "gn"}) for r in responses(bench, 900011)[:1]))

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.ANSWERED)
        await driver.settle()
        await driver.press("enter", "A")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("roquemaure")
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskAdoption)
        assert "La réponse de Brigade de Roquemaure" in driver.screen_text
        assert "Adopter (f10)" in driver.screen_text

    bench.run(steps, size=SMALL)

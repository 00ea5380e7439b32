"""Each thing that may be wrong is said beside its field and at the top, and nothing is lost."""

import pytest

from core.concern import Concern
from core.errors import Invalid
from core.experience import Experience
from core.submission import NAMED_MAX, PLACE_MAX
from tests.fakes.world import World
from tests.public_form.conftest import STORY, YOU, tell
from tests.public_form.site import Page, Site, one, words

STORY_FAULTS = [
    ("title", "", "title", "Le titre est vide"),
    ("title", "ab", "title", "trop court"),
    ("title", "a" * 151, "title", "trop long"),
    ("text", " \r\n ", "text", "Le récit est vide"),
    ("text", "court", "text", "trop court"),
    ("text", "a" * 10_001, "text", "il en compte 10001"),
    ("sentiment", "", "sentiment-positive", "Choisissez votre ressenti"),
    ("sentiment", "furieux", "sentiment-positive", "Choisissez votre ressenti"),
]
YOU_FAULTS = [
    ("pseudonym", "", "pseudonym", "Le pseudonyme est vide"),
    ("pseudonym", "a" * 51, "pseudonym", "trop long"),
    ("email", "", "email", "L’adresse e-mail n’est pas complète"),
    ("email", "camille", "email", "L’adresse e-mail n’est pas complète"),
    ("consent", "", "consent", "Cochez la case"),
    ("country", "a" * 101, "country", "Le pays est trop long"),
    ("department", "a" * 101, "department", "Le département est trop long"),
]


@pytest.mark.parametrize(("field", "value", "anchor", "sentence"), STORY_FAULTS)
def test_a_fault_of_the_story_is_shown(site: Site, field: str, value: str, anchor: str, sentence: str) -> None:
    form = site.get("/experience/step_1").form().fill(**STORY).put(field, value)
    _shows(form.press("Continuer", status=422), "Racontez votre expérience", anchor, sentence, form.answers())


@pytest.mark.parametrize(("field", "value", "anchor", "sentence"), YOU_FAULTS)
def test_a_fault_of_the_author_is_shown(summary: Page, field: str, value: str, anchor: str, sentence: str) -> None:
    form = summary.form().press("Revenir").form().put(field, value)
    _shows(form.press("Continuer", status=422), "Sous quel nom", anchor, sentence, form.answers())


@pytest.mark.parametrize(("field", "value", "anchor", "sentence"), [*STORY_FAULTS, *YOU_FAULTS])
def test_sending_shows_the_page_at_fault(
    world: World, summary: Page, field: str, value: str, anchor: str, sentence: str
) -> None:
    page = summary.form().put(field, value).press("Envoyer", status=422)
    assert sentence in page.faults[anchor]
    assert world.store.commits == 0


def test_a_service_must_be_chosen(site: Site) -> None:
    form = site.get("/experience/step_1").form().fill(**STORY).press("Continuer").form()
    page = form.press("Continuer", status=422)
    _shows(page, "Quels services", "q", "Choisissez au moins un service", form.answers())


def test_a_name_too_long_is_said(site: Site) -> None:
    form = site.get("/experience/step_1").form().fill(**STORY).press("Continuer").form().fill(named="a" * 301)
    page = form.press("Continuer", status=422)
    _shows(page, "Quels services", "named", "Le nom du service est trop long", form.answers())


def test_too_many_services_are_said_and_kept(summary: Page) -> None:
    form = summary.form().press("Modifier les services").form()
    form.fields += [("structure", f"s-{n}") for n in range(10)]
    page = form.press("Continuer", status=422)
    assert "10 services au plus" in page.faults["q"]
    assert len(page.form().all("structure")) == 11


def test_all_the_faults_of_a_page_are_said_at_once(site: Site) -> None:
    page = site.get("/experience/step_1").form().press("Continuer", status=422)
    assert list(page.faults) == ["title", "text", "sentiment-positive"]
    assert "3 points sont à corriger" in page.text
    assert "à corriger" in words(one(page.soup, "title"))


def test_a_service_that_left_the_tree_is_said_on_its_page(world: World, summary: Page) -> None:
    """What only the use case can know is shown at the page of its field."""
    del world.store.tables.structures["caf-30"]
    page = summary.form().press("Envoyer", status=422)
    assert page.h1.startswith("Quels services")
    assert "n’est plus dans la liste" in page.faults["q"]
    assert "Service qui n’est plus dans la liste (caf-30)" in page.text


@pytest.mark.parametrize("field", ["", "key"])
def test_a_fault_of_no_field_on_screen_is_said_on_the_last_page(
    world: World, summary: Page, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    def refuse(*_: object) -> None:
        raise Invalid("Ceci ne va pas.", field)

    monkeypatch.setattr(world.intake, "submit", refuse)
    page = summary.form().press("Envoyer", status=422)
    assert page.h1 == "Relisez avant d’envoyer" and "Ceci ne va pas." in page.text


def test_the_limits_are_those_of_the_models() -> None:
    """The form says before what the models would refuse."""

    def most(model: type, name: str) -> int:
        return next(rule.max_length for rule in model.model_fields[name].metadata if hasattr(rule, "max_length"))

    assert most(Concern, "named") == NAMED_MAX
    assert most(Experience, "department") == most(Experience, "country") == PLACE_MAX


def test_an_unknown_department_is_kept(site: Site) -> None:
    page = tell(site).form().press("Revenir").form().put("department", "Wallonie").press("Continuer")
    assert "Wallonie" in page.text
    assert page.form().press("Revenir").form()["department"] == "Wallonie"
    assert YOU["department"] == "Gard"


def _shows(page: Page, h1: str, anchor: str, sentence: str, answers: list[tuple[str, str]]) -> None:
    assert page.h1.startswith(h1)
    assert sentence in page.faults[anchor]
    field = one(page.soup, f'[id="{anchor}"]')
    assert field["aria-invalid"] == "true"
    beside = one(page.soup, f'[id="{str(field["aria-describedby"]).split()[-1]}"]')
    assert sentence in words(beside)
    known = [(name, value) for name, value in answers if value != "furieux"]
    assert page.form().answers() == known

"""The State's design system is for those who declare to be a State service, and have its files."""

import pytest

from admin import theme
from admin.commands.serve import application
from admin.wiring import House, open_house
from tests.admin.conftest import Ecoute
from tests.public_form.dressed import files


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the design system."""
    monkeypatch.setenv("ECOUTE_THEME", "dsfr")


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare to be a State service."""
    monkeypatch.setenv("ECOUTE_STATE_SERVICE", "true")


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing installed."""
    monkeypatch.setattr(theme, "find_spec", lambda name: None)


@pytest.mark.usefixtures("house", "asked")
def test_who_has_not_declared_to_be_a_state_service_is_refused(ecoute: Ecoute) -> None:
    sentence = ecoute("serve", "public", "--port", "0").refused(7)
    assert "services de l’État" in sentence and "ECOUTE_STATE_SERVICE" in sentence


@pytest.mark.usefixtures("house", "asked", "declared", "missing")
def test_without_its_files_the_site_does_not_start(ecoute: Ecoute) -> None:
    assert "make dsfr" in ecoute("serve", "public", "--port", "0").refused(1)


@pytest.mark.usefixtures("house", "asked", "missing")
@pytest.mark.parametrize(("declaration", "advice"), [("false", "ECOUTE_STATE_SERVICE"), ("true", "make dsfr")])
def test_the_doctor_says_what_to_do(
    ecoute: Ecoute, monkeypatch: pytest.MonkeyPatch, declaration: str, advice: str
) -> None:
    monkeypatch.setenv("ECOUTE_STATE_SERVICE", declaration)
    assert advice in ecoute("doctor").out


@pytest.mark.usefixtures("asked", "declared")
def test_a_state_service_has_it(house: House) -> None:
    assert files().is_dir()
    assert "fr-header" in application(open_house()).test_client().get("/").get_data(as_text=True)


def test_a_declaration_alone_changes_nothing(house: House, declared: None) -> None:
    assert "fr-header" not in application(open_house()).test_client().get("/").get_data(as_text=True)

"""The results of a structure: entered, imported, computed, and shown to the public by choice."""

from datetime import date
from typing import Any

import pytest

from core.errors import Forbidden, Invalid, NotFound
from core.folding import fold
from core.indicators.indicator import Indicator, number_fr, number_of, value_fr
from core.indicators.official import Rejected, columns_of, definitions, read_results
from tests.fakes.world import World

MANAGER = "manager-30"
DAY = date(2026, 4, 1)


def a_result(**changes: Any) -> Indicator:
    whole: dict[str, Any] = {"structure_code": "caf-30", "code": "IND-27", "day": DAY, "value": 91.5}
    more = {"wording": "Appels aboutis", "unit": "%", "source": "Téléphonie"}
    return Indicator(**(whole | more | changes))


def test_a_result_is_entered_corrected_and_forgotten(world: World) -> None:
    """The newest comes first, the earlier ones behind it; the same date is a correction."""
    desk = world.desk(MANAGER)
    desk.put_indicator(a_result(day=date(2025, 4, 1), value=80))
    desk.put_indicator(a_result(value=90))
    line = desk.put_indicator(a_result()).lines[0]
    assert (line.last.value, line.last.kept_by, [one.value for one in line.earlier]) == (91.5, MANAGER, [80])
    assert desk.remove_indicator("caf-30", "IND-27", DAY).lines[0].last.value == 80
    with pytest.raises(NotFound):
        desk.remove_indicator("caf-30", "IND-27", DAY)


def test_those_who_may_not_keep_results_only_read_them(world: World) -> None:
    """An agent reads; another network does not."""
    world.desk(MANAGER).put_indicator(a_result())
    file = world.desk("agent-30").indicators()
    assert file.lines[0].last.code == "IND-27"
    assert "profil" in file.refusal
    with pytest.raises(Forbidden):
        world.desk("agent-30").put_indicator(a_result())
    with pytest.raises(Forbidden):
        world.desk("agent-gn").indicators("caf-30")
    with pytest.raises(Invalid, match="réservé"):
        world.desk(MANAGER).put_indicator(a_result(code="ECOUTE-REPONSE"))


def test_the_public_reads_what_the_manager_shows(world: World) -> None:
    """Nothing at first; then the newest value of what is shown, with date and source, until it is hidden again."""
    desk = world.desk(MANAGER)
    desk.put_indicator(a_result())
    assert world.library.structure_page("caf-30").indicators == ()
    desk.show_indicator("caf-30", "IND-27", public=True)
    desk.put_indicator(a_result(day=date(2026, 5, 1), value=93))
    (shown,) = world.library.structure_page("caf-30").indicators
    assert (shown.value, shown.day, shown.source, shown.since) == (93, date(2026, 5, 1), "Téléphonie", None)
    desk.show_indicator("caf-30", "IND-27", public=False)
    assert world.library.structure_page("caf-30").indicators == ()
    with pytest.raises(NotFound):
        desk.show_indicator("caf-30", "IND-99", public=True)


def test_what_ecoute_computes_is_told_with_its_period(world: World) -> None:
    """Two stories, one answered in less than three days: 50 % answered, and 50 % within 72 hours."""
    world.publish()
    receipt = world.publish()
    world.clock.advance(hours=30)
    world.answer(receipt)
    with world.store.writing() as uow:
        fold(uow)
        uow.commit()
    desk = world.desk(MANAGER)
    computed = {line.computed.code: line.computed for line in desk.indicators().computed}
    assert computed["ECOUTE-REPONSE"].value == 50.0
    assert computed["ECOUTE-72H"].value == 50.0
    assert computed["ECOUTE-DELAI"].value == 1.3, "1 day and 7 hours, the end of the step that 30 hours are in"
    assert computed["ECOUTE-UTILITE"].value is None
    assert (computed["ECOUTE-REPONSE"].until - computed["ECOUTE-REPONSE"].since).days == 364
    desk.show_indicator("caf-30", "ECOUTE-REPONSE", public=True)
    desk.show_indicator("caf-30", "ECOUTE-UTILITE", public=True)
    (shown,) = world.library.structure_page("caf-30").indicators
    assert (shown.code, shown.value, shown.source) == ("ECOUTE-REPONSE", 50.0, "Calculé par Écoute")


def test_an_import_keeps_what_it_may_and_says_why_not_of_the_rest(world: World) -> None:
    """Taken again, the same rows change nothing: a stopped import is begun again."""
    rows = [a_result(), a_result(structure_code="nulle-part"), a_result(structure_code="gn"), a_result(code="IND-3")]
    desk = world.desk(MANAGER)
    taken = desk.take_indicators(rows)
    assert (taken.created, taken.updated, taken.unchanged) == (2, 0, 0)
    assert set(taken.rejected) == {1, 2}
    assert "nulle-part" in taken.rejected[1]
    again = desk.take_indicators([a_result(), a_result(code="IND-3", value=7)])
    assert (again.created, again.updated, again.unchanged) == (0, 1, 1)
    with pytest.raises(Forbidden):
        world.desk("agent-30").take_indicators([])


def test_official_rows_are_read_by_the_names_of_their_columns() -> None:
    """Labels or slugs; the file of indicators gives the words; what cannot be read says why."""
    names = ["code_sp_de_la_structure", "Code indicateur", "Valeur", "Date"]
    columns = columns_of(names, ("structure_code", "code", "value", "day"))
    known_columns = columns_of(["code", "Libellé citoyen", "Unité", "Source", "Type"], ("code", "wording"))
    about = {"code": "IND-27", "Libellé citoyen": "Appels aboutis", "Unité": "%", "Source": "S", "Type": "Satisfaction"}
    known = definitions([about], known_columns)
    cells = [
        ("caf-30", "ind-27", "91,5", "03/05/2026"),
        ("caf-30", "IND-27", "beaucoup", "2026-05-03"),
        ("caf-30", "IND-27", "1", "hier"),
        ("caf-30", "IND-1", "1", "2026-05-03"),
    ]
    read = list(read_results([dict(zip(names, row, strict=True)) for row in cells], columns, known))
    first = read[0]
    assert isinstance(first, Indicator)
    assert (first.code, first.value, first.day, first.wording) == ("IND-27", 91.5, date(2026, 5, 3), "Appels aboutis")
    assert first.kind == "satisfaction"
    reasons = [one.reason for one in read[1:] if isinstance(one, Rejected)]
    assert ["nombre" in reasons[0], "date" in reasons[1], "libelle" in reasons[2]] == [True] * 3
    with pytest.raises(Invalid, match="valeur"):
        columns_of(["code"], ("value",))


@pytest.mark.parametrize(("typed", "value"), [("12,5", 12.5), ("1 234.5", 1234.5), ("91 %", 91.0), ("-3", -3.0)])
def test_numbers_are_typed_as_in_french(typed: str, value: float) -> None:
    """A comma or a point, spaces or not, a percent sign or not."""
    assert number_of(typed) == value


def test_numbers_are_read_as_in_french() -> None:
    """A comma, thousands apart, no useless zero."""
    assert number_fr(1234.5) == "1\u202f234,5"
    assert number_fr(-3) == "−3"
    assert value_fr(91.0, "%") == "91\u202f%"
    assert value_fr(None, "%") == "—"
    with pytest.raises(Invalid):
        number_of("inf")

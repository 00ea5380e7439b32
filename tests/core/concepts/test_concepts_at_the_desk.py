"""Concepts at the desk: tried, kept, read and removed by those who may."""

import re
from datetime import date

import pytest

from core.account import Account
from core.concepts.concept import Concept
from core.concepts.figures import ConceptQuestion
from core.concepts.starter import starter
from core.concepts.trial import Trial, together
from core.concepts.wording import around, curve, part_fr, year_until
from core.desk import Desk
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.vocabulary import Channel, Role
from tests.fakes.world import World

MAY = ConceptQuestion(date(2026, 5, 1), date(2026, 5, 31))
NETWORK, PROGRAMME = "caf", ""


@pytest.fixture
def world() -> World:
    world = World()
    world.store.keep(Account(name="manager-caf", display_name="M", role=Role.MANAGER, structure_code="caf"))
    return world


def told(world: World) -> None:
    """Publish four stories, three of them on the counter or the phone."""
    world.publish("caf-30", title="Le guichet", text="Une longue attente au guichet, debout.")
    world.publish("caf-34", title="Attente", text="Le guichet de la Caf était fermé.")
    world.publish("gn-30", title="Au guichet", text="Le guichet de la brigade est accueillant.")
    world.publish("caf-30", title="Un courrier", text="Mon courrier est resté sans suite.")


def kept(desk: Desk, network: str, *lines: str) -> Concept:
    """Keep a concept and count its past."""
    concept = desk.keep_concept(network, "Guichet", lines)
    while not desk.recount_concept(concept.number).done:
        pass
    return concept


def test_a_list_gives_figures_of_the_programme_and_of_ones_network(world: World) -> None:
    """Each where one looks, of all that is published there."""
    told(world)
    kept(world.desk("admin"), PROGRAMME, "guichet")
    kept(world.desk("manager-caf"), NETWORK, "guichet -fermé")
    listed = world.desk("agent-30").concepts(MAY)
    assert (listed.name, listed.published) == ("Caf du Gard", 2)
    assert [(line.concept.network_code, line.held.stories, line.curve) for line in listed.lines] == [
        ("", 1, (1,)),
        ("caf", 1, (1,)),
    ]
    everywhere = world.desk("admin").concepts(MAY)
    assert [line.held.stories for line in everywhere.lines] == [3, 1]
    assert [line.concept.network_code for line in world.desk("agent-gn").concepts(MAY).lines] == [""]


def test_a_file_says_where_when_and_how_it_felt(world: World) -> None:
    """The children of what one looks at, the channels, and the words that hold it in its stories."""
    told(world)
    world.publish(title="Au guichet", text="Personne au guichet ni au téléphone.")
    concept = kept(world.desk("admin"), PROGRAMME, "guichet")
    file = world.desk("admin").concept(concept.number, MAY)
    assert (file.held.stories, file.published, file.months, sum(file.weeks)) == (4, 5, (4,), 4)
    assert [(place.code, place.held.stories, place.published) for place in file.places] == [("caf", 3, 4), ("gn", 1, 1)]
    assert (file.held.channels[Channel.PHONE], file.by_channel[Channel.PHONE]) == (1, 1)
    story = file.stories[0]
    assert [story.text[start:end] for start, end in story.in_text] == ["guichet"]
    assert [one.actor for one in file.versions] == ["admin"]
    assert world.desk("admin").concept_stories(concept.number, MAY, None, 10) == [5, 3, 2, 1]
    assert world.desk("agent-30").concept_stories(concept.number, MAY, 5, 10) == [1]


def test_shares_are_of_the_stories_of_each_channel(world: World) -> None:
    """Of three stories told on the phone, two are on the theme."""
    for text in ("Une attente infinie.", "Une attente d’une heure.", "On m’a répondu aussitôt."):
        world.publish(title="Au téléphone", text=text)
    world.publish("caf-30", title="Au guichet", text="Une attente infinie.")
    kept(world.desk("admin"), PROGRAMME, "attente")
    themes = world.desk("admin").themes(MAY)
    (row,) = themes.rows
    assert themes.share(row) == 3 / 4
    assert themes.share(row, Channel.PHONE) == 2 / 3
    assert themes.share(row, Channel.DESK) is None


def test_a_trial_tells_which_stories_and_the_edge_and_keeps_nothing(world: World) -> None:
    """How many, by which expression, what one alone holds, what is nearly held; of one's network alone."""
    told(world)
    trial = world.desk("manager-caf").try_concept(NETWORK, ("guichet attente", "guichet -fermé"))
    assert (trial.held, trial.read, trial.following) == (2, 2, None)
    assert (trial.by_expression, trial.alone) == ((2, 1), (1, 0))
    assert [story.number for story in trial.examples] == [2, 1]
    assert [(line, story.number) for line, story in trial.only] == [("guichet attente", 2)]
    far = world.desk("manager-caf").try_concept(NETWORK, ("guichet -fermé attente",))
    assert [(near.story.number, near.why.value) for near in far.nearly] == [(2, "excluded")]
    assert not world.store.tables.concepts


def test_a_trial_goes_on_piece_after_piece(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be stopped after any of them; together they say what one piece would have said."""
    told(world)
    admin = world.desk("admin")
    whole = admin.try_concept(PROGRAMME, ("guichet", "courrier"))
    monkeypatch.setattr("core.concepts.trial.PIECE", 1)
    trial: Trial = admin.try_concept(PROGRAMME, ("guichet", "courrier"))
    assert (trial.candidates, trial.read, trial.following) == (4, 1, 4)
    while trial.following is not None:
        trial = together(trial, admin.try_concept(PROGRAMME, ("guichet", "courrier"), trial.following))
    assert (trial.read, trial.held, trial.by_expression, trial.examples) == (
        whole.read,
        whole.held,
        whole.by_expression,
        whole.examples,
    )


def test_two_who_change_a_concept_do_not_overwrite_each_other(world: World) -> None:
    """The second one is told; a name is taken once in a network, whatever its accents."""
    manager = world.desk("manager-caf")
    concept = kept(manager, NETWORK, "guichet")
    manager.change_concept(concept.number, 1, "Guichets", ("guichet",))
    with pytest.raises(Stale):
        manager.change_concept(concept.number, 1, "Accueil", ("accueil",))
    with pytest.raises(Refused):
        manager.keep_concept(NETWORK, "guichets", ("accueil",))
    world.desk("admin").keep_concept(PROGRAMME, "Guichets", ("guichet",))
    with pytest.raises(Invalid):
        manager.keep_concept(NETWORK, " ", ("accueil",))
    with pytest.raises(Invalid):
        manager.keep_concept(NETWORK, "Vide", ("de la",))


def test_what_is_removed_is_no_longer_there(world: World) -> None:
    """Nor to be read, nor to be changed; the office forgets its counts, then has nothing left to do."""
    told(world)
    manager = world.desk("manager-caf")
    concept = kept(manager, NETWORK, "guichet")
    manager.concepts(MAY)
    manager.remove_concept(concept.number, 1)
    with pytest.raises(NotFound):
        manager.concept(concept.number, MAY)
    assert manager.concepts(MAY).lines == ()
    assert world.office.recount_concepts()
    assert not world.office.recount_concepts()
    assert not world.store.tables.concept_matches


def test_the_office_counts_what_waits_for_it(world: World) -> None:
    """The starter set is kept once, and its past is counted little by little."""
    told(world)
    assert world.office.install_concepts() == len(starter()) == 7
    assert world.office.install_concepts() == 0
    world.desk("admin").concepts(MAY)
    pieces = 0
    while world.office.recount_concepts():
        pieces += 1
    assert pieces == 7
    assert not any(line.concept.recounting for line in world.desk("admin").concepts(MAY).lines)


def test_a_concept_of_another_network_is_not_there(world: World) -> None:
    """And one who does not keep concepts tries none."""
    concept = kept(world.desk("manager-caf"), NETWORK, "guichet")
    with pytest.raises(NotFound):
        world.desk("agent-gn").concept(concept.number, MAY)
    for name, network in (("agent-30", NETWORK), ("manager-30", NETWORK), ("manager-caf", PROGRAMME), ("modo", "")):
        with pytest.raises(Forbidden):
            world.desk(name).try_concept(network, ("guichet",))
    with pytest.raises(NotFound):
        world.desk("admin").keep_concept("caf-30", "Guichet", ("guichet",))


def test_a_period_that_ends_before_it_begins_is_refused(world: World) -> None:
    """As on the dashboard."""
    with pytest.raises(Invalid):
        world.desk("admin").themes(ConceptQuestion(date(2026, 5, 1), date(2026, 4, 1)))


def test_months_and_weeks_of_a_question() -> None:
    """Whole months, and the weeks that they touch."""
    question = ConceptQuestion(date(2025, 12, 15), date(2026, 2, 1))
    assert question.months == ("2025-12", "2026-01", "2026-02")
    assert (question.weeks[0], question.weeks[-1], len(question.weeks)) == ("2025-12-01", "2026-02-23", 13)
    assert year_until(date(2026, 5, 9)) == (date(2025, 6, 1), date(2026, 5, 9))


def test_figures_are_written_as_people_read_them() -> None:
    """Shares, curves, and the part of a story around the words that hold it."""
    assert [re.sub(r"\s", " ", part_fr(one)) for one in (None, 0.123, 1.0)] == ["—", "12 %", "100 %"]
    assert curve((0, 1, 4, 8)) == "·▁▄█"
    text, spans = around("mot " * 30 + "guichet fermé", ((120, 127),), 30)
    assert [text[start:end] for start, end in spans] == ["guichet"]
    assert len(text) <= 34

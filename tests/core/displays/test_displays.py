"""What a structure shows: chosen by its manager, public, and no longer shown once it is not public any more."""

from datetime import date, timedelta

import pytest

from core.actions.sheet import Sheet
from core.dates import PARIS, day_fr
from core.displays.display import Display, Quote, ResultKind
from core.displays.kit import email_text, entry_link, signature_html
from core.displays.visits import CAMPAIGNS_A_DAY, OTHERS, CampaignLine, Visit, campaign_lines
from core.errors import Forbidden, Invalid, Stale
from core.indicators.indicator import Indicator
from core.periods import Period
from tests.fakes.world import World

GARD = "caf-30"
WORDS = "personne ne sait pourquoi le versement s’est arrêté"


@pytest.fixture
def world() -> World:
    """Give a programme with one story answered, and one action of the Caf du Gard."""
    world = World()
    receipt = world.publish(GARD)
    world.answer(receipt)
    desk = world.desk("manager-30")
    desk.new_action(Sheet(title="Un rappel sous 48 h"))
    desk.publish_action(1, 1)
    world.count_changes()
    return world


def test_while_nobody_has_chosen_everything_counted_is_shown(world: World) -> None:
    """By hand: one story published, answered at once, no vote, one action, the nine commitments."""
    shown = world.library.display(GARD)
    assert [(one.figure, one.label) for one in shown.results] == [
        ("1", "expérience publiée"),
        ("100\u202f%", "des expériences ont une réponse"),
        ("1\u00a0heure", "pour répondre à une expérience sur deux"),
        ("1", "action d’amélioration publiée"),
    ]
    assert [one.number for one in shown.commitments] == list(range(1, 10))
    assert [one.title for one in shown.actions] == ["Un rappel sous 48 h"]
    assert shown.quotes == () and shown.until - shown.since == timedelta(days=364)


def test_the_manager_chooses_and_each_choice_is_a_version(world: World) -> None:
    """In the order chosen, each thing once; the versions before stay."""
    desk = world.desk("manager-30")
    chosen = Display(
        structure_code=GARD,
        results=(ResultKind.ACTIONS, ResultKind.PUBLISHED, ResultKind.ACTIONS),
        commitments=(9, 1),
        actions=(1,),
        quotes=(Quote(1, f"  {WORDS} "),),
    )
    kept = desk.keep_display(chosen, 0)
    assert [one.kind for one in kept.shown.results] == [ResultKind.ACTIONS, ResultKind.PUBLISHED]
    assert [one.number for one in kept.shown.commitments] == [9, 1]
    assert [(one.words, one.pseudonym) for one in kept.shown.quotes] == [(WORDS, "Rugby 71")]
    assert (kept.display.version, kept.display.kept_by) == (1, "manager-30")
    again = desk.keep_display(chosen.model_copy(update={"quotes": ()}), 1)
    assert again.shown.quotes == () and again.earlier == (kept.display,)
    with pytest.raises(Stale):
        desk.keep_display(chosen, 1)


def test_a_structure_without_anything_shows_its_commitments_alone() -> None:
    shown = World().library.display("gn-30")
    assert (shown.results, shown.actions, shown.quotes) == ((), (), ()) and shown.commitments


@pytest.mark.parametrize(
    "wrong",
    [{"actions": (2,)}, {"quotes": (Quote(1, "Tout était parfait"),)}, {"quotes": (Quote(2, WORDS),)}],
)
def test_nothing_that_is_not_public_here_can_be_chosen(world: World, wrong: dict[str, object]) -> None:
    """An action being prepared, words that nobody told, a story that is not published."""
    world.desk("manager-30").new_action(Sheet(title="À préparer"))
    world.submit(GARD)
    with pytest.raises(Invalid):
        world.desk("manager-30").keep_display(Display.model_validate({"structure_code": GARD, **wrong}), 0)


def test_words_of_a_story_about_another_structure_cannot_be_chosen(world: World) -> None:
    other = world.publish("gn")
    with pytest.raises(Invalid):
        world.desk("manager-30").keep_display(Display(structure_code=GARD, quotes=(Quote(other.number, WORDS),)), 0)


def test_words_leave_with_their_story(world: World) -> None:
    """Withdrawn after it was chosen, it is shown no longer, and nothing else changes."""
    world.desk("manager-30").keep_display(Display(structure_code=GARD, actions=(1,), quotes=(Quote(1, WORDS),)), 0)
    assert world.library.display(GARD).quotes
    world.desk("modo").withdraw(1, world.store.tables.experiences[1].version, "À sa demande.")
    shown = world.library.display(GARD)
    assert shown.quotes == () and len(shown.actions) == 1
    file = world.desk("manager-30").display()
    changed = file.display.model_copy(update={"commitments": (2,)})
    assert world.desk("manager-30").keep_display(changed, 1).shown.quotes == ()


def test_agents_see_what_is_shown_and_may_not_choose(world: World) -> None:
    desk = world.desk("agent-30")
    assert "composer les affiches" in desk.display().refusal
    with pytest.raises(Forbidden):
        desk.keep_display(Display(structure_code=GARD), 0)
    with pytest.raises(Forbidden):
        desk.campaigns_of_the_year()


def test_visits_and_stories_add_up_by_campaign(world: World) -> None:
    """By hand: two visits by the poster and one story; one visit by a letter; one story by a link opened elsewhere."""
    for campaign in ("affiche", "affiche", "courrier"):
        world.intake.count_visit(GARD, campaign)
    world.intake.count_visit("gn", "affiche")
    world.submit(GARD, campaign="affiche")
    world.submit(GARD, campaign="site")
    report = world.desk("manager-30").campaigns_of_the_year()
    assert report.lines == (
        CampaignLine("affiche", 2, 1),
        CampaignLine("site", 0, 1),
        CampaignLine("courrier", 1, 0),
    )
    assert [(day.campaign, day.visits) for day in report.days] == [("affiche", 2), ("courrier", 1)]


def test_a_robot_that_invents_campaigns_fills_one_line(world: World) -> None:
    for number in range(CAMPAIGNS_A_DAY + 30):
        world.intake.count_visit(GARD, f"robot-{number}")
    world.intake.count_visit(GARD, "robot-0")
    days = world.desk("manager-30").campaigns_of_the_year().days
    counts = {day.campaign: day.visits for day in days}
    assert len(counts) == CAMPAIGNS_A_DAY + 1
    assert (counts[OTHERS], counts["robot-0"]) == (30, 2)


def test_a_day_is_a_day_of_paris(world: World) -> None:
    world.intake.count_visit(GARD, "affiche")
    day = world.clock.now().astimezone(PARIS).date()
    desk = world.desk("manager-30")
    assert len(desk.campaigns(Period(day, day)).days) == 1
    assert desk.campaigns(Period(day - timedelta(days=9), day - timedelta(days=1))).lines == ()
    with pytest.raises(Invalid):
        desk.campaigns(Period(day, day - timedelta(days=1)))


def test_lines_hold_every_visit_and_every_story() -> None:
    """Whatever the days: the sums of the lines are those of a plain count."""
    start = World().clock.now().date()
    days = [
        Visit(
            structure_code=code, day=start + timedelta(days=day), campaign=f"c{(day * 7 + len(code)) % 5}", visits=day
        )
        for day in range(40)
        for code in ("a", "bb")
    ]
    stories = {"c1": 3, "absente": 2}
    lines = campaign_lines(days, stories)
    for line in lines:
        assert line.visits == sum(one.visits for one in days if one.campaign == line.campaign)
        assert line.stories == stories.get(line.campaign, 0)
    assert sum(line.visits for line in lines) == sum(one.visits for one in days)
    assert {line.campaign for line in lines} == {one.campaign for one in days} | stories.keys()


def test_letters_hold_the_link_and_html_is_text(world: World) -> None:
    structure = world.library.structure(GARD)
    link = entry_link("https://ecoute.exemple.fr/", structure, 'été & "hall"')
    assert link == (
        "https://ecoute.exemple.fr/experience/step_1?structure=caf-30&pk_campaign=%C3%A9t%C3%A9%20%26%20%22hall%22"
    )
    assert link in email_text(structure.name, link, "Écoute")
    assert "<script>" not in signature_html("<script>", link)


def test_results_entered_and_made_public_are_shown(world: World) -> None:
    """With their day; nothing of what the manager did not make public, nor of what Écoute counts itself."""
    desk = world.desk("manager-30")
    for code, wording in (("IND-1", "Appels qui aboutissent"), ("IND-2", "Caché")):
        desk.put_indicator(
            Indicator(
                structure_code=GARD,
                code=code,
                day=date(2026, 4, 2),
                wording=wording,
                unit="%",
                value=91.5,
                source="Téléphonie",
            )
        )
    desk.show_indicator(GARD, "IND-1", public=True)
    desk.show_indicator(GARD, "ECOUTE-REPONSE", public=True)
    entered = [one for one in world.library.display(GARD).results if one.kind is None]
    assert [(one.figure, one.label) for one in entered] == [
        ("91,5\u202f%", f"Appels qui aboutissent ({day_fr(date(2026, 4, 2))})")
    ]

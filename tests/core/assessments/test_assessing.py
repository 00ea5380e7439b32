"""A self-assessment from its opening to its closing: rights, answers given together, what is refused."""

import pytest

from core.assessments.assessment import AssessmentState
from core.assessments.questions import Question, Way
from core.assessments.starter import starter
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from tests.fakes.world import World

MANAGER, AGENT = "manager-30", "agent-30"


def opened(world: World, year: int = 2026) -> int:
    return world.desk(MANAGER).open_assessment(year).assessment.number


def test_the_starter_asks_about_every_commitment_and_every_channel(world: World) -> None:
    """About thirty questions; none of the nine commitments and seven channels is forgotten."""
    questions = world.desk(AGENT).questionnaire().questions
    assert 28 <= len(questions) <= 35
    assert {one.commitment for one in questions} == set(range(1, 10))
    assert {one.way for one in questions} == {None, *Way}
    assert starter(world.clock.now()).question(99) is None


def test_agents_answer_together_and_each_answer_says_who_and_when(world: World) -> None:
    """What one kept is what the other reads."""
    number = opened(world)
    world.desk(AGENT).assess(number, 1, 0, 3, "Revu en équipe.", "Enquête d’avril")
    world.desk("agent-caf").assess(number, 2, 0, None)
    file = world.desk(MANAGER).assessment(number)
    first, second = file.answers
    assert (first.score, first.comment, first.evidence, first.by) == (3, "Revu en équipe.", "Enquête d’avril", AGENT)
    assert (second.score, second.by, second.at) == (None, "agent-caf", world.clock.now())
    assert {line.key: line.value for line in file.results}["global"] == 3.0


def test_a_stale_answer_is_refused_with_what_changed(world: World) -> None:
    """Nobody overwrites what they have not read; the sentence says who said what."""
    number = opened(world)
    world.desk(AGENT).assess(number, 1, 0, 3)
    with pytest.raises(Stale, match="agent-30 a répondu « 3 · en grande partie »"):
        world.desk("agent-caf").assess(number, 1, 0, 1)
    file = world.desk("agent-caf").assess(number, 1, 1, 1)
    assert file.answers[0].version == 2


def test_the_manager_closes_and_nothing_changes_any_more(world: World) -> None:
    """The results are kept; answering or closing again is refused; another one of the year is the second."""
    number = opened(world)
    manager = world.desk(MANAGER)
    with pytest.raises(Refused, match="Aucune question"):
        manager.close_assessment(number, 1)
    world.desk(AGENT).assess(number, 1, 0, 3)
    with pytest.raises(Forbidden):
        world.desk(AGENT).close_assessment(number, 1)
    with pytest.raises(Stale):
        manager.close_assessment(number, 7)
    file = manager.close_assessment(number, 1)
    assert file.assessment.state is AssessmentState.CLOSED
    assert file.assessment.scores == {"commitment:1": 3.0, "way:desk": 3.0, "global": 3.0}
    with pytest.raises(Refused, match="close"):
        world.desk(AGENT).assess(number, 1, 1, 2)
    assert manager.open_assessment(2026).assessment.place == 2


def test_one_is_open_at_a_time(world: World) -> None:
    """A team answers one questionnaire; a year that is none is refused."""
    opened(world)
    with pytest.raises(Refused, match="encore ouverte"):
        opened(world, 2027)
    with pytest.raises(Invalid):
        world.desk("manager-30").open_assessment(20_026)


def test_last_year_is_told(world: World) -> None:
    """Beside each result, the same of the year before."""
    manager = world.desk(MANAGER)
    earlier = opened(world, 2025)
    manager.assess(earlier, 1, 0, 1)
    manager.close_assessment(earlier, 1)
    now = opened(world)
    whole = manager.assess(now, 1, 0, 4).results[0]
    assert (whole.value, whole.before, whole.network) == (4.0, 1.0, None)


def test_others_neither_read_nor_answer(world: World) -> None:
    """A self-assessment is for those of the structure and above."""
    number = opened(world)
    with pytest.raises(Forbidden):
        world.desk("agent-gn").assessment(number)
    with pytest.raises(Forbidden):
        world.desk("modo").assess(number, 1, 0, 2)
    with pytest.raises(NotFound):
        world.desk(AGENT).assess(number, 999, 0, 2)
    with pytest.raises(Invalid):
        world.desk(AGENT).assess(number, 1, 0, 5)


def test_the_list_says_how_far_each_is(world: World) -> None:
    """Answered out of asked, the newest first, page after page."""
    manager = world.desk(MANAGER)
    first = opened(world, 2025)
    manager.assess(first, 1, 0, 2)
    manager.close_assessment(first, 1)
    opened(world)
    found = manager.assessments()
    assert [(line.assessment.year, line.answered) for line in found.lines] == [(2026, 0), (2025, 1)]
    assert found.lines[0].questions == len(manager.questionnaire().questions)
    page = manager.assessments(limit=1)
    assert page.following == page.lines[0].assessment.number
    assert [line.assessment.year for line in manager.assessments(below=page.following).lines] == [2025]
    assert world.desk("agent-gn").assessments().lines == ()


def test_the_questionnaire_has_versions(world: World) -> None:
    """What is open goes on with its own; the next one has the new questions; a stale change is refused."""
    number = opened(world)
    admin = world.desk("admin")
    question = Question(number=1, wording="  L’accueil   est courtois. ", commitment=1)
    kept = admin.keep_questionnaire(1, [question], 2021)
    assert (kept.version, kept.questions[0].wording) == (2, "L’accueil est courtois.")
    assert len(world.desk(AGENT).assessment(number).questionnaire.questions) > 1
    with pytest.raises(Stale):
        admin.keep_questionnaire(1, [question], 2021)
    with pytest.raises(Invalid, match="engagement 12"):
        admin.keep_questionnaire(2, [question.model_copy(update={"commitment": 12})], 2021)
    with pytest.raises(Invalid, match="numéro 1"):
        admin.keep_questionnaire(2, [question, question], 2021)
    with pytest.raises(Forbidden):
        world.desk(MANAGER).keep_questionnaire(2, [question], 2021)

"""The results of a self-assessment: a case worked by hand, and any answers against a plain recount."""

from datetime import UTC, datetime
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.assessments.assessment import Answer, Assessment
from core.assessments.comparing import network_score, over_list, result_lines
from core.assessments.questions import Question, Way
from core.assessments.results import results
from core.commitments import COMMITMENTS

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def asked(number: int, commitment: int, way: Way | None = None) -> Question:
    return Question(number=number, commitment=commitment, way=way, wording=f"Question {number}.")


def said(question: int, score: int | None) -> Answer:
    return Answer(assessment_number=1, question=question, score=score, by="agent", at=NOON)


QUESTIONS = (
    *(asked(1, 1, Way.DESK), asked(2, 1, Way.PHONE), asked(3, 1)),
    *(asked(4, 2, Way.PHONE), asked(5, 2, Way.ONLINE), asked(6, 5)),
)


def test_a_sheet_worked_by_hand() -> None:
    """Commitment 1: (4+1+1)/3 = 2; 2: 3 alone, its other question being « sans objet »; the whole: (2+3)/2 = 2,5.

    By channel: desk 4; telephone (1+3)/2 = 2. Commitment 5 and the online channel have no score, so no result.
    """
    answers = [said(1, 4), said(2, 1), said(3, 1), said(4, 3), said(5, None)]
    assert results(QUESTIONS, answers) == {
        "commitment:1": 2.0,
        "commitment:2": 3.0,
        "way:desk": 4.0,
        "way:phone": 2.0,
        "global": 2.5,
    }


def test_nothing_answered_gives_no_result() -> None:
    """« Sans objet » everywhere is no result, not 0."""
    assert results(QUESTIONS, []) == {}
    assert results(QUESTIONS, [said(1, None)]) == {}


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from([None, *Way])), min_size=1, max_size=20),
    st.data(),
)
def test_any_answers_against_a_plain_recount(shape: list[tuple[int, Way | None]], data: st.DataObject) -> None:
    """Each result is what a recount with pencil and paper gives."""
    questions = [asked(number, *tied) for number, tied in enumerate(shape, start=1)]
    scores = data.draw(st.dictionaries(st.integers(1, len(shape)), st.sampled_from([None, 0, 1, 2, 3, 4])))
    found = results(questions, [said(number, score) for number, score in scores.items()])

    def recount(numbers: list[int]) -> Fraction | None:
        known = [Fraction(scores[n] or 0) for n in numbers if scores.get(n) is not None]
        return sum(known, Fraction(0)) / len(known) if known else None

    by_commitment = [recount([q.number for q in questions if q.commitment == one]) for one in range(1, 10)]
    kept = [one for one in by_commitment if one is not None]
    for number, expected in enumerate(by_commitment, start=1):
        assert found.get(f"commitment:{number}") == (None if expected is None else float(expected))
    for way in Way:
        expected = recount([q.number for q in questions if q.way is way])
        assert found.get(f"way:{way.value}") == (None if expected is None else float(expected))
    assert found.get("global") == (float(sum(kept) / len(kept)) if kept else None)


def closed(number: int, commitment_year: int = 2021, **scores: float) -> Assessment:
    return Assessment(
        number=number,
        structure_code=f"caf-{number}",
        year=2026,
        place=1,
        questionnaire=1,
        commitment_year=commitment_year,
        opened_by="chef",
        opened_at=NOON,
        scores={key.replace("_", ":"): score for key, score in scores.items()},
    )


def test_the_network_is_shown_from_three_structures_on() -> None:
    """Two would tell a neighbour's result: nothing is shown. Of 1, 2 and 4,5: mean 2,5 and median 2."""
    assert network_score([1.0, 2.0]) is None
    found = network_score([1.0, 4.5, 2.0])
    assert found is not None
    assert (found.mean, found.median, found.structures) == (2.5, 2.0, 3)


def test_lines_are_the_whole_each_commitment_and_each_channel_asked_about() -> None:
    """In the order of the sheet; another list of commitments is compared by channel and as a whole alone."""
    before = over_list(closed(1, 2023, **{"global": 3.0, "commitment_1": 1.0, "way_desk": 2.0}), 2021)
    others = [closed(number, **{"global": float(number)}) for number in (1, 2, 3)]
    lines = result_lines({"global": 2.0, "commitment:1": 2.0}, QUESTIONS, COMMITMENTS, before, others)
    keys = ["global", "commitment:1", "commitment:2", "commitment:5", "way:desk", "way:phone", "way:online"]
    assert [line.key for line in lines] == keys
    by_key = {line.key: line for line in lines}
    assert (by_key["global"].before, by_key["commitment:1"].before, by_key["way:desk"].before) == (3.0, None, 2.0)
    assert by_key["global"].network is not None
    assert by_key["commitment:1"].network is None

"""Experience and Response, driven in any order, against the states that DESIGN.md lists."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pydantic import ValidationError

from core.concern import Concern
from core.errors import EcouteError, Invalid, Refused
from core.experience import NOTE_MAX, Experience
from core.masking import Mask, MaskedField, Original
from core.response import Response, Wording
from core.structure import OUTSIDE_CODE
from core.vocabulary import CharterReason, ExperienceState, ResponseState, Sentiment

AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
E, R = ExperienceState, ResponseState

# Written by hand from DESIGN.md, « States »; a draft may be written again, and handed over again. Authors correct what
# is not decided, and take back what they told; a moderator takes back only what is public.
EXPERIENCE_MOVES = {
    (E.SUBMITTED, E.SUBMITTED),
    (E.SUBMITTED, E.WITHDRAWN),
    (E.HELD, E.SUBMITTED),
    (E.HELD, E.WITHDRAWN),
    (E.SUBMITTED, E.PUBLISHED),
    (E.SUBMITTED, E.REJECTED),
    (E.SUBMITTED, E.HELD),
    (E.HELD, E.PUBLISHED),
    (E.HELD, E.REJECTED),
    (E.HELD, E.HELD),
    (E.PUBLISHED, E.WITHDRAWN),
}
RESPONSE_MOVES = {
    (R.DRAFT, R.DRAFT),
    (R.DRAFT, R.TO_VALIDATE),
    (R.DRAFT, R.PUBLISHED),
    (R.TO_VALIDATE, R.DRAFT),
    (R.TO_VALIDATE, R.TO_VALIDATE),
    (R.TO_VALIDATE, R.PUBLISHED),
    (R.PUBLISHED, R.SUPERSEDED),
}


def an_experience() -> Experience:
    return Experience(number=1, title="Titre", text="Un récit.", submitted_at=AT)


def a_response(body: str = "Une réponse.") -> Response:
    return Response(experience_number=1, position=1, structure_code="caf", body=body, updated_at=AT)


class ExperienceMachine(RuleBasedStateMachine):
    """Any decision, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.now = an_experience()

    def _try(self, target: ExperienceState, after: Experience | None) -> None:
        allowed = (self.now.state, target) in EXPERIENCE_MOVES
        assert (after is not None) is allowed
        if after is not None:
            assert (after.state, after.version) == (target, self.now.version + 1)
            self.now = after

    @rule()
    def publish(self) -> None:
        self._try(E.PUBLISHED, _or_none(lambda: self.now.publish(AT)))

    @rule(reason=st.sampled_from(CharterReason))
    def reject(self, reason: CharterReason) -> None:
        self._try(E.REJECTED, _or_none(lambda: self.now.reject([reason], "Un mot.", AT)))

    @rule()
    def hold(self) -> None:
        self._try(E.HELD, _or_none(lambda: self.now.hold("À relire.")))

    @rule()
    def withdraw(self) -> None:
        after = _or_none(lambda: self.now.withdraw("Erreur."))
        assert (after is not None) is (self.now.state is E.PUBLISHED)
        self.now = after or self.now

    @rule()
    def withdraw_by_author(self) -> None:
        self._try(E.WITHDRAWN, _or_none(self.now.withdraw_by_author))

    @rule()
    def correct(self) -> None:
        told = ("Autre titre", "Un autre récit.", Sentiment.NEUTRAL, "Moi")
        self._try(E.SUBMITTED, _or_none(lambda: self.now.corrected(*told)))

    @rule()
    def appeal(self) -> None:
        after = _or_none(lambda: self.now.appeal(AT))
        assert (after is not None) is (self.now.state is E.REJECTED and self.now.appealed_at is None)
        self.now = after or self.now

    @rule()
    def publish_masked(self) -> None:
        mask = Mask(field=MaskedField.TEXT, start=0, end=2, label="nom")
        original = Original(experience_number=1, title=self.now.title, text=self.now.text, masks=(mask,))
        self._try(E.PUBLISHED, _or_none(lambda: self.now.publish_masked(original, AT)))

    @invariant()
    def dates_and_reasons_go_with_the_state(self) -> None:
        if self.now.state is not E.WITHDRAWN:
            assert (self.now.published_at is not None) is (self.now.state is E.PUBLISHED)
        assert bool(self.now.reasons) is (self.now.state is E.REJECTED)
        assert self.now.state is not E.PUBLISHED or self.now.note == ""


class ResponseMachine(RuleBasedStateMachine):
    """Any step of writing, in any order, with a text or without."""

    def __init__(self) -> None:
        super().__init__()
        self.now = a_response("")

    def _try(self, target: ResponseState, after: Response | None) -> None:
        allowed = (self.now.state, target) in RESPONSE_MOVES
        wordless = target in {R.TO_VALIDATE, R.PUBLISHED} and not self.now.body
        assert (after is not None) is (allowed and not wordless)
        if after is not None:
            assert (after.state, after.version) == (target, self.now.version + 1)
            self.now = after

    @rule(body=st.sampled_from(["", "Une réponse.", "Une autre."]))
    def rewrite(self, body: str) -> None:
        self._try(R.DRAFT, _or_none(lambda: self.now.rewritten(Wording(body=body), "lea", AT)))

    @rule()
    def to_validate(self) -> None:
        self._try(R.TO_VALIDATE, _or_none(lambda: self.now.to_validate(AT)))

    @rule()
    def publish(self) -> None:
        self._try(R.PUBLISHED, _or_none(lambda: self.now.publish(AT)))

    @rule()
    def supersede(self) -> None:
        self._try(R.SUPERSEDED, _or_none(lambda: self.now.superseded(AT)))

    @invariant()
    def what_is_public_has_a_text_and_a_date(self) -> None:
        public = self.now.state in {R.PUBLISHED, R.SUPERSEDED}
        assert (self.now.published_at is not None) is public
        assert self.now.body or not public


TestExperienceStates = ExperienceMachine.TestCase
TestResponseStates = ResponseMachine.TestCase
TestExperienceStates.settings = TestResponseStates.settings = settings(max_examples=40, stateful_step_count=15)


def test_an_experience_never_changes() -> None:
    """A decision gives the next experience; the one before stays as it was."""
    before = an_experience()
    before.publish(AT)
    assert before.state is E.SUBMITTED
    with pytest.raises(ValidationError, match="frozen"):
        before.state = E.PUBLISHED


def test_a_note_is_cleaned_and_measured() -> None:
    """The sentence of a decision is text like any other: no control sign, and not without end."""
    assert an_experience().hold(" À \u202erelire\x1b ").note == "À relire"
    with pytest.raises(Invalid, match="trop longue") as caught:
        an_experience().hold("x" * (NOTE_MAX + 1))
    assert caught.value.field == "note"


def test_a_withdrawal_says_why() -> None:
    """A published experience is not withdrawn without a reason."""
    with pytest.raises(Invalid, match="pourquoi"):
        an_experience().publish(AT).withdraw(" \n")


def test_an_impossible_decision_is_said_in_words() -> None:
    """The refusal names the experience, its state and what was asked, in French."""
    with pytest.raises(Refused) as caught:
        an_experience().withdraw("Erreur.")
    assert caught.value.sentence == "L’expérience 1 est à modérer\u202f: elle ne peut pas devenir retirée."


def test_the_parts_of_a_wording_are_cleaned_and_joined() -> None:
    """The answer is read as its parts, one blank line between those that are not empty."""
    wording = Wording(greeting=" Bonjour,\x00 ", body="Voici.\r\nBien.", signature="L’équipe")
    assert wording.full_text == "Bonjour,\n\nVoici.\nBien.\n\nL’équipe"


def test_only_the_first_answer_dates_a_concern() -> None:
    """A correction does not move the date of the first answer, and nothing is awaited after it."""
    concern = Concern(experience_number=1, position=1, structure_code="caf").opened(AT)
    assert concern.open_since == AT
    answered = concern.answered(AT).answered(LATER)
    assert (answered.open_since, answered.answered_at) == (None, AT)
    assert answered.opened(LATER) == answered


def test_nothing_is_awaited_outside_the_tree() -> None:
    """A service that is not in the tree is never late."""
    outside = Concern(experience_number=1, position=1, structure_code=OUTSIDE_CODE, named="La mairie")
    assert outside.opened(AT).open_since is None


def _or_none(step):
    try:
        return step()
    except EcouteError:
        return None

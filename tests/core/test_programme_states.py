"""Citizens, moderators and agents at work in any order, through the façades, with versions seen long ago.

Decisions are taken back, structures change, transfers are asked for, alerts come and go, in the middle of it all.

Before each call the machine says, from DESIGN.md and by its own tables, whether the call may succeed. After it, what
was refused has changed nothing, and what succeeded made one listed transition, few lines of history, the letters owed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.concern import Concern
from core.errors import EcouteError
from core.experience import Experience
from core.history import EventKind
from core.intake import Receipt
from core.masking import Mask, MaskedField
from core.notification import NotificationState
from core.reading import found_by as found_by_words
from core.response import Response, Wording
from core.rules import HouseRules
from core.structure import OUTSIDE_CODE
from core.transfer import Transfer, TransferState
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, ResponseState, Sentiment
from tests.fakes.tables import BEING_WRITTEN, Tables
from tests.fakes.world import EMAIL, World

E, K, R = ExperienceState, EventKind, ResponseState

MODERATORS = {"modo", "modo2", "admin"}
WRITES_FOR = {
    "agent-caf": {"caf", "caf-30", "caf-30-ales", "caf-34"},
    "agent-30": {"caf-30", "caf-30-ales"},
    "manager-30": {"caf-30", "caf-30-ales"},
    "agent-34": {"caf-34"},
    "valid-34": {"caf-34"},
    "agent-gn": {"gn", "gn-30"},
}
ASKS_FOR_VALIDATION, VALIDATES = "caf-34", {"valid-34"}
LEADS_TO = {"publish": E.PUBLISHED, "reject": E.REJECTED, "hold": E.HELD, "withdraw": E.WITHDRAWN}
EXPERIENCE_MOVES = {
    (None, E.SUBMITTED),
    *((before, after) for before in (E.SUBMITTED, E.HELD) for after in (E.PUBLISHED, E.REJECTED, E.HELD)),
    (E.PUBLISHED, E.WITHDRAWN),
}
AUTHORS_MOVES = {
    *((before, after) for before in (E.SUBMITTED, E.HELD) for after in (E.SUBMITTED, E.WITHDRAWN)),
    (E.REJECTED, E.SUBMITTED),
    (E.PUBLISHED, E.WITHDRAWN),
}
STAYS = {(state, state) for state in E}
MAY_MOVE = {E.SUBMITTED, E.HELD, E.PUBLISHED}
RESPONSE_MOVES = {
    *((before, after) for before in (None, R.DRAFT, R.TO_VALIDATE) for after in (R.DRAFT, R.TO_VALIDATE, R.PUBLISHED)),
    (R.PUBLISHED, R.SUPERSEDED),
}

NAMES = st.sampled_from([*sorted(MODERATORS), *WRITES_FOR, "ferme"])
CODES = st.lists(
    st.sampled_from(["caf-30", "caf-30-ales", "caf-34", "gn-30", OUTSIDE_CODE]), min_size=1, max_size=3, unique=True
)
PICK = st.integers(0, 3)
POSITIONS = st.sampled_from([1, 1, 2, 3])
GRACE = timedelta(minutes=1)
MOST_LINES = 2
"""A second refusal opens a discussion too; a draft that its author writes on has no line of its own."""


class Decided(NamedTuple):
    """A decision that may still be taken back: who made it, and what was there before."""

    name: str
    decision: str
    at: datetime
    version: int
    before: Tables


# Mostly the present version; now and then an older one, or one that never was.
OFF_BY = st.sampled_from([0, 0, 0, 0, -1, 1])


class ProgrammeMachine(RuleBasedStateMachine):
    """The programme, and what the test knows of it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.rules = HouseRules(grace=GRACE)
        self.decided: dict[int, Decided] = {}
        self.rejected_by: dict[int, str] = {}
        self.receipts: list[Receipt] = []

    @property
    def kept(self) -> Tables:
        return self.world.store.tables

    @initialize(codes=CODES)
    def first(self, codes: list[str]) -> None:
        self.submit(codes)

    @precondition(lambda self: len(self.receipts) < 3)
    @rule(codes=CODES)
    def submit(self, codes: list[str]) -> None:
        self._call(lambda: self.receipts.append(self.world.submit(*codes)), allowed=True, letters=1)

    @rule(pick=PICK)
    def submit_the_same_again(self, pick: int) -> None:
        number = self._pick(pick).number
        before = self.kept.copy()
        key = next(key for key, of in self.kept.submissions.items() if of == number)
        assert self.world.submit(key=key).number == number
        assert self.kept == before

    @rule(pick=PICK, name=NAMES, decision=st.sampled_from(sorted(LEADS_TO)), off_by=OFF_BY)
    def decide(self, pick: int, name: str, decision: str, off_by: int) -> None:
        now = self.kept.experiences[self._pick(pick).number]
        allowed = name in MODERATORS and off_by == 0 and (now.state, LEADS_TO[decision]) in EXPERIENCE_MOVES
        allowed = allowed and not (decision != "withdraw" and self._judged_it_before(now, name))
        more = {"reject": [[CharterReason.INSULTS]], "withdraw": ["Publiée par erreur."]}.get(decision, [])
        method = getattr(self.world.desk(name), decision)
        letters = self._letters(int(decision != "hold"), now.number)
        self._decide(now, name, decision, lambda: method(now.number, now.version + off_by, *more), allowed, letters)

    def _decide(
        self, now: Experience, name: str, decision: str, call: Callable[[], object], allowed: bool, letters: int
    ) -> None:
        self.world.clock.advance(seconds=1)
        before = self.kept.copy()
        self._call(call, allowed=allowed, letters=letters)
        if not allowed:
            return
        self.decided[now.number] = Decided(name, decision, self.world.clock.now(), now.version + 1, before)
        if decision == "reject":
            self.rejected_by.setdefault(now.number, name)

    @rule(pick=PICK, name=NAMES, seconds=st.sampled_from([0, 0, 30, 90]))
    def undo(self, pick: int, name: str, seconds: int) -> None:
        """What was taken back left no trace but two lines of history and a letter that never leaves."""
        self.world.clock.advance(seconds=seconds)
        number = self._pick(pick).number
        now, decided = self.kept.experiences[number], self.decided.get(number)
        answered = any(key[0] == number for key in self.kept.responses)
        allowed = (
            decided is not None
            and (decided.name, decided.version) == (name, now.version)
            and self.world.clock.now() < decided.at + GRACE
            and (decided.decision == "withdraw" or not answered)
        )
        before = self.kept.copy()
        try:
            self.world.desk(name).undo(number)
        except EcouteError as error:
            assert not allowed, error.sentence
            assert self.kept == before
            return
        assert allowed
        self._check_undone(number, self.decided.pop(number))

    def _check_undone(self, number: int, decided: Decided) -> None:
        then, now = decided.before, self.kept
        assert now.experiences[number] == then.experiences[number].model_copy(update={"version": decided.version + 1})
        assert now.originals.get(number) == then.originals.get(number)
        assert _of(number, now.concerns) == _of(number, then.concerns)
        assert now.events[-1].kind is K.UNDONE
        letters = {key: n for key, n in now.notifications.items() if n.experience_number == number}
        made = [n.state for key, n in letters.items() if key not in then.notifications]
        assert made == [NotificationState.CANCELLED] * len(made)
        if decided.decision == "reject" and self.rejected_by.get(number) == decided.name:
            rejections = [e for e in now.events if e.experience_number == number and e.kind is K.REJECTED]
            if len(rejections) - self._undone(number, K.REJECTED.label) == 0:
                del self.rejected_by[number]

    def _undone(self, number: int, what: str) -> int:
        return sum((e.experience_number, e.kind, e.detail) == (number, K.UNDONE, what) for e in self.kept.events)

    @rule(pick=PICK, name=NAMES, raised=st.booleans(), off_by=OFF_BY)
    def alert(self, pick: int, name: str, raised: bool, off_by: int) -> None:
        now = self.kept.experiences[self._pick(pick).number]
        allowed = name in MODERATORS and off_by == 0 and now.alert is not raised
        desk = self.world.desk(name)
        method = desk.raise_alert if raised else desk.clear_alert
        self._call(lambda: method(now.number, now.version + off_by, "Fait."), allowed=allowed, letters=0)

    @rule(pick=PICK, name=NAMES, sentiment=st.sampled_from(Sentiment), off_by=OFF_BY)
    def tag(self, pick: int, name: str, sentiment: Sentiment, off_by: int) -> None:
        now = self.kept.experiences[self._pick(pick).number]
        tags = {GeneralTag.RELATION: sentiment}
        concerned = {concern.structure_code for concern in _of(now.number, self.kept.concerns).values()}
        answers = now.state is E.PUBLISHED and bool(concerned & WRITES_FOR.get(name, set()))
        allowed = (name in MODERATORS or answers) and off_by == 0
        self._call(
            lambda: self.world.desk(name).tag(now.number, now.version + off_by, tags), allowed=allowed, letters=0
        )

    @rule(pick=PICK, name=NAMES, codes=CODES, off_by=OFF_BY)
    def route(self, pick: int, name: str, codes: list[str], off_by: int) -> None:
        now = self.kept.experiences[self._pick(pick).number]
        removed = [c for c in _of(now.number, self.kept.concerns).values() if c.structure_code not in codes]
        answered = any(self._responses(now.number, concern.position) for concern in removed)
        allowed = name in MODERATORS and off_by == 0 and now.state in MAY_MOVE and not answered
        route = self.world.desk(name).route
        self._call(lambda: route(now.number, now.version + off_by, codes), allowed=allowed, letters=0)
        if allowed:
            assert {c.structure_code for c in _of(now.number, self.kept.concerns).values()} == set(codes)

    @rule(pick=PICK, name=NAMES, position=POSITIONS)
    def ask_transfer(self, pick: int, name: str, position: int) -> None:
        number = self._pick(pick).number
        concern = self.kept.concerns.get((number, position))
        allowed = (
            concern is not None
            and self.kept.experiences[number].state is E.PUBLISHED
            and concern.structure_code in WRITES_FOR.get(name, ())
            and not self._responses(number, position)
            and not self._asked(number, position)
        )
        ask = self.world.desk(name).ask_transfer
        self._call(lambda: ask(number, position, "", "Pas pour nous."), allowed=allowed, letters=0)

    @rule(pick=PICK, name=NAMES, position=POSITIONS, code=st.sampled_from(["", "caf-30", "gn-30", OUTSIDE_CODE]))
    def settle_transfer(self, pick: int, name: str, position: int, code: str) -> None:
        number = self._pick(pick).number
        desk = self.world.desk(name)
        asked = self._asked(number, position)
        manages = asked is not None and name == "manager-30" and asked.decider_code in WRITES_FOR[name]
        allowed = asked is not None and (name in MODERATORS or manages)
        if not code:
            allowed = allowed and self.kept.concerns[number, position].discussed_since is None
            self._call(lambda: desk.refuse_transfer(number, position, "Si."), allowed=allowed, letters=0)
            return
        present = {concern.structure_code for concern in _of(number, self.kept.concerns).values()}
        allowed = allowed and code not in present and not self._responses(number, position)
        allowed = allowed and (name in MODERATORS or code in WRITES_FOR[name])
        self._call(lambda: desk.accept_transfer(number, position, code), allowed=allowed, letters=0)

    def _asked(self, number: int, position: int) -> Transfer | None:
        here = (number, position, TransferState.ASKED)
        asked = (t for t in self.kept.transfers.values() if (t.experience_number, t.position, t.state) == here)
        return next(asked, None)

    @rule(
        pick=PICK,
        name=st.sampled_from([*WRITES_FOR, "modo"]),
        position=POSITIONS,
        state=st.sampled_from(R),
        body=st.sampled_from(["Une réponse.", "Une autre réponse.", ""]),
        off_by=OFF_BY,
    )
    def write(self, pick: int, name: str, position: int, state: R, body: str, off_by: int) -> None:
        number = self._pick(pick).number
        concern = self.kept.concerns.get((number, position))
        code = concern.structure_code if concern else ""
        draft = next((r for r in self._responses(number, position) if r.state in BEING_WRITTEN), None)
        allowed = (
            self.kept.experiences[number].state is E.PUBLISHED
            and code in WRITES_FOR.get(name, ())
            and off_by == 0
            and state is not R.SUPERSEDED
            and (state is R.DRAFT or body != "")
            and not (state is R.PUBLISHED and code == ASKS_FOR_VALIDATION and name not in VALIDATES)
        )
        seen, wording, desk = (draft.version if draft else 0) + off_by, Wording(body=body), self.world.desk(name)
        letters = self._letters(int(state is R.PUBLISHED), number)
        self._call(lambda: desk.write(number, position, wording, state, seen), allowed=allowed, letters=letters)

    @rule(pick=PICK, position=st.integers(1, 3), useful=st.booleans())
    def rate(self, pick: int, position: int, useful: bool) -> None:
        receipt = self._pick(pick)
        public = self.kept.experiences[receipt.number].state is E.PUBLISHED
        answered = any(r.state is R.PUBLISHED for r in self._responses(receipt.number, position))
        rate = self.world.following.rate
        self._call(lambda: rate(receipt.token, position, useful=useful), allowed=public and answered, letters=0)

    @rule(
        pick=PICK,
        act=st.sampled_from(["correct", "withdraw", "refuse_masks", "appeal", "erase_address"]),
        off_by=OFF_BY,
    )
    def author(self, pick: int, act: str, off_by: int) -> None:
        receipt = self._pick(pick)
        now = self.kept.experiences[receipt.number]
        undecided, following = now.state in {E.SUBMITTED, E.HELD}, self.world.following
        told = (now.version + off_by, "Autre titre", "Un autre récit que le premier.", Sentiment.NEUTRAL, "Moi")
        allowed = {
            "correct": undecided and off_by == 0,
            "withdraw": undecided or now.state is E.PUBLISHED,
            "refuse_masks": now.state is E.PUBLISHED and now.masked,
            "appeal": now.state is E.REJECTED and now.appealed_at is None,
            "erase_address": receipt.number in self.kept.addresses,
        }[act]
        more = {"correct": told, "appeal": ("Relisez-moi.",)}.get(act, ())
        self._call(lambda: getattr(following, act)(receipt.token, *more), allowed=allowed, letters=0)

    @rule(pick=PICK, name=st.sampled_from(["modo", "admin"]))
    def publish_with_a_mask(self, pick: int, name: str) -> None:
        now = self.kept.experiences[self._pick(pick).number]
        allowed = (now.state, E.PUBLISHED) in EXPERIENCE_MOVES and not self._judged_it_before(now, name)
        mask = Mask(field=MaskedField.TEXT, start=0, end=3, label="nom")
        publish = self.world.desk(name).publish
        letters = self._letters(1, now.number)
        self._decide(
            now, name, "publish", lambda: publish(now.number, now.version, [mask], "Un nom."), allowed, letters
        )

    @rule()
    def notify(self) -> None:
        self.world.notifier().send_all_due()
        self.world.clock.advance(seconds=1)

    def _pick(self, pick: int) -> Receipt:
        return self.receipts[pick % len(self.receipts)]

    def _judged_it_before(self, now: Experience, name: str) -> bool:
        """Three people moderate: whoever refused it first leaves it to the two others."""
        return now.appealed_at is not None and self.rejected_by[now.number] == name

    def _letters(self, letters: int, number: int) -> int:
        return letters if number in self.kept.addresses else 0

    def _responses(self, number: int, position: int) -> list[Response]:
        return [r for key, r in sorted(self.kept.responses.items()) if key[:2] == (number, position)]

    def _call(self, call: Callable[[], object], *, allowed: bool, letters: int) -> None:
        before = self.kept.copy()
        try:
            call()
        except EcouteError as error:
            assert not allowed, error.sentence
            assert self.kept == before
            return
        assert allowed
        assert self.kept.events[: len(before.events)] == before.events
        assert len(self.kept.events) - len(before.events) <= MOST_LINES
        assert len(self.kept.notifications) == len(before.notifications) + letters
        assert before.notifications.items() <= self.kept.notifications.items()
        _check_moves(before.experiences, self.kept.experiences, EXPERIENCE_MOVES | AUTHORS_MOVES | STAYS)
        _check_moves(before.responses, self.kept.responses, RESPONSE_MOVES)

    @invariant()
    def answers_stand_on_published_experiences(self) -> None:
        for (number, _, _), response in self.kept.responses.items():
            state = self.kept.experiences[number].state
            assert state in {E.PUBLISHED, E.WITHDRAWN}, response

    @invariant()
    def one_answer_and_one_text_being_written_at_most(self) -> None:
        for number, position in self.kept.concerns:
            responses = self._responses(number, position)
            assert sum(r.state is R.PUBLISHED for r in responses) <= 1
            assert sum(r.state in BEING_WRITTEN for r in responses) <= 1
            assert [r.revision for r in responses] == list(range(1, len(responses) + 1))

    @invariant()
    def an_answer_is_awaited_only_while_published_and_unanswered(self) -> None:
        for (number, position), concern in self.kept.concerns.items():
            answered = any(r.published_at for r in self._responses(number, position))
            assert (concern.answered_at is not None) is answered
            awaited = self.kept.experiences[number].state is E.PUBLISHED and not answered
            assert (concern.open_since is not None) is (awaited and concern.structure_code != OUTSIDE_CODE)

    @invariant()
    def the_public_sees_what_is_published(self) -> None:
        shown = {experience.number for experience in self.world.library.page(limit=10).experiences}
        assert shown == {e.number for e in self.kept.experiences.values() if e.state is E.PUBLISHED}

    @invariant()
    def searches_find_what_is_published_as_it_is_read(self) -> None:
        public = self.world.library.page(limit=10).experiences
        found_by = {one.number: tuple(map(tuple, found_by_words(one))) for one in public}
        assert self.kept.found_by == found_by

    @invariant()
    def history_goes_forward_and_letters_leave_once(self) -> None:
        assert all(one.at <= other.at for one, other in pairwise(self.kept.events))
        names = [mail.message_id for mail in self.world.mailer.mails]
        assert len(names) == len(set(names))
        assert EMAIL not in repr(self.kept)


def _of(number: int, concerns: dict) -> dict[tuple[int, int], Concern]:
    return {key: concern for key, concern in concerns.items() if key[0] == number}


def _check_moves(before: dict, after: dict, moves: set) -> None:
    """Nothing disappears; what changed made a listed move, and its version grew."""
    assert before.keys() <= after.keys()
    for key, now in after.items():
        then: Experience | Response | None = before.get(key)
        if then != now:
            assert (then.state if then else None, now.state) in moves
            assert now.version > (then.version if then else 0)


TestProgrammeStates = ProgrammeMachine.TestCase
TestProgrammeStates.settings = settings(max_examples=40, stateful_step_count=40)

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid, NotFound, Refused, Unavailable
from core.history import AUTHOR, EventKind
from core.library import NO_SUCH_PAGE, Library
from core.links import Links
from core.notification import NotificationKind
from core.response import EVALUATION_COMMENT_MAX, Wording
from core.structure import OUTSIDE_CODE
from core.submission import CONCERNS_MAX, NAMED_MAX, PLACE_MAX, TEXT_MAX, TITLE_MAX, SubmittedConcern, faults
from core.views import Cursor
from core.vocabulary import Channel, CharterReason, ExperienceState, ResponseState, Sentiment
from tests.fakes.sealing import FakeOpener
from tests.fakes.world import EMAIL, SOURCE, World, submission

CAF = SubmittedConcern(structure_code="caf-30")


def test_a_submission_is_taken_in_whole(world: World) -> None:
    """Experience, concerns, sealed address, history and letter are kept in one unit of work."""
    receipt = world.intake.submit(submission(), SOURCE)
    kept = world.store.tables
    experience = kept.experiences[receipt.number]
    assert (experience.state, experience.version) == (ExperienceState.SUBMITTED, 1)
    assert (experience.title, experience.submitted_at) == ("RSA suspendu sans explication", world.clock.now())
    assert kept.concerns[receipt.number, 1].channels == {Channel.PHONE: Sentiment.NEGATIVE}
    assert [(event.kind, event.actor) for event in kept.events] == [(EventKind.SUBMITTED, AUTHOR)]
    assert [letter.kind for letter in kept.notifications.values()] == [NotificationKind.RECEIVED]
    assert world.store.commits == 1


def test_the_receipt_opens_the_follow_up(world: World) -> None:
    """The secret of the receipt follows the experience that was submitted, and nothing public is there yet."""
    receipt = world.submit()
    page = world.following.follow(receipt.token)
    assert (page.number, page.state, page.public) == (receipt.number, ExperienceState.SUBMITTED, None)


def test_the_address_is_kept_sealed_and_nowhere_else(world: World) -> None:
    """Nothing that is kept shows the e-mail; only the notifier's key gives it back, in its normal form."""
    number = world.submit(email=f"  {EMAIL.replace('exemple', 'EXEMPLE')} ").number
    box = world.store.tables.addresses[number]
    assert FakeOpener().open(box) == EMAIL
    assert "camille" not in repr(world.store.tables).lower()


def test_nothing_is_kept_when_the_store_fails(world: World) -> None:
    """A commit that fails leaves neither experience, nor key, nor letter."""
    world.store.failure = Unavailable("Le disque est plein.")
    with pytest.raises(Unavailable):
        world.intake.submit(submission(), SOURCE)
    kept = world.store.tables
    assert not (kept.experiences or kept.submissions or kept.notifications or kept.addresses or kept.events)
    assert world.intake.submit(submission(), SOURCE).number == 1


def test_the_same_form_twice_makes_one_experience(world: World) -> None:
    """A second click gets the first one's receipt."""
    first, second = (
        world.intake.submit(submission(), SOURCE),
        world.intake.submit(submission(title="Autre titre"), SOURCE),
    )
    assert first == second
    assert len(world.store.tables.experiences) == len(world.store.tables.notifications) == 1


def test_losing_the_race_for_a_key_keeps_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another process takes the key between look and claim, its receipt is given and nothing is added."""
    winner = world.intake.submit(submission(), SOURCE)
    monkeypatch.setattr("tests.fakes.repositories.FakeSubmissions.number_of", lambda self, key: None)
    assert world.intake.submit(submission(), SOURCE) == winner
    assert len(world.store.tables.experiences) == 1


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": " \n"}),
        ("title", {"title": "ab"}),
        ("title", {"title": "\u200b\u202e\x00"}),
        ("title", {"title": "x" * (TITLE_MAX + 1)}),
        ("text", {"text": ""}),
        ("text", {"text": "trop peu"}),
        ("text", {"text": "x" * (TEXT_MAX + 1)}),
        ("sentiment", {"sentiment": None}),
        ("structures", {"concerns": ()}),
        ("structures", {"concerns": (CAF,) * (CONCERNS_MAX + 1)}),
        ("structures", {"concerns": (SubmittedConcern(structure_code="inconnue"),)}),
        ("structures", {"concerns": (SubmittedConcern(structure_code=OUTSIDE_CODE, named=" "),)}),
        ("structures", {"concerns": (CAF, CAF)}),
        ("named", {"concerns": (SubmittedConcern(structure_code=OUTSIDE_CODE, named="x" * (NAMED_MAX + 1)),)}),
        ("pseudonym", {"pseudonym": ""}),
        ("pseudonym", {"pseudonym": "x" * 51}),
        ("department", {"department": "x" * (PLACE_MAX + 1)}),
        ("country", {"country": "x" * (PLACE_MAX + 1)}),
        ("email", {"email": ""}),
        ("email", {"email": "camille"}),
        ("email", {"email": "camille@exemple"}),
        ("email", {"email": "a@exemple.fr\nBcc: b@exemple.fr"}),
        ("consent", {"consent": False}),
    ],
)
def test_each_fault_is_said_at_its_field(world: World, field: str, changes: dict[str, Any]) -> None:
    """What is wrong is told in one sentence, at its field, and nothing is kept."""
    with pytest.raises(Invalid) as caught:
        world.intake.submit(submission(**changes), SOURCE)
    assert caught.value.field == field
    assert caught.value.sentence.endswith(".")
    assert not world.store.tables.experiences


def test_all_faults_are_said_at_once() -> None:
    """An empty form learns everything that is missing, in the order of the form."""
    empty = submission(title="", text="", sentiment=None, concerns=(), pseudonym="", email="", consent=False)
    fields = ["title", "text", "sentiment", "structures", "pseudonym", "email", "consent"]
    assert list(faults(empty)) == fields
    assert faults(submission()) == {}


def test_the_limits_themselves_are_allowed(world: World) -> None:
    """A title and a story of exactly the greatest length are taken in."""
    assert world.intake.submit(submission(title="x" * TITLE_MAX, text="y" * TEXT_MAX), SOURCE).number


def test_a_name_is_the_citizens_only_outside_the_tree(world: World) -> None:
    """Nobody renames a structure of the tree; a service outside it bears the name that was given."""
    spoofed = SubmittedConcern(structure_code="caf-30", named="Une autre enseigne")
    outside = SubmittedConcern(structure_code=OUTSIDE_CODE, named=" La mairie\nde Nîmes ")
    number = world.publish(concerns=(spoofed, outside)).number
    names = [concern.name for concern in world.library.published(number).concerns]
    assert names == ["Caf du Gard", "La mairie de Nîmes"]


@pytest.mark.parametrize("token", ["", "x", "MQ", "MQ.x", "é\u202e", "1", "MQ." + "A" * 27])
def test_a_forged_token_opens_nothing(world: World, token: str) -> None:
    """A secret that was not made here is refused in words, for reading and for rating."""
    world.submit()
    with pytest.raises(NotFound, match="lien de suivi"):
        world.following.follow(token)
    with pytest.raises(NotFound, match="lien de suivi"):
        world.following.rate(token, 1, useful=True)


def test_a_token_of_another_key_or_experience_opens_nothing(world: World) -> None:
    """Neither a token signed elsewhere nor one for a number that does not exist opens a page."""
    number = world.submit().number
    for links in (Links("https://ecoute.exemple.fr", b"une autre cle"), world.links):
        wrong = links.follow_token(number if links is not world.links else number + 1)
        with pytest.raises(NotFound):
            world.following.follow(wrong)


def test_the_author_reads_steps_without_names(world: World) -> None:
    """The follow-up tells what happened, never who did it nor what was noted, and hides drafts and holds."""
    receipt = world.submit()
    moderator, agent = world.desk("modo"), world.desk("agent-30")
    moderator.hold(receipt.number, 1, "Note entre nous")
    assert world.following.follow(receipt.token).note == ""
    moderator.publish(receipt.number, 2)
    world.answer(receipt)
    agent.write(receipt.number, 1, Wording(body="Texte secret"), ResponseState.DRAFT, 0)
    page = world.following.follow(receipt.token)
    steps = [EventKind.SUBMITTED, EventKind.PUBLISHED, EventKind.RESPONSE_PUBLISHED]
    assert [step.kind for step in page.steps] == steps
    assert {(step.actor, step.detail) for step in page.steps} == {("", "")}
    for secret in ("modo", "agent-30", "Note entre nous", "Texte secret", EMAIL):
        assert secret not in page.model_dump_json()


def test_the_author_reads_why_it_was_rejected_or_withdrawn(world: World) -> None:
    """The reason of the charter and the sentence of the decision are told to the author."""
    rejected, withdrawn = world.submit(), world.publish()
    world.desk("modo").reject(rejected.number, 1, [CharterReason.INSULTS], "Un mot blesse.")
    world.desk("modo").withdraw(withdrawn.number, 2, "Publiée par erreur.")
    page = world.following.follow(rejected.token)
    assert (page.reasons, page.note) == ((CharterReason.INSULTS,), "Un mot blesse.")
    page = world.following.follow(withdrawn.token)
    assert (page.state, page.note, page.public) == (ExperienceState.WITHDRAWN, "Publiée par erreur.", None)


def test_rating_again_replaces_the_first_rating(world: World) -> None:
    """The author has one voice for each answer, counted apart from visitors; each rating is a line of history."""
    receipt = world.publish()
    world.answer(receipt)
    for useful in (True, False):
        world.following.rate(receipt.token, 1, useful=useful, comment="Merci\x00")
    usefulness = world.library.published(receipt.number).concerns[0].response.usefulness
    assert (usefulness.author, usefulness.useful, usefulness.visitors_useful) == (False, 0, 0)
    details = [event.detail for event in world.store.tables.events if event.kind is EventKind.EVALUATED]
    assert details == ["utile", "pas utile"]
    assert [vote.comment for vote in world.store.tables.evaluations.values()] == ["Merci"]


def test_a_rating_goes_with_the_text_that_was_read(world: World) -> None:
    """A corrected answer starts without the rating of the text before it."""
    receipt = world.publish()
    world.answer(receipt)
    world.following.rate(receipt.token, 1, useful=True)
    world.answer(receipt, body="Texte corrigé.")
    response = world.library.published(receipt.number).concerns[0].response
    assert (response.revision, response.corrected, response.usefulness.author) == (2, True, None)


def test_there_is_nothing_to_rate_without_an_answer(world: World) -> None:
    """Unpublished, unanswered, drafted only, at another position or withdrawn: the rating is refused, nothing kept."""
    unpublished, unanswered, drafted, withdrawn = world.submit(), world.publish(), world.publish(), world.publish()
    world.desk("agent-30").write(drafted.number, 1, Wording(body="Texte"), ResponseState.DRAFT, 0)
    world.answer(withdrawn)
    world.desk("modo").withdraw(withdrawn.number, 2, "Erreur.")
    for receipt, position in [(unpublished, 1), (unanswered, 1), (unanswered, 2), (drafted, 1), (withdrawn, 1)]:
        with pytest.raises(Refused, match="pas de réponse à évaluer"):
            world.following.rate(receipt.token, position, useful=True)
    assert not world.store.tables.evaluations


def test_a_comment_too_long_is_refused_in_words(world: World) -> None:
    """The author is told how long a comment may be."""
    receipt = world.publish()
    world.answer(receipt)
    with pytest.raises(Invalid, match="1000 caractères") as caught:
        world.following.rate(receipt.token, 1, useful=True, comment="x" * (EVALUATION_COMMENT_MAX + 1))
    assert caught.value.field == "comment"


def test_the_public_sees_nothing_that_is_not_published(world: World) -> None:
    """Submitted, held, rejected, withdrawn or unknown: the same answer, and not in the list."""
    submitted, held, rejected, withdrawn = world.submit(), world.submit(), world.submit(), world.publish()
    moderator = world.desk("modo")
    moderator.hold(held.number, 1)
    moderator.reject(rejected.number, 1, [CharterReason.POLITICS])
    moderator.withdraw(withdrawn.number, 2, "Erreur.")
    for number in (submitted.number, held.number, rejected.number, withdrawn.number, 999):
        with pytest.raises(NotFound) as caught:
            world.library.published(number)
        assert caught.value.sentence == NO_SUCH_PAGE
    assert world.library.page().experiences == []


def test_the_projection_shows_only_the_present_answer(world: World) -> None:
    """Drafts, replaced texts, notes and the names of accounts stay inside; dates are those of the first answer."""
    receipt = world.submit("caf-30", "caf-34")
    world.desk("modo").hold(receipt.number, 1, "Note entre nous")
    world.desk("modo2").publish(receipt.number, 2)
    world.answer(receipt, body="Texte remplacé")
    answered_at = world.clock.now()
    world.clock.advance(days=1)
    world.answer(receipt, body="Texte présent")
    world.desk("agent-30").write(receipt.number, 1, Wording(body="Texte en cours"), ResponseState.DRAFT, 0)
    world.desk("agent-34").write(receipt.number, 2, Wording(body="Texte en cours"), ResponseState.TO_VALIDATE, 0)
    page = world.library.published(receipt.number)
    shown = str(page)
    assert "Texte présent" in shown
    for secret in ("Texte remplacé", "Texte en cours", "Note entre nous", "modo", "agent-", "camille", "version"):
        assert secret not in shown
    assert page.first_answered_at == answered_at
    assert [concern.response is not None for concern in page.concerns] == [True, False]


def test_structures_are_found_by_words(world: World) -> None:
    """A search by name, town or postal code finds a structure without accents."""
    assert [s.code for s in world.intake.structures("caf gard")] == ["caf-30"]
    assert {s.code for s in world.intake.structures("NIMES")} == {"caf-30"}
    assert world.intake.structure("caf-30").name == "Caf du Gard"
    assert world.intake.structure("inconnue") is None


def test_the_last_page_has_no_following(world: World) -> None:
    """When the last page is just full, nothing pretends to follow."""
    world.publish()
    world.publish()
    assert world.library.page(limit=1).following is not None
    assert world.library.page(limit=2).following is None


@settings(max_examples=40)
@given(delays=st.lists(st.integers(0, 2), max_size=12), limit=st.integers(1, 5))
def test_pages_put_together_are_the_whole_list(delays: list[int], limit: int) -> None:
    """Page after page, every published experience comes once, newest first, even those of the same second."""
    world = World()
    for delay in delays:
        world.clock.advance(timedelta(seconds=delay))
        world.publish()
        world.submit()
    seen = _all_pages(world.library, limit)
    published = [e for e in world.store.tables.experiences.values() if e.state is ExperienceState.PUBLISHED]
    assert seen == [e.number for e in sorted(published, key=lambda e: (e.published_at, e.number), reverse=True)]


def _all_pages(library: Library, limit: int) -> list[int]:
    seen: list[int] = []
    after: Cursor | None = None
    while True:
        page = library.page(after=after, limit=limit)
        assert len(page.experiences) <= limit
        seen += [experience.number for experience in page.experiences]
        after = page.following
        if after is None:
            return seen

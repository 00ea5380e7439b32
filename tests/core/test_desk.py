from collections.abc import Callable

import pytest

from core.access import Action
from core.desk import Desk
from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale, Unavailable
from core.history import EventKind
from core.notification import NotificationKind
from core.response import Formula, Wording
from core.structure import OUTSIDE_CODE
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState, FormulaKind, ResponseState
from tests.fakes.world import WORDING, World

DRAFT, TO_VALIDATE, PUBLISHED = ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED
AGENTS = ("agent-caf", "agent-30", "agent-34", "valid-34", "manager-30", "agent-gn")
MODERATORS = ("modo", "admin")

Decision = Callable[[Desk, int, int], object]
DECISIONS: dict[str, Decision] = {
    "publish": lambda desk, number, seen: desk.publish(number, seen),
    "reject": lambda desk, number, seen: desk.reject(number, seen, [CharterReason.INSULTS]),
    "hold": lambda desk, number, seen: desk.hold(number, seen),
    "withdraw": lambda desk, number, seen: desk.withdraw(number, seen, "Erreur."),
}


def kinds(world: World) -> list[NotificationKind]:
    return [letter.kind for letter in world.store.tables.notifications.values()]


# Decisions of moderators


def test_publishing_opens_the_experience_to_answers(world: World) -> None:
    """A published experience is public, awaited from each structure of the tree, and its author is told."""
    receipt = world.submit("caf-30", OUTSIDE_CODE)
    dossier = world.desk("modo").publish(receipt.number, 1)
    assert (dossier.experience.state, dossier.experience.published_at) == (ExperienceState.PUBLISHED, world.clock.now())
    assert [file.concern.open_since for file in dossier.concerns] == [world.clock.now(), None]
    assert (dossier.history[-1].kind, dossier.history[-1].actor) == (EventKind.PUBLISHED, "modo")
    assert kinds(world) == [NotificationKind.RECEIVED, NotificationKind.PUBLISHED]


def test_rejecting_keeps_the_reason_and_tells_the_author(world: World) -> None:
    """A rejection rests on the charter; its reason is in the history and a letter is owed."""
    number = world.submit().number
    dossier = world.desk("modo").reject(number, 1, [CharterReason.DUPLICATE], "Déjà publiée.")
    assert (dossier.experience.reasons, dossier.experience.note) == ((CharterReason.DUPLICATE,), "Déjà publiée.")
    assert dossier.history[-1].detail == "doublon"
    assert kinds(world)[-1] is NotificationKind.REJECTED


def test_holding_tells_nobody_outside(world: World) -> None:
    """An experience put aside owes no letter, and can be put aside again, then published."""
    number = world.submit().number
    desk = world.desk("modo")
    desk.hold(number, 1, "À vérifier")
    assert desk.hold(number, 2, "Encore").experience.note == "Encore"
    assert kinds(world) == [NotificationKind.RECEIVED]
    assert desk.publish(number, 3).experience.note == ""


def test_the_note_of_a_hold_is_for_moderators_alone(world: World) -> None:
    """Once the experience is published, agents read that it was put aside, not why; moderators read why."""
    number = world.submit().number
    world.desk("modo").hold(number, 1, "Note entre nous")
    world.desk("modo").publish(number, 2)
    details = {name: world.desk(name).show(number).history[1].detail for name in ("modo2", "agent-30")}
    assert details == {"modo2": "Note entre nous", "agent-30": ""}


def test_withdrawing_closes_what_was_awaited(world: World) -> None:
    """A withdrawn experience awaits no answer any more, and keeps those it had."""
    receipt = world.publish("caf-30", "caf-34")
    world.answer(receipt)
    dossier = world.desk("modo").withdraw(receipt.number, 2, "Publiée par erreur.")
    assert dossier.experience.state is ExperienceState.WITHDRAWN
    assert [file.concern.open_since for file in dossier.concerns] == [None, None]
    assert dossier.concern(1).published is not None


def test_no_letter_is_owed_without_an_address(world: World) -> None:
    """An imported experience, whose author left no address, owes nobody anything."""
    number = world.submit().number
    world.store.tables.addresses.clear()
    world.desk("modo").publish(number, 1)
    assert kinds(world) == [NotificationKind.RECEIVED]


@pytest.mark.parametrize("decision", DECISIONS)
def test_agents_do_not_moderate(world: World, decision: str) -> None:
    """What is not published looks not found to an agent; what is, may not be decided by them."""
    submitted, published = world.submit(), world.publish()
    with pytest.raises(NotFound):
        DECISIONS[decision](world.desk("agent-30"), submitted.number, 1)
    with pytest.raises(Forbidden, match=r"Votre profil \(agent\)"):
        DECISIONS[decision](world.desk("agent-30"), published.number, 2)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_stale_decision_says_who_did_what(world: World, decision: str) -> None:
    """Who acts on an old version learns who decided what, even when others wrote since, and nothing is kept."""
    receipt = world.publish()
    world.answer(receipt)
    commits = world.store.commits
    with pytest.raises(Stale, match=rf"expérience {receipt.number} a changé .*\(modo\u202f: publiée\)"):
        DECISIONS[decision](world.desk("modo2"), receipt.number, 1)
    assert world.store.commits == commits


@pytest.mark.parametrize("decision", ["publish", "reject", "hold"])
def test_a_decision_that_the_state_forbids_changes_nothing(world: World, decision: str) -> None:
    """A refused decision leaves no concern opened, no letter owed, no line of history."""
    number = world.submit().number
    world.desk("modo").reject(number, 1, [CharterReason.INSULTS])
    before = world.store.tables.copy()
    with pytest.raises(Refused, match="rejetée"):
        DECISIONS[decision](world.desk("modo"), number, 2)
    assert world.store.tables == before


def test_a_decision_that_cannot_be_kept_changes_nothing(world: World) -> None:
    """When the store fails at the end, everything is as before."""
    number = world.submit().number
    before = world.store.tables.copy()
    world.store.failure = Unavailable("Le disque est plein.")
    with pytest.raises(Unavailable):
        world.desk("modo").publish(number, 1)
    assert world.store.tables == before


def test_a_note_too_long_is_refused_in_words(world: World) -> None:
    """A moderator who writes too much is told the limit; no machine error comes through."""
    number = world.submit().number
    with pytest.raises(Invalid, match="2000 caractères"):
        world.desk("modo").hold(number, 1, "x" * 2001)
    assert world.desk("modo").hold(number, 1, " " * 3000).experience.note == ""


# Who sees what


@pytest.mark.parametrize("name", ["ferme", "inconnu"])
def test_a_closed_account_does_nothing(world: World, name: str) -> None:
    """An account that is closed or unknown is refused at every method, in words."""
    number = world.publish().number
    desk = world.desk(name)
    calls = [
        desk.me,
        lambda: desk.queue(Place.TO_MODERATE),
        lambda: desk.show(number),
        lambda: desk.formulas(number, 1),
        lambda: desk.write(number, 1, WORDING, DRAFT, 0),
        *(lambda act=act: act(desk, number, 2) for act in DECISIONS.values()),
    ]
    for call in calls:
        with pytest.raises(Forbidden, match="n’existe pas ou est fermé"):
            call()


def test_rights_are_the_present_ones(world: World) -> None:
    """An account closed while its desk is open can do nothing more."""
    desk = world.desk("agent-30")
    desk.me()
    world.store.keep(world.store.tables.accounts["agent-30"].model_copy(update={"active": False}))
    with pytest.raises(Forbidden):
        desk.me()


def test_what_may_not_be_seen_looks_not_found(world: World) -> None:
    """An experience elsewhere, unpublished or withdrawn gives an agent the very answer of one that does not exist."""
    elsewhere, unpublished, withdrawn = world.publish("gn-30"), world.submit("caf-30"), world.publish("caf-30")
    world.desk("modo").withdraw(withdrawn.number, 2, "Erreur.")
    desk = world.desk("agent-30")
    for number in (elsewhere.number, unpublished.number, withdrawn.number, 999):
        calls: list[Callable[[], object]] = [
            lambda number=number: desk.show(number),
            lambda number=number: desk.formulas(number, 1),
            lambda number=number: desk.write(number, 1, WORDING, PUBLISHED, 0),
            lambda number=number: desk.publish(number, 1),
        ]
        for call in calls:
            with pytest.raises(NotFound) as caught:
                call()
            assert caught.value.sentence == (
                f"Aucune expérience {number} n’est visible d’ici\u202f: vérifiez le numéro."
            )


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("modo", {"caf-30", "caf-34", "gn-30"}),
        ("admin", {"caf-30", "caf-34", "gn-30"}),
        ("agent-caf", {"caf-30", "caf-34"}),
        ("agent-30", {"caf-30"}),
        ("agent-34", {"caf-34"}),
        ("agent-gn", {"gn-30"}),
    ],
)
def test_agents_see_their_part_of_the_tree(world: World, name: str, sees: set[str]) -> None:
    """An account sees the published experiences of its own sub-tree, moderators all of them."""
    numbers = {code: world.publish(code).number for code in ("caf-30", "caf-34", "gn-30")}
    seen = {code for code, number in numbers.items() if _succeeds(lambda n=number: world.desk(name).show(n))}
    assert seen == sees


def test_a_dossier_says_why_what_is_refused_is(world: World) -> None:
    """For each action on the whole and on each concern, the reader has the reason why not, or no entry."""
    receipt = world.publish("caf-30", "caf-34")
    agent = world.desk("agent-34").show(receipt.number)
    assert set(agent.refusals) == {Action.MODERATE, Action.WITHDRAW}
    writing = {Action.ASK_TRANSFER, Action.DRAFT, Action.SEND_TO_VALIDATE, Action.PUBLISH_RESPONSE}
    writing |= {Action.PUBLISH_VALIDATED, Action.CLASSIFY, Action.REATTACH, Action.DECIDE_TRANSFER}
    assert set(agent.concern(1).refusals) == writing
    assert set(agent.concern(2).refusals) == {
        Action.PUBLISH_RESPONSE,
        Action.PUBLISH_VALIDATED,
        Action.DECIDE_TRANSFER,
    }
    assert "validation" in agent.concern(2).refusals[Action.PUBLISH_RESPONSE]
    assert world.desk("valid-34").show(receipt.number).concern(2).refusals.keys() == {Action.DECIDE_TRANSFER}
    moderator = world.desk("modo").show(receipt.number)
    assert set(moderator.refusals) == {Action.PREPARE_ACTION}
    assert set(moderator.concern(1).refusals) == writing
    assert moderator.concern(3) is None


# Lists


def test_each_profile_has_its_lists(world: World) -> None:
    """Moderators have the lists of moderation, agents those of answers; only validators have what is to validate."""
    of_all = [Place.ALL, Place.COMMENTS]
    of_transfers = [Place.TRANSFERS, Place.DISCUSSIONS]
    answered = [Place.ANSWERED, Place.TRANSFERRED]
    of_agents = [Place.TO_ANSWER, Place.DRAFTS, *of_transfers, *answered, *of_all]
    of_moderators = [Place.TO_MODERATE, Place.ALERTS, Place.HELD, Place.APPEALS]
    of_moderators += [*of_transfers, Place.REPORTS, Place.PUBLISHED, *of_all]
    of_validators = [Place.TO_ANSWER, Place.TO_VALIDATE, Place.DRAFTS, *of_transfers, *answered, *of_all]
    expected = dict.fromkeys(MODERATORS, of_moderators)
    expected |= dict.fromkeys(AGENTS, of_agents)
    expected |= dict.fromkeys(("valid-34", "manager-30"), of_validators)
    assert {name: [place.place for place in world.desk(name).me().places] for name in expected} == expected


def test_me_says_who_sits_there(world: World) -> None:
    """The desk names the person, the profile in French, and the structure."""
    me = world.desk("valid-34").me()
    assert (me.name, me.role, me.structure) == ("valid-34", "super-agent", "Caf de l’Hérault")
    assert world.desk("modo").me().structure == ""


def test_an_experience_moves_through_the_lists(world: World) -> None:
    """Each step takes the experience out of one list and puts it in the next; counts follow."""
    receipt = world.submit("caf-34")
    assert _counts(world, "modo") == {Place.TO_MODERATE: 1}
    world.desk("modo").hold(receipt.number, 1)
    assert _counts(world, "modo") == {Place.HELD: 1}
    world.desk("modo").publish(receipt.number, 2)
    assert _counts(world, "modo") == {Place.PUBLISHED: 1, Place.ALL: 1}
    assert _counts(world, "valid-34") == {Place.TO_ANSWER: 1, Place.ALL: 1}
    world.desk("agent-34").write(receipt.number, 1, WORDING, DRAFT, 0)
    assert _counts(world, "valid-34") == {Place.TO_ANSWER: 1, Place.DRAFTS: 1, Place.ALL: 1}
    world.desk("agent-34").write(receipt.number, 1, WORDING, TO_VALIDATE, 2)
    assert _counts(world, "valid-34") == {Place.TO_ANSWER: 1, Place.TO_VALIDATE: 1, Place.ALL: 1}
    world.desk("valid-34").write(receipt.number, 1, WORDING, PUBLISHED, 4)
    assert _counts(world, "valid-34") == {Place.ANSWERED: 1, Place.ALL: 1}
    assert _counts(world, "agent-gn") == {}


def test_a_list_that_is_not_theirs_is_refused(world: World) -> None:
    """A list that the profile does not open is refused by its name."""
    with pytest.raises(Forbidden, match="À modérer"):
        world.desk("agent-30").queue(Place.TO_MODERATE)
    with pytest.raises(Forbidden, match="À répondre"):
        world.desk("modo").queue(Place.TO_ANSWER)


def test_pages_of_a_list_put_together_are_the_list(world: World) -> None:
    """A list read page after page gives each line once, in order, with the total on each page."""
    for _ in range(5):
        world.publish("caf-30", "caf-30-ales")
    desk, lines, after = world.desk("agent-30"), [], None
    while True:
        page = desk.queue(Place.TO_ANSWER, after, limit=3)
        assert page.total == 10
        lines += page.lines
        after = page.following
        if after is None:
            break
    assert [(line.number, line.position) for line in lines] == [(n, p) for n in range(1, 6) for p in (1, 2)]


def test_a_full_last_page_has_no_following(world: World) -> None:
    """When the last page is just full, nothing pretends to follow."""
    world.submit()
    world.submit()
    page = world.desk("modo").queue(Place.TO_MODERATE, limit=2)
    assert (len(page.lines), page.following) == (2, None)


# Answers


def test_an_answer_is_published(world: World) -> None:
    """The answer is public, nothing is awaited any more, the author is told, the history names the structure."""
    receipt = world.publish()
    dossier = world.answer(receipt)
    file = dossier.concern(1)
    assert (file.published.body, file.published.author) == (WORDING.body, "agent-30")
    assert (file.concern.open_since, file.concern.answered_at) == (None, world.clock.now())
    assert (dossier.history[-1].kind, dossier.history[-1].detail) == (EventKind.RESPONSE_PUBLISHED, "Caf du Gard")
    assert kinds(world)[-1] is NotificationKind.ANSWERED


def test_a_draft_is_nobodys_business(world: World) -> None:
    """A draft is kept under its author's name; no letter is owed and the answer is still awaited."""
    receipt = world.publish()
    dossier = world.desk("agent-30").write(receipt.number, 1, Wording(), DRAFT, 0)
    file = dossier.concern(1)
    assert (file.draft.state, file.draft.author, file.published) == (DRAFT, "agent-30", None)
    assert file.concern.open_since is not None
    assert NotificationKind.ANSWERED not in kinds(world)


def test_a_correction_supersedes_and_both_are_kept(world: World) -> None:
    """A corrected answer replaces the public one, which is kept; the first date stands and the author is told again."""
    receipt = world.publish()
    answered_at = world.answer(receipt).concern(1).concern.answered_at
    world.clock.advance(days=1)
    file = world.answer(receipt, body="Texte corrigé.").concern(1)
    states = [(f.response.revision, f.response.state) for f in file.responses]
    assert states == [(1, ResponseState.SUPERSEDED), (2, PUBLISHED)]
    assert file.responses[0].response.body == WORDING.body
    assert file.concern.answered_at == answered_at
    assert kinds(world).count(NotificationKind.ANSWERED) == 2


def test_a_correction_can_be_drafted_beside_the_public_answer(world: World) -> None:
    """While a correction is being written, the public still reads the answer before it."""
    receipt = world.publish()
    world.answer(receipt)
    file = world.desk("agent-30").write(receipt.number, 1, Wording(body="En cours"), DRAFT, 0).concern(1)
    assert (file.published.revision, file.draft.revision) == (1, 2)
    published = world.desk("agent-30").write(receipt.number, 1, WORDING, PUBLISHED, file.draft.version)
    assert published.concern(1).draft is None
    assert published.concern(1).published.revision == 2


@pytest.mark.parametrize("state", [TO_VALIDATE, PUBLISHED])
def test_an_empty_answer_does_not_leave(world: World, state: ResponseState) -> None:
    """A greeting without a text is no answer: it can be kept, not sent."""
    receipt = world.publish()
    with pytest.raises(Invalid, match="vide") as caught:
        world.desk("agent-30").write(receipt.number, 1, Wording(greeting="Bonjour,"), state, 0)
    assert caught.value.field == "body"
    assert not world.store.tables.responses


def test_where_validation_is_asked_for_agents_hand_over(world: World) -> None:
    """The agent is refused with the reason and hands the text over; the validator publishes it."""
    receipt = world.publish("caf-34")
    agent, validator = world.desk("agent-34"), world.desk("valid-34")
    with pytest.raises(Forbidden, match="validation"):
        agent.write(receipt.number, 1, WORDING, PUBLISHED, 0)
    handed = agent.write(receipt.number, 1, WORDING, TO_VALIDATE, 0).concern(1).draft
    with pytest.raises(Forbidden, match="validation"):
        agent.write(receipt.number, 1, WORDING, PUBLISHED, handed.version)
    published = validator.write(receipt.number, 1, WORDING, PUBLISHED, handed.version).concern(1).published
    assert published.author == "valid-34"


def test_a_validator_can_give_the_text_back(world: World) -> None:
    """A text to validate goes back to draft."""
    receipt = world.publish("caf-34")
    version = world.desk("agent-34").write(receipt.number, 1, WORDING, TO_VALIDATE, 0).concern(1).draft.version
    draft = world.desk("valid-34").write(receipt.number, 1, WORDING, DRAFT, version).concern(1).draft
    assert (draft.state, draft.author) == (DRAFT, "valid-34")


def test_a_stale_draft_says_who_wrote(world: World) -> None:
    """Who writes over a text they have not seen learns whose it is; theirs is not kept over it."""
    receipt = world.publish()
    world.desk("manager-30").write(receipt.number, 1, Wording(body="Le mien"), DRAFT, 0)
    for seen in (0, 1, 3):
        with pytest.raises(Stale, match=r"manager-30 a modifié .* votre texte est gardé"):
            world.desk("agent-30").write(receipt.number, 1, Wording(body="Le tien"), DRAFT, seen)
    assert world.desk("agent-30").show(receipt.number).concern(1).draft.body == "Le mien"


def test_a_draft_published_meanwhile_is_stale(world: World) -> None:
    """Who goes on with a draft that another one published is told that it is gone."""
    receipt = world.publish()
    desk = world.desk("agent-30")
    version = desk.write(receipt.number, 1, WORDING, DRAFT, 0).concern(1).draft.version
    world.desk("manager-30").write(receipt.number, 1, WORDING, PUBLISHED, version)
    with pytest.raises(Stale, match="n’existe plus"):
        desk.write(receipt.number, 1, WORDING, DRAFT, version)


@pytest.mark.parametrize("state", [DRAFT, TO_VALIDATE, PUBLISHED])
@pytest.mark.parametrize("name", ["agent-34", "modo", "admin"])
def test_nobody_writes_for_another_structure(world: World, name: str, state: ResponseState) -> None:
    """On an experience that they may see, only the accounts of the structure concerned or above write for it."""
    receipt = world.publish("caf-30", "caf-34")
    with pytest.raises(Forbidden):
        world.desk(name).write(receipt.number, 1, WORDING, state, 0)
    with pytest.raises(Forbidden):
        world.desk(name).formulas(receipt.number, 1)
    assert world.desk("agent-caf").write(receipt.number, 1, WORDING, DRAFT, 0).concern(1).draft


def test_a_position_that_is_not_there_is_not_found(world: World) -> None:
    """Writing for a structure that the experience does not name is refused in words."""
    receipt = world.publish()
    with pytest.raises(NotFound, match="n° 2"):
        world.desk("agent-30").write(receipt.number, 2, WORDING, DRAFT, 0)


def test_an_answer_is_not_written_as_superseded(world: World) -> None:
    """Only a correction replaces an answer; nobody asks for that state."""
    receipt = world.publish()
    with pytest.raises(Refused, match="brouillon, à valider ou publiée"):
        world.desk("agent-30").write(receipt.number, 1, WORDING, ResponseState.SUPERSEDED, 0)


def test_formulas_come_nearest_first_with_the_pseudonym(world: World) -> None:
    """The structure's own formulas come before those of its parents, and the greeting names the author."""
    own, inherited = "Bonjour {pseudonyme}, ici le Gard,", "Bonjour {pseudonyme},"
    for code, text in (("caf", inherited), ("caf-30", own), ("gn", "Mes respects,")):
        world.store.keep(Formula(structure_code=code, kind=FormulaKind.GREETING, text=text))
    formulas = world.desk("agent-30").formulas(world.publish().number, 1)
    assert formulas.greetings == ("Bonjour Rugby 71, ici le Gard,", "Bonjour Rugby 71,")


def _counts(world: World, name: str) -> dict[Place, int]:
    return {place.place: place.total for place in world.desk(name).me().places if place.total}


def _succeeds(call: Callable[[], object]) -> bool:
    try:
        call()
    except EcouteError:
        return False
    return True

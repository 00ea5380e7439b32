"""A committee from its preparation to its decisions: states, rights, what is told, what is refused."""

import pytest

from core.actions.sheet import Sheet
from core.committees.agenda import AgendaItem, ItemKind
from core.committees.committee import CommitteeState
from core.committees.file import CommitteeQuestion
from core.committees.meeting import Meeting
from core.committees.ranking import Method
from core.committees.story import versions_of_minutes
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.vocabulary import ActionState
from tests.core.committees.meetings import MANAGER, a_meeting, held, invited, volunteer
from tests.fakes.world import World


def test_each_step_is_told_with_who_and_when(world: World) -> None:
    desk = world.desk(MANAGER)
    file = held(world, volunteer(world))
    desk.close_committee(1, file.committee.version)
    history = desk.committee(1).history
    assert [line.kind.value for line in history] == ["prepared", "invited", "held", "closed"]
    assert {line.actor for line in history} == {MANAGER}
    assert history[-1].at == world.clock.now()
    assert desk.committee(1).committee.state is CommitteeState.CLOSED


def test_steps_come_in_their_order(world: World) -> None:
    """Nothing is held before it is invited and its date has come, nor changed once it is closed."""
    desk, receipt = world.desk(MANAGER), volunteer(world)
    desk.new_committee(a_meeting(world))
    for early in (
        lambda: desk.hold_committee(1, 1),
        lambda: desk.close_committee(1, 1),
        lambda: desk.write_minutes(1, 1, "Rien."),
        lambda: desk.decide(1, 1, Sheet(title="Rappeler")),
    ):
        with pytest.raises(Refused):
            early()
    version = desk.invite(1, 1, [receipt.number]).committee.version
    with pytest.raises(Refused, match="pas encore eu lieu"):
        desk.hold_committee(1, version)
    world.clock.advance(days=21)
    version = desk.hold_committee(1, version).committee.version
    version = desk.close_committee(1, version).committee.version
    with pytest.raises(Refused):
        desk.edit_committee(1, version, Meeting())
    with pytest.raises(Refused):
        desk.write_minutes(1, version, "Trop tard.")


def test_an_invitation_needs_a_date_to_come_and_a_place(world: World) -> None:
    desk, receipt = world.desk(MANAGER), volunteer(world)
    past = world.clock.now()
    for meeting in (Meeting(), a_meeting(world, place=""), a_meeting(world, at=past)):
        made = desk.new_committee(meeting).committee
        with pytest.raises((Invalid, Refused)):
            desk.invite(made.number, 1, [receipt.number])
    remote = desk.new_committee(a_meeting(world, place="", link="https://visio.exemple.fr/a")).committee
    desk.invite(remote.number, 1, [receipt.number])
    with pytest.raises(Refused, match="déjà invité"):
        desk.invite(remote.number, 2, [receipt.number])
    with pytest.raises(Refused, match="ne propose pas"):
        desk.invite(remote.number, 2, [world.publish().number])
    with pytest.raises(Invalid):
        desk.invite(remote.number, 2, [])


@pytest.mark.parametrize("changes", [{"elected": "Un\nDeux\nTrois"}, {"link": "javascript:alert(1)"}])
def test_a_meeting_that_cannot_be_is_refused(world: World, changes: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        world.desk(MANAGER).new_committee(a_meeting(world, **changes))


def test_what_is_lacking_is_told_and_nothing_is_forbidden_by_it(world: World) -> None:
    """Fewer than six citizens is a warning."""
    file = world.desk(MANAGER).new_committee(Meeting())
    assert len(file.warnings) == 4
    late = held(world, volunteer(world))
    assert [one for one in late.warnings if "6 à 8" in one] == ["Un comité compte de 6 à 8 citoyens : 0 vient."]


def test_a_stale_version_is_refused_saying_who_did_what(world: World) -> None:
    desk = world.desk(MANAGER)
    desk.new_committee(a_meeting(world))
    desk.edit_committee(1, 1, a_meeting(world, place="Ailleurs"))
    with pytest.raises(Stale, match="manager-30 : réunion modifiée"):
        desk.edit_committee(1, 1, a_meeting(world))


def test_agents_read_and_neither_prepare_nor_change(world: World) -> None:
    """Nor does the manager of another structure read; nobody keeps one outside their sub-tree."""
    world.desk(MANAGER).new_committee(a_meeting(world))
    agent = world.desk("agent-30")
    assert agent.committee(1).refusal
    assert agent.committees(CommitteeQuestion()).refusal
    for attempt in (
        lambda: agent.new_committee(Meeting()),
        lambda: agent.edit_committee(1, 1, Meeting()),
        lambda: world.desk("agent-34").committee(1),
        lambda: world.desk(MANAGER).new_committee(Meeting(), "caf-34"),
    ):
        with pytest.raises(Forbidden):
            attempt()
    with pytest.raises(NotFound):
        agent.committee(2)


def test_the_list_tells_who_offers_and_who_keeps_the_plan(world: World) -> None:
    """A page at a time, by state, with a count of authors, not of offers."""
    desk = world.desk(MANAGER)
    receipt = volunteer(world, concerns=world_concerns())
    world.following.offer_to_sit(receipt.token, "caf-30-ales")
    for _ in range(3):
        desk.new_committee(a_meeting(world))
    desk.invite(1, 1, [receipt.number])
    desk.name_referent("agent-30")
    page = desk.committees(CommitteeQuestion(), limit=2)
    assert [one.number for one in page.committees] == [3, 2]
    assert (page.volunteers, page.following, page.name) == (1, 2, "Caf du Gard")
    assert page.referent is not None and page.referent.account_name == "agent-30"
    assert [one.number for one in desk.committees(CommitteeQuestion(below=2)).committees] == [1]
    assert page.counts == {CommitteeState.PREPARED: 2, CommitteeState.INVITED: 1}
    invited_ones = desk.committees(CommitteeQuestion(states=(CommitteeState.INVITED,)))
    assert [one.number for one in invited_ones.committees] == [1]


def world_concerns() -> tuple[object, ...]:
    from core.submission import SubmittedConcern  # noqa: PLC0415

    return tuple(SubmittedConcern(structure_code=code) for code in ("caf-30", "caf-30-ales"))


def test_an_agenda_is_made_from_what_the_stories_say(world: World) -> None:
    """Typical ones, those without answer, useful answers and results are proposed; the order is the manager's."""
    desk = world.desk(MANAGER)
    waiting, answered = world.publish(title="Personne ne répond"), world.publish(title="Merci à l’accueil")
    world.answer(answered)
    world.following.rate(answered.token, 1, useful=True)
    desk.new_committee(a_meeting(world))
    proposed = desk.agenda_items(1)
    by_kind = {kind: [one for one in proposed if one.kind is kind] for kind in ItemKind}
    assert [one.story for one in by_kind[ItemKind.UNANSWERED]] == [waiting.number]
    assert [one.story for one in by_kind[ItemKind.USEFUL]] == [answered.number]
    assert by_kind[ItemKind.TYPICAL] and by_kind[ItemKind.RESULT]
    own = AgendaItem(kind=ItemKind.OWN, text="Le budget")
    items = [own, by_kind[ItemKind.UNANSWERED][0]]
    assert desk.set_agenda(1, 1, items).committee.agenda == tuple(items)


def test_a_story_of_the_agenda_is_public_and_about_the_structure(world: World) -> None:
    desk = world.desk(MANAGER)
    desk.new_committee(a_meeting(world))
    elsewhere, waiting = world.publish("gn-30"), world.submit("caf-30")
    for number in (elsewhere.number, waiting.number, 999):
        with pytest.raises(Refused, match=str(number)):
            desk.set_agenda(1, 1, [AgendaItem(kind=ItemKind.TYPICAL, key=str(number), text="Récit")])


def test_each_text_of_the_minutes_is_kept(world: World) -> None:
    desk = world.desk(MANAGER)
    version = held(world, volunteer(world)).committee.version
    for text in ("Présents : six citoyens.", "Présents : sept citoyens."):
        version = desk.write_minutes(1, version, text).committee.version
    file = desk.committee(1)
    assert [text for _, text in versions_of_minutes(file.history)] == [
        "Présents : six citoyens.",
        "Présents : sept citoyens.",
    ]
    assert file.committee.minutes == "Présents : sept citoyens."


def test_proposals_are_ranked_and_what_is_ranked_stays(world: World) -> None:
    """A member's second ballot takes the place of the first; a way to count changes only before anybody voted."""
    desk = world.desk(MANAGER)
    version = held(world, volunteer(world)).committee.version
    for text in ("Rappeler", "Afficher les délais", "Rien"):
        version = desk.add_proposal(1, version, text).committee.version
    version = desk.remove_proposal(1, version, 3).committee.version
    version = desk.keep_ballot(1, version, "Rugby 71", "1 2").committee.version
    file = desk.keep_ballot(1, version, "Rugby 71", "2 1")
    assert [(one.proposal.number, one.score) for one in file.committee.ranking] == [(2, 2), (1, 1)]
    version = file.committee.version
    with pytest.raises(Refused):
        desk.remove_proposal(1, version, 2)
    with pytest.raises(Refused):
        desk.count_by(1, version, Method.POINTS)
    version = desk.keep_ballot(1, version, "Rugby 71", "").committee.version
    version = desk.count_by(1, version, Method.POINTS).committee.version
    ranked = desk.keep_ballot(1, version, "Rugby 71", "1:4").committee.ranking
    assert [(one.proposal.number, one.score) for one in ranked] == [(1, 4), (2, 0)]


def test_a_decision_becomes_an_action_sheet(world: World) -> None:
    """Planned, with the number of the committee, linked to the public stories of its agenda, and told in them."""
    desk, receipt = world.desk(MANAGER), volunteer(world)
    desk.new_committee(a_meeting(world))
    item = AgendaItem(kind=ItemKind.TYPICAL, key=str(receipt.number), text="« Personne ne répond »")
    version = desk.set_agenda(1, 1, [item]).committee.version
    version = desk.invite(1, version, [receipt.number]).committee.version
    version = desk.add_proposal(1, version, "Rappeler").committee.version
    world.clock.advance(days=21)
    version = desk.hold_committee(1, version).committee.version
    with pytest.raises(Invalid):
        desk.decide(1, version, Sheet(title="Rappeler"), proposal=9)
    file = desk.decide(1, version, Sheet(title="Rappeler qui n’a pas pu joindre"), proposal=1)
    (decision,) = file.decisions
    assert (decision.proposal, decision.title) == ("Rappeler", "Rappeler qui n’a pas pu joindre")
    sheet = desk.action(decision.action)
    assert (sheet.action.state, sheet.action.committee) == (ActionState.PLANNED, 1)
    assert [story.number for story in sheet.stories] == [receipt.number]
    kinds = [one.kind for one in world.store.tables.events if one.experience_number == receipt.number]
    assert kinds[-1] is EventKind.LINKED_TO_ACTION
    with pytest.raises(Refused, match="déjà sa fiche"):
        desk.decide(1, file.committee.version, Sheet(title="Encore"), proposal=1)
    assert len(world.store.tables.actions) == 1


def test_inviting_rests_on_the_version_seen(world: World) -> None:
    file = invited(world, volunteer(world))
    with pytest.raises(Stale):
        world.desk(MANAGER).invite(1, file.committee.version - 1, [volunteer(world).number])

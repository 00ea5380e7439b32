"""Several structures on one experience: drafts that stay one's own, answers shared, adopted, completed."""

from collections.abc import Mapping

import pytest

from core.errors import Forbidden, NotFound, Refused, Stale
from core.history import EventKind
from core.intake import Receipt
from core.response import Response, Wording
from core.views import Place
from core.vocabulary import ResponseKind, ResponseState
from tests.fakes.world import WORDING, World

SECRET = Wording(body="Brouillon-confidentiel : nous n’avons pas encore vérifié.")
OWN = Wording(greeting="Bonjour,", body="La brigade vous répond aussi.")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def told(world: World) -> Receipt:
    """An experience that concerns the Caf du Gard, then the brigade."""
    return world.publish("caf-30", "gn-30")


def kept(world: World, told: Receipt, position: int) -> list[Response]:
    return [r for key, r in sorted(world.store.tables.responses.items()) if key[:2] == (told.number, position)]


def states(world: World, told: Receipt, name: str) -> Mapping[int, ResponseState | None]:
    files = world.desk(name).show(told.number).concerns
    return {file.concern.position: file.under_way.state if file.under_way else None for file in files}


# -- drafts


@pytest.mark.parametrize("name", ["modo", "admin", "agent-gn"])
@pytest.mark.parametrize("state", [ResponseState.DRAFT, ResponseState.TO_VALIDATE])
def test_the_text_that_others_write_stays_theirs(world: World, told: Receipt, name: str, state: ResponseState) -> None:
    """Neither moderators nor another structure read it in any field; that it is being written, all see."""
    world.desk("agent-30").write(told.number, 1, SECRET, state, 0)
    dossier = world.desk(name).show(told.number)
    assert "confidentiel" not in dossier.model_dump_json()
    assert states(world, told, name) == {1: state, 2: None}
    file = dossier.concern(1)
    assert file is not None
    assert file.draft is None
    assert file.under_way is not None
    assert (file.under_way.author, file.under_way.shared) == ("agent-30", False)


@pytest.mark.parametrize("name", ["agent-30", "manager-30", "agent-caf"])
def test_one_s_own_side_reads_its_drafts(world: World, told: Receipt, name: str) -> None:
    """Those who may write there read what is written there."""
    world.desk("agent-30").write(told.number, 1, SECRET, ResponseState.DRAFT, 0)
    assert "confidentiel" in world.desk(name).show(told.number).model_dump_json()


def test_a_draft_is_shared_on_purpose(world: World, told: Receipt) -> None:
    """Others read it until it is taken back; both are told in the history; its version stays."""
    agent = world.desk("agent-30")
    agent.write(told.number, 1, SECRET, ResponseState.DRAFT, 0)
    (draft,) = kept(world, told, 1)
    agent.share_draft(told.number, 1, draft.version, shared=True)
    for name in ("modo", "agent-gn"):
        file = world.desk(name).show(told.number).concern(1)
        assert file is not None
        assert file.draft is not None
        assert (file.draft.body, file.draft.shared) == (SECRET.body, True)
        assert "draft" in file.refusals
    agent.write(told.number, 1, SECRET.model_copy(update={"body": "Suite confidentielle."}), ResponseState.DRAFT, 2)
    assert "Suite" in world.desk("agent-gn").show(told.number).model_dump_json()
    agent.share_draft(told.number, 1, 3, shared=False)
    assert "confidentiel" not in world.desk("agent-gn").show(told.number).model_dump_json()
    kinds = [event.kind for event in world.store.tables.events if "DRAFT" in event.kind.name]
    assert kinds[-2:] == [EventKind.DRAFT_SHARED, EventKind.DRAFT_UNSHARED]


def test_sharing_is_for_those_who_write_there(world: World, told: Receipt) -> None:
    """Not for the others, not on an old version, not where nothing is written; twice is once."""
    agent = world.desk("agent-30")
    with pytest.raises(Refused, match="Aucun brouillon"):
        agent.share_draft(told.number, 1, 0, shared=True)
    agent.write(told.number, 1, SECRET, ResponseState.DRAFT, 0)
    for name in ("modo", "agent-gn"):
        with pytest.raises(Forbidden):
            world.desk(name).share_draft(told.number, 1, 2, shared=True)
    with pytest.raises(Stale):
        agent.share_draft(told.number, 1, 1, shared=True)
    agent.share_draft(told.number, 1, 2, shared=True)
    events = len(world.store.tables.events)
    agent.share_draft(told.number, 1, 2, shared=True)
    assert len(world.store.tables.events) == events


# -- common answers


def test_an_answer_is_adopted_word_for_word(world: World, told: Receipt) -> None:
    """It is public at once, says whose it is, and counts as an answer; its author is told truly."""
    world.answer(told)
    world.clock.advance(minutes=5)
    world.desk("agent-gn").adopt(told.number, 2, 1, 0)
    (adopted,) = kept(world, told, 2)
    assert (adopted.kind, adopted.adopted_from, adopted.state) == (ResponseKind.ADOPTED, 1, ResponseState.PUBLISHED)
    assert adopted.full_text == WORDING.full_text
    first, second = world.library.published(told.number).concerns
    assert first.response is not None
    assert second.response is not None
    assert (first.response.kind, first.response.written_by) == (ResponseKind.OWN, "")
    assert (second.response.kind, second.response.written_by) == (ResponseKind.ADOPTED, "Caf du Gard")
    assert second.response.text == first.response.text
    assert [line.number for line in world.desk("agent-gn").queue(Place.ANSWERED).lines] == [told.number]
    assert not world.desk("agent-gn").queue(Place.TO_ANSWER).lines
    world.notifier().send_all_due()
    words = world.mailer.mails[-1].plain
    assert "Brigade de Roquemaure fait sienne, mot pour mot, la réponse de Caf du Gard" in words
    event = world.store.tables.events[-1]
    assert (event.kind, event.detail) == (EventKind.RESPONSE_ADOPTED, "Brigade de Roquemaure, d’après Caf du Gard")


def test_an_adoption_is_validated_where_the_structure_asks_for_it(world: World) -> None:
    """A plain agent's goes to a validator, who publishes it unchanged: it is still the common answer."""
    told = world.publish("caf-30", "caf-34")
    world.answer(told)
    world.desk("agent-34").adopt(told.number, 2, 1, 0)
    (waiting,) = kept(world, told, 2)
    assert (waiting.state, waiting.kind) == (ResponseState.TO_VALIDATE, ResponseKind.ADOPTED)
    assert [line.number for line in world.desk("valid-34").queue(Place.TO_VALIDATE).lines] == [told.number]
    wording = Wording(**waiting.model_dump(include=set(Wording.model_fields)))
    world.desk("valid-34").write(told.number, 2, wording, ResponseState.PUBLISHED, waiting.version)
    (adopted,) = kept(world, told, 2)
    assert (adopted.state, adopted.kind, adopted.adopted_from) == (ResponseState.PUBLISHED, ResponseKind.ADOPTED, 1)


def test_a_validator_adopts_at_once(world: World) -> None:
    """Who may publish there needs nobody else."""
    told = world.publish("caf-30", "caf-34")
    world.answer(told)
    world.desk("valid-34").adopt(told.number, 2, 1, 0)
    assert kept(world, told, 2)[0].state is ResponseState.PUBLISHED


def test_a_common_answer_that_is_changed_is_one_s_own(world: World, told: Receipt) -> None:
    """A correction that says something else is no longer what the other structure wrote."""
    world.answer(told)
    world.desk("agent-gn").adopt(told.number, 2, 1, 0)
    world.desk("agent-gn").write(told.number, 2, OWN, ResponseState.PUBLISHED, 0)
    assert [(r.kind, r.adopted_from) for r in kept(world, told, 2)] == [
        (ResponseKind.ADOPTED, 1),
        (ResponseKind.OWN, None),
    ]


def test_the_first_writer_is_named_however_often_it_is_adopted(world: World) -> None:
    """An adopted answer that is adopted in turn is still its writer's, who cannot adopt it back."""
    told = world.publish("caf-30", "gn-30", "caf-34")
    world.answer(told)
    world.desk("agent-gn").adopt(told.number, 2, 1, 0)
    world.desk("valid-34").adopt(told.number, 3, 2, 0)
    third = world.library.published(told.number).concerns[2].response
    assert third is not None
    assert third.written_by == "Caf du Gard"
    with pytest.raises(Refused, match="la vôtre"):
        world.desk("agent-30").adopt(told.number, 1, 2, 0)


@pytest.mark.parametrize("name", ["modo", "admin", "agent-30"])
def test_nobody_adopts_for_another_structure(world: World, told: Receipt, name: str) -> None:
    """Moderators answer nothing, and each structure answers for itself."""
    world.answer(told)
    with pytest.raises(Forbidden):
        world.desk(name).adopt(told.number, 2, 1, 0)
    assert not kept(world, told, 2)


def test_there_must_be_something_to_adopt(world: World, told: Receipt) -> None:
    """Not an answer that is not public, not one's own, not of a structure that is not there."""
    desk = world.desk("agent-gn")
    world.desk("agent-30").write(told.number, 1, SECRET, ResponseState.DRAFT, 0)
    with pytest.raises(NotFound, match="pas publié"):
        desk.adopt(told.number, 2, 1, 0)
    with pytest.raises(NotFound):
        desk.adopt(told.number, 2, 7, 0)
    with pytest.raises(Refused, match="sa propre réponse"):
        desk.adopt(told.number, 2, 2, 0)


def test_a_text_begun_is_not_thrown_away(world: World, told: Receipt) -> None:
    """Adopting over a draft is refused with what to do; over an empty one it is not; an old version is stale."""
    world.answer(told)
    desk = world.desk("agent-gn")
    desk.write(told.number, 2, OWN, ResponseState.DRAFT, 0)
    with pytest.raises(Refused, match="Un brouillon est commencé ici"):
        desk.adopt(told.number, 2, 1, 2)
    with pytest.raises(Stale):
        desk.adopt(told.number, 2, 1, 0)
    desk.write(told.number, 2, Wording(greeting="Bonjour,"), ResponseState.DRAFT, 2)
    desk.adopt(told.number, 2, 1, 3)
    assert [r.kind for r in kept(world, told, 2)] == [ResponseKind.ADOPTED]


# -- complements


def test_an_answer_is_completed(world: World, told: Receipt) -> None:
    """The public and the author read that it completes another one; it stays so when it is corrected."""
    world.answer(told)
    desk = world.desk("agent-gn")
    desk.write(told.number, 2, OWN, ResponseState.DRAFT, 0, ResponseKind.COMPLEMENT)
    desk.write(told.number, 2, OWN, ResponseState.PUBLISHED, 2)
    answer = world.library.published(told.number).concerns[1].response
    assert answer is not None
    assert answer.kind is ResponseKind.COMPLEMENT
    world.notifier().send_all_due()
    assert "complète la réponse d’une autre structure" in world.mailer.mails[-1].plain
    desk.write(told.number, 2, SECRET, ResponseState.PUBLISHED, 0)
    assert kept(world, told, 2)[-1].kind is ResponseKind.COMPLEMENT
    desk.write(told.number, 2, OWN, ResponseState.PUBLISHED, 0, ResponseKind.OWN)
    assert kept(world, told, 2)[-1].kind is ResponseKind.OWN


def test_there_must_be_something_to_complete(world: World, told: Receipt) -> None:
    """Without another answer nothing is completed, and no text is passed off as a common one."""
    with pytest.raises(Refused, match="rien à compléter"):
        world.desk("agent-gn").write(told.number, 2, OWN, ResponseState.DRAFT, 0, ResponseKind.COMPLEMENT)
    with pytest.raises(Refused, match="adoptez-la"):
        world.desk("agent-gn").write(told.number, 2, OWN, ResponseState.DRAFT, 0, ResponseKind.ADOPTED)
    assert not kept(world, told, 2)

"""Requests for transfer: who decides, when they go up a level, when a discussion opens, who reads meanwhile."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.account import Account
from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale
from core.history import RULE, EventKind
from core.structure import OUTSIDE_CODE
from core.transfer import Transfer, TransferState
from core.views import Place
from core.vocabulary import ResponseState, Role
from tests.fakes.world import WORDING, World

DELAY = timedelta(hours=48)
"""Of the house, when it says nothing."""


@pytest.fixture
def world() -> World:
    """Give a programme where the head of the network has somebody to decide."""
    return with_managers(World())


def with_managers(world: World) -> World:
    for name, code in (("manager-caf", "caf"), ("manager-34", "caf-34"), ("manager-gn", "gn")):
        world.store.keep(Account(name=name, display_name=name, role=Role.MANAGER, structure_code=code))
    return world


def codes(world: World, number: int) -> list[str]:
    concerns = world.store.tables.concerns.items()
    return [concern.structure_code for (of, _), concern in sorted(concerns) if of == number]


def asked(world: World, to_code: str = "caf-34", *, of: str = "caf-30", by: str = "agent-30") -> int:
    """Give a published experience for which a transfer is asked."""
    number = world.publish(of).number
    world.desk(by).ask_transfer(number, 1, to_code, "Le dossier est suivi là-bas.")
    return number


def open_requests(world: World, number: int) -> list[Transfer]:
    kept = world.store.tables.transfers.values()
    return [t for t in kept if t.experience_number == number and t.state is TransferState.ASKED]


def in_list(world: World, name: str, place: Place = Place.TRANSFERS) -> list[int]:
    return [line.number for line in world.desk(name).queue(place).lines]


def told(world: World, number: int) -> list[EventKind]:
    return [event.kind for event in world.desk("modo").show(number).history]


# Asked, granted, refused


def test_a_request_to_another_network_waits_for_the_moderators(world: World) -> None:
    """It is in their list, with who asked and why; meanwhile the answer is still awaited."""
    number = asked(world, "gn-30")
    dossier = world.desk("modo").show(number)
    (transfer,) = dossier.open_transfers
    assert (transfer.from_code, transfer.to_code, transfer.asked_by) == ("caf-30", "gn-30", "agent-30")
    assert transfer.why == "Le dossier est suivi là-bas."
    assert {code: structure.name for code, structure in dossier.named.items()} == {
        "caf-30": "Caf du Gard",
        "gn-30": "Brigade de Roquemaure",
    }
    (line,) = world.desk("modo").queue(Place.TRANSFERS).lines
    assert (line.number, line.position, line.at) == (number, 1, world.clock.now())
    assert world.desk("agent-30").queue(Place.TO_ANSWER).total == 1


def test_an_accepted_request_moves_the_concern(world: World) -> None:
    """To the structure proposed or another one; the citizen's clock does not restart."""
    number = asked(world)
    since = world.store.tables.concerns[number, 1].open_since
    world.clock.advance(days=1)
    dossier = world.desk("modo").accept_transfer(number, 1, "gn-30")
    assert codes(world, number) == ["gn-30"]
    assert dossier.concern(1).concern.open_since == since
    assert [(t.state, t.to_code, t.decided_by) for t in dossier.transfers] == [
        (TransferState.ACCEPTED, "gn-30", "modo")
    ]
    assert dossier.history[-1].changes == {"structure": ["caf-30", "gn-30"]}
    assert world.desk("agent-gn").queue(Place.TO_ANSWER).total == 1


def test_a_refused_request_says_why_to_those_who_asked(world: World) -> None:
    number = asked(world)
    world.desk("modo").refuse_transfer(number, 1, "Ce dossier est bien le vôtre.")
    dossier = world.desk("agent-30").show(number)
    assert [(t.state, t.note) for t in dossier.transfers] == [(TransferState.REFUSED, "Ce dossier est bien le vôtre.")]
    assert dossier.history[-1].detail == "Ce dossier est bien le vôtre."
    assert codes(world, number) == ["caf-30"]
    world.desk("agent-30").ask_transfer(number, 1, "", "Regardez encore.")


def test_a_request_is_made_once(world: World) -> None:
    number = asked(world)
    with pytest.raises(Stale, match="déjà demandé"):
        world.desk("agent-30").ask_transfer(number, 1, "", "Encore.")


@pytest.mark.parametrize("words", ["", " \u200b ", "x" * 1001])
def test_requests_and_refusals_say_why_in_few_words(world: World, words: str) -> None:
    """Nothing written, or far too much, is told with the field at fault."""
    number = world.publish("caf-30").number
    with pytest.raises(Invalid) as caught:
        world.desk("agent-30").ask_transfer(number, 1, "", words)
    assert caught.value.field == "why"
    world.desk("agent-30").ask_transfer(number, 1, "", "Pas pour nous.")
    with pytest.raises(Invalid) as caught:
        world.desk("modo").refuse_transfer(number, 1, words)
    assert caught.value.field == "note"


def test_nothing_is_settled_that_was_not_asked(world: World) -> None:
    number = world.publish("caf-30").number
    for settle in (
        lambda: world.desk("modo").accept_transfer(number, 1, "gn-30"),
        lambda: world.desk("modo").refuse_transfer(number, 1, "Non."),
    ):
        with pytest.raises(Refused, match="Aucun transfert n’est demandé"):
            settle()


def test_a_request_goes_to_no_structure_already_concerned(world: World) -> None:
    """One structure never answers twice to the same experience."""
    number = world.publish("caf-30", "gn-30").number
    world.desk("agent-30").ask_transfer(number, 1, "", "Pas pour nous.")
    for code in ("gn-30", "caf-30"):
        with pytest.raises(Refused, match="est déjà concernée"):
            world.desk("modo").accept_transfer(number, 1, code)
    with pytest.raises(NotFound, match="inconnue"):
        world.desk("modo").accept_transfer(number, 1, "inconnue")


def test_a_concern_sent_outside_the_tree_awaits_nobody(world: World) -> None:
    number = asked(world, "")
    dossier = world.desk("modo").accept_transfer(number, 1, OUTSIDE_CODE)
    assert dossier.concern(1).concern.open_since is None


def test_what_was_answered_stays(world: World) -> None:
    """Neither asked for once a draft is there, nor accepted when it was written meanwhile."""
    number = asked(world)
    world.answer(world.publish("caf-30"))
    world.desk("agent-30").write(number, 1, WORDING, ResponseState.DRAFT, 0)
    with pytest.raises(Refused, match="a déjà écrit une réponse"):
        world.desk("modo").accept_transfer(number, 1, "caf-34")
    with pytest.raises(Refused, match="a déjà écrit une réponse"):
        world.desk("agent-30").ask_transfer(number, 1, "", "Pas pour nous.")


@pytest.mark.parametrize("name", ["modo", "admin"])
def test_moderators_route_and_ask_for_nothing(world: World, name: str) -> None:
    number = world.publish("caf-30").number
    with pytest.raises(Forbidden, match="demander un transfert"):
        world.desk(name).ask_transfer(number, 1, "", "Ailleurs.")


def test_agents_ask_for_their_own_part_of_the_tree(world: World) -> None:
    number = world.publish("caf-30", "gn-30").number
    with pytest.raises(Forbidden, match="périmètre"):
        world.desk("agent-gn").ask_transfer(number, 1, "", "Ailleurs.")
    world.desk("agent-caf").ask_transfer(number, 1, "", "Ailleurs.")


# Who decides


@pytest.mark.parametrize(
    ("of", "by", "to_code", "decider"),
    [
        ("caf-30", "agent-30", "caf-34", "caf"),
        ("caf-30-ales", "agent-30", "caf-34", "caf"),
        ("caf-30-ales", "agent-30", "caf-30", "caf-30"),
        ("caf-30-ales", "agent-30", "", "caf-30"),
        ("caf-30", "agent-30", "", "caf"),
        ("caf-30", "agent-30", "gn-30", ""),
        ("caf-30", "agent-30", OUTSIDE_CODE, ""),
        ("gn", "agent-gn", "", ""),
    ],
)
def test_who_decides_is_the_lowest_structure_that_both_are_within(
    world: World, of: str, by: str, to_code: str, decider: str
) -> None:
    """To another network, or above a head, there are only the moderators, and they never run out of time."""
    (request,) = open_requests(world, asked(world, to_code, of=of, by=by))
    assert request.decider_code == decider
    assert request.climbs_at == (world.clock.now() + DELAY if decider else None)


def test_below_oneself_one_re_attaches(world: World) -> None:
    number = world.publish("caf-30").number
    with pytest.raises(Refused, match="Accueil de la Caf à Alès fait partie de Caf du Gard"):
        world.desk("agent-30").ask_transfer(number, 1, "caf-30-ales", "C’est l’accueil.")
    with pytest.raises(Refused, match="déjà chez Caf du Gard"):
        world.desk("agent-30").ask_transfer(number, 1, "caf-30", "C’est nous.")


def test_within_a_network_its_managers_decide(world: World) -> None:
    """The request is in their list and in that of the structure asked; not in the moderators'."""
    number = asked(world)
    lists = {name: in_list(world, name) for name in ("manager-caf", "agent-34", "agent-caf", "manager-30", "modo")}
    assert lists == {"manager-caf": [number], "agent-34": [number], "agent-caf": [number], "manager-30": [], "modo": []}
    world.desk("manager-caf").accept_transfer(number, 1, "caf-34")
    assert codes(world, number) == ["caf-34"]
    assert in_list(world, "manager-caf") == []


def test_the_structure_asked_accepts_by_itself(world: World) -> None:
    number = asked(world)
    assert "decide_transfer" not in world.desk("agent-34").show(number).concern(1).refusals
    world.desk("agent-34").accept_transfer(number, 1, "caf-34")
    assert codes(world, number) == ["caf-34"]
    assert world.desk("agent-34").queue(Place.TO_ANSWER).total == 1


def test_the_structure_asked_refuses_by_itself(world: World) -> None:
    """And says why; it no longer reads the experience then."""
    number = asked(world)
    shown = world.desk("agent-34").refuse_transfer(number, 1, "Il habite Nîmes.")
    assert shown.open_transfers == ()
    with pytest.raises(NotFound):
        world.desk("agent-34").show(number)
    assert world.desk("agent-30").show(number).transfers[0].note == "Il habite Nîmes."
    assert codes(world, number) == ["caf-30"]


@pytest.mark.parametrize("name", ["agent-30", "manager-30", "agent-caf"])
def test_those_who_ask_do_not_decide(world: World, name: str) -> None:
    """Nor do the agents above; the reason names who does."""
    number = asked(world, "") if name == "agent-caf" else asked(world)
    desk = world.desk(name)
    why = desk.show(number).concern(1).refusals["decide_transfer"]
    assert why.startswith("La décision revient à\u202f: Caisse nationale des allocations familiales")
    for settle in (
        lambda: desk.accept_transfer(number, 1, "caf-34"),
        lambda: desk.refuse_transfer(number, 1, "Non."),
    ):
        with pytest.raises(Forbidden, match="La décision revient à"):
            settle()


def test_nobody_sends_further_than_their_own_part_of_the_tree(world: World) -> None:
    """A manager chooses below the structure that decides, the structure asked only its own."""
    number = asked(world)
    for name in ("manager-caf", "agent-34"):
        with pytest.raises(Forbidden, match="Brigade de Roquemaure n’est pas dans votre périmètre"):
            world.desk(name).accept_transfer(number, 1, "gn-30")


def test_another_network_neither_decides_nor_reads_what_is_asked_of_it(world: World) -> None:
    number = asked(world, "gn-30")
    assert in_list(world, "agent-gn") == []
    with pytest.raises(NotFound):
        world.desk("manager-gn").accept_transfer(number, 1, "gn-30")


# Who reads


def test_those_asked_read_while_the_request_is_open(world: World) -> None:
    number = world.publish("caf-30").number
    with pytest.raises(NotFound):
        world.desk("agent-34").show(number)
    world.desk("agent-30").ask_transfer(number, 1, "caf-34", "Chez vous.")
    assert world.desk("agent-34").show(number).open_transfers
    world.desk("manager-caf").refuse_transfer(number, 1, "Non.")
    with pytest.raises(NotFound):
        world.desk("agent-34").show(number)


def test_the_sender_goes_on_reading(world: World) -> None:
    """It may do nothing more, and finds what it sent away in a list of its own; its parent sent nothing away."""
    number = asked(world)
    world.desk("manager-caf").accept_transfer(number, 1, "caf-34")
    dossier = world.desk("agent-30").show(number)
    assert dossier.transfers[0].state is TransferState.ACCEPTED
    assert {"draft", "ask_transfer", "publish_response"} <= dossier.concern(1).refusals.keys()
    assert in_list(world, "agent-30", Place.TRANSFERRED) == [number]
    assert in_list(world, "manager-30", Place.TRANSFERRED) == [number]
    assert in_list(world, "agent-caf", Place.TRANSFERRED) == []
    assert in_list(world, "agent-34", Place.TRANSFERRED) == []


# Going up a level


def test_what_nobody_decides_goes_up_a_level_at_a_time(world: World) -> None:
    """Each stage is a request of its own, with its time; the last one waits for the moderators."""
    number = asked(world, "", of="caf-30-ales")
    assert world.office.climb_transfers() == 0
    for _ in range(4):
        world.clock.advance(hours=48)
        world.office.climb_transfers()
    stages = [t for t in world.store.tables.transfers.values() if t.experience_number == number]
    assert [(t.decider_code, t.state) for t in stages] == [
        ("caf-30", TransferState.EXPIRED),
        ("caf", TransferState.EXPIRED),
        ("", TransferState.ASKED),
    ]
    assert [t.decided_at - t.asked_at for t in stages[:2]] == [DELAY, DELAY]
    assert {t.decided_by for t in stages[:2]} == {RULE}
    climbs = [e for e in world.desk("modo").show(number).history if e.kind is EventKind.TRANSFER_CLIMBED]
    assert [(e.actor, e.detail.partition("passe à\u202f: ")[2]) for e in climbs] == [
        (RULE, "Caisse nationale des allocations familiales."),
        (RULE, "la modération."),
    ]
    assert in_list(world, "modo") == [number]
    assert in_list(world, "manager-caf") == []


def test_a_climb_takes_nothing_from_the_structure_asked(world: World) -> None:
    """The moderators decide now, and it may still say yes."""
    number = asked(world)
    world.clock.advance(hours=48)
    assert world.office.climb_transfers() == 1
    assert in_list(world, "agent-34") == [number]
    world.desk("agent-34").accept_transfer(number, 1, "caf-34")
    assert codes(world, number) == ["caf-34"]


def test_what_is_decided_climbs_no_more(world: World) -> None:
    number = asked(world)
    world.desk("agent-30")
    world.desk("manager-caf").refuse_transfer(number, 1, "Non.")
    world.clock.advance(days=9)
    assert world.office.climb_transfers() == 0


# The discussion


def discussed(world: World, to_code: str = "caf-34") -> int:
    """Give an experience whose transfer was refused twice."""
    number = asked(world, to_code)
    decider = "modo" if to_code == "gn-30" else "manager-caf"
    world.desk(decider).refuse_transfer(number, 1, "Non.")
    world.desk("agent-30").ask_transfer(number, 1, to_code, "Si.")
    world.desk(decider).refuse_transfer(number, 1, "Toujours non.")
    return number


def test_the_second_refusal_opens_a_discussion(world: World) -> None:
    """Between the sender, those asked and the moderators: each has it in a list, reads, and comments."""
    number = discussed(world)
    assert world.store.tables.concerns[number, 1].discussed_since == world.clock.now()
    assert told(world, number)[-1] is EventKind.DISCUSSION_OPENED
    for name in ("agent-30", "agent-34", "modo", "manager-caf"):
        assert in_list(world, name, Place.DISCUSSIONS) == [number], name
        world.desk(name).comment(number, "Voici ce que nous savons.")
    assert in_list(world, "agent-gn", Place.DISCUSSIONS) == []
    assert in_list(world, "manager-caf") == in_list(world, "modo") == []


def test_a_discussion_may_be_with_another_network(world: World) -> None:
    number = discussed(world, "gn-30")
    assert in_list(world, "agent-gn", Place.DISCUSSIONS) == [number]
    world.desk("agent-gn").comment(number, "Il dépend de la brigade voisine.")


def test_one_refusal_is_enough_for_nothing(world: World) -> None:
    number = asked(world)
    world.desk("manager-caf").refuse_transfer(number, 1, "Non.")
    assert world.store.tables.concerns[number, 1].discussed_since is None


def test_refusals_are_counted_for_each_structure(world: World) -> None:
    """Whoever has it in the end starts from nothing."""
    number = asked(world)
    world.desk("manager-caf").refuse_transfer(number, 1, "Non.")
    world.desk("agent-30").ask_transfer(number, 1, "caf-34", "Si.")
    world.desk("manager-caf").accept_transfer(number, 1, "caf-34")
    world.desk("agent-34").ask_transfer(number, 1, "caf-30", "Non, eux.")
    world.desk("manager-caf").refuse_transfer(number, 1, "Gardez-la.")
    assert world.store.tables.concerns[number, 1].discussed_since is None


@pytest.mark.parametrize("name", ["modo", "manager-caf"])
def test_a_discussion_is_closed_with_its_conclusion(world: World, name: str) -> None:
    """Those brought in leave, the concern stays, and one may ask again one day."""
    number = discussed(world)
    dossier = world.desk(name).close_discussion(number, 1, "La Caf du Gard répond.")
    assert dossier.concern(1).concern.discussed_since is None
    assert (dossier.history[-1].kind, dossier.history[-1].detail) == (
        EventKind.DISCUSSION_CLOSED,
        "La Caf du Gard répond.",
    )
    with pytest.raises(NotFound):
        world.desk("agent-34").show(number)
    assert codes(world, number) == ["caf-30"]
    world.desk("agent-30").ask_transfer(number, 1, "", "Du nouveau.")


def test_a_discussion_ends_with_a_transfer(world: World) -> None:
    number = discussed(world)
    dossier = world.desk("modo").accept_transfer(number, 1, "gn-30")
    assert codes(world, number) == ["gn-30"]
    assert dossier.concern(1).concern.discussed_since is None
    assert told(world, number)[-2:] == [EventKind.DISCUSSION_CLOSED, EventKind.TRANSFER_ACCEPTED]


def test_a_discussion_ends_where_the_structure_goes(world: World) -> None:
    number = discussed(world)
    version = world.store.tables.experiences[number].version
    world.desk("modo").route(number, version, ["gn-30"])
    assert told(world, number)[-2:] == [EventKind.DISCUSSION_CLOSED, EventKind.ROUTED]
    assert in_list(world, "modo", Place.DISCUSSIONS) == []


@pytest.mark.parametrize("name", ["agent-30", "manager-30", "agent-34", "manager-34"])
def test_those_who_disagree_do_not_conclude(world: World, name: str) -> None:
    number = discussed(world)
    desk = world.desk(name)
    for settle in (
        lambda: desk.close_discussion(number, 1, "Fini."),
        lambda: desk.accept_transfer(number, 1, "caf-34"),
    ):
        with pytest.raises(Forbidden, match="La discussion est conclue par"):
            settle()


def test_a_discussion_is_neither_asked_again_nor_refused_nor_climbs(world: World) -> None:
    number = discussed(world)
    with pytest.raises(Stale, match="déjà demandé"):
        world.desk("agent-30").ask_transfer(number, 1, "", "Encore.")
    with pytest.raises(Refused, match="concluez la discussion"):
        world.desk("modo").refuse_transfer(number, 1, "Non.")
    world.clock.advance(days=30)
    assert world.office.climb_transfers() == 0


def test_a_conclusion_is_said(world: World) -> None:
    number = discussed(world)
    with pytest.raises(Invalid, match="ce que la discussion a conclu"):
        world.desk("modo").close_discussion(number, 1, "  ")
    other = asked(world)
    with pytest.raises(Refused, match="Aucune discussion n’est ouverte"):
        world.desk("modo").close_discussion(other, 1, "Fini.")


# Whatever happens

DEEDS = {
    "ask": lambda world, number: world.desk("agent-caf").ask_transfer(number, 1, "", "Pas nous."),
    "ask beside": lambda world, number: world.desk("agent-30").ask_transfer(number, 1, "caf-34", "Pas nous."),
    "ask elsewhere": lambda world, number: world.desk("agent-30").ask_transfer(number, 1, "gn-30", "Pas nous."),
    "refuse": lambda world, number: world.desk("modo").refuse_transfer(number, 1, "Non."),
    "refuse beside": lambda world, number: world.desk("agent-34").refuse_transfer(number, 1, "Non."),
    "accept": lambda world, number: world.desk("manager-caf").accept_transfer(number, 1, "caf-34"),
    "close": lambda world, number: world.desk("modo").close_discussion(number, 1, "Assez."),
    "wait": lambda world, _: world.clock.advance(hours=30),
    "climb": lambda world, _: world.office.climb_transfers(),
}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14))
def test_whatever_is_done_one_request_is_open_at_most_and_the_clock_goes_on(deeds: list[str]) -> None:
    """A climb keeps the request open, a discussion has one, and what nobody decides ends at the moderators."""
    world = with_managers(World())
    number = world.publish("caf-30").number
    since = world.store.tables.concerns[number, 1].open_since
    for deed in deeds:
        before = len(open_requests(world, number))
        try:
            DEEDS[deed](world, number)
        except EcouteError:
            assert deed not in ("wait", "climb")
        after = len(open_requests(world, number))
        concern = world.store.tables.concerns[number, 1]
        assert after <= 1
        assert deed not in ("wait", "climb") or after == before
        assert (concern.discussed_since is not None) <= (after == 1)
        assert concern.open_since == since
    for _ in range(4):
        world.clock.advance(days=3)
        world.office.climb_transfers()
    waiting = open_requests(world, number)
    discussion = world.store.tables.concerns[number, 1].discussed_since
    assert all(t.decider_code == "" or discussion for t in waiting)
    assert len({t.number for t in world.store.tables.transfers.values()}) == len(world.store.tables.transfers)

"""The structures concerned: changed by moderators, or at the request of those who answer."""

import pytest

from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.structure import OUTSIDE_CODE
from core.transfer import TransferState
from core.views import Place
from core.vocabulary import CharterReason, ResponseState
from tests.fakes.world import WORDING, World


def codes(world: World, number: int) -> list[str]:
    concerns = world.store.tables.concerns.items()
    return [concern.structure_code for (of, _), concern in sorted(concerns) if of == number]


def asked(world: World, to_code: str = "caf-34") -> int:
    """Give a published experience for which a transfer is asked."""
    number = world.publish("caf-30").number
    world.desk("agent-30").ask_transfer(number, 1, to_code, "Le dossier est suivi là-bas.")
    return number


# Routing


def test_routing_replaces_the_structures(world: World) -> None:
    """Those that stay keep their place and their channels; the others go, the new ones come last."""
    number = world.submit("caf-30", "gn-30").number
    kept = world.store.tables.concerns[number, 2]
    dossier = world.desk("modo").route(number, 1, ["gn-30", "caf-34"])
    assert [(f.concern.position, f.structure.code) for f in dossier.concerns] == [(2, "gn-30"), (3, "caf-34")]
    assert world.store.tables.concerns[number, 2] == kept
    assert (dossier.history[-1].kind, dossier.experience.version) == (EventKind.ROUTED, 2)


def test_the_citizens_clock_never_restarts(world: World) -> None:
    """A structure added to a public experience answers since its publication, not since it was added."""
    receipt = world.publish("caf-30")
    published_at = world.clock.now()
    world.clock.advance(days=3)
    dossier = world.desk("modo").route(receipt.number, 2, ["caf-30", "gn-30"])
    assert [file.concern.open_since for file in dossier.concerns] == [published_at, published_at]
    assert world.desk("agent-gn").queue(Place.TO_ANSWER).total == 1


def test_before_publication_nothing_is_awaited(world: World) -> None:
    number = world.submit("caf-30").number
    dossier = world.desk("modo").route(number, 1, ["gn-30"])
    assert [file.concern.open_since for file in dossier.concerns] == [None]


@pytest.mark.parametrize(
    ("wanted", "error", "sentence"),
    [
        ([], Invalid, "au moins une structure"),
        (["inconnue"], NotFound, "inconnue"),
        ([f"s{n}" for n in range(11)], Invalid, "10 structures au plus"),
    ],
)
def test_routing_that_makes_no_sense_changes_nothing(
    world: World, wanted: list[str], error: type[Exception], sentence: str
) -> None:
    number = world.submit().number
    before = world.store.tables.copy()
    with pytest.raises(error, match=sentence):
        world.desk("modo").route(number, 1, wanted)
    assert world.store.tables == before


def test_a_structure_that_wrote_an_answer_stays(world: World) -> None:
    receipt = world.publish("caf-30", "gn-30")
    world.answer(receipt)
    with pytest.raises(Refused, match="Caf du Gard a déjà écrit une réponse"):
        world.desk("modo").route(receipt.number, 2, ["gn-30"])


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_what_is_over_is_not_routed(world: World, end: str) -> None:
    receipt = world.publish() if end == "withdrawn" else world.submit()
    version = 2 if end == "withdrawn" else 1
    if end == "withdrawn":
        world.desk("modo").withdraw(receipt.number, version, "Erreur.")
    else:
        world.desk("modo").reject(receipt.number, version, [CharterReason.INSULTS])
    with pytest.raises(Refused, match="ses structures ne changent plus"):
        world.desk("modo").route(receipt.number, version + 1, ["gn-30"])


def test_routing_an_older_version_is_told(world: World) -> None:
    number = world.submit().number
    world.desk("modo2").route(number, 1, ["gn-30"])
    with pytest.raises(Stale, match=r"modo2\u202f: structures changées"):
        world.desk("modo").route(number, 1, ["caf-34"])


def test_routing_away_answers_the_request_for_transfer(world: World) -> None:
    """The structure that asked to be replaced was: nobody has to decide it any more."""
    number = asked(world)
    world.desk("modo").route(number, 2, ["gn-30"])
    assert world.desk("modo").show(number).open_transfers == ()
    assert world.desk("modo").queue(Place.TRANSFERS).total == 0


# Transfers


def test_a_request_waits_for_the_moderators(world: World) -> None:
    """It is in their list, with who asked and why; meanwhile the answer is still awaited."""
    number = asked(world)
    dossier = world.desk("modo").show(number)
    (transfer,) = dossier.open_transfers
    assert (transfer.from_code, transfer.to_code, transfer.asked_by) == ("caf-30", "caf-34", "agent-30")
    assert transfer.why == "Le dossier est suivi là-bas."
    assert {code: structure.name for code, structure in dossier.named.items()} == {
        "caf-30": "Caf du Gard",
        "caf-34": "Caf de l’Hérault",
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
    with pytest.raises(NotFound):
        world.desk("agent-30").show(number)


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


def test_structures_are_found_by_name_town_or_postal_code(world: World) -> None:
    desk = world.desk("agent-30")
    for query in ("gard", "nimes", "30000"):
        assert "caf-30" in [structure.code for structure in desk.structures(query)]
    with pytest.raises(Forbidden):
        world.desk("ferme").structures("gard")

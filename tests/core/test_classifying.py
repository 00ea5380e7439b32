"""Attributes of an experience: corrected by those who answer, beside what the citizen said."""

from collections.abc import Callable
from typing import Any

import pytest

from core.account import Account
from core.classification import Classification
from core.concern import Concern
from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale
from core.following import NOT_TOLD
from core.history import EventKind
from core.reading import public_one
from core.trade_tag import TradeTag
from core.views import Place
from core.vocabulary import Channel, GeneralTag, ResponseState, Role, Sentiment
from tests.fakes.world import WORDING, World

TOLD = {Channel.PHONE: Sentiment.NEGATIVE}
CORRECTED = {Channel.DESK: Sentiment.POSITIVE, Channel.PHONE: None}


@pytest.fixture
def number(world: World) -> int:
    """Give a published experience of the Caf du Gard, in a network with three trade tags, one of them retired."""
    world.store.keep(TradeTag(network_code="caf", name="RSA"), TradeTag(network_code="caf", name="Aide au logement"))
    world.store.keep(TradeTag(network_code="caf", name="Ancien", retired=True))
    world.store.keep(TradeTag(network_code="gn", name="Plainte"))
    return world.publish().number


def wanted(**changes: Any) -> Classification:
    return Classification(**({"channels": TOLD} | changes))


def concern(world: World, number: int) -> Concern:
    return world.store.tables.concerns[number, 1]


# Channels, trade tags, improvements


def test_what_the_citizen_said_stays_beside_what_was_corrected(world: World, number: int) -> None:
    """Corrected twice, the channels keep the citizen's own words; brought back to these, nothing is corrected."""
    desk = world.desk("agent-30")
    desk.classify(number, 1, 2, wanted(channels=CORRECTED))
    desk.classify(number, 1, 3, wanted(channels={Channel.CHAT: None}))
    assert (concern(world, number).channels, concern(world, number).told_channels) == ({Channel.CHAT: None}, TOLD)
    desk.classify(number, 1, 4, wanted())
    assert (concern(world, number).channels, concern(world, number).told_channels) == (TOLD, None)


def test_the_public_sees_the_channels_corrected_and_nothing_else(world: World, number: int) -> None:
    """Trade tags and services to improve are for those who answer."""
    world.desk("agent-30").classify(
        number,
        1,
        2,
        wanted(channels=CORRECTED, trade_tags=("Aide au logement",), to_improve=True, improvement="Rappeler."),
    )
    with world.store.reading() as uow:
        public = public_one(uow, number)
    assert public is not None
    assert public.concerns[0].channels == CORRECTED
    assert "Aide au logement" not in repr(public)
    assert "Rappeler" not in repr(public)


def test_the_author_reads_what_they_said_and_not_what_agents_noted(world: World) -> None:
    """All that is held of the author is theirs to read; what agents note for themselves is not about them."""
    world.store.keep(TradeTag(network_code="caf", name="RSA"))
    receipt = world.publish()
    told = wanted(channels=CORRECTED, trade_tags=("RSA",), to_improve=True, improvement="Rappeler.")
    world.desk("agent-30").classify(receipt.number, 1, 2, told)
    held = world.following.everything(receipt.token)
    assert held["structures_concernees"][0]["told_channels"] == {"phone": "negative"}
    assert "Rappeler" not in str(held)
    assert EventKind.CLASSIFIED in NOT_TOLD


def test_a_classification_is_told_in_the_history(world: World, number: int) -> None:
    """Who reads the history knows what it was and what it is."""
    dossier = world.desk("agent-30").classify(
        number, 1, 2, wanted(channels=CORRECTED, trade_tags=("RSA",), to_improve=True, improvement="Rappeler.")
    )
    told = dossier.history[-1]
    assert (told.kind, told.actor, dossier.experience.version) == (EventKind.CLASSIFIED, "agent-30", 3)
    assert told.detail == (
        "Caf du Gard : canaux : Accueil (positif), Téléphone ; tags métier : RSA ; "
        "amélioration de service à considérer : Rappeler."
    )
    changes = world.desk("modo").show(number).history[-1].changes
    assert changes["channels"] == [{"phone": "negative"}, {"desk": "positive", "phone": None}]
    assert changes["trade_tags"] == [[], ["RSA"]]
    assert changes["position"] == [1, 1]


def test_classifying_as_it_is_leaves_no_trace(world: World, number: int) -> None:
    """Saying again what is said already makes no version and no line of history."""
    before = world.store.tables.copy()
    dossier = world.desk("agent-30").classify(number, 1, 2, wanted())
    assert dossier.experience.version == 2
    assert world.store.tables == before


def test_a_note_without_the_mark_is_not_kept(world: World, number: int) -> None:
    desk = world.desk("agent-30")
    desk.classify(number, 1, 2, wanted(to_improve=True, improvement="Rappeler."))
    desk.classify(number, 1, 3, wanted(to_improve=False, improvement="Rappeler."))
    assert (concern(world, number).to_improve, concern(world, number).improvement) == (False, "")


def test_a_note_of_any_length_makes_a_line_of_history(world: World, number: int) -> None:
    """The longest note is kept whole; one sign more is refused with the limit."""
    desk = world.desk("agent-30")
    dossier = desk.classify(number, 1, 2, wanted(to_improve=True, improvement="m" * 1000))
    assert dossier.concerns[0].concern.improvement == "m" * 1000
    with pytest.raises(Invalid, match="1000 caractères au plus, elle en compte 1001"):
        desk.classify(number, 1, 3, wanted(to_improve=True, improvement="m" * 1001))


def test_trade_tags_are_those_of_the_network(world: World, number: int) -> None:
    """Those that are retired or of another network are neither offered nor taken."""
    desk = world.desk("agent-30")
    assert [tag.name for tag in desk.trade_tags(number, 1)] == ["Aide au logement", "RSA"]
    for name in ("Ancien", "Plainte", "Inconnu"):
        with pytest.raises(Invalid, match=f"pas de tag métier « {name} »"):
            desk.classify(number, 1, 2, wanted(trade_tags=(name,)))


def test_a_retired_tag_stays_where_it_is_set(world: World, number: int) -> None:
    """It can be kept or taken off there; elsewhere it is offered no longer."""
    desk, other = world.desk("agent-30"), world.publish().number
    desk.classify(number, 1, 2, wanted(trade_tags=("RSA",)))
    world.store.keep(TradeTag(network_code="caf", name="RSA", retired=True))
    assert [tag.name for tag in desk.trade_tags(number, 1)] == ["Aide au logement", "RSA"]
    assert [tag.name for tag in desk.trade_tags(other, 1)] == ["Aide au logement"]
    dossier = desk.classify(number, 1, 3, wanted(trade_tags=("RSA", "Aide au logement")))
    assert dossier.concerns[0].concern.trade_tags == ("RSA", "Aide au logement")


def test_a_transfer_leaves_the_trade_tags_behind(world: World, number: int) -> None:
    """They are words of the network that it was not for."""
    world.desk("agent-30").classify(number, 1, 2, wanted(channels=CORRECTED, trade_tags=("RSA",)))
    sent = concern(world, number).sent_to("gn-30")
    assert (sent.trade_tags, sent.channels, sent.told_channels) == ((), CORRECTED, TOLD)


# Re-attaching


def test_reattaching_keeps_the_citizens_clock(world: World, number: int) -> None:
    """The child answers since the publication; the structure named at first is remembered, through two levels."""
    published_at = world.clock.now()
    world.clock.advance(days=2)
    dossier = world.desk("agent-30").reattach(number, 1, 2, "caf-30-ales")
    kept = dossier.concerns[0]
    assert (kept.structure.code, kept.concern.told_code) == ("caf-30-ales", "caf-30")
    assert kept.concern.open_since == published_at
    assert dossier.named["caf-30"].name == "Caf du Gard"
    told = dossier.history[-1]
    assert (told.kind, told.detail) == (EventKind.REATTACHED, "Caf du Gard : Accueil de la Caf à Alès")
    assert world.desk("agent-30").queue(Place.TO_ANSWER).total == 1


def test_the_first_structure_named_is_remembered_through_two_levels(world: World) -> None:
    number = world.publish("caf").number
    desk = world.desk("agent-caf")
    desk.reattach(number, 1, 2, "caf-30")
    desk.reattach(number, 1, 3, "caf-30-ales")
    assert concern(world, number).told_code == "caf"


def test_the_public_sees_the_structure_reattached(world: World, number: int) -> None:
    world.desk("agent-30").reattach(number, 1, 2, "caf-30-ales")
    with world.store.reading() as uow:
        public = public_one(uow, number)
    assert public is not None
    assert public.concerns[0].name == "Accueil de la Caf à Alès"


def test_only_children_that_are_not_concerned_are_proposed(world: World) -> None:
    number = world.publish("caf", "caf-34").number
    assert [child.code for child in world.desk("agent-caf").children(number, 1)] == ["caf-30"]


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        ("caf-34", Refused, "pas une structure fille de Caf du Gard.*demandez un transfert"),
        ("caf", Refused, "pas une structure fille"),
        ("caf-30", Refused, "pas une structure fille"),
        ("inconnue", NotFound, "inconnue"),
    ],
)
def test_reattaching_goes_one_level_down(
    world: World, number: int, code: str, error: type[EcouteError], sentence: str
) -> None:
    """Anywhere else is refused with what to do, and changes nothing."""
    before = world.store.tables.copy()
    with pytest.raises(error, match=sentence):
        world.desk("agent-30").reattach(number, 1, 2, code)
    assert world.store.tables == before


def test_a_structure_that_is_concerned_already_is_refused(world: World) -> None:
    number = world.publish("caf", "caf-30").number
    with pytest.raises(Refused, match="déjà concernée"):
        world.desk("agent-caf").reattach(number, 1, 2, "caf-30")


def test_what_was_answered_stays_where_it_is(world: World, number: int) -> None:
    """Even a draft: its text is the structure's own."""
    world.desk("agent-30").write(number, 1, WORDING, ResponseState.DRAFT, 0)
    with pytest.raises(Refused, match="a déjà écrit une réponse"):
        world.desk("agent-30").reattach(number, 1, 2, "caf-30-ales")


def test_an_open_request_for_transfer_is_decided_first(world: World, number: int) -> None:
    world.desk("agent-30").ask_transfer(number, 1, "caf-34", "Pas pour nous.")
    with pytest.raises(Refused, match="attendez qu’il soit décidé"):
        world.desk("agent-30").reattach(number, 1, 2, "caf-30-ales")


def test_what_the_source_tells_anew_is_kept_beside_the_corrections(world: World, number: int) -> None:
    """A file imported again never undoes what agents did."""
    desk = world.desk("agent-30")
    desk.classify(number, 1, 2, wanted(channels=CORRECTED, to_improve=True))
    desk.reattach(number, 1, 3, "caf-30-ales")
    anew = Concern(experience_number=number, position=1, structure_code="caf-30", channels={Channel.CHAT: None})
    kept = concern(world, number).told_anew(anew)
    assert (kept.channels, kept.told_channels, kept.to_improve) == (CORRECTED, {Channel.CHAT: None}, True)
    assert (kept.structure_code, kept.told_code) == ("caf-30-ales", "caf-30")


# Rights


def _tag(world: World, name: str, number: int, seen: int) -> object:
    return world.desk(name).tag(number, seen, {GeneralTag.RELATION: Sentiment.POSITIVE})


def _classify(world: World, name: str, number: int, seen: int) -> object:
    return world.desk(name).classify(number, 1, seen, wanted(to_improve=True))


def _reattach(world: World, name: str, number: int, seen: int) -> object:
    return world.desk(name).reattach(number, 1, seen, "caf-30-ales")


Act = Callable[[World, str, int, int], object]
ACTS: dict[str, Act] = {"tag": _tag, "classify": _classify, "reattach": _reattach}
MAY = {
    "tag": {"agent-30", "agent-caf", "manager-30", "modo", "admin"},
    "classify": {"agent-30", "agent-caf", "manager-30"},
    "reattach": {"agent-30", "agent-caf", "manager-30"},
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["agent-30", "agent-caf", "manager-30", "modo", "admin", "agent-34", "agent-gn"])
def test_each_may_do_what_the_screen_says(world: World, number: int, act: str, name: str) -> None:
    """What is grey is refused; what is not visible is not found; the rest is done."""
    if name in MAY[act]:
        shown = world.desk(name).show(number)
        assert act not in shown.refusals | shown.concerns[0].refusals
        ACTS[act](world, name, number, 2)
        assert world.desk("modo").show(number).experience.version == 3
        return
    with pytest.raises((Forbidden, NotFound)) as caught:
        ACTS[act](world, name, number, 2)
    if isinstance(caught.value, Forbidden):
        shown = world.desk(name).show(number)
        assert (shown.refusals | shown.concerns[0].refusals)[act] == caught.value.sentence


@pytest.mark.parametrize("act", ACTS)
def test_a_closed_account_does_nothing(world: World, number: int, act: str) -> None:
    with pytest.raises(Forbidden, match="n’existe pas ou est fermé"):
        ACTS[act](world, "ferme", number, 2)


@pytest.mark.parametrize("act", ["classify", "reattach"])
def test_the_structure_of_another_is_not_touched(world: World, act: str) -> None:
    """Who answers for the second structure concerned changes nothing of the first one."""
    number = world.publish("caf-30", "gn-30").number
    with pytest.raises(Forbidden):
        ACTS[act](world, "agent-gn", number, 2)
    _tag(world, "agent-gn", number, 2)


@pytest.mark.parametrize("act", ACTS)
def test_an_older_version_is_told_with_who_did_what(world: World, number: int, act: str) -> None:
    """Nobody overwrites what they have not seen."""
    _classify(world, "manager-30", number, 2)
    with pytest.raises(Stale, match=r"manager-30.*canaux, tags métier ou services à améliorer corrigés"):
        ACTS[act](world, "agent-30", number, 2)


def test_what_is_not_published_is_not_tagged_by_agents(world: World) -> None:
    number = world.submit().number
    with pytest.raises(NotFound):
        _tag(world, "agent-30", number, 1)


# The vocabulary


@pytest.fixture
def keeper(world: World) -> World:
    """Give a network with a manager at its head."""
    head = Account(name="chef", display_name="Chef", role=Role.MANAGER, structure_code="caf")
    world.store.keep(head, TradeTag(network_code="gn", name="Plainte"))
    return world


def names(tags: Any) -> list[tuple[str, bool]]:
    return [(tag.name, tag.retired) for tag in tags]


def test_a_vocabulary_is_added_to_and_retired_from(keeper: World) -> None:
    """A tag that was retired comes back by being added again, under the name that it had."""
    desk = keeper.desk("chef")
    assert names(desk.add_trade_tag("  RSA ")) == [("RSA", False)]
    assert names(desk.retire_trade_tag("RSA")) == [("RSA", True)]
    assert names(desk.add_trade_tag("rsa")) == [("RSA", False)]
    assert names(keeper.desk("chef").vocabulary()) == [("RSA", False)]


def test_a_tag_renamed_is_followed_where_it_is_set(keeper: World) -> None:
    """In its own network, and in no other; figures count it under its new name."""
    desk = keeper.desk("chef")
    desk.add_trade_tag("Plainte")
    own, other = keeper.publish().number, keeper.publish("gn-30").number
    keeper.desk("agent-30").classify(own, 1, 2, wanted(trade_tags=("Plainte",)))
    keeper.desk("agent-gn").classify(other, 1, 2, wanted(trade_tags=("Plainte",)))
    keeper.store.tables.tally_due.clear()
    assert names(desk.rename_trade_tag("Plainte", "Réclamation")) == [("Réclamation", False)]
    assert keeper.store.tables.tally_due == [own]
    assert concern(keeper, own).trade_tags == ("Réclamation",)
    assert concern(keeper, other).trade_tags == ("Plainte",)


def test_a_tag_may_change_its_capitals(keeper: World) -> None:
    desk = keeper.desk("chef")
    desk.add_trade_tag("rsa")
    assert names(desk.rename_trade_tag("rsa", "RSA")) == [("RSA", False)]


@pytest.mark.parametrize(
    ("act", "error", "sentence"),
    [
        (lambda desk: desk.add_trade_tag("rsa"), Refused, "a déjà le tag métier « RSA »"),
        (lambda desk: desk.add_trade_tag("  "), Invalid, "écrivez-le"),
        (lambda desk: desk.add_trade_tag("m" * 61), Invalid, "60 caractères au plus"),
        (lambda desk: desk.rename_trade_tag("RSA", "prime d'activité"), Refused, "choisissez un autre nom"),
        (lambda desk: desk.rename_trade_tag("Inconnu", "Connu"), NotFound, "Inconnu"),
        (lambda desk: desk.retire_trade_tag("Inconnu"), NotFound, "Inconnu"),
    ],
)
def test_a_vocabulary_holds_each_word_once(
    keeper: World, act: Callable[[Any], object], error: type[EcouteError], sentence: str
) -> None:
    desk = keeper.desk("chef")
    desk.add_trade_tag("RSA")
    desk.add_trade_tag("Prime d'activité")
    before = keeper.store.tables.copy()
    with pytest.raises(error, match=sentence):
        act(desk)
    assert keeper.store.tables == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("manager-30", "responsables de sa tête"), ("agent-caf", "agent"), ("modo", "modération"), ("admin", "profil")],
)
def test_the_managers_of_the_head_alone_keep_the_vocabulary(keeper: World, name: str, sentence: str) -> None:
    """Each call asks for the right again."""
    desk = keeper.desk(name)
    for act in (
        desk.vocabulary,
        lambda: desk.add_trade_tag("RSA"),
        lambda: desk.rename_trade_tag("RSA", "R"),
        lambda: desk.retire_trade_tag("RSA"),
    ):
        with pytest.raises(Forbidden, match=sentence):
            act()

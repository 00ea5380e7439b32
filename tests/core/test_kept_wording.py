"""Formulas, templates and links: kept by managers within their sub-tree, offered to those who answer."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.account import Account
from core.desk import Desk
from core.errors import EcouteError, Forbidden, Invalid, NotFound
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula, Wording
from core.rules import HouseRules
from core.vocabulary import FormulaKind, GeneralTag, ResponseState, Role, Sentiment
from tests.fakes.world import World

HELLO = Formula(structure_code="caf-30", kind=FormulaKind.GREETING, text="Bonjour {pseudonyme},")
SITE = OfficialLink(network_code="caf", title="Simuler ses droits", url="https://www.caf.fr/simuler")
LINE = "Nous avons bien pris note de vos remarques sur l’accueil."


def a_template(code: str = "caf-30", title: str = "RSA suspendu", **more: object) -> ReplyTemplate:
    return ReplyTemplate(structure_code=code, title=title, body="Bonjour {pseudonyme}, voyez ‹qui›.", **more)


@pytest.fixture
def head(world: World) -> Desk:
    """Give the desk of the manager of the whole Caf network."""
    world.store.keep(Account(name="head", display_name="Tête", role=Role.MANAGER, structure_code="caf"))
    return world.desk("head")


def test_formulas_are_added_changed_and_removed(world: World) -> None:
    desk = world.desk("manager-30")
    assert desk.keep_formula(HELLO).formulas == (HELLO,)
    other = HELLO.model_copy(update={"text": "Madame, Monsieur,"})
    assert desk.keep_formula(other, instead_of=HELLO).formulas == (other,)
    with pytest.raises(NotFound):
        desk.keep_formula(HELLO.model_copy(update={"text": "Cher {pseudonyme},"}), instead_of=HELLO)
    with pytest.raises(Invalid, match="existe"):
        desk.keep_formula(other)
    assert desk.remove_formula(other).formulas == ()


def test_templates_are_added_changed_and_removed(world: World) -> None:
    desk = world.desk("manager-30")
    (kept,) = desk.keep_template(a_template(tags=(GeneralTag.RELATION,))).templates
    assert kept.number == 1
    (kept,) = desk.keep_template(kept.model_copy(update={"title": "Autre"})).templates
    assert (kept.number, kept.title, kept.tags) == (1, "Autre", (GeneralTag.RELATION,))
    assert desk.remove_template(1).templates == ()
    with pytest.raises(NotFound):
        desk.remove_template(1)


def test_links_belong_to_the_network(world: World, head: Desk) -> None:
    """Its head's managers keep them; those below see them, and why they cannot change them."""
    (kept,) = head.keep_link(SITE).links
    seen = world.desk("manager-30").wording()
    assert seen.links == (kept,) and "périmètre" in seen.links_refusal
    with pytest.raises(Forbidden):
        world.desk("manager-30").keep_link(SITE)
    assert head.wording().links_refusal == ""
    assert head.remove_link(kept.number).links == ()


@pytest.mark.parametrize(
    "url", ["http://caf.fr", "https://caf", "caf.fr", "javascript:alert(1)", "https://a@caf.fr/", "https://[x"]
)
def test_a_link_leads_to_a_page_over_https(head: Desk, url: str) -> None:
    with pytest.raises(Invalid, match="https"):
        head.keep_link(SITE.model_copy(update={"url": url}))


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.wording("caf-30"),
        lambda desk: desk.keep_formula(HELLO),
        lambda desk: desk.remove_formula(HELLO),
        lambda desk: desk.keep_template(a_template()),
        lambda desk: desk.remove_template(1),
        lambda desk: desk.keep_link(SITE),
        lambda desk: desk.remove_link(1),
    ],
)
@pytest.mark.parametrize("name", ["agent-30", "agent-caf", "valid-34", "modo", "agent-gn"])
def test_only_managers_keep_them(world: World, head: Desk, name: str, act: Callable[[Desk], object]) -> None:
    """And nothing has changed afterwards."""
    head.keep_template(a_template())
    head.keep_link(SITE)
    before = world.store.commits
    with pytest.raises(Forbidden):
        act(world.desk(name))
    assert world.store.commits == before


def test_a_manager_keeps_nothing_outside_the_sub_tree(world: World) -> None:
    for code in ("caf", "caf-34", "gn", "inconnue"):
        with pytest.raises(EcouteError):
            world.desk("manager-30").keep_template(a_template(code))
    assert world.desk("manager-30").keep_template(a_template("caf-30-ales")).structure.code == "caf-30-ales"


def test_templates_are_inherited_and_ranked(world: World, head: Desk) -> None:
    """By shared tags, then by feeling, then the nearest; those of another feeling or another branch are left out."""
    head.keep_template(a_template("caf", "Général"))
    head.keep_template(a_template("caf", "Fâché", sentiment=Sentiment.NEGATIVE))
    head.keep_template(a_template("caf", "Content", sentiment=Sentiment.POSITIVE))
    head.keep_template(a_template("caf", "Accueil", tags=(GeneralTag.RELATION,)))
    head.keep_template(a_template("caf-30", "Proche"))
    head.keep_template(a_template("caf-34", "Ailleurs"))
    receipt = world.publish("caf-30")
    dossier = world.desk("modo").show(receipt.number)
    world.desk("modo").tag(receipt.number, dossier.experience.version, {GeneralTag.RELATION: Sentiment.NEGATIVE})
    offered = world.desk("agent-30").templates(receipt.number, 1)
    assert [one.template.title for one in offered] == ["Accueil", "Fâché", "Proche", "Général"]
    assert offered[0].why == "tags : Relation · hérité"
    assert offered[2].why == "de votre structure"
    assert offered[0].body == "Bonjour Rugby 71, voyez ‹qui›."


def test_links_are_offered_to_the_whole_network(world: World, head: Desk) -> None:
    head.keep_link(SITE)
    receipt = world.publish("caf-30-ales")
    assert [link.text for link in world.desk("agent-30").links(receipt.number, 1)] == [
        "Simuler ses droits : https://www.caf.fr/simuler"
    ]


def test_sentences_sent_are_counted(world: World) -> None:
    """At each publication, by structure; a correction counts what it changes, and an answer taken back no more."""
    receipts = [world.publish("caf-30") for _ in range(6)]
    for receipt in receipts:
        world.answer(receipt, body=LINE)
    assert worn(world) == [6]
    world.answer(receipts[0], body=f"{LINE} Merci.")
    assert worn(world) == [6]
    world.answer(receipts[0], body="Merci.")
    assert worn(world) == [5]
    other = world.publish("caf-30-ales")
    assert not world.desk("agent-30").check_answer(other.number, 1, Wording(body=LINE))


def test_a_recount_finds_the_same(world: World) -> None:
    for receipt in [world.publish("caf-30") for _ in range(5)]:
        world.answer(receipt, body=LINE)
    world.store.tables.sent_sentences.clear()
    assert worn(world) == []
    assert world.office.recount_sentences() == 5
    assert worn(world) == [5]


def worn(world: World) -> list[int]:
    """Give how many times the sentence was sent, as the check of a draft tells it."""
    receipt = world.publish("caf-30")
    return [remark.times for remark in world.desk("agent-30").check_answer(receipt.number, 1, Wording(body=LINE))]


def test_what_blocks_is_refused_when_it_leaves(world: World) -> None:
    """Published or handed to a validator; a draft is kept all the same."""
    receipt = world.publish("caf-30")
    wording, desk = Wording(body="Madame Durand vous a reçu."), world.desk("agent-30")
    for state in (ResponseState.PUBLISHED, ResponseState.TO_VALIDATE):
        with pytest.raises(Invalid, match="Durand"):
            desk.write(receipt.number, 1, wording, state, 0)
    assert desk.write(receipt.number, 1, wording, ResponseState.DRAFT, 0).concerns[0].draft is not None


def test_the_structure_s_own_acronym_needs_no_words(world: World) -> None:
    """Everybody reads its name above the answer."""
    receipt = world.publish("caf-30")
    remarks = world.desk("agent-30").check_answer(receipt.number, 1, Wording(body="La Caf verse le RSA."))
    assert [remark.sentence[:7] for remark in remarks] == ["«\u202fRSA\u202f»"]


def test_an_answer_taken_back_counts_no_more(world: World) -> None:
    """The one that it corrected counts again."""
    world.rules = HouseRules(grace=timedelta(minutes=5))
    receipts = [world.publish("caf-30") for _ in range(6)]
    for receipt in receipts:
        world.answer(receipt, body=LINE)
    world.desk("agent-30").undo_answer(receipts[0].number, 1)
    assert worn(world) == [5]
    world.answer(receipts[1], body="Merci.")
    assert worn(world) == []
    world.desk("agent-30").undo_answer(receipts[1].number, 1)
    assert worn(world) == [5]

"""The search at the desk: hits, facets, completion, kept searches and the table, over a small programme."""

import pytest

from core.desk.seeking import Seeking
from core.errors import Forbidden, Invalid, Refused
from core.seeking.saved import SAVED_MAX
from core.seeking.search import Key
from core.snippets import Piece
from core.submission import SubmittedConcern
from core.trade_tag import TradeTag
from core.vocabulary import Channel, Sentiment
from tests.fakes.world import World


@pytest.fixture
def three(world: World) -> World:
    """Give a programme with three stories: the Gard on the phone (answered), Alès at the desk, the Gendarmerie."""
    phone = SubmittedConcern(structure_code="caf-30", channels={Channel.PHONE: Sentiment.NEGATIVE})
    desk = SubmittedConcern(structure_code="caf-30-ales", channels={Channel.DESK: Sentiment.POSITIVE})
    first = world.publish(title="Trois appels", text="La file d’attente du téléphone est longue.", concerns=(phone,))
    world.publish(
        title="Bon accueil",
        text="Au guichet, une file, puis l’attente.",
        concerns=(desk,),
        sentiment=Sentiment.POSITIVE,
    )
    world.publish("gn", title="Plainte", text="La file d’attente au guichet.")
    world.clock.advance(hours=10 * 24)
    world.answer(first, body="Votre rappel téléphonique est prévu.")
    return world


def numbers(desk: Seeking, line: str) -> list[int]:
    return [hit.number for hit in desk.search(line).hits]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", [3, 2, 1]),
        ('"file attente"', [3, 1]),
        ('"attente file"~2', [3, 2, 1]),
        ("caf:gard", [2, 1]),
        ('structure="Caf du Gard"', [1]),
        ("réseau:gendarmerie", [3]),
        ("caf:gard canal:téléphone -positif délai>7j", [1]),
        ("délai<7j", []),
        ("-délai>7j", [3, 2]),
        ("réponse:rappel", [1]),
        ("récit:rappel", []),
        ("titre:accueil|plainte", [3, 2]),
        ("canal:accueil/positif,téléphone/positif", [2]),
        ("répondue:non typologie:caf", [2]),
        ("répondue-par:gard", [1]),
        ("ressenti:négatif -guichet", [1]),
        ("département:gard", [3, 2, 1]),
        ("publiée<2020", []),
    ],
)
def test_what_each_line_finds(three: World, line: str, found: list[int]) -> None:
    """Worked by hand on three stories."""
    assert numbers(three.desk("modo"), line) == found


def test_channel_and_structure_are_asked_of_the_same_one(world: World) -> None:
    """A story about two structures is found by a channel with the one that it was used with."""
    phone = SubmittedConcern(structure_code="caf-30", channels={Channel.PHONE: None})
    world.publish(concerns=(phone, SubmittedConcern(structure_code="gn")))
    desk = world.desk("modo")
    assert numbers(desk, "structure:caf canal:téléphone") == [1]
    assert numbers(desk, "structure:gn canal:téléphone") == []
    assert numbers(desk, "structure:caf avec:gn canal:téléphone") == [1]


def test_an_agent_finds_what_their_lists_show(three: World) -> None:
    """Outside one's reach nothing is found, nor counted."""
    assert numbers(three.desk("agent-30"), '"attente file"~2') == [2, 1]
    assert three.desk("agent-gn").facets("").total == 1


def test_what_is_found_is_shown(three: World) -> None:
    """Title and excerpt come in pieces, what was looked for apart; an answer says that it is one."""
    (hit,) = three.desk("modo").search("caf:gard canal:téléphone appel").hits
    assert [piece.text for piece in hit.title if piece.found] == ["appels"]
    (hit,) = three.desk("modo").search("réponse:prévu").hits
    assert hit.in_answer
    assert Piece("prévu", found=True) in hit.excerpt


def test_a_line_tells_what_its_names_stand_for(three: World) -> None:
    """The name of a structure that was found by its words is told."""
    results = three.desk("modo").search("caf:alès")
    assert results.meaning == (("caf alès", "Accueil de la Caf à Alès"),)
    assert results.line == 'structure:"caf alès"'
    with pytest.raises(Invalid, match="zanzibar"):
        three.desk("modo").search("structure:zanzibar")
    with pytest.raises(Invalid, match="Caf"):
        three.desk("modo").search("typologie:musée")


def test_facets_count_networks_then_children(three: World) -> None:
    """Without a structure the networks are counted; with one, its children; a facet adds its criterion."""
    desk = three.desk("modo")

    def facet(line: str, key: Key) -> dict[str, int]:
        return {one.label: one.count for one in desk.facets(line).lines if one.key is key}

    assert facet("", Key.STRUCTURE) == {"Caisse nationale des allocations familiales": 2, "Gendarmerie nationale": 1}
    assert facet("structure:caf", Key.STRUCTURE) == {"Caf du Gard": 2}
    assert facet("structure:caf", Key.CHANNEL) == {"Téléphone": 1, "Accueil": 1}
    assert facet("", Key.FEELING) == {"négatif": 2, "positif": 1}
    criteria = {one.label: one.criterion for one in desk.facets("").lines}
    assert criteria["Accueil"] == "canal:accueil"
    assert numbers(desk, criteria["Accueil"]) == [2]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("can", "canal:"),
        ("canal:tél", "canal:téléphone "),
        ("-canal:tél", "-canal:téléphone "),
        ("canal:accueil,tél", "canal:accueil,téléphone "),
        ("canal:téléphone/n", "canal:téléphone/neutre "),
        ("caf:al", 'structure:"Accueil de la Caf à Alès" '),
        ("guichet struct", "guichet structure:"),
        ('structure:"caf du', 'structure:"Caf du Gard" '),
        ("négat", "négatif "),
        ("département:g", "département:Gard "),
        ("métier:all", "métier:Allocations "),
        ("délai", "délai>"),
        ("utile:", "utile:oui "),
    ],
)
def test_what_may_be_written_is_proposed(three: World, typed: str, line: str) -> None:
    """Keys, values, names of structures: the first proposal is the nearest one."""
    three.store.keep(TradeTag(network_code="caf", name="Allocations"))
    assert three.desk("agent-30").complete(typed, len(typed))[0].line == line


def test_completion_leaves_the_rest_of_the_line(three: World) -> None:
    """In the middle of a line, only the criterion under the cursor is written."""
    first = three.desk("modo").complete("can guichet", 3)[0]
    assert (first.line, first.cursor) == ("canal: guichet", len("canal:"))


def test_the_table_says_what_was_found(three: World) -> None:
    """One row for each experience, with its answer, its channels and its structures."""
    (row,) = three.desk("modo").export_rows("canal:téléphone").rows
    assert row[0] == 1
    assert "Caf du Gard" in row
    assert "Téléphone (négatif)" in row
    assert any("rappel" in str(value) for value in row)


def test_searches_are_kept_shared_and_forgotten(three: World) -> None:
    """One's own, then those of one's structure; who made it or manages the structure forgets it."""
    agent, manager = three.desk("agent-30"), three.desk("manager-30")
    agent.save_search("Attente", "  attente   canal:tel ", shared=True)
    assert [(kept.name, kept.line) for kept in manager.searches()] == [("Attente", "attente canal:téléphone")]
    assert three.desk("agent-34").searches() == []
    with pytest.raises(Forbidden):
        three.desk("agent-34").forget_search("Attente", "agent-30")
    with pytest.raises(Forbidden):
        three.desk("modo").save_search("À nous", "attente", shared=True)
    with pytest.raises(Invalid):
        agent.save_search("Fausse", "cannal:x")
    assert manager.forget_search("Attente", "agent-30") == []


def test_kept_searches_are_few(three: World) -> None:
    """There is room for a known number; the same name replaces."""
    desk = three.desk("modo")
    for place in range(SAVED_MAX):
        desk.save_search(f"n° {place}", "guichet")
    desk.save_search("n° 0", "attente")
    with pytest.raises(Refused):
        desk.save_search("une de trop", "guichet")

"""The tables that the stories are made of."""

from collections import Counter
from random import Random

import pytest

from admin.seed.narrator import Words
from admin.seed.situation import Situation, situation_titled, situations
from admin.seed.tree import NETWORKS
from admin.seed.typing_styles import typeset
from core.vocabulary import Sentiment


def _all(network: str) -> list[Situation]:
    return [situation for sentiment in Sentiment for situation in situations(network, sentiment)]


@pytest.mark.parametrize("network", NETWORKS)
def test_tables_are_whole(network: str) -> None:
    """Each network has situations of every feeling, and each situation all its parts."""
    assert all(situations(network, sentiment) for sentiment in Sentiment)
    assert len(_all(network)) >= 9
    for situation in _all(network):
        for part in (situation.titles, situation.settings, situation.effects, situation.wishes, situation.answers):
            assert part, situation.titles
        assert len(situation.events) >= 2, situation.titles
        assert situation.channels
        assert situation.tags


@pytest.mark.parametrize("network", NETWORKS)
def test_every_word_in_braces_is_known(network: str) -> None:
    """Each sentence can be filled for a woman and for a man."""
    for situation in _all(network):
        sentences = (*situation.settings, *situation.effects, *situation.wishes)
        for sentence in (*sentences, *(wording for wordings in situation.events for wording in wordings)):
            for female in (False, True):
                assert "{" not in sentence.format_map(Words(Random(1), female, "Nîmes"))


def test_a_title_belongs_to_one_network() -> None:
    """No title is used by two networks, and a title leads back to a situation however it is typed."""
    owners = Counter(
        title for network in NETWORKS for title in {title for situation in _all(network) for title in situation.titles}
    )
    assert max(owners.values()) == 1
    for network in NETWORKS:
        for situation in _all(network):
            for title in situation.titles:
                found = situation_titled(network, typeset(title).upper())
                assert found is not None
                assert found.sentiment is situation.sentiment


def test_typesetting_is_french() -> None:
    """Apostrophes are curly, and a narrow no-break space stands before the high signs and inside guillemets."""
    assert typeset("C'est « bon » : 12 € !") == "C’est «\u202fbon\u202f»\u202f: 12\u202f€\u202f!"

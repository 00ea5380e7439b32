"""What the public reads of an answer that several structures give."""

import pytest

from core.response import Wording
from core.vocabulary import ResponseKind, ResponseState
from tests.fakes.world import World
from tests.public_form.site import Site, words

PATH = "/experiences/1_rsa-suspendu-sans-explication"


@pytest.fixture
def answers(world: World, site: Site) -> list[str]:
    """The answers on the page: one, one that completes it, and one that is the same."""
    told = world.publish("caf-30", "gn-30", "caf-34")
    world.answer(told)
    more = Wording(body="La brigade ajoute ceci.")
    world.desk("agent-gn").write(told.number, 2, more, ResponseState.PUBLISHED, 0, ResponseKind.COMPLEMENT)
    world.desk("valid-34").adopt(told.number, 3, 1, 0)
    return [words(tag) for tag in site.get(PATH).soup.select("section.answer")]


def test_a_common_answer_says_whose_it_is(answers: list[str]) -> None:
    assert "Réponse commune, écrite par Caf du Gard" in answers[2]
    assert "Caf de l’Hérault s’associe à une réponse" in answers[2]
    assert "Votre dossier est à jour." in answers[0]
    assert "Votre dossier est à jour." in answers[2]


def test_a_complement_says_so(answers: list[str]) -> None:
    assert "Brigade de Roquemaure a complété" in answers[1]
    assert "Complément" in answers[1]


def test_an_answer_of_its_own_says_nothing_more(answers: list[str]) -> None:
    assert "Caf du Gard a répondu" in answers[0]
    assert not {"Réponse commune", "Complément"} & set(answers[0].split(" · "))
    assert "commune" not in answers[0]

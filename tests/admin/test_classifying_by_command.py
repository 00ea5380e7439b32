"""What those who answer say of an experience can be said by commands, as on the screen."""

from itertools import count

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

_KEYS = count(1)


@pytest.fixture
def number(ecoute: Ecoute, house: House) -> str:
    """Give a published experience, as typed, in a network whose manager keeps two trade tags."""
    ecoute("account", "add", "chef", "--role", "manager", "--structure", "caf")
    ecoute("trade-tags", "add", "RSA", "--as", "chef")
    ecoute("trade-tags", "add", "Logement", "--as", "chef")
    told = house.intake.submit(submission(key=f"une-cle-{next(_KEYS)}"), SOURCE).number
    house.desk("modo").publish(told, 1)
    return str(told)


def test_what_is_not_given_stays_as_it_was(ecoute: Ecoute, number: str) -> None:
    """Channels, trade tags and what is to improve are said one by one, or together."""
    words = ("classify", number, "--as", "agent-30", "--json")
    tagged = ecoute(*words, "--trade-tag", "RSA", "--trade-tag", "Logement", "--improve", "Le délai.").document
    concern = tagged["concerns"][0]["concern"]
    assert (concern["trade_tags"], concern["improvement"]) == (["RSA", "Logement"], "Le délai.")
    assert (concern["channels"], concern["told_channels"]) == ({"phone": "negative"}, None)
    concern = ecoute(*words, "--channel", "desk=positive", "--channel", "chat").document["concerns"][0]["concern"]
    assert concern["channels"] == {"desk": "positive", "chat": None}
    assert (concern["told_channels"], concern["to_improve"]) == ({"phone": "negative"}, True)
    concern = ecoute(*words, "--no-improve", "--no-trade-tag").document["concerns"][0]["concern"]
    assert (concern["trade_tags"], concern["to_improve"]) == ([], False)
    assert "Tags métier\u202f: aucun." in ecoute("classify", number, "--as", "agent-30").out


def test_what_is_wrong_is_said(ecoute: Ecoute, number: str) -> None:
    words = ("classify", number, "--as", "agent-30")
    assert "n’est pas un canal" in ecoute(*words, "--channel", "pigeon").refused(2)
    assert "pas de tag métier" in ecoute(*words, "--trade-tag", "Inconnu").refused(7)
    assert "structure concernée n° 4" in ecoute(*words, "--position", "4").err
    assert "a changé depuis" in ecoute(*words, "--version", "1", "--improve", "Trop tard.").err


def test_an_experience_is_reattached(ecoute: Ecoute, number: str) -> None:
    """Without a code, the children that it may go to are given."""
    words = ("reattach", number, "--as", "agent-30")
    assert ecoute(*words).out == "caf-30-ales\tAccueil de la Caf à Alès\n"
    assert [child["code"] for child in ecoute(*words, "--json").document] == ["caf-30-ales"]
    assert "demandez un transfert" in ecoute(*words, "--to", "caf-34").refused(5)
    concern = ecoute(*words, "--to", "caf-30-ales", "--json").document["concerns"][0]["concern"]
    assert (concern["structure_code"], concern["told_code"]) == ("caf-30-ales", "caf-30")


def test_a_vocabulary_is_kept(ecoute: Ecoute, number: str) -> None:
    """Each change gives the vocabulary whole; where a tag is set, it follows."""
    ecoute("classify", number, "--as", "agent-30", "--trade-tag", "RSA")
    renamed = ecoute("trade-tags", "rename", "RSA", "Revenu", "--as", "chef", "--json").document
    assert [tag["name"] for tag in renamed] == ["Logement", "Revenu"]
    shown = ecoute("show", number, "--as", "agent-30", "--json").document
    assert shown["concerns"][0]["concern"]["trade_tags"] == ["Revenu"]
    assert ecoute("trade-tags", "retire", "Logement", "--as", "chef").code == 0
    assert ecoute("trade-tags", "list", "--as", "chef").out == "Logement\tretiré\nRevenu\n"
    assert ecoute("trade-tags", "list", "--as", "agent-30").code == 4


def test_agents_set_the_general_tags(ecoute: Ecoute, number: str) -> None:
    tagged = ecoute("tag", number, "relation=positive", "--as", "agent-30", "--json").document
    assert tagged["experience"]["tags"] == {"relation": "positive"}

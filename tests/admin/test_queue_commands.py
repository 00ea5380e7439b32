"""`ecoute queue`, `views`, `digest` and `bulk tag`: what the workstation does with lists, without a screen."""

import pytest

from admin.wiring import House
from core.views import Place, Sieve
from core.vocabulary import GeneralTag, Sentiment
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission


@pytest.fixture
def told(house: House) -> House:
    """Give a house with two published experiences of the Caf du Gard."""
    for number, title in enumerate(("Des retards répétés", "Un accueil parfait"), start=1):
        house.intake.submit(submission(key=f"une-cle-{number}", title=title), SOURCE)
        house.desk("modo").publish(number, 1)
    return house


def numbers(run_document: dict) -> list[int]:
    return [line["number"] for line in run_document["lines"]]


def test_a_list_is_filtered_by_options(ecoute: Ecoute, told: House) -> None:
    """Words, channels, periods, structures, answers; the document has every field of a line."""
    words = ("queue", "--as", "agent-30", "--place", "to_answer", "--json")
    page = ecoute(*words, "--words", "retard").document
    assert numbers(page) == [1]
    line = page["lines"][0]
    assert (line["late"], line["waiting_since"] is None) == (None, False)
    assert numbers(ecoute(*words, "--channel", "phone", "--unanswered").document) == [1, 2]
    assert numbers(ecoute(*words, "--channel", "letter").document) == []
    assert numbers(ecoute(*words, "--structure", "caf-30-ales").document) == []
    assert numbers(ecoute(*words, "--since", "2100-01-01").document) == []
    assert numbers(ecoute(*words, "--until", "2100-01-01", "--sentiment", "negative").document) == [1, 2]
    assert numbers(ecoute(*words, "--late", "48").document) == []
    assert numbers(ecoute(*words, "--trade-tag", "Délai").document) == []
    run = ecoute(*words, "--structure", "gn")
    assert run.code == 4
    assert "périmètre" in run.err


def test_views_are_kept_shared_opened_and_removed(ecoute: Ecoute, told: House) -> None:
    """The filters typed are those of the view; opened by its name, others may be added."""
    saved = ("views", "save", "Retards", "--as", "agent-30", "--place", "to_answer", "--words", "retard", "--shared")
    (view,) = ecoute(*saved, "--json").document
    assert (view["structure_code"], view["sieve"]["words"]) == ("caf-30", "retard")
    assert "partagée par agent-30" in ecoute("views", "list", "--as", "manager-30").out
    opened = ("queue", "--as", "manager-30", "--view", "Retards", "--json")
    assert numbers(ecoute(*opened).document) == [1]
    assert numbers(ecoute(*opened, "--channel", "letter").document) == []
    assert ecoute("queue", "--as", "agent-30", "--view", "Inconnue").code == 3
    assert ecoute("views", "remove", "Retards", "--as", "agent-caf", "--maker", "agent-30").code == 4
    assert ecoute("views", "remove", "Retards", "--as", "manager-30", "--maker", "agent-30", "--json").document == []
    assert told.desk("agent-30").views() == []


def test_tags_are_set_on_many(ecoute: Ecoute, told: House) -> None:
    """Said first, done with --yes, added to those that are set; one that is refused leaves the others done."""
    told.desk("modo").tag(1, 2, {GeneralTag.RELATION: Sentiment.POSITIVE})
    words = ("bulk", "tag", "1", "2", "99", "--as", "agent-30", "--tag", "simplicity=negative")
    assert "à taguer" in ecoute(*words).out
    run = ecoute(*words, "--yes", "--json")
    assert run.code == 1
    assert [one["done"] for one in run.document] == [True, True, False]
    tags = [told.desk("modo").show(number).experience.tags for number in (1, 2)]
    added = {GeneralTag.SIMPLICITY: Sentiment.NEGATIVE}
    assert tags == [{GeneralTag.RELATION: Sentiment.POSITIVE, **added}, added]


def test_the_letter_of_summary_is_ones_own_choice(ecoute: Ecoute, told: House) -> None:
    """Never at first; the operator may give the address, and only the account chooses."""
    nothing = {"board": "", "days": ""}
    never = {"choice": "never", "email": "", **nothing}
    assert ecoute("digest", "--as", "agent-30", "--json").document == never
    assert ecoute("digest", "--as", "agent-30", "--choice", "daily").code == 7
    given = ecoute("account", "email", "agent-30", "accueil@caf-gard.exemple.fr", "--json").document
    assert (given["email"], given["digest"]) == ("accueil@caf-gard.exemple.fr", "never")
    chosen = ecoute("digest", "--as", "agent-30", "--choice", "weekly", "--json").document
    assert chosen == {"choice": "weekly", "email": "accueil@caf-gard.exemple.fr", **nothing}
    assert ecoute("account", "email", "agent-30", "pas une adresse").code == 7
    assert ecoute("account", "email", "inconnu", "a@exemple.fr").code == 3


def test_every_published_experience_of_a_sub_tree(ecoute: Ecoute, told: House) -> None:
    """« Toutes », newest first, as the desk gives it."""
    page = ecoute("queue", "--as", "agent-30", "--place", "all", "--json").document
    assert numbers(page) == [2, 1]
    assert [line.number for line in told.desk("agent-30").queue(Place.ALL, sieve=Sieve(words="accueil")).lines] == [2]

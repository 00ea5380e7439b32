"""`ecoute publish --mask`: what a script hides, and what it is told when it cannot."""

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

TEXT = "Mme Valombre m’a rappelé au 06 39 98 12 34. Merci Mme Valombre."


def told(house: House) -> str:
    return str(house.intake.submit(submission(text=TEXT), SOURCE).number)


def test_each_place_of_the_words_is_masked(ecoute: Ecoute, house: House) -> None:
    """Every place where the words stand is replaced, and the moderation's sentence is kept for the author."""
    number = told(house)
    words = ("--mask", "Mme Valombre=nom", "--mask", "06 39 98 12 34=téléphone", "--note", "Aucun nom.")
    document = ecoute("publish", number, "--as", "modo", *words, "--json").document
    assert document["experience"]["text"] == "[nom] m’a rappelé au [téléphone]. Merci [nom]."
    assert (document["original"]["text"], document["original"]["why"]) == (TEXT, "Aucun nom.")
    assert "Valombre" not in ecoute("show", number, "--as", "agent-30", "--json").out


def test_words_that_stand_nowhere_publish_nothing(ecoute: Ecoute, house: House) -> None:
    """A passage that is not in the story, or is not told with its label, is said, and the story stays where it was."""
    number = told(house)
    for span, sentence in (("M. Untel=nom", "ne se trouve pas"), ("Mme Valombre", "PASSAGE=ÉTIQUETTE")):
        run = ecoute("publish", number, "--as", "modo", "--mask", span)
        assert run.code != 0 and sentence in run.err and "Traceback" not in run.err
    assert ecoute("show", number, "--as", "modo", "--json").document["experience"]["state"] == "submitted"

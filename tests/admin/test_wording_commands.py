"""Help for writing is there for scripts too: similar answers, the check of a draft, and what managers keep."""

from itertools import count

import pytest

from admin.seed.tree import NETWORKS, head_code
from admin.seed.wording import links, templates
from admin.wiring import House
from core.account import Account
from core.official_link import must_be_https
from core.vocabulary import Role
from tests.admin.conftest import Ecoute
from tests.fakes.world import SOURCE, submission

LINE = "Nous avons bien pris note de vos remarques sur l’accueil."
_KEYS = count(1)


@pytest.fixture(autouse=True)
def managers(house: House) -> None:
    house.office.add_account(Account(name="chef", display_name="Chef", role=Role.MANAGER, structure_code="caf"))


def published(house: House, **changes: object) -> str:
    number = house.intake.submit(submission(**{"key": f"une-cle-{next(_KEYS):03}", **changes}), SOURCE).number
    house.desk("modo").publish(number, 1)
    return str(number)


def test_similar_answers_and_the_check(ecoute: Ecoute, house: House) -> None:
    """What was answered to a story alike, with why; a sentence sent five times, a blank and an acronym are told."""
    numbers = [published(house) for _ in range(6)]
    for number in numbers[:5]:
        assert ecoute("answer", number, "--as", "agent-30", "--text", "-", text=LINE).code == 0
    found = ecoute("similar", numbers[5], "--as", "agent-30", "--limit", "3", "--json").document
    assert [one["answer"] for one in found] == [LINE] * 3
    assert "même structure" in ecoute("similar", numbers[5], "--as", "agent-30").out
    words = ("check-answer", numbers[5], "--as", "agent-30", "--text", "-")
    remarks = ecoute(*words, "--json", text=f"Le RSA, voyez ‹où›. {LINE}").document
    assert [(one["kind"], one["blocks"], one["times"]) for one in remarks] == [
        ("blank", True, 0),
        ("acronym", False, 0),
        ("worn", False, 5),
    ]
    assert (
        "1 champ à remplir · 1 sigle · 1 phrase déjà vue 5 fois ici" in ecoute(*words, text=f"Le RSA, XXX. {LINE}").out
    )
    assert ecoute("recount", "--json").document == {"answers": 5}
    refused = ecoute("answer", numbers[5], "--as", "agent-30", "--text", "-", text="Madame Durand vous a vu.")
    assert refused.code == 7 and "Durand" in refused.err


def test_formulas_are_kept(ecoute: Ecoute, house: House) -> None:
    words = ("--as", "chef", "--structure", "caf-30", "--kind", "signature")
    assert ecoute("formulas", "add", *words, "--text", "La Caf", "--json").document[0]["text"] == "La Caf"
    changed = ecoute("formulas", "add", *words, "--text", "L’équipe", "--instead-of", "La Caf", "--json").document
    assert [one["text"] for one in changed] == ["L’équipe"]
    assert "L’équipe" in ecoute("formulas", "list", "--as", "chef", "--structure", "caf-30").out
    assert ecoute("formulas", "remove", *words, "--text", "La Caf").code == 3
    assert ecoute("formulas", "remove", *words, "--text", "L’équipe", "--json").document == []
    assert ecoute("formulas", "list", "--as", "agent-30").code == 4


def test_templates_are_kept(ecoute: Ecoute, house: House) -> None:
    words = ("templates", "add", "--as", "chef", "--title", "Retard", "--text", "-", "--tag", "relation", "--json")
    (kept,) = ecoute(*words, "--sentiment", "negative", text="Voyez ‹où›.").document
    assert (kept["structure_code"], kept["tags"], kept["sentiment"]) == ("caf", ["relation"], "negative")
    number = str(kept["number"])
    (changed,) = ecoute(*words, "--number", number, text="Autre texte.").document
    assert (changed["number"], changed["body"], changed["sentiment"]) == (kept["number"], "Autre texte.", None)
    assert "Autre texte." in ecoute("templates", "list", "--as", "chef").out
    assert ecoute("templates", "remove", number, "--as", "chef", "--json").document == []


def test_links_are_kept(ecoute: Ecoute, house: House) -> None:
    words = ("links", "add", "--as", "chef", "--title", "Simuler")
    assert "https" in ecoute(*words, "--url", "http://caf.fr").refused(7)
    (kept,) = ecoute(*words, "--url", "https://www.caf.fr", "--json").document
    assert "https://www.caf.fr" in ecoute("links", "list", "--as", "chef").out
    assert ecoute("links", "remove", str(kept["number"]), "--as", "chef", "--json").document == []


def test_the_demonstration_has_templates_and_links() -> None:
    """Each network has some, over https, and always the same."""
    assert {one.structure_code for one in templates()} == {head_code(network) for network in NETWORKS}
    assert {one.network_code for one in links()} == {head_code(network) for network in NETWORKS}
    assert [*templates()] == [*templates()] and [*links()] == [*links()]
    for one in links():
        must_be_https(one.url)
    assert all("‹" in one.body for one in templates())

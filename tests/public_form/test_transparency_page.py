"""The transparency report says the same as the desk did, on the page and in its files."""

import csv
import io
import json
from datetime import timedelta

import pytest

from core.masking import Mask, MaskedField
from core.report import ReportReason
from core.vocabulary import CharterReason
from tests.fakes.world import SOURCE, World
from tests.public_form.site import Site, words

INSULTS, NAMED = CharterReason.INSULTS, CharterReason.ACCUSATION


@pytest.fixture(autouse=True)
def _decided(world: World) -> None:
    """Two published, one of them masked; two rejected, one of them looked at again; one withdrawn; one waiting."""
    first, masked, rejected, appealed, withdrawn, _ = (world.submit() for _ in range(6))
    world.clock.advance(timedelta(hours=5))
    modo = world.desk("modo")
    modo.publish(first.number, 1)
    modo.publish(masked.number, 1, [Mask(field=MaskedField.TEXT, start=0, end=3, label="nom")], "Un nom.")
    modo.reject(rejected.number, 1, [INSULTS, NAMED], "Des mots blessent.")
    modo.reject(appealed.number, 1, [INSULTS], "Des mots blessent.")
    world.following.appeal(appealed.token, "Relisez.")
    world.desk("modo2").publish(appealed.number, 3)
    modo.publish(withdrawn.number, 1)
    modo.withdraw(withdrawn.number, 2, "Publiée par erreur.")
    world.library.report(first.number, 0, ReportReason.OTHER, "", SOURCE)
    modo.dismiss_reports(first.number)


def figures(site: Site, query: str = "") -> dict[str, str]:
    """Give the tables of the page, by label."""
    rows = site.get(f"/transparence{query}").soup.select("table.figures tr")
    return {words(row.select_one("th")): words(row.select_one("td")) for row in rows}


EXPECTED = {
    "Récits déposés": "6",
    "En attente d’une décision": "1",
    "Publiés": "4",
    "dont avec un masquage": "1",
    "Retirés par la modération après publication": "1",
    "Retirés par leur auteur": "0",
    "Rejetés": "1",
    "dont\u202f: propos injurieux ou déplacés": "1",
    "dont\u202f: mise en cause d’une personne": "1",
    "Recours d’auteurs": "1",
    "dont suivis d’une publication": "1",
    "dont rejetés de nouveau": "0",
    "Signalements de visiteurs": "1",
    "dont sans suite": "1",
    "Toutes les décisions": "5\u00a0heures",
}


def test_the_page_counts_what_was_decided(site: Site) -> None:
    """Each figure of the page is the number of stories that it says."""
    assert EXPECTED.items() <= figures(site).items()


def test_the_files_say_what_the_page_says(site: Site) -> None:
    """The CSV and the JSON hold the same figures."""
    table = {
        row[0]: row[1]
        for row in csv.reader(io.StringIO(site.client.get("/transparence.csv").get_data(True)), delimiter=";")
    }
    document = json.loads(site.client.get("/transparence.json").get_data(True))
    assert (document["recues"], document["publiees"], document["rejetees"], document["recours"]) == (6, 4, 1, 1)
    assert (table["recues"], table["rejetees_par_motif.propos injurieux ou déplacés"]) == ("6", "1")
    assert document["delai_median_heures"] == 5.0


def test_a_period_without_stories_is_empty(site: Site) -> None:
    """Another period has its own figures, and a delay that nobody knows yet."""
    found = figures(site, "?du=2020-01-01&au=2020-12-31")
    assert (found["Récits déposés"], found["Toutes les décisions"]) == ("0", "pas encore connu")


@pytest.mark.parametrize("query", ["?du=hier", "?au=2026-13-01", "?du=2026-05-04&au=2026-05-01"])
def test_a_period_that_makes_no_sense_is_told(site: Site, query: str) -> None:
    """The page says what is wrong beside the field; the files say it too."""
    assert site.get(f"/transparence{query}", status=422).soup.select(".fault")
    assert site.client.get(f"/transparence.json{query}").status_code == 400

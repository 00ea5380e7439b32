"""A mail scanner, or a robot, that opens all it finds changes nothing."""

import re
from itertools import product
from urllib.parse import urlsplit

import pytest

from core.intake import Receipt
from tests.fakes.world import EMAIL, World
from tests.public_form.followed import followed
from tests.public_form.site import Page, Site

LINK = re.compile(r"https://ecoute\.exemple\.fr(/\S*)")


@pytest.fixture
def receipts(world: World) -> list[Receipt]:
    """Give an experience in each state, one of them answered."""
    made = [followed(world, way) for way in ("submitted", "published", "masked", "rejected")]
    world.answer(made[1])
    return made


def letters(world: World, site: Site) -> set[str]:
    """Give every address of the letters that leave, lost links included."""
    world.notifier().send_all_due()
    site.get("/suivi/lien-perdu").form().fill(email=EMAIL).press("Recevoir", status=303)
    world.notifier().send_all_due()
    return {path for mail in world.mailer.mails for path in LINK.findall(mail.plain)}


def test_opening_every_link_of_the_letters_and_of_the_pages_changes_nothing(
    world: World, site: Site, receipts: list[Receipt]
) -> None:
    waiting = sorted(letters(world, site))
    assert {f"/suivi/{receipt.token}" for receipt in receipts} <= set(waiting)
    commits, tables = world.store.commits, world.store.tables.copy()
    seen = set[str]()
    while waiting:
        parts = urlsplit(waiting.pop())
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.netloc not in {"", "localhost", "ecoute.exemple.fr"} or path in seen or not path:
            continue
        seen.add(path)
        answer = site.client.get(path, follow_redirects=True, buffered=True)
        if path.startswith("/suivi/") and answer.mimetype == "text/html":
            waiting += Page(site, answer).links
        for method in (site.client.head, site.client.options):
            assert method(path, buffered=True).status_code < 500
    assert sum(path.startswith("/suivi/") for path in seen) > 12
    assert (world.store.commits, world.store.tables) == (commits, tables)


@pytest.mark.parametrize(
    "below",
    ["retirer", "refuser-le-masquage", "effacer-mon-adresse", "corriger", "recours", "avis", "comite", "invitation"],
)
def test_no_other_method_acts(world: World, site: Site, receipts: list[Receipt], below: str) -> None:
    """Not even with the fields of the form in the address."""
    commits = world.store.commits
    fields = {"word": below.partition("-")[0], "words": "x", "position": "1", "useful": "yes", "title": "Volé"}
    for method, receipt in product(("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"), receipts):
        answer = site.client.open(f"/suivi/{receipt.token}/{below}", method=method, query_string=fields)
        assert answer.status_code in {200, 405, 409}
    assert world.store.commits == commits

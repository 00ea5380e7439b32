"""What people read follows French typography, on every page and in every state."""

import re
from pathlib import Path

import public_form
from core.vocabulary import CharterReason
from tests.fakes.world import World
from tests.public_form.conftest import STORY
from tests.public_form.site import Page, Site

WRONG = re.compile(r"[ \u00a0][:;!?»]|«[ \u00a0]|\w[!?;»](?!\w)|\w'\w|\.\.\.")


def test_every_page_follows_french_typography(world: World, summary: Page) -> None:
    site = summary.site
    for page in _pages(world, site, summary):
        found = WRONG.search(page.text)
        assert not found, page.text[max(0, found.start() - 40) : found.end() + 20]


def test_no_text_is_marked_safe() -> None:
    """Nothing that people write can become markup."""
    for template in Path(public_form.__file__).parent.rglob("*.html"):
        assert not re.search(r"\|\s*safe|autoescape", template.read_text(encoding="utf-8")), template


def _pages(world: World, site: Site, summary: Page) -> list[Page]:
    receipt = world.publish()
    rejected = world.submit()
    world.desk("modo").reject(rejected.number, 1, [CharterReason.POLITICS], "Voir la charte.")
    waiting = site.get(f"/suivi/{receipt.token}")
    world.answer(receipt)
    rating = site.get(f"/suivi/{receipt.token}")
    told = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    services = summary.form().press("Modifier les services")
    return [
        summary, waiting, rating, told, services,
        *(site.get(path) for path in ("/", "/experiences", "/experiences/1_rsa-suspendu-sans-explication")),
        *(site.get(path) for path in ("/structures", "/structures?q=caf", "/structures?q=zzz")),
        *(site.get(f"/structures/{path}") for path in ("caf-30_caf-du-gard", "caf-30_caf-du-gard/promotion")),
        site.get("/structures/gn_gendarmerie-nationale"),
        site.get(f"/suivi/{rejected.token}"),
        site.get("/experience/step_1").form().press("Continuer", status=422),
        told.form().press("Continuer", status=422),
        told.form().fill(q="caf").press("Chercher"),
        told.form().fill(q="zzz").press("Chercher"),
        told.form().fill(named="Mairie").press("Continuer"),
        summary.form().put("csrf_token", "x").press("Envoyer", status=400),
        summary.form().put("email", "x").put("consent", "").press("Envoyer", status=422),
        rating.form(".rating").press("Envoyer", status=422),
        rating.form(".rating").fill(useful="no").press("Envoyer", status=303).follow(),
        summary.form().press("Envoyer", status=303).follow(),
        site.get("/rien", 404), site.get("/suivi/x", 404), site.get("/experiences?apres=x", 400),
    ]  # fmt: skip

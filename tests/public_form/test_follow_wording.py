"""The author's side follows French typography, on every page and in every state."""

from collections.abc import Iterator

from core.vocabulary import CharterReason
from tests.fakes.world import World
from tests.public_form.followed import ACTS, followed, page_of
from tests.public_form.site import Page, Site
from tests.public_form.test_public_wording import WRONG


def test_every_page_follows_french_typography(world: World, site: Site) -> None:
    for page in (*_acts(world, site), *_states(world, site), *_lost_links(site)):
        found = WRONG.search(page.text)
        assert not found, page.text[max(0, found.start() - 40) : found.end() + 20]


def _acts(world: World, site: Site) -> Iterator[Page]:
    """Each act: its page, at fault, too old, done, asked again."""
    for act in ACTS.values():
        receipt = followed(world, act.way)
        page = page_of(site, receipt, act.path)
        empty = dict.fromkeys(act.fields, "")
        yield page
        yield page.form().fill(**empty).press(act.button, status=422)
        yield page.form().put("csrf_token", "x").press(act.button, status=400)
        yield page.form().fill(**act.fields).press(act.button, status=303).follow()
        yield page_of(site, receipt, act.path, 200 if act.path == "corriger" else 409)
        yield (
            page.form()
            .fill(**act.fields)
            .fill(**{next(iter(act.fields)): act.button})
            .press(act.button, status=422 if "word" in act.fields else 409)
        )


def _states(world: World, site: Site) -> Iterator[Page]:
    for way in ("submitted", "published", "masked", "rejected"):
        receipt = followed(world, way)
        yield page_of(site, receipt)
        if way == "published":
            world.answer(receipt)
            yield page_of(site, receipt)
            yield page_of(site, receipt).form(".rating").press("Envoyer", status=422)
            yield page_of(site, receipt).form(".rating").put("csrf_token", "x").press("Envoyer", status=400)
    world.following.appeal(receipt.token, "Relisez.")
    yield page_of(site, receipt)
    world.desk("modo2").reject(receipt.number, 3, [CharterReason.COMPLAINT])
    yield page_of(site, receipt)


def _lost_links(site: Site) -> Iterator[Page]:
    page = site.get("/suivi/lien-perdu")
    yield page
    yield page.form().press("Recevoir", status=422)
    yield page.form().fill(email="a@exemple.fr").press("Recevoir", status=303).follow()
    yield site.get("/suivi/faux", 404)

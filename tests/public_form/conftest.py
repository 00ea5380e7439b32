"""The site over a small programme."""

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.browsing import started, visiting
from tests.public_form.serving import served
from tests.public_form.site import Page, Site


class Compiled(BytecodeCache):
    """Keeps each template as it was first compiled: every test has a site of its own, whose pages are the same."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept, if the template is still the same: the bucket looks at it."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": Compiled()}


@pytest.fixture
def world() -> World:
    """Give a small programme over fakes."""
    return World()


@pytest.fixture
def app(world: World) -> Flask:
    """Give the site, protected as in real life."""
    doors = Doors(world.intake, world.following, world.library, world.datasets, lambda: None)
    return create_app(doors, secret_key=b"une cle pour les essais", public_url="https://ecoute.exemple.fr")


@pytest.fixture
def site(app: Flask) -> Site:
    """Give the site as one browser sees it."""
    return Site(app)


@pytest.fixture
def summary(site: Site) -> Page:
    """Give the last page of the form, with everything told."""
    return tell(site)


STORY = {
    "title": "RSA suspendu sans explication",
    "text": "J’ai appelé trois fois.\r\n\r\nPersonne ne sait pourquoi.",
    "sentiment": "negative",
}
YOU = {
    "pseudonym": "Rugby 71",
    "department": "Gard",
    "country": "France",
    "email": "camille@exemple.fr",
    "consent": "yes",
}


def tell(site: Site) -> Page:
    """Go through the form up to the last page."""
    services = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    found = services.form().fill(q="caf nimes").press("Chercher")
    chosen = found.form().tick("Caf du Gard").press("Continuer")
    asked = chosen.form().tick("Téléphone").tick("Accueil").put("feeling-caf-30-phone", "negative")
    return asked.press("Continuer").form().fill(**YOU).press("Continuer")


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the site on a port of its own."""
    with served(app) as place:
        yield place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    with started() as chromium:
        yield chromium


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Give the browser of someone with a telephone and JavaScript."""
    with visiting(browser, address) as context:
        yield context


@pytest.fixture
def tab(visitor: BrowserContext) -> Tab:
    """Give a tab of that browser."""
    return visitor.new_page()

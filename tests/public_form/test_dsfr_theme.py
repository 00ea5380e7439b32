"""A State service's site wears the State's design system, says the same, and no other site has anything of it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import Environment, nodes
from jinja2.runtime import Macro

from public_form.headers import POLICY
from tests.fakes.world import World
from tests.missing import without
from tests.public_form.conftest import STORY, tell
from tests.public_form.dressed import dressed, files
from tests.public_form.followed import followed, page_of
from tests.public_form.routes import FORM, READ, SECRET, Settled, path, settled, those
from tests.public_form.site import Page, Site

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    {
        *those(method="GET", protection=READ),
        *those(method="GET", protection=FORM),
        *those(method="GET", protection=SECRET),
    }
)
THEIRS = re.compile(r"dsfr|data-fr-|\bfr-[a-z]|[Mm]arianne|/theme\.css")


@pytest.fixture
def app(world: World) -> Flask:
    """Give the site of a State service."""
    return dressed(world)


@pytest.fixture(scope="module")
def programme() -> Settled:
    """Give a programme with an experience in each state, in the design system."""
    plain = settled()
    return Settled(plain.world, dressed(plain.world), plain.secrets)


@pytest.fixture(scope="module")
def plain() -> Settled:
    """Give such a programme, on a site with a look of its own."""
    return settled()


@pytest.mark.parametrize("rule", PAGES)
def test_each_page_is_as_sound_as_on_any_site(programme: Settled, rule: str) -> None:
    """Strict HTML, labels, ids and policy are checked on opening."""
    answer = Site(programme.app).client.get(path(rule, programme.secrets), buffered=True)
    if answer.mimetype == "text/html" and answer.status_code == 200:
        page = Page(Site(programme.app), answer)
        # The screen of a waiting room has no header nor footer of a site: only the colours and the mark of the State.
        marks = [".state-mark"] if rule.endswith("/ecran") else [".fr-header", ".fr-footer"]
        assert all(page.soup.select(mark) for mark in marks)


@pytest.mark.parametrize("rule", PAGES)
def test_the_site_with_a_look_of_its_own_has_nothing_of_it(plain: Settled, rule: str) -> None:
    answer = plain.client.get(path(rule, plain.secrets), buffered=True)
    assert not THEIRS.search(answer.get_data(as_text=True))
    assert "font-src" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/dsfr/dsfr.min.css", "/theme.css"])
def test_the_site_with_a_look_of_its_own_hands_out_nothing_of_it(plain: Settled, address: str) -> None:
    assert plain.client.get(address).status_code == 404


def test_an_experience_is_told_from_the_first_page_to_the_follow_up(world: World, site: Site) -> None:
    received = tell(site).form().press("Envoyer", status=303).follow()
    assert received.h1 == "Votre expérience est envoyée"
    assert [told.title for told in world.store.tables.experiences.values()] == [STORY["title"]]


def test_each_fault_leads_to_its_field(site: Site) -> None:
    page = site.get("/experience/step_1").form().press("Continuer", status=422)
    assert set(page.faults) == {"title", "text", "sentiment-positive"}
    assert all(page.soup.select(f'[id="{name}"][aria-invalid=true]') for name in page.faults)


def test_an_answer_is_rated(world: World, site: Site) -> None:
    receipt = followed(world, "published")
    world.answer(receipt)
    form = page_of(site, receipt).form("form.rating").put("useful", "yes")
    assert "vous est utile" in form.press("Envoyer mon avis", status=303).follow().text


def macros(environment: Environment, theme: str) -> dict[str, tuple[str, ...]]:
    """Give the macros of a theme with their parameters."""
    module: Any = environment.get_template(f"{theme}/macros.html").module
    return {name: macro.arguments for name, macro in vars(module).items() if isinstance(macro, Macro)}


def defaults(environment: Environment, theme: str) -> dict[str, list[str]]:
    """Give what the parameters of each macro are when nothing is said."""
    source = (ROOT / "public_form" / "themes" / theme / "macros.html").read_text()
    found = environment.parse(source).find_all(nodes.Macro)
    return {macro.name: [repr(value) for value in macro.defaults] for macro in found if macro.name[0] != "_"}


def test_both_themes_have_the_same_macros(app: Flask) -> None:
    """Templates are written once: by name, parameters and defaults, no macro is missing and none differs."""
    assert macros(app.jinja_env, "dsfr") == macros(app.jinja_env, "neutral")
    neutral = defaults(app.jinja_env, "neutral")
    assert defaults(app.jinja_env, "dsfr").items() <= neutral.items()
    assert set(macros(app.jinja_env, "neutral")) == set(neutral)


def test_both_themes_have_the_same_blocks(app: Flask) -> None:
    blocks = [set(app.jinja_env.get_template(f"{theme}/base.html").blocks) for theme in ("neutral", "dsfr")]
    assert blocks[0] == blocks[1]


def test_only_fonts_and_the_drawings_of_the_sheet_are_allowed_more(site: Site) -> None:
    policy = site.get("/").answer.headers["Content-Security-Policy"]
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
        **POLICY,
        "font-src": "'self'",
        "img-src": "'self' data:",
    }


def test_what_the_pages_load_is_there_and_kept(site: Site) -> None:
    page = site.get("/")
    loaded = [str(tag.get("src") or tag["href"]) for tag in page.soup.select("script[src], link[rel=stylesheet]")]
    assert len(loaded) == 4
    for address in loaded:
        answer = site.client.get(address, buffered=True)
        assert (answer.status_code, answer.cache_control.max_age) == (200, 30 * 24 * 3600), address


def test_what_our_sheet_takes_from_the_design_system_is_in_it(site: Site) -> None:
    sheet = site.client.get("/theme.css").get_data(as_text=True)
    taken = set(re.findall(r"url\((dsfr/[^)]+)\)", sheet))
    assert taken and all(site.client.get(f"/{name}", buffered=True).status_code == 200 for name in taken)
    variables = set(re.findall(r"var\((--[\w-]+)", sheet)) - set(re.findall(r"(--[\w-]+):", sheet))
    assert variables <= set(re.findall(r"(--[\w-]+):", (files() / "dsfr.min.css").read_text()))


@pytest.mark.parametrize(
    "name",
    [
        "../../../__init__.py",
        "..%2f..%2f..%2f__init__.py",
        "%2e%2e/dist/dsfr.min.css",
        "/etc/passwd",
        "fonts",
        "",
        "rien.css",
    ],
)
def test_nothing_outside_its_folder_is_handed_out(site: Site, name: str) -> None:
    assert site.client.get(f"/dsfr/{name}").status_code in {308, 404}


def test_nothing_of_it_is_in_the_repository() -> None:
    """Neither its files, nor the font of the State."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        without("no git, no repository")
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    assert "public_form/app.py" in kept
    forbidden = re.compile(r"\.(woff2?|ttf|otf|eot)$|marianne|dsfr.*\.min\.|dsfr.*\.js$", re.IGNORECASE)
    assert not [name for name in kept if forbidden.search(name)]

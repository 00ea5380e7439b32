"""No page, in any state, has a fault that axe can see; each one fits a narrow screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from core.action import ImprovementAction
from core.errors import Unavailable
from core.gate import Source
from core.vocabulary import ActionState
from tests.public_form.browsing import choose_a_service, press, started, tell_all, tell_the_story
from tests.public_form.routes import Settled, settled
from tests.public_form.serving import served

LIKE_THOSE_BEFORE = ".card:nth-of-type(n+4)"
"""In a long list, what has the same markup as the three cards before it: looking again takes time and finds nothing."""

AXE = f"""rules => axe
    .run({{exclude: ['{LIKE_THOSE_BEFORE}']}}, {{resultTypes: ['violations'], ...rules}})
    .then(found => found.violations)"""
EVERY_RULE: dict[str, Any] = {}
OF_THE_LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]}}
"""What another colour scheme or another width may change."""

NARROW, ZOOMED, WIDE = 320, 640, 1280
"""Widths in pixels: the least that must do, half of a common screen (that screen at 200 %), a common screen."""


@dataclass(frozen=True)
class Visit:
    """A browser on its way to a state of the site."""

    programme: Settled
    tab: Page
    codes: list[int]

    def to(self, path: str, *buttons: str) -> None:
        """Open a page, where {published} and its like stand for secrets, and press buttons one after the other."""
        self.tab.goto(path.format(**self.programme.secrets))
        for button in buttons:
            press(self.tab, button)


Way = Callable[[Visit], None]


def at(path: str, *buttons: str) -> Way:
    """Give the way to a page, or to what its buttons show when nothing is filled in."""
    return lambda visit: visit.to(path, *buttons)


def _second_page(visit: Visit) -> None:
    visit.to("/experiences")
    visit.tab.get_by_role("link", name="Page suivante").click()


def _found_services(visit: Visit) -> None:
    tell_the_story(visit.tab)
    visit.tab.get_by_label("Chercher un service").fill("caf nimes")
    press(visit.tab, "Chercher")


def _services_while_typing(visit: Visit) -> None:
    tell_the_story(visit.tab)
    visit.tab.get_by_label("Chercher un service").press_sequentially("caf")
    visit.tab.get_by_role("option").first.wait_for()


def _no_service_found(visit: Visit) -> None:
    tell_the_story(visit.tab)
    visit.tab.get_by_label("Chercher un service").fill("zzzz")
    press(visit.tab, "Chercher")


def _chosen_services(visit: Visit) -> None:
    _found_services(visit)
    visit.tab.get_by_label("Caf du Gard").check()
    press(visit.tab, "Continuer")


def _services_at_fault(visit: Visit) -> None:
    tell_the_story(visit.tab)
    press(visit.tab, "Continuer")


def _you(visit: Visit) -> None:
    tell_the_story(visit.tab)
    choose_a_service(visit.tab)


def _you_at_fault(visit: Visit) -> None:
    _you(visit)
    press(visit.tab, "Continuer")


def _sent(visit: Visit) -> None:
    tell_all(visit.tab)
    press(visit.tab, "Envoyer mon expérience")


def _wrong_word(path: str) -> Way:
    def way(visit: Visit) -> None:
        visit.to(path)
        visit.tab.locator("main form button").last.click()

    return way


def _link_asked(visit: Visit) -> None:
    visit.to("/suivi/lien-perdu")
    visit.tab.get_by_label("Adresse e-mail").fill("camille@exemple.fr")
    press(visit.tab, "Recevoir mes liens")


def _too_many(visit: Visit) -> None:
    for n in range(40):
        source = Source(form=f"jeton-{n}", network="127.0.0.0/24")
        try:
            visit.programme.world.following.lost_link("camille@exemple.fr", source)
        except Exception:  # the gate has closed
            break
    _link_asked(visit)
    visit.programme.world.clock.advance(hours=2)


def _broken(visit: Visit) -> None:
    def stumble() -> None:
        raise Unavailable("La base de données ne répond pas.")

    store = visit.programme.world.store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "reading", stumble)
        visit.to("/structures")


STATES: dict[str, Way] = {
    "home": at("/"),
    "list": at("/experiences"),
    "list, second page": _second_page,
    "list, narrowed": at("/experiences?q=dossier&ressenti=negative&reponse=oui"),
    "list, nothing found": at("/experiences?q=introuvable"),
    "list, at fault": at("/experiences?du=hier"),
    "experience answered, with an action": at("/experiences/1"),
    "experience not answered": at("/experiences/5"),
    "experience with masks": at("/experiences/4"),
    "vote": at("/experiences/1/avis/1"),
    "vote at fault": at("/experiences/1/avis/1", "Confirmer mon avis"),
    "report": at("/experiences/1/signaler/0"),
    "report at fault": at("/experiences/1/signaler/1", "Envoyer le signalement"),
    "reported": at("/experiences/1?signale=1"),
    "transparency": at("/transparence"),
    "transparency at fault": at("/transparence?du=hier"),
    "structures": at("/structures"),
    "structures found": at("/structures?q=caf"),
    "structures, nothing found": at("/structures?q=zzzz"),
    "structure": at("/structures/caf-30"),
    "committees of a structure": at("/structures/caf-30/comites"),
    "promotion": at("/structures/caf-30/promotion"),
    "screen of a waiting room": at("/structures/caf-30/ecran"),
    "screen of a waiting room, stopped": at("/structures/caf-30/ecran", "Suivant"),
    "about": at("/a-propos"),
    "how": at("/comment-ca-marche"),
    "charter": at("/charte"),
    "commitments": at("/engagements"),
    "privacy": at("/donnees-personnelles"),
    "accessibility": at("/accessibilite"),
    "open data": at("/donnees-ouvertes"),
    "site map": at("/plan-du-site"),
    "story": at("/experience/step_1"),
    "story at fault": at("/experience/step_1", "Continuer"),
    "services": lambda visit: tell_the_story(visit.tab),
    "services found": _found_services,
    "services, while typing": _services_while_typing,
    "no service found": _no_service_found,
    "services chosen": _chosen_services,
    "services at fault": _services_at_fault,
    "you": _you,
    "you at fault": _you_at_fault,
    "summary": lambda visit: tell_all(visit.tab),
    "sent": _sent,
    "follow-up, waiting": at("/suivi/{submitted}"),
    "follow-up, answered": at("/suivi/{published}"),
    "follow-up, rating at fault": at("/suivi/{published}", "Envoyer mon avis"),
    "follow-up, masked": at("/suivi/{masked}"),
    "follow-up, rejected": at("/suivi/{rejected}"),
    "correct": at("/suivi/{submitted}/corriger"),
    "appeal": at("/suivi/{rejected}/recours"),
    "appeal at fault": _wrong_word("/suivi/{rejected}/recours"),
    "refuse masks": at("/suivi/{masked}/refuser-le-masquage"),
    "withdraw": at("/suivi/{published}/retirer"),
    "withdraw at fault": _wrong_word("/suivi/{published}/retirer"),
    "erase address": at("/suivi/{published}/effacer-mon-adresse"),
    "act that is closed": at("/suivi/{published}/recours"),
    "lost link": at("/suivi/lien-perdu"),
    "lost link at fault": _wrong_word("/suivi/lien-perdu"),
    "link asked": _link_asked,
    "unknown link": at("/suivi/faux"),
    "unknown page": at("/rien"),
    "too many requests": _too_many,
    "breakdown": _broken,
}
"""Every state of every page, with the way to it. A new page goes here."""

CODES = {
    "unknown link": 404,
    "unknown page": 404,
    "act that is closed": 409,
    "too many requests": 429,
    "breakdown": 503,
}
"""What the server says of the states that are no success, and of no other but for faults (422)."""


@pytest.fixture(scope="module")
def programme() -> Settled:
    """Give a programme with something in each state, and more than a page of experiences."""
    settled_one = settled()
    world = settled_one.world
    for _ in range(21):
        world.publish("caf-34")
    done = world.clock.now()
    world.store.keep(
        ImprovementAction(
            number=1,
            structure_code="caf-30",
            title="Un rappel sous 48 heures",
            description="Chaque appel manqué est rappelé.",
            state=ActionState.DONE,
            published_at=done,
            done_at=done,
        )
    )
    world.store.tables.action_links[1, 1] = None
    return settled_one


@pytest.fixture(scope="module")
def visit(programme: Settled) -> Iterator[Visit]:
    """Give a tab, kept from page to page."""
    with served(programme.app) as address, started() as browser:
        context = browser.new_context(base_url=address, locale="fr-FR")
        context.set_default_timeout(10_000)
        codes: list[int] = []
        context.on("response", lambda response: codes.append(response.status))
        yield Visit(programme, context.new_page(), codes)
        context.close()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_the_page_fits(visit: Visit, state: str) -> None:
    """In light on a wide screen, in dark on a narrow one."""
    _begin(visit)
    STATES[state](visit)
    visit.tab.evaluate(AXE_SCRIPT)
    assert not _violations(visit.tab, EVERY_RULE)
    assert _too_wide(visit.tab, ZOOMED) <= 0
    assert _too_wide(visit.tab, NARROW) <= 0
    visit.tab.emulate_media(color_scheme="dark")
    assert not _violations(visit.tab, OF_THE_LOOKS)
    expected = {CODES[state]} if state in CODES else set()
    assert set(visit.codes) - {200, 301, 302, 303, 422} == expected


def _begin(visit: Visit) -> None:
    visit.tab.context.clear_cookies()
    visit.tab.set_viewport_size({"width": WIDE, "height": 900})
    visit.tab.emulate_media(color_scheme="light")
    visit.codes.clear()


def _violations(tab: Page, rules: dict[str, Any]) -> list[str]:
    found: list[dict[str, Any]] = tab.evaluate(AXE, rules)
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


def _too_wide(tab: Page, width: int) -> int:
    """Give how many pixels of the page are out of a screen of this width."""
    tab.set_viewport_size({"width": width, "height": 700})
    return int(tab.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_axe_sees_a_fault_when_there_is_one(visit: Visit) -> None:
    """The tests above can fail: an image without words, words too pale, and a page too wide are noticed."""
    _begin(visit)
    visit.to("/charte")
    visit.tab.evaluate(AXE_SCRIPT)
    visit.tab.evaluate(
        "document.querySelector('main').append(new Image());"
        "document.querySelector('.lead').style.color = '#ddd';"
        "document.querySelector('h1').style.minWidth = '2000px'"
    )
    assert {fault.partition(":")[0] for fault in _violations(visit.tab, EVERY_RULE)} >= {"image-alt", "color-contrast"}
    assert _too_wide(visit.tab, NARROW) > 0
